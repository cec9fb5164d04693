import { Bot } from 'grammy';

// The limit that our replies are measured against: grammY alone, answering every text with a text.
const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
});
bot.on('message:text', (context) => context.reply('Here is what you can do.'));
process.once('SIGTERM', () => void bot.stop().then(() => process.exit(0)));
await bot.start({ onStart: () => void process.stdout.write('ready\n') });
