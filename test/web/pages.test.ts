import ICAL from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Doing } from '../../bot/act.ts';
import { gather } from '../../bot/declared.ts';
import { features } from '../../bot/features/features.ts';
import { raiseQuestion } from '../../bot/features/questions/raise.ts';
import { commitment, meeting, question } from '../../bot/nouns.ts';
import { settle } from '../../bot/settle.ts';
import { idMaker } from '../../db/new-id.ts';
import { identityOf } from '../../db/people.ts';
import { postNamed } from '../../db/posts.ts';
import { keepText } from '../../db/texts.ts';
import { addGroup, changeGroup, nextNumber, type WorkingGroup } from '../../db/working-groups.ts';
import type { CommitmentId, QuestionId, WorkingGroupId } from '../../domain/ids.ts';
import { webApp } from '../../web/app.ts';
import { type FreshDatabase, freshDatabase } from '../databases/fresh.ts';

const start = Temporal.Instant.from('2026-11-20T04:00:00Z');
let now = start;
const newId = idMaker(() => now);

let database: FreshDatabase;
let group: WorkingGroup;
let ready = true;
let asked: QuestionId;

const app = () =>
  webApp({
    db: database.db,
    now: () => now,
    publicUrl: 'https://ashar.example',
    ready: async () => ready,
    metrics: async () => 'ashar_up 1\n',
  });

const get = (path: string, headers: Record<string, string> = {}) => app().request(path, { headers });
const page = async (path = '/g/ak-bulak') => (await get(path)).text();

function act<Result>(run: (doing: Doing) => Promise<Result>): Promise<Result> {
  const world = { now, newId, declared: gather(features), publicUrl: '', linkTo: () => '', helplines: [] };
  return database.db.transaction((tx) => run(new Doing({ tx, ...world })));
}

beforeAll(async () => {
  database = await freshDatabase('pglite');
  group = await addGroup(database.db, {
    id: newId<WorkingGroupId>(),
    slug: 'ak-bulak',
    name: 'Ak-Bulak <neighbours> & friends',
    zone: 'Asia/Bishkek',
    language: 'en',
    code: 'ABCDEF',
    reminders: [60],
    createdAt: start,
  });
});
afterAll(() => database?.close());

