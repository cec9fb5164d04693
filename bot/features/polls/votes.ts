import { identitiesOf } from '../../../db/crowd.ts';
import { ballotFrom, keepBallots, keepEarlyVotes, type PostedPoll, postedPolls } from '../../../db/polls.ts';
import { keepActivityIn } from '../../../db/working-groups.ts';
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
  const posted = await postedPolls(tx, platform, [...new Set(votes.map((vote) => vote.poll))]);
  const open = votes.filter((vote) => isOpen(posted.get(vote.poll)));
  const voters = await identitiesOf(
    tx,
    platform,
    open.map((vote) => vote.by),
    now,
    newId,
  );
  const sorted = open.flatMap((vote) => {
    const identity = voters.get(vote.by.id);
    return identity === undefined ? [] : [{ ...vote, identity, castAt: now, message: posted.get(vote.poll) }];
  });
  const cast = sorted.flatMap((vote) => (vote.message ? ballotFrom(vote.message, vote.options, vote) : []));
  await keepBallots(tx, cast);
  await keepActivityIn(tx, cast);
  await keepEarlyVotes(
    tx,
    sorted.flatMap(({ message, poll, identity, options, castAt }) =>
      message ? [] : [{ platform, platformPoll: poll, identity, options: [...options], castAt }],
    ),
  );
}

/** A poll that we do not know is one that is just being sent. */
function isOpen(poll: PostedPoll | undefined): boolean {
  return poll === undefined || poll.status === 'open';
}
