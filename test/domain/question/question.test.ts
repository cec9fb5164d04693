import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '../../../domain/decision.ts';
import type { CommitmentId, IdentityId, TextId, WorkingGroupId } from '../../../domain/ids.ts';
import { decide } from '../../../domain/question/decide.ts';
import { evolve } from '../../../domain/question/evolve.ts';
import {
  askedInPrivate,
  type Command,
  type Event,
  eventSchema,
  isClosed,
  type Refusal,
  type State,
} from '../../../domain/question/question.ts';
import { become, expectSound, hoursIn, idOf, live, livesOf, plain, type Step, someId } from '../life.ts';

const life = { decide, evolve, eventSchema };

const base = { workingGroup: idOf<WorkingGroupId>(1), number: 12, text: idOf<TextId>(1), meeting: null };
const asked: Command = { type: 'raise', ...base, how: 'public', asker: idOf<IdentityId>(1) };
const askedPrivately: Command = { type: 'raise', ...base, how: 'private' };
const askedAloud: Command = { type: 'raise', ...base, how: 'aloud' };
const answered: Command = { type: 'answer', text: idOf<TextId>(2) };
const promised: Command = { type: 'commit', commitment: idOf<CommitmentId>(1) };
const passedOn: Command = { type: 'refer', to: idOf<TextId>(3) };
const removed: Command = { type: 'withdraw', reason: null };
const silence: Command = { type: 'resolve', because: 'silence' };

const refusalOf = (state: State | null, command: Command, hours = 2): unknown => {
  const decision = decide(state, command, hoursIn(hours));
  return isRefused(decision) ? plain(decision.refused) : null;
};

describe('asking', () => {
  test('in the group is read by everybody at once', () => {
    expect(become(life, asked)).toMatchObject({
      status: 'published',
      visibility: 'public',
      aloud: false,
      edited: false,
    });
  });
  test('aloud has no asker and is read by everybody at once', () => {
    expect(become(life, askedAloud)).toMatchObject({ status: 'published', asker: null, aloud: true });
  });
  test('without a name waits for a facilitator, and no event names the asker', () => {
    // What a careless caller might hand over all the same.
    const careless = { ...askedPrivately, asker: idOf<IdentityId>(1) };
    const decision = decide(null, careless, hoursIn(0));
    expect(JSON.stringify(decision)).not.toContain('"asker":"');
    expect(become(life, askedPrivately)).toMatchObject({ status: 'raised', visibility: 'waiting', asker: null });
  });
  test('nothing can be done to what was never asked', () => {
    expect(refusalOf(null, answered)).toEqual({ tag: 'not_found' });
  });
});

describe('a question asked without a name', () => {
  test.each([answered, promised, passedOn, { type: 'resolve', because: 'asker' } as const])(
    'is not $type-ed before a facilitator has looked',
    (command) => {
      expect(refusalOf(become(life, askedPrivately), command)).toEqual({ tag: 'not_looked_at' });
    },
  );
  test('can be removed before a facilitator has let it through', () => {
    expect(become(life, askedPrivately, removed).status).toBe('withdrawn');
  });
  test('is still private after it was answered', () => {
    const state = become(life, askedPrivately, { type: 'keep_private' }, answered);
    expect(state).toMatchObject({ status: 'answered', visibility: 'private' });
  });
  test('is still answered when it is published afterwards', () => {
    const state = become(life, askedPrivately, { type: 'keep_private' }, answered, { type: 'publish' });
    expect(state).toMatchObject({ status: 'answered', visibility: 'public' });
  });
  test('can be published after it was kept private, but not the other way round', () => {
    const state = become(life, askedPrivately, { type: 'keep_private' }, { type: 'publish' });
    expect(state.status).toBe('published');
    expect(refusalOf(state, { type: 'keep_private' })).toEqual({ tag: 'already_published' });
  });
  test('is looked at again when its words were changed', () => {
    const state = become(life, askedPrivately, { type: 'publish' }, { type: 'edit', text: idOf<TextId>(7) });
    expect(state).toMatchObject({ status: 'raised', visibility: 'waiting', edited: true, text: idOf(7) });
  });
});

describe('an answer', () => {
  test('may be replaced by a better one, and the same one again changes nothing', () => {
    const state = become(life, asked, answered, { type: 'answer', text: idOf<TextId>(9) });
    expect(state).toMatchObject({ status: 'answered', answer: idOf(9) });
    expect(refusalOf(state, { type: 'answer', text: idOf<TextId>(9) })).toEqual({ tag: 'already_answered' });
  });
  test('ends the editing, and so does a commitment', () => {
    const edit: Command = { type: 'edit', text: idOf<TextId>(8) };
    expect(refusalOf(become(life, asked, answered), edit)).toEqual({ tag: 'already_answered' });
    expect(refusalOf(become(life, asked, promised), edit)).toEqual({ tag: 'already_answered' });
  });
  test('that its asker does not accept leaves the question open', () => {
    expect(become(life, asked, answered, { type: 'not_yet' })).toMatchObject({ status: 'published', answer: idOf(2) });
  });
  test('beside a commitment does not hide that something is promised', () => {
    expect(become(life, asked, promised, answered).status).toBe('committed');
    expect(become(life, asked, answered, promised).status).toBe('committed');
  });
  test('to what was passed on opens it again, and the history says so', () => {
    const decision = decide(become(life, asked, passedOn), answered, hoursIn(3));
    expect(decision).toMatchObject({ events: [{ type: 'question_reopened' }, { type: 'question_answered' }] });
    expect(become(life, asked, passedOn, answered)).toMatchObject({ status: 'answered', referredTo: null });
  });
});

