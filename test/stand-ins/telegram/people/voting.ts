import type { Chat, Poll, PollAnswer, User } from 'grammy/types';
import type { ChatMessage } from '../chats/chat-message.ts';
import type { Group } from '../chats/group.ts';
import type { World } from '../world.ts';
import type { Person } from './person.ts';

export interface Voting {
  /** The poll was forwarded to where this person is; they need not be in the chat of the original. */
  forwarded?: boolean;
  /** Votes as the group itself, as an anonymous administrator does. */
  asGroup?: Group;
}

/** Ballots by poll and voter, as indexes of options. */
const ballots = new WeakMap<ChatMessage, Map<number, number[]>>();

const ballotsOf = (message: ChatMessage): Map<number, number[]> => {
  const held = ballots.get(message) ?? new Map<number, number[]>();
  ballots.set(message, held);
  return held;
};

function optionIndex(poll: Poll, label: string): number {
  const texts = poll.options.map((option) => option.text);
  const exact = texts.indexOf(label);
  if (exact >= 0) return exact;
  const fitting = texts.flatMap((text, index) => (text.includes(label) ? [index] : []));
  const [index] = fitting;
  if (index === undefined || fitting.length > 1)
    throw new Error(`«${label}» is not one option of: ${texts.join(' | ')}`);
  return index;
}

function mustBeOpen(world: World, person: Person, message: ChatMessage, voting: Voting): Poll {
  const poll = message.api.poll;
  if (!poll) throw new Error(`${message} is no poll`);
  if (message.deleted) throw new Error(`${message} is gone`);
  closeIfDue(world, message);
  if (message.api.poll?.is_closed) throw new Error(`the poll is closed: ${message}`);
  const isThere = message.chat.api.type === 'private' ? message.chat === person.private : person.isIn(message.chat);
  if (!isThere && !voting.forwarded) throw new Error(`${person.name} is not in «${message.chat.title}»`);
  return poll;
}

/** Takes `before` out of the counts and puts `after` in; either is missing when there is no ballot. */
function recount(poll: Poll, before: readonly number[] | undefined, after: readonly number[] | undefined): Poll {
  const options = poll.options.map((option, index) => ({
    ...option,
    voter_count:
      option.voter_count + Number(after?.includes(index) ?? false) - Number(before?.includes(index) ?? false),
  }));
  return { ...poll, options, total_voter_count: poll.total_voter_count + Number(!!after) - Number(!!before) };
}

function tell(world: World, message: ChatMessage, poll: Poll, voter: Voter, chosen: number[]): void {
  message.api = { ...message.api, poll };
  message.chat.changed();
  if (message.by !== 'bot') return;
  if (poll.is_anonymous) {
    world.updates.add('poll', poll);
    return;
  }
  const answer: PollAnswer = {
    poll_id: poll.id,
    ...voter,
    option_ids: chosen,
    option_persistent_ids: chosen.flatMap((index) => poll.options[index]?.persistent_id ?? []),
  };
  world.updates.add('poll_answer', answer);
}

type Voter = { user: User } | { voter_chat: Chat };

const voterOf = (person: Person, { asGroup }: Voting): Voter =>
  asGroup ? { voter_chat: asGroup.api } : { user: person.user };

export function vote(world: World, person: Person, message: ChatMessage, labels: string[], voting: Voting): void {
  const poll = mustBeOpen(world, person, message, voting);
  const key = voting.asGroup?.id ?? person.user.id;
  const held = ballotsOf(message);
  if (held.has(key) && !poll.allows_revoting) throw new Error(`this poll cannot be voted on again: ${message}`);
  if (labels.length === 0) throw new Error('name the options, or use withdrawsVote()');
  if (labels.length > 1 && !poll.allows_multiple_answers) throw new Error(`only one answer can be chosen: ${message}`);
  const chosen = labels.map((label) => optionIndex(poll, label)).sort((a, b) => a - b);
  const counted = recount(poll, held.get(key), chosen);
  held.set(key, chosen);
  tell(world, message, counted, voterOf(person, voting), chosen);
}

export function withdrawVote(world: World, person: Person, message: ChatMessage, voting: Voting): void {
  const poll = mustBeOpen(world, person, message, voting);
  if (!poll.allows_revoting) throw new Error(`votes cannot be withdrawn here: ${message}`);
  const key = voting.asGroup?.id ?? person.user.id;
  const before = ballotsOf(message).get(key);
  if (!before) throw new Error(`${person.name} has not voted: ${message}`);
  ballotsOf(message).delete(key);
  tell(world, message, recount(poll, before, undefined), voterOf(person, voting), []);
}

/** Closes a poll and tells the bot that it is closed. */
export function closePoll(world: World, message: ChatMessage): void {
  const poll = message.api.poll;
  if (!poll) return;
  message.api = { ...message.api, poll: { ...poll, is_closed: true } };
  message.chat.changed();
  world.updates.add('poll', message.api.poll);
}

/** A poll with a closing time closes by itself; here that is noticed when somebody touches it. */
export function closeIfDue(world: World, message: ChatMessage): void {
  const poll = message.api.poll;
  if (!poll || poll.is_closed) return;
  const until = poll.close_date ?? (poll.open_period === undefined ? undefined : message.api.date + poll.open_period);
  if (until !== undefined && world.date >= until) closePoll(world, message);
}
