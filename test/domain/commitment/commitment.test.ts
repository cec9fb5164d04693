import { describe, expect, test } from 'vitest';
import type { Command, State } from '../../../domain/commitment/commitment.ts';
import { statusOf } from '../../../domain/commitment/status.ts';
import { isRefused } from '../../../domain/decision.ts';
import type { TextId } from '../../../domain/ids.ts';
import { day, hoursIn, idOf, plain } from '../life.ts';
import {
  confirm,
  counter,
  decline,
  done,
  life,
  of,
  propose,
  proposeJointly,
  saw,
  stuck,
  text,
  underWay,
} from './given.ts';

const refusalOf = (state: State | null, command: Command): unknown => {
  const decision = life.decide(state, command, hoursIn(100));
  return isRefused(decision) ? plain(decision.refused) : null;
};

describe('a promise is asked of its owner', () => {
  test('who confirms it', () => {
    expect(statusOf(of(propose()))).toBe('proposed');
    expect(statusOf(of(propose(), confirm()))).toBe('confirmed');
  });
  test('who declines it with a reason, and it is over until it is reopened', () => {
    const state = of(propose(), decline());
    expect(statusOf(state)).toBe('declined');
    expect(refusalOf(state, confirm())).toEqual({ tag: 'closed', status: 'declined' });
    expect(statusOf(of(propose(), decline(), { type: 'reopen', reason: text(8) }))).toBe('proposed');
  });
  test('who cannot decline what they have confirmed', () => {
    expect(refusalOf(of(propose(), confirm()), decline())).toEqual({ tag: 'already_confirmed' });
  });
  test('jointly: every side confirms, any side declines', () => {
    expect(statusOf(of(proposeJointly(), confirm('police')))).toBe('proposed');
    expect(statusOf(of(proposeJointly(), confirm('police'), confirm('community')))).toBe('confirmed');
    expect(statusOf(of(proposeJointly(), confirm('police'), decline('community')))).toBe('declined');
    expect(refusalOf(of(proposeJointly()), confirm('local_government'))).toMatchObject({ tag: 'not_their_side' });
  });
  test('with sides that are the owner', () => {
    const sides = proposeJointly().sides;
    expect(refusalOf(null, { ...propose(), sides })).toEqual({ tag: 'sides_do_not_match' });
    expect(refusalOf(null, { ...proposeJointly(), sides: sides.slice(1) })).toEqual({ tag: 'sides_do_not_match' });
    expect(refusalOf(null, { ...propose(), sides: [] })).toEqual({ tag: 'sides_do_not_match' });
  });
  test('for a day that is not over', () => {
    expect(refusalOf(null, { ...propose(), due: day('2026-11-30') })).toMatchObject({ tag: 'date_not_ahead' });
    expect(refusalOf(null, { ...propose(), due: day('2026-12-01') })).toBeNull();
  });
});

describe('another date', () => {
  test('accepted is a promise: its owner is not asked to confirm their own date', () => {
    const state = of(propose(), counter('2027-01-15'), { type: 'accept_date' });
    expect(statusOf(state)).toBe('confirmed');
    expect(plain(state)).toMatchObject({ due: '2027-01-15', firstDue: '2026-12-08' });
  });
  test('refused asks the owner again, from now on', () => {
    const state = of(propose(), counter('2027-01-15'), { type: 'keep_date' });
    expect(statusOf(state)).toBe('proposed');
    expect(plain(state)).toMatchObject({
      due: '2026-12-08',
      askedAt: plain(hoursIn(3)),
      proposedAt: plain(hoursIn(1)),
    });
  });
  test('is taken back by confirming the old one', () => {
    const state = of(propose(), counter('2027-01-15'), confirm());
    expect(statusOf(state)).toBe('confirmed');
    expect(state.proposal).toBeNull();
  });
  test('after confirming asks for more time, and the promise stands either way', () => {
    const state = of(propose(), confirm(), counter('2027-01-15'));
    expect(statusOf(state)).toBe('countered');
    expect(statusOf(of(propose(), confirm(), counter('2027-01-15'), { type: 'keep_date' }))).toBe('confirmed');
  });
  test('is in the future and another one', () => {
    expect(refusalOf(of(propose()), counter('2026-12-01'))).toEqual({ tag: 'date_not_ahead', date: '2026-12-01' });
    expect(refusalOf(of(propose()), counter('2026-12-08'))).toEqual({ tag: 'same_date', date: '2026-12-08' });
  });
  test('can be changed by who asked for it; the other side waits for the answer', () => {
    const state = of(proposeJointly(), counter('2027-01-15', 'police'), counter('2027-01-20', 'police'));
    expect(plain(state.proposal)).toMatchObject({ date: '2027-01-20' });
    expect(refusalOf(state, counter('2027-02-01', 'community'))).toEqual({
      tag: 'another_proposal_open',
      side: 'police',
      date: '2027-01-20',
    });
  });
  test('is not accepted by a button that showed an older one', () => {
    const state = of(propose(), counter('2027-01-15'), counter('2027-01-20'));
    expect(refusalOf(state, { type: 'accept_date', date: day('2027-01-15') })).toEqual({
      tag: 'another_date_now',
      date: '2027-01-20',
    });
    expect(refusalOf(state, { type: 'accept_date', date: day('2027-01-20') })).toBeNull();
  });
  test('is needed no more by who is done', () => {
    const state = of(propose(), confirm(), counter('2027-01-15'), done());
    expect(statusOf(state)).toBe('reported_done');
    expect(plain(state.due)).toBe('2026-12-08');
  });
  test('is still open for who is under way', () => {
    expect(statusOf(of(propose(), counter('2027-01-15'), underWay()))).toBe('countered');
  });
});