describe('the page of a working group', () => {
  it('has an empty state in words', async () => {
    const html = await page();
    expect(html).toContain('No meeting is set yet.');
    expect(html).toContain('Nothing is open.');
  });

  it('shows questions and commitments with their history, and never who asked', async () => {
    await act(async (doing) => {
      const account = { platform: 'telegram', id: '77', name: 'Bakyt Uniquename' } as const;
      const asker = await identityOf(doing.tx, account, doing.now, newId);
      const asked = await raiseQuestion(doing, group, 'When will <b>the lamps</b> work? Call 0555 123 456', {
        how: 'public',
        asker: asker.id,
      });
      const post = await postNamed(doing.tx, group.id, 'police', 'Beat 3', doing.now, newId);
      const id = newId<CommitmentId>();
      await settle(
        doing,
        commitment,
        id,
        {
          type: 'propose',
          workingGroup: group.id,
          number: await nextNumber(doing.tx, group.id, 'commitment'),
          question: asked.id,
          text: await keepText(doing.tx, 'Mend the lamps', null, doing.now, newId),
          indicator: null,
          owner: 'police',
          sides: [{ side: 'police', post: post.id, identity: null }],
          due: Temporal.PlainDate.from('2026-12-08'),
          today: Temporal.PlainDate.from('2026-11-20'),
        },
        null,
      );
      await settle(doing, question, asked.id, { type: 'commit', commitment: id }, null);
    });
    const html = await page();
    expect(html).toContain('Q-1 When will &lt;b&gt;the lamps&lt;/b&gt; work?');
    expect(html).toContain('C-1 Mend the lamps');
    expect(html).toContain('Beat 3 (police)');
    expect(html).toContain('8 December 2026');
    expect(html).toContain('<time datetime="2026-11-20">20 November 2026</time>: asked');
    expect(html).not.toContain('Uniquename');
    expect(html).not.toContain('555');
    expect(html).toContain('•••');
  });

  it('keeps private questions to itself', async () => {
    await act(async (doing) => {
      const text = await keepText(doing.tx, 'Nobody should read this', null, doing.now, newId);
      const number = await nextNumber(doing.tx, group.id, 'question');
      const raise = { type: 'raise', workingGroup: group.id, number, text, meeting: null, how: 'private' } as const;
      asked = newId<QuestionId>();
      await settle(doing, question, asked, raise, null);
    });
    expect(await page()).not.toContain('Nobody should read this');
  });

  it('shows a private one from its publication on, and not when it was asked', async () => {
    now = start.add({ hours: 48 });
    await act((doing) => settle(doing, question, asked, { type: 'publish' }, null));
    const [, article = ''] = (await page()).split('Nobody should read this');
    const [own = ''] = article.split('</article>');
    expect(own).toContain('22 November 2026</time>: published');
    expect(own).not.toContain('20 November');
    now = start;
  });

  it('shows silence after eight weeks, and what is late', async () => {
    now = start.add({ hours: 24 * 60 });
    const html = await page();
    expect(html).toContain('No news for 8 weeks');
    expect(html).toContain('days late');
    now = start;
  });

  it('is plain: its language, no script, no other host, small', async () => {
    const response = await get('/g/ak-bulak');
    const html = await response.text();
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain('<h1>Ak-Bulak &lt;neighbours&gt; &amp; friends</h1>');
    expect(html).not.toMatch(/<script|style=|onclick/);
    expect([...html.matchAll(/(?:href|src)="(https?:\/\/[^/"]+)/g)].map(([, host]) => host)).toEqual(
      expect.arrayContaining(['https://ashar.example']),
    );
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  });

  it('answers that nothing has changed', async () => {
    const tag = (await get('/g/ak-bulak')).headers.get('etag') ?? '';
    expect((await get('/g/ak-bulak', { 'if-none-match': tag })).status).toBe(304);
  });

  it('is the same in its language and at its short address', async () => {
    expect(await page('/en/g/ak-bulak')).toBe(await page('/g/ak-bulak'));
    expect(await page('/en/g/ak-bulak')).toContain('<link rel="canonical" href="https://ashar.example/en/g/ak-bulak">');
  });

  it('is not there for a group that has switched it off, nor for a wrong address', async () => {
    await changeGroup(database.db, group.id, { publicPage: false });
    for (const path of ['/g/ak-bulak', '/en/g/ak-bulak', '/g/nobody', '/xx', '/g/ak-bulak/more']) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).toContain('There is no such page');
    }
    expect(await page('/')).toContain('No working group has opened its page yet.');
    await changeGroup(database.db, group.id, { publicPage: true });
    expect(await page('/')).toContain('href="/en/g/ak-bulak"');
  });
});

describe('the calendar of a working group', () => {
  it('can be read by a parser that is not ours', async () => {
    await act(async (doing) => {
      await settle(
        doing,
        meeting,
        newId(),
        {
          type: 'plan',
          workingGroup: group.id,
          number: await nextNumber(doing.tx, group.id, 'meeting'),
          kind: 'working_group',
          series: null,
          post: null,
          date: Temporal.PlainDate.from('2026-12-08'),
          time: Temporal.PlainTime.from('18:00'),
          zone: 'Asia/Bishkek',
          place: await keepText(doing.tx, 'School No. 5; room 2, call 0555 123 456', null, doing.now, newId),
        },
        null,
      );
    });
    const response = await get('/g/ak-bulak.ics');
    expect(response.headers.get('content-type')).toContain('text/calendar');
    const [event] = Object.values(ICAL.sync.parseICS(await response.text())).filter((one) => one?.type === 'VEVENT');
    expect(event).toMatchObject({
      start: new Date('2026-12-08T12:00:00Z'),
      end: new Date('2026-12-08T14:00:00Z'),
      location: 'School No. 5; room 2, call •••',
    });
  });

  it('is not there for a group that is not public', async () => {
    expect((await get('/g/nobody.ics')).status).toBe(404);
  });
});

describe('what a machine asks', () => {
  it('is answered', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    ready = false;
    expect((await get('/readyz')).status).toBe(503);
    ready = true;
    expect(await (await get('/metrics')).text()).toContain('ashar_up');
  });
});
