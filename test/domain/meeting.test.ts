import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '../../domain/decision.ts';
import type { TextId, WorkingGroupId } from '../../domain/ids.ts';
import {
  type Attendance,
  type Command,
  decide,
  type Event,
  endsAt,
  eventSchema,
  evolve,
  type Refusal,
  type State,
  startsAt,
} from '../../domain/meeting.ts';
import { become, day, expectSound, hoursIn, idOf, live, livesOf, plain, type Step, ZONE } from './life.ts';

const life = { decide, evolve, eventSchema };

/** 18:00 in Bishkek on the first day of these stories: eight hours after they begin. */
const planned: Extract<Command, { type: 'plan' }> = {
  type: 'plan',
  workingGroup: idOf<WorkingGroupId>(1),
  number: 3,
  kind: 'working_group',
  series: null,
  post: null,
  date: day('2026-12-01'),
  time: Temporal.PlainTime.from('18:00'),
  zone: ZONE,
  place: idOf<TextId>(1),
};
const announced: Command = { type: 'announce' };
const held: Command = { type: 'record_held', attendance: null };
const notHeld: Command = { type: 'record_not_held', reason: null };
const came = (total: number, parts: Partial<Attendance> = {}): Attendance => ({
  total,
  women: null,
  men: null,
  under30: null,
  ...parts,
});
const counted = (attendance: Attendance): Command => ({ type: 'record_attendance', attendance });

const tell = (state: State | null, command: Command, hours: number): State => {
  const decision = decide(state, command, hoursIn(hours));
  if ('refused' in decision) throw new Error(decision.refused.tag);
  const next = decision.events.reduce<State | null>((last, event) => evolve(last, event, hoursIn(hours)), state);
  if (next === null) throw new Error('nothing happened');
  return next;
};
const refusalOf = (state: State | null, command: Command, hours: number): unknown => {
  const decision = decide(state, command, hoursIn(hours));
  return isRefused(decision) ? plain(decision.refused) : null;
};

describe('the time of a meeting', () => {
  const slot = (date: string, time: string, zone: string) => ({
    date: day(date),
    time: Temporal.PlainTime.from(time),
    zone,
    minutes: 120,
  });
  test('is the wall time of its place', () => {
    expect(startsAt(slot('2026-12-08', '18:00', ZONE)).toString()).toBe('2026-12-08T12:00:00Z');
    expect(endsAt(slot('2026-12-08', '18:00', ZONE)).toString()).toBe('2026-12-08T14:00:00Z');
  });
  test('that the clocks skip comes after the gap, one that comes twice is the first', () => {
    expect(startsAt(slot('2026-03-29', '02:30', 'Europe/Belgrade')).toString()).toBe('2026-03-29T01:30:00Z');
    expect(startsAt(slot('2026-10-25', '02:30', 'Europe/Belgrade')).toString()).toBe('2026-10-25T00:30:00Z');
  });
  test('over a change of the clocks is as long as said', () => {
    const night = slot('2026-10-25', '01:00', 'Europe/Belgrade');
    expect(endsAt(night).since(startsAt(night)).total('minutes')).toBe(120);
  });
});

describe('planning', () => {
  test('a meeting lasts two hours unless said', () => {
    expect(become(life, planned).minutes).toBe(120);
    expect(become(life, { ...planned, minutes: 45 }).minutes).toBe(45);
  });
  test('is for the future', () => {
    expect(refusalOf(null, planned, 8)).toEqual({ tag: 'in_the_past', startsAt: plain(hoursIn(8)) });
    expect(refusalOf(null, planned, 7)).toBeNull();
  });
  test('needs a length', () => {
    expect(refusalOf(null, { ...planned, minutes: 0 }, 0)).toEqual({ tag: 'minutes_not_positive', minutes: 0 });
  });
  test('is announced once, and not after it has begun', () => {
    const state = become(life, planned, announced);
    expect(state.status).toBe('announced');
    expect(refusalOf(state, announced, 3)).toEqual({ tag: 'already_announced' });
    expect(refusalOf(become(life, planned), announced, 8)).toMatchObject({ tag: 'already_started' });
  });
});

