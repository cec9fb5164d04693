import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Doing } from '../bot/act.ts';
import { gather } from '../bot/declared.ts';
import { commitment, meeting, poll, question } from '../bot/nouns.ts';
import { settle } from '../bot/settle.ts';
import type { Tx } from '../db/client.ts';
import { type Life, recall } from '../db/events.ts';
import { idMaker } from '../db/new-id.ts';
import { commitments } from '../db/schema/commitments.ts';
import { events, type Noun } from '../db/schema/events.ts';
import { meetings } from '../db/schema/meetings.ts';
import { polls } from '../db/schema/polls.ts';
import { questions } from '../db/schema/questions.ts';
import { addGroup, nextNumber } from '../db/working-groups.ts';
import type { Command as CommitmentCommand } from '../domain/commitment/commitment.ts';
import { eventSchema as commitmentEvents } from '../domain/commitment/events.ts';
import type { CommitmentId, MeetingId, PollId, PostId, QuestionId, TextId, WorkingGroupId } from '../domain/ids.ts';
import { type Command as MeetingCommand, eventSchema as meetingEvents } from '../domain/meeting.ts';
import { type Command as PollCommand, eventSchema as pollEvents } from '../domain/poll.ts';
import { type Command as QuestionCommand, eventSchema as questionEvents } from '../domain/question/question.ts';
import { type FreshDatabase, freshDatabase, kinds } from './databases/fresh.ts';

const zone = 'Asia/Bishkek';
const tables = { meeting: meetings, question: questions, commitment: commitments, poll: polls } as const;
const schemas = { meeting: meetingEvents, question: questionEvents, commitment: commitmentEvents, poll: pollEvents };
const nouns = Object.keys(tables) as (keyof typeof tables)[]; // the keys written above