describe('resolving', () => {
  test('silence speaks after fourteen days and not before', () => {
    const state = become(life, asked, answered);
    expect(refusalOf(state, silence, 2 + 14 * 24 - 1)).toEqual({
      tag: 'too_early',
      until: plain(hoursIn(2 + 14 * 24)),
    });
    expect(refusalOf(state, silence, 2 + 14 * 24)).toBeNull();
  });
  test('silence says nothing about what nobody answered, nor about a promise', () => {
    expect(refusalOf(become(life, asked), silence, 1000)).toEqual({ tag: 'not_answered' });
    expect(refusalOf(become(life, asked, promised), silence, 1000)).toEqual({ tag: 'not_answered' });
  });
  test('kept promises resolve only what was promised', () => {
    expect(refusalOf(become(life, asked, answered), { type: 'resolve', because: 'kept' })).toEqual({
      tag: 'not_committed',
    });
    const state = become(life, asked, promised, { type: 'resolve', because: 'kept' });
    expect(state).toMatchObject({ status: 'resolved', resolvedBecause: 'kept' });
  });
  test('its asker can still say not yet, and it is open again', () => {
    const state = become(life, asked, answered, { type: 'resolve', because: 'asker' }, { type: 'not_yet' });
    expect(state).toMatchObject({ status: 'published', resolvedAt: null, resolvedBecause: null, closedAt: null });
  });
  test('what harms somebody can be removed after it was resolved', () => {
    expect(become(life, asked, { type: 'resolve', because: 'asker' }, removed).status).toBe('withdrawn');
  });
  test('a removed question gets no commitment before it is reopened', () => {
    expect(refusalOf(become(life, asked, removed), promised)).toEqual({ tag: 'closed', status: 'withdrawn' });
    expect(become(life, asked, removed, { type: 'reopen' }, promised).status).toBe('committed');
  });
});

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>({ type: 'publish' }, { type: 'keep_private' }, { type: 'not_yet' }, { type: 'reopen' }),
  fc.record({ type: fc.constantFrom('edit', 'answer'), text: someId<TextId>() }),
  fc.record({ type: fc.constant('commit'), commitment: someId<CommitmentId>() }),
  fc.record({ type: fc.constant('refer'), to: someId<TextId>() }),
  fc.record({ type: fc.constant('withdraw'), reason: fc.option(someId<TextId>()) }),
  fc.record({ type: fc.constant('resolve'), because: fc.constantFrom('asker', 'silence', 'kept') }),
);
const lives = livesOf(fc.constantFrom(asked, askedPrivately, askedAloud), commands);

describe('whatever is commanded', () => {
  test('a question stays sound', () => {
    fc.assert(
      fc.property(lives, (given) => {
        const steps = live(life, given);
        expectSound(life, steps);
        for (const step of steps) expectLawful(step);
      }),
    );
  });
});

function expectLawful({ before, decision, after }: Step<State, Event, Command, Refusal>): void {
  if (after === null) return;
  expectWhole(after);
  if (before === null) return;
  const types = 'refused' in decision ? [] : decision.events.map((event) => event.type);
  expect([after.workingGroup, after.number, after.aloud]).toEqual([before.workingGroup, before.number, before.aloud]);
  if (isClosed(before.status) && !isClosed(after.status)) expect(types).toContain('question_reopened');
  // Nobody reads what was asked without a name before a facilitator let it through.
  if (before.visibility !== 'public' && after.visibility === 'public') expect(types).toEqual(['question_published']);
}

function expectWhole(state: State): void {
  expect(state.closedAt !== null).toBe(isClosed(state.status));
  expect(state.resolvedAt !== null).toBe(state.status === 'resolved');
  expect(state.resolvedBecause !== null).toBe(state.status === 'resolved');
  expect(state.answer === null).toBe(state.answeredAt === null);
  if (state.visibility === 'waiting') expect(askedInPrivate(state)).toBe(true);
  if (state.status === 'published') expect(state.visibility).toBe('public');
  if (state.status === 'private') expect(state.visibility).toBe('private');
  if (state.status === 'raised') expect(state.visibility).toBe('waiting');
  if (state.status === 'committed') expect(state.commitments.length).toBeGreaterThan(0);
}