describe('recording', () => {
  const meeting = become(life, planned, announced);
  test('is not possible before the meeting begins', () => {
    expect(refusalOf(meeting, held, 7)).toEqual({ tag: 'not_started_yet', startsAt: plain(hoursIn(8)) });
    expect(refusalOf(meeting, notHeld, 7)).toMatchObject({ tag: 'not_started_yet' });
    expect(refusalOf(meeting, held, 8)).toBeNull();
  });
  test('says that it was held first and how many came later', () => {
    const state = tell(tell(meeting, held, 10), counted(came(11, { women: 3, men: 8 })), 11);
    expect(state).toMatchObject({ status: 'held', attendance: { total: 11, women: 3, men: 8, under30: null } });
  });
  test('can be put right by the other button, and the numbers go with what was not held', () => {
    const state = tell(tell(meeting, { type: 'record_held', attendance: came(9) }, 10), notHeld, 11);
    expect(state).toMatchObject({ status: 'not_held', attendance: null });
    expect(tell(state, held, 12)).toMatchObject({ status: 'held', notHeldReason: null });
  });
  test('says why it was not held later, or otherwise', () => {
    const state = tell(meeting, { type: 'record_not_held', reason: null }, 10);
    const why: Command = { type: 'record_not_held', reason: idOf<TextId>(5) };
    const told = tell(state, why, 11);
    expect(told.notHeldReason).toBe(idOf<TextId>(5));
    expect(refusalOf(told, why, 12)).toEqual({ tag: 'already_not_held' });
    expect(refusalOf(told, { type: 'record_not_held', reason: null }, 12)).toEqual({ tag: 'already_not_held' });
  });
  test('takes no numbers for what was not held', () => {
    expect(refusalOf(meeting, counted(came(9)), 10)).toEqual({ tag: 'not_recorded_as_held' });
  });
  test('also of what was never announced', () => {
    expect(tell(become(life, planned), held, 10).status).toBe('held');
  });
  test.each([
    came(5, { women: 3, men: 3 }),
    came(5, { under30: 6 }),
    came(-1),
    came(5.5),
    came(5, { women: -1, men: 6 }),
  ])('numbers that cannot be are refused: %o', (attendance) => {
    expect(refusalOf(tell(meeting, held, 9), counted(attendance), 10)).toEqual({
      tag: 'attendance_contradicts',
      attendance,
    });
  });
  test.each([came(0), came(5, { women: 5 }), came(9, { women: 3, men: 5 }), came(5, { women: 2, men: 3, under30: 5 })])(
    'numbers that leave people out are taken: %o',
    (attendance) => {
      expect(refusalOf(tell(meeting, held, 9), counted(attendance), 10)).toBeNull();
    },
  );
});

const part = fc.option(fc.integer({ min: -1, max: 6 }));
const attendance = fc.record({ total: fc.integer({ min: -1, max: 9 }), women: part, men: part, under30: part });
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom(announced, held, notHeld),
  fc.record({ type: fc.constant('record_held'), attendance }),
  fc.record({ type: fc.constant('record_attendance'), attendance }),
);

test('a meeting stays sound, whatever is commanded', () => {
  fc.assert(
    fc.property(livesOf<Command>(fc.constant(planned), commands), (given) => {
      const steps = live(life, given);
      expectSound(life, steps);
      for (const step of steps) expectLawful(step);
    }),
  );
});

function expectLawful({ before, now, after }: Step<State, Event, Command, Refusal>): void {
  if (after === null) return;
  expectWhole(after);
  if (before === null) return;
  const fixed = ({ workingGroup, number, date, time, zone }: State) => plain([workingGroup, number, date, time, zone]);
  expect(fixed(after)).toEqual(fixed(before));
  if (before.recordedAt !== null || after.recordedAt === null) return;
  expect(Temporal.Instant.compare(now, startsAt(after))).toBeGreaterThanOrEqual(0);
}

function expectWhole({ status, announcedAt, recordedAt, attendance }: State): void {
  expect(recordedAt !== null).toBe(status === 'held' || status === 'not_held');
  if (status === 'announced') expect(announcedAt).not.toBeNull();
  if (attendance === null) return;
  expect(status).toBe('held');
  expect((attendance.women ?? 0) + (attendance.men ?? 0)).toBeLessThanOrEqual(attendance.total);
}
