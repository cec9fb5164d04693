import type { Verdict } from '../../../domain/ballots.ts';
import type { Command, Side, State } from '../../../domain/commitment/commitment.ts';
import { decide } from '../../../domain/commitment/decide.ts';
import { eventSchema } from '../../../domain/commitment/events.ts';
import { evolve } from '../../../domain/commitment/evolve.ts';
import type { PollId, PostId, QuestionId, TextId, WorkingGroupId } from '../../../domain/ids.ts';
import { become, day, idOf } from '../life.ts';

export const life = { decide, evolve, eventSchema };

export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** The first day of these stories; what is promised in them is due a week later. */
export const TODAY = '2026-12-01';
export const DUE = '2026-12-08';

export const text = (n: number): TextId => idOf<TextId>(n);
const post = idOf<PostId>(1);

export const propose = (): CommandOf<'propose'> => ({
  type: 'propose',
  workingGroup: idOf<WorkingGroupId>(1),
  number: 7,
  question: idOf<QuestionId>(1),
  text: text(1),
  indicator: null,
  owner: 'police',
  sides: [{ side: 'police', post, identity: null }],
  due: day(DUE),
  today: day(TODAY),
});
export const proposeJointly = (): CommandOf<'propose'> => ({
  ...propose(),
  owner: 'joint',
  sides: [
    { side: 'police', post, identity: null },
    { side: 'community', post: null, identity: null },
  ],
});
export const confirm = (side: Side = 'police'): Command => ({ type: 'confirm', side });
export const decline = (side: Side = 'police'): Command => ({ type: 'decline', side, reason: text(2) });
export const counter = (date: string, side: Side = 'police', today = TODAY): Command => ({
  type: 'counter',
  side,
  date: day(date),
  reason: null,
  today: day(today),
});
export const done = (today = TODAY): CommandOf<'report'> => ({
  type: 'report',
  said: 'done',
  note: null,
  today: day(today),
});
export const underWay = (today = TODAY): CommandOf<'report'> => ({ ...done(today), said: 'under_way' });
export const stuck = (until: string | null = null): CommandOf<'report'> => ({
  ...done(),
  said: 'stuck',
  until: until === null ? null : day(until),
});
export const saw = (verdict: Verdict, today = TODAY, poll = 1): Command => ({
  type: 'record_verdict',
  verdict,
  poll: idOf<PollId>(poll),
  today: day(today),
});

/** The commitment after these commands, an hour apart. */
export const of = (...commands: readonly Command[]): State => become(life, ...commands);
