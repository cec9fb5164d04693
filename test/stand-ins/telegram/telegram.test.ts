import { Bot, InlineKeyboard, InputFile } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let bot: Bot;

beforeEach(async () => {
  telegram = await startTelegram();
  bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
});

afterEach(async () => {
  await bot.stop();
  await telegram.stop();
});

test('a real bot is greeted, answers, and is pressed and voted on', async () => {
  bot.command('start', (ctx) =>
    ctx.reply(`Hello ${ctx.from?.first_name} ${ctx.match}`, {
      reply_markup: new InlineKeyboard().text('Poll', 'poll'),
    }),
  );
  bot.callbackQuery('poll', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Here it comes' });
    await ctx.editMessageText('Pressed');
    await ctx.replyWithPoll('How far?', [{ text: 'Done' }, { text: 'Most of it' }], { is_anonymous: false });
  });
  bot.on('poll_answer', async (ctx) => {
    const voter = ctx.pollAnswer.user;
    if (voter)
      await bot.api.sendMessage(voter.id, `vote ${ctx.pollAnswer.option_ids} ${ctx.pollAnswer.option_persistent_ids}`);
  });
  bot.command('file', (ctx) =>
    ctx.replyWithDocument(new InputFile(Buffer.from('a,b'), 'список.csv'), { caption: 'Here' }),
  );
  void bot.start();
  const aigul = telegram.person({ first_name: 'Aigul' });
  aigul.startsBot('token');
  const hello = await aigul.private.next('Hello Aigul token');
  expect(hello.buttons).toEqual([['Poll']]);
  expect(await aigul.presses(hello, 'Poll')).toEqual({ text: 'Here it comes', alert: false });
  await hello.becomes('Pressed');
  const poll = await aigul.private.next('How far?');
  aigul.votes(poll, ['Done']);
  await aigul.private.next(/^vote 0 \d/);
  expect(poll.poll?.options).toEqual([
    { text: 'Done', votes: 1 },
    { text: 'Most of it', votes: 0 },
  ]);
  aigul.withdrawsVote(poll);
  await aigul.private.next(/^vote/);
  aigul.says(telegram.bot, '/file');
  const sent = await aigul.private.next('Here');
  expect(sent.document?.name).toBe('список.csv');
  expect(Buffer.from(sent.document?.bytes ?? []).toString()).toBe('a,b');
  await telegram.quiet();
});
