import fc from 'fast-check';
import { verdicts } from '../../../domain/ballots.ts';
import { type Command, type Known, sides, words } from '../../../domain/commitment/commitment.ts';
import type { CommitmentId, PollId, TextId } from '../../../domain/ids.ts';
import { day, idOf, live, livesOf, someId } from '../life.ts';
import { DUE, life, propose, proposeJointly } from './given.ts';

const someDay = fc.constantFrom('2026-11-30', '2026-12-01', DUE, '2026-12-20', '2027-02-01').map(day);
/** Mostly a side that the commitment has. */
const someSide = fc.oneof({ weight: 4, arbitrary: fc.constant('police' as const) }, fc.constantFrom(...sides));
const reason = someId<TextId>();
const note = fc.option(reason);
const until = fc.option(someDay);
/** What goes on comes often, what ends it seldom: otherwise nearly all lives would be over at once. */
const often = (arbitrary: fc.Arbitrary<Command>) => ({ weight: 6, arbitrary });
const commands: fc.Arbitrary<Command> = fc.oneof(
  often(fc.record({ type: fc.constant('confirm'), side: someSide })),
  often(fc.record({ type: fc.constant('counter'), side: someSide, date: someDay, reason: note, today: someDay })),
  often(fc.constantFrom({ type: 'accept_date' }, { type: 'keep_date' })),
  often(
    fc.record({
      type: fc.constant('report'),
      side: someSide,
      said: fc.constantFrom(...words),
      note,
      until,
      today: someDay,
    }),
  ),
  often(
    fc.record({
      type: fc.constant('record_verdict'),
      verdict: fc.constantFrom(...verdicts),
      poll: someId<PollId>(),
      today: someDay,
    }),
  ),
  often(fc.record({ type: fc.constant('reopen'), reason })),
  fc.record({ type: fc.constant('decline'), side: someSide, reason }),
  fc.record({ type: fc.constant('refer'), to: reason }),
  fc.record({ type: fc.constant('withdraw'), reason }),
  fc.record({ type: fc.constant('add_indicator'), text: reason }),
);
/** The lives of commitments of one owner and of several. */
export const lives = livesOf<Command>(fc.constantFrom(propose(), proposeJointly()), commands);

/** Some commitments of one working group after some of their lives, numbered from 1. */
export const commitments: fc.Arbitrary<readonly Known[]> = fc
  .array(lives, { maxLength: 8 })
  .map((all) =>
    all
      .map((given) => live(life, given).at(-1)?.after ?? null)
      .flatMap((state, index) =>
        state === null ? [] : [{ id: idOf<CommitmentId>(index + 1), state: { ...state, number: index + 1 } }],
      ),
  );