describe('reporting', () => {
  test('on what was not confirmed confirms it', () => {
    const decision = life.decide(of(propose()), underWay(), hoursIn(2));
    expect(decision).toMatchObject({ events: [{ type: 'commitment_confirmed' }, { type: 'commitment_reported' }] });
  });
  test('needs to know which side where there are several', () => {
    expect(refusalOf(of(proposeJointly()), done())).toEqual({ tag: 'which_side', sides: ['police', 'community'] });
    expect(statusOf(of(proposeJointly(), confirm('community'), { ...done(), side: 'police' }))).toBe('reported_done');
  });
  test('stuck says until when, and not until yesterday', () => {
    expect(plain(of(propose(), confirm(), stuck('2026-12-20')).word)).toMatchObject({
      said: 'stuck',
      until: '2026-12-20',
    });
    expect(refusalOf(of(propose()), stuck('2026-11-20'))).toMatchObject({ tag: 'date_not_ahead' });
  });
  test('the same again is nothing new; on another day the work still goes on', () => {
    const state = of(propose(), confirm(), underWay());
    expect(refusalOf(state, underWay())).toEqual({ tag: 'already_said' });
    expect(refusalOf(state, underWay('2026-12-05'))).toBeNull();
    expect(refusalOf(state, { ...underWay(), note: text(5) })).toBeNull();
  });
  test('done is said once, also on another day', () => {
    expect(refusalOf(of(propose(), done()), done('2026-12-05'))).toEqual({ tag: 'already_said' });
  });
  test('done again after the members disagreed asks them again', () => {
    const state = of(propose(), confirm(), done(), saw('some'));
    expect(statusOf(state)).toBe('contested');
    expect(statusOf(of(propose(), confirm(), done(), saw('some'), done('2026-12-20')))).toBe('reported_done');
  });
  test('a verdict of one poll is recorded once', () => {
    expect(refusalOf(of(propose(), confirm(), saw('some')), saw('some'))).toEqual({ tag: 'already_recorded' });
    expect(refusalOf(of(propose(), confirm(), saw('done')), saw('done'))).toEqual({ tag: 'already_recorded' });
  });
});

describe('kept late', () => {
  const kept = (...commands: Command[]): State => {
    const state = of(propose(), confirm(), ...commands);
    expect(statusOf(state)).toBe('kept');
    return state;
  };
  test('is decided by the day the owner was done, not by the day the members were asked', () => {
    expect(kept(done('2026-12-08'), saw('done', '2027-01-12')).keptLate).toBe(false);
    expect(kept(done('2026-12-09'), saw('done', '2027-01-12')).keptLate).toBe(true);
  });
  test('is decided by the members where the owner is silent', () => {
    expect(kept(saw('done', '2026-12-08')).keptLate).toBe(false);
    expect(kept(saw('done', '2026-12-09')).keptLate).toBe(true);
  });
  test('is not said of what the members saw in time, however late its owner said so', () => {
    expect(kept(underWay(), saw('done', '2026-12-07'), done('2026-12-30')).keptLate).toBe(false);
  });
  test('is measured by the date in force on that day', () => {
    expect(
      kept(counter('2026-12-20'), { type: 'accept_date' }, done('2026-12-19'), saw('done', '2027-01-12')).keptLate,
    ).toBe(false);
  });
  test('does not come from adding a note to what was done in time', () => {
    const state = kept(done('2026-12-08'), { ...done('2026-12-12'), note: text(5) }, saw('done', '2027-01-12'));
    expect(state.keptLate).toBe(false);
    expect(state.word?.note).toBe(text(5));
  });
});

describe('closing', () => {
  test('is undone with a reason: what was kept stays confirmed and is asked about anew', () => {
    const state = of(propose(), confirm(), done(), saw('done'), { type: 'reopen', reason: text(8) });
    expect(statusOf(state)).toBe('confirmed');
    expect(state).toMatchObject({ word: null, verdict: null, keptLate: false, closedAt: null });
  });
  test.each<Command>([
    { type: 'refer', to: idOf<TextId>(3) },
    { type: 'withdraw', reason: idOf<TextId>(3) },
  ])('by $type is undone by asking every side again', (command) => {
    const state = of(propose(), confirm(), done(), saw('some'), command, { type: 'reopen', reason: text(8) });
    expect(statusOf(state)).toBe('proposed');
    expect(state).toMatchObject({ word: null, verdict: null });
  });
  test('what is open cannot be reopened', () => {
    expect(refusalOf(of(propose()), { type: 'reopen', reason: text(8) })).toEqual({ tag: 'already_open' });
  });
  test('how it will be seen is agreed once', () => {
    const indicator: Command = { type: 'add_indicator', text: text(6) };
    expect(of(propose(), indicator).indicator).toBe(text(6));
    expect(refusalOf(of(propose(), indicator), { ...indicator, text: text(7) })).toEqual({
      tag: 'already_has_indicator',
    });
  });
});
