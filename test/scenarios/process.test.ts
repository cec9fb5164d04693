import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { createDatabase } from '../databases/create-database.ts';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { RunningBot } from './process.ts';

const started: { stop: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of started.splice(0).reverse()) await one.stop();
});

function start(environment: Record<string, string>): RunningBot {
  const bot = new RunningBot(environment);
  started.push({ stop: () => bot.stops('SIGKILL') });
  return bot;
}

async function telegramTown(): Promise<Telegram> {
  const telegram = await startTelegram();
  started.push(telegram);
  return telegram;
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server has a port');
  return address.port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

const emptyFolder = () => mkdtemp(join(inject('databases').folder, 'data-'));

describe('the bot as a process of its own', () => {
  it('lives on an embedded database, remembers over a restart, and stops in order', async () => {
    const telegram = await telegramTown();
    const environment = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      DATA_DIR: await emptyFolder(),
    };
    const aida = telegram.person({ first_name: 'Aida' });
    const group = telegram.group({ title: 'Ak-Bulak', owner: aida });

    const first = start(environment);
    await first.says('Connected to Telegram');
    expect(first.output).toContain('embedded database');
    aida.addsBot(group);
    const setup = await group.next('Which language');
    await aida.presses(setup, 'English');
    await setup.becomes('Which clock');
    expect(await first.stops()).toBe(0);

    const second = start(environment);
    await second.says('Connected to Telegram');
    await aida.presses(setup, 'Bishkek');
    await setup.becomes('new working group');
    expect(await second.stops()).toBe(0);
    expect(first.output + second.output).not.toContain(telegram.token);
    expect(first.output + second.output).not.toContain('Aida');
  });

  it('lives on PostgreSQL', async () => {
    const telegram = await telegramTown();
    const { serverUrl } = inject('databases');
    await using database = await createDatabase(serverUrl);
    const bot = start({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      DATABASE_URL: database.url,
    });
    await bot.says('Connected to Telegram');
    const aida = telegram.person({ first_name: 'Aida' });
    aida.startsBot();
    await aida.private.next('Hello, I am Ashar');
    expect(await bot.stops()).toBe(0);
  });

  it('serves its pages without a messenger, says how to connect one, and keeps its folder to itself', async () => {
    const folder = await emptyFolder();
    const port = await freePort();
    const first = start({ DATA_DIR: folder, PORT: String(port) });
    await first.says('TELEGRAM_BOT_TOKEN');
    expect(first.output.trim().split('\n').length).toBeLessThanOrEqual(4);
    expect(first.output).toContain(`http://127.0.0.1:${port}`);
    for (const path of ['/', '/healthz', '/readyz', '/metrics']) {
      expect([path, (await fetch(`http://127.0.0.1:${port}${path}`)).status]).toEqual([path, 200]);
    }

    const second = start({ DATA_DIR: folder });
    expect(await second.ends()).toBe(1);
    expect(second.output.trim().split('\n')).toHaveLength(1);
    expect(second.output).toContain(folder);
    expect(await first.stops('SIGINT')).toBe(0);
  });

  it('says that its port is taken, in one line', async () => {
    await using database = await createDatabase(inject('databases').serverUrl);
    const taken = createServer();
    const port = await listening(taken);
    const bot = start({ PORT: String(port), DATABASE_URL: database.url });
    expect(await bot.ends()).toBe(1);
    expect(bot.output).toContain(`127.0.0.1:${port}: something else listens there already; set PORT to another one`);
    taken.close();
  });

  it.each([
    [{ PORT: 'many' }, 'PORT: this is not right; it takes a port'],
    [{ TELEGRAM_BOT_TOKEN: 'abc' }, 'TELEGRAM_BOT_TOKEN: this is not right; it takes the token that @BotFather gave'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: this is not right'],
    [{ WHATSAPP: 'on' }, 'WHATSAPP: this version does not have it yet'],
  ])('stops at once and says the mend for %o', async (environment, line) => {
    const bot = start(environment);
    expect(await bot.ends()).toBe(1);
    expect(bot.output.trim().split('\n')).toHaveLength(1);
    expect(bot.output).toContain(line);
  });

  it('says why it cannot reach Telegram, and stops in order while it waits', async () => {
    const token = '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const nobody = 'http://127.0.0.1:1';
    await using database = await createDatabase(inject('databases').serverUrl);
    const bot = start({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: nobody, DATABASE_URL: database.url });
    await bot.says('ECONNREFUSED');
    expect(await bot.stops()).toBe(0);
    expect(bot.output).not.toContain('Connected to Telegram');
  });

  it('stops when Telegram does not know the token', async () => {
    const telegram = await telegramTown();
    const token = '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    await using database = await createDatabase(inject('databases').serverUrl);
    const bot = start({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.root, DATABASE_URL: database.url });
    expect(await bot.ends()).toBe(1);
    expect(bot.output).toContain('TELEGRAM_BOT_TOKEN: Telegram does not know this token');
    expect(bot.output).not.toContain(token);
  });
});