describe.each(kinds)('at the end of a month, on %s', (kind) => {
  let database: FreshDatabase;
  let group: WorkingGroupId;
  let now = Temporal.PlainDateTime.from('2026-12-01T10:00:00.123').toZonedDateTime(zone).toInstant();
  const newId = idMaker(() => now);
  const text = () => newId<TextId>();
  const today = () => now.toZonedDateTimeISO(zone).toPlainDate();
  const day = (date: string) => Temporal.PlainDate.from(date);

  const inTurn = <Result>(run: (doing: Doing) => Promise<Result>) => {
    now = now.add({ minutes: 50, milliseconds: 7 });
    const world = { now, newId, declared: gather([]), publicUrl: '', linkTo: () => '' };
    return database.db.transaction((tx) => run(new Doing({ tx, ...world })));
  };

  async function lives<Id extends string, State, Event extends { type: string }, Command, Refusal>(
    noun: Parameters<typeof settle<Id, State, Event, Command, Refusal>>[1],
    id: Id,
    ...commands: readonly (() => Command)[]
  ): Promise<Id> {
    for (const command of commands) {
      expect(await inTurn((doing) => settle(doing, noun, id, command(), null))).toHaveProperty('state');
    }
    return id;
  }

  const meets = async (...commands: (() => MeetingCommand)[]): Promise<MeetingId> => {
    const number = await nextNumber(database.db, group, 'meeting');
    const plan = (): MeetingCommand => ({
      type: 'plan',
      workingGroup: group,
      number,
      kind: 'working_group',
      series: null,
      post: null,
      place: text(),
      date: today().add({ days: 1 }),
      time: Temporal.PlainTime.from('18:00'),
      zone,
    });
    return lives(meeting, newId<MeetingId>(), plan, ...commands);
  };
  const asks = async (how: 'private' | 'aloud', ...commands: (() => QuestionCommand)[]): Promise<QuestionId> => {
    const number = await nextNumber(database.db, group, 'question');
    const raise = (): QuestionCommand => ({
      type: 'raise',
      workingGroup: group,
      number,
      text: text(),
      meeting: null,
      how,
    });
    return lives(question, newId<QuestionId>(), raise, ...commands);
  };
  const promises = async (
    about: QuestionId | null,
    joint: boolean,
    ...commands: (() => CommitmentCommand)[]
  ): Promise<CommitmentId> => {
    const number = await nextNumber(database.db, group, 'commitment');
    const police = { side: 'police', post: newId<PostId>(), identity: null } as const;
    const propose = (): CommitmentCommand => ({
      type: 'propose',
      workingGroup: group,
      number,
      question: about,
      text: text(),
      indicator: null,
      owner: joint ? 'joint' : 'police',
      sides: joint ? [police, { side: 'community', post: null, identity: null }] : [police],
      due: today().add({ days: 5 }),
      today: today(),
    });
    return lives(commitment, newId<CommitmentId>(), propose, ...commands);
  };
  const asksMembers = (about: CommitmentId, ...commands: (() => PollCommand)[]): Promise<PollId> => {
    const closesAt = now.add({ hours: 24 * 60, nanoseconds: 1000 });
    const open = (): PollCommand => ({
      type: 'open',
      workingGroup: group,
      commitment: about,
      meeting: newId<MeetingId>(),
      closesAt,
    });
    return lives(poll, newId<PollId>(), open, ...commands);
  };

  beforeAll(async () => {
    database = await freshDatabase(kind);
    const id = newId<WorkingGroupId>();
    const named = { slug: 'ak-bulak', name: 'Ak-Bulak', zone, language: 'en', code: 'ABCDEF' };
    group = (await addGroup(database.db, { id, ...named, reminders: [], createdAt: now })).id;
    await aMonth();
  });
  afterAll(() => database?.close());

  async function aMonth(): Promise<void> {
    const held = (): MeetingCommand => ({ type: 'record_held', attendance: null });
    const came = { total: 20, women: 12, men: 8, under30: null };
    const next = await meets(() => ({ type: 'announce' }));
    await meets();
    now = now.add({ hours: 48 });
    await lives(meeting, next, held, (): MeetingCommand => ({ type: 'record_attendance', attendance: came }));
    await lives(meeting, next, (): MeetingCommand => ({ type: 'record_not_held', reason: text() }), held);

    const answer = (): QuestionCommand => ({ type: 'answer', text: text() });
    await asks('private', () => ({ type: 'keep_private' }), answer);
    await asks(
      'aloud',
      () => ({ type: 'refer', to: text() }),
      () => ({ type: 'reopen' }),
      () => ({ type: 'withdraw', reason: null }),
    );
    const asked = await asks(
      'private',
      () => ({ type: 'edit', text: text() }),
      () => ({ type: 'publish' }),
      answer,
      () => ({ type: 'not_yet' }),
    );

    const confirm = (): CommitmentCommand => ({ type: 'confirm', side: 'police' });
    const reports =
      (said: 'done' | 'under_way' | 'stuck', note = false) =>
      (): CommitmentCommand => ({
        type: 'report',
        side: 'police',
        said,
        note: note ? text() : null,
        until: said === 'stuck' ? day('2027-01-31') : null,
        today: today(),
      });
    const counters = (date: string) => (): CommitmentCommand => ({
      type: 'counter',
      side: 'police',
      date: day(date),
      reason: text(),
      today: today(),
    });
    const sees = (verdict: 'some' | 'done', by: PollId) => (): CommitmentCommand => ({
      type: 'record_verdict',
      verdict,
      poll: by,
      today: today(),
    });
    const promised = await promises(
      asked,
      false,
      counters('2026-12-20'),
      () => ({ type: 'accept_date' }),
      reports('under_way', true),
    );
    await lives(question, asked, (): QuestionCommand => ({ type: 'commit', commitment: promised }));
    const ballots = { done: 4, most: 1, some: 0, not_started: 1, cannot_tell: 2 };
    const close = (): PollCommand => ({ type: 'close', ballots, notCounted: 2, activePeople: 20 });
    const saw = await asksMembers(promised, close);
    await asksMembers(promised, () => ({ type: 'close', ballots, notCounted: 0, activePeople: 90 }));
    await asksMembers(promised);
    await lives(commitment, promised, reports('done', true), sees('done', saw));
    await lives(question, asked, (): QuestionCommand => ({ type: 'resolve', because: 'kept' }));
    await promises(
      null,
      true,
      confirm,
      () => ({ type: 'confirm', side: 'community' }),
      reports('stuck', true),
      sees('some', saw),
    );
    await promises(
      null,
      true,
      counters('2026-12-28'),
      () => ({ type: 'keep_date' }),
      () => ({ type: 'decline', side: 'community', reason: text() }),
    );
    await promises(null, false, () => ({ type: 'refer', to: text() }));
    await promises(
      null,
      false,
      () => ({ type: 'add_indicator', text: text() }),
      () => ({ type: 'withdraw', reason: text() }),
      () => ({ type: 'reopen', reason: text() }),
    );
    await promises(null, false, counters('2026-12-30'));
  }

  it('everything that can happen has happened', async () => {
    const rows = await database.db.selectDistinct({ noun: events.noun, type: events.type }).from(events);
    const possible = nouns.flatMap((noun) =>
      schemas[noun].options.map((option) => `${noun} ${z.literal(option.shape.type.value).value}`),
    );
    expect(rows.map(({ noun, type }) => `${noun} ${type}`).toSorted()).toEqual(possible.toSorted());
  });

  it.each(nouns)('every %s rebuilt from its events is what its table holds', async (noun) => {
    const table = tables[noun];
    const held = await database.db.select().from(table).orderBy(table.id);
    expect(held.length).toBeGreaterThan(1);
    await expect(
      database.db.transaction(async (tx) => {
        await tx.delete(table);
        await rebuild(tx, noun);
        expect(plain(await tx.select().from(table).orderBy(table.id))).toEqual(plain(held));
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
  });
});

const lifeOf = { meeting, question, commitment, poll };

async function rebuild(tx: Tx, noun: Noun): Promise<void> {
  const rows = await tx.selectDistinct({ noun: events.noun, stream: events.stream }).from(events);
  for (const { noun: theirs, stream } of rows) {
    // The life of a noun takes the ids of that noun, which its streams are.
    if (theirs === noun) await replay(tx, lifeOf[noun].life as Life<string, unknown, { type: string }>, stream);
  }
}

async function replay<State>(tx: Tx, life: Life<string, State, { type: string }>, stream: string): Promise<void> {
  const { state, version } = await recall(tx, life, stream);
  if (state === null) throw new Error(`nothing is told of ${stream}`);
  await life.project(tx, stream, state, version);
}

/** Temporal values have no own properties to compare: their JSON is compared. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
