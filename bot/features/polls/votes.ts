import { identitiesOf, keepActivityIn } from '../../../db/crowd.ts';
import { ballotFrom, type CastBallot, keepBallots, keepEarlyVotes, postedPolls } from '../../../db/polls.ts';
import type { Doing } from '../../act.ts';
import type { ChatEvent } from '../../channels/channel.ts';

type Vote = Extract<ChatEvent, { kind: 'voted' }>;

/**
 * Takes the votes that arrived together, in few statements however many they are. Votes in a poll that is closed are
 * left alone, and those in a poll that is not known yet wait until it is.
 */
export async function takeVotes(doing: Doing, votes: readonly Vote[]): Promise<void> {
  for (const [platform, theirs] of Map.groupBy(votes, (vote) => vote.platform)) await takeOn(doing, platform, theirs);
}

async function takeOn(doing: Doing, platform: Vote['platform'], votes: readonly Vote[]): Promise<void> {
  const { tx, now, newId } = doing;
  // What does not wait for each other goes to the database at once.
  const [posted, voters] = await Promise.all([
    postedPolls(tx, platform, [...new Set(votes.map((vote) => vote.poll))]),
    identitiesOf(
      tx,
      platform,
      votes.map((vote) => vote.by),
      now,
      newId,
    ),
  ]);
  const cast: CastBallot[] = [];
  const early: Parameters<typeof keepEarlyVotes>[1][number][] = [];
  for (const { by, poll, options } of votes) {
    const message = posted.get(poll);
    const identity = voters.get(by.id);
    if (!identity) continue;
    // A poll that we do not know is one that is just being sent.
    if (!message) early.push({ platform, platformPoll: poll, identity, options: [...options], castAt: now });
    else if (message.status === 'open') cast.push(...ballotFrom(message, options, { identity, castAt: now }));
  }
  await Promise.all([keepBallots(tx, cast), keepActivityIn(tx, cast), keepEarlyVotes(tx, early)]);
}
