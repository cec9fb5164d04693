import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command as CommitmentCommand, Known as KnownCommitment } from '../../domain/commitment/commitment.ts';
import type { AsOf } from '../../domain/commitment/standing.ts';
import type { CommitmentId, IdentityId, QuestionId, TextId, WorkingGroupId } from '../../domain/ids.ts';
import { ITEMS, progressOf } from '../../domain/progress.ts';
import { decide } from '../../domain/question/decide.ts';
import { evolve } from '../../domain/question/evolve.ts';
import { type Command, eventSchema, type Known as KnownQuestion } from '../../domain/question/question.ts';
import { confirm, decline, done, of, propose, saw } from './commitment/given.ts';
import { commitments } from './commitment/lives.ts';
import { become, day, hoursIn, idOf } from './life.ts';

const asOf: AsOf = { now: hoursIn(24 * 9), today: day('2026-12-10'), vacant: new Set() };
const life = { decide, evolve, eventSchema };
const asker = idOf<IdentityId>(77);

const question = (number: number, how: 'public' | 'private' | 'aloud', ...commands: Command[]): KnownQuestion => {
  const base = {
    type: 'raise',
    workingGroup: idOf<WorkingGroupId>(1),
    number,
    text: idOf<TextId>(number),
    meeting: null,
  } as const;
  const raise: Command = how === 'public' ? { ...base, how, asker } : { ...base, how };
  return { id: idOf<QuestionId>(number), state: become(life, raise, ...commands) };
};
const commitment = (number: number, about: number | null, ...commands: CommitmentCommand[]): KnownCommitment => {
  const asked = about === null ? null : idOf<QuestionId>(about);
  return { id: idOf<CommitmentId>(number), state: of({ ...propose(), number, question: asked }, ...commands) };
};
const kept = [confirm(), done(), saw('done')];
const answer: Command = { type: 'answer', text: idOf<TextId>(90) };
const named = ({ items }: ReturnType<typeof progressOf>): string[] =>
  items.map((item) => (item.commitment ? `C-${item.commitment.number}` : `Q-${item.question?.number}`));

describe('the progress summary', () => {
  test('counts what was asked, answered, promised, kept and what is late', () => {
    const questions = [
      question(1, 'public'),
      question(2, 'aloud', answer),
      question(3, 'public', { type: 'withdraw', reason: null }),
    ];
    const promises = [commitment(1, null, ...kept), commitment(2, null, confirm()), commitment(3, null, decline())];
    expect(progressOf(questions, promises, asOf, null).counts).toMatchObject({
      asked: 2,
      answered: 1,
      promised: 2,
      open: 1,
      kept: 1,
      late: 1,
      declined: 1,
      rate: 0.5,
    });
  });
  test('shows the late first, then what waits for a reply, then what was kept', () => {
    const questions = [question(1, 'public'), question(2, 'aloud', answer), question(5, 'public')];
    const promises = [commitment(1, 5, ...kept), commitment(2, null, confirm())];
    expect(named(progressOf(questions, promises, asOf, null))).toEqual(['C-2', 'Q-1', 'Q-5', 'Q-2', 'C-1']);
  });
  test('tells an asked and promised thing once, with both', () => {
    const { items } = progressOf([question(4, 'public')], [commitment(2, 4, confirm())], asOf, null);
    expect(items).toMatchObject([
      { question: { number: 4 }, commitment: { number: 2, standing: { overdueDays: 2, status: 'confirmed' } } },
    ]);
  });
  test('tells a question that its kept promise resolved once, with the promise', () => {
    const resolved = question(
      4,
      'public',
      { type: 'commit', commitment: idOf<CommitmentId>(2) },
      {
        type: 'resolve',
        because: 'kept',
      },
    );
    expect(named(progressOf([resolved], [commitment(2, 4, ...kept)], asOf, null))).toEqual(['C-2']);
  });
  test('does not lose a question whose promise was declined', () => {
    const questions = [question(4, 'public', { type: 'commit', commitment: idOf<CommitmentId>(2) })];
    expect(named(progressOf(questions, [commitment(2, 4, decline())], asOf, hoursIn(50)))).toEqual(['Q-4']);
  });
  test('celebrates what was kept once', () => {
    const promise = commitment(1, null, ...kept);
    expect(named(progressOf([], [promise], asOf, hoursIn(1)))).toEqual(['C-1']);
    expect(named(progressOf([], [promise], asOf, hoursIn(4)))).toEqual([]);
    expect(progressOf([], [promise], asOf, hoursIn(4)).counts.kept).toBe(1);
  });
  test('says once what was passed on or resolved since the last time', () => {
    const passedOn = question(1, 'aloud', { type: 'refer', to: idOf<TextId>(91) });
    expect(named(progressOf([passedOn], [], asOf, hoursIn(1)))).toEqual(['Q-1']);
    expect(named(progressOf([passedOn], [], asOf, hoursIn(2)))).toEqual([]);
  });
  test('keeps room for successes, however much is open', () => {
    const open = Array.from({ length: 20 }, (_, index) => commitment(index + 1, null, confirm()));
    const successes = [31, 32, 33, 34].map((number) => commitment(number, null, ...kept));
    const progress = progressOf([], [...open, ...successes], asOf, null);
    expect(named(progress).slice(6)).toEqual(['C-7', 'C-31', 'C-32', 'C-33']);
    expect(progress.more).toBe(14);
  });
  test('never shows a question that is not public, nor who asked', () => {
    const hidden = [question(1, 'private'), question(2, 'private', { type: 'keep_private' }, answer)];
    const progress = progressOf([...hidden, question(3, 'public')], [commitment(1, 2, confirm())], asOf, null);
    expect(named(progress)).toEqual(['C-1', 'Q-3']);
    expect(progress.items[0]?.question).toBeNull();
    expect(progress.counts.asked).toBe(1);
    expect(JSON.stringify(progress)).not.toContain(asker);
  });
});

test('whatever happened, at most ten are shown, none is lost and every open one stays', () => {
  const questions = fc.array(
    fc.tuple(fc.constantFrom('public', 'private', 'aloud'), fc.subarray([{ type: 'publish' }, answer] as const)),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(questions, commitments, fc.option(fc.nat(500)), (asked, promises, since) => {
      const shown = asked.map(([how, commands], index) => {
        const begun = question(index + 1, how);
        let { state } = begun;
        for (const command of commands) {
          const decision = decide(state, command, hoursIn(2));
          if ('events' in decision) for (const event of decision.events) state = evolve(state, event, hoursIn(2));
        }
        return { id: begun.id, state };
      });
      const progress = progressOf(shown, promises, asOf, since === null ? null : hoursIn(since));
      expect(progress.items.length).toBeLessThanOrEqual(ITEMS);
      if (progress.more > 0) expect(progress.items.length).toBe(ITEMS);
      const { promised, kept: keptOnes, open } = progress.counts;
      expect(promised).toBe(keptOnes + open);
      expect(new Set(named(progress)).size).toBe(progress.items.length);
      expect(progress.items.length + progress.more).toBeGreaterThanOrEqual(open);
    }),
    { numRuns: 60 },
  );
});
