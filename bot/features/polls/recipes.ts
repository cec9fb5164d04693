import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { commitmentById } from '../../../db/commitments.ts';
import { meetingById } from '../../../db/meetings.ts';
import { keepPollMessage, pollById, pollsById } from '../../../db/polls.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById } from '../../../db/working-groups.ts';
import { answers } from '../../../domain/ballots.ts';
import type { CommitmentId, PollId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { startsAt } from '../../../domain/meeting.ts';
import { idOf } from '../../../domain/payload.ts';
import type { State } from '../../../domain/poll.ts';
import { type Asked, type Closing, type Heading, headingMessage, nativeMessage } from '../../messages/polls.ts';
import { recipe } from '../../recipe.ts';

/** The message above a burst of polls: how to answer while they are open, and afterwards what came of them. */
export const pollHeading = recipe({
  name: 'polls.heading',
  params: z.object({ polls: z.array(idOf<PollId>()) }),
  facts: async (db, params): Promise<Heading | null> => {
    const known = await pollsById(db, params.polls);
    const [first] = known;
    const closing = first && (await closingOf(db, first.state));
    if (!closing) return null;
    const asked = await askedAbout(
      db,
      known.map(({ state }) => state.commitment),
    );
    const items = known.flatMap(({ state }) => {
      const about = asked.get(state.commitment);
      return about ? [{ ...about, poll: state }] : [];
    });
    return { items, closing };
  },
  message: headingMessage,
});

/** The platform's own poll on one commitment. Once it is closed there is nothing to send any more. */
export const nativePoll = recipe({
  name: 'polls.native',
  params: z.object({ poll: idOf<PollId>() }),
  facts: async (db, { poll: id }): Promise<Asked | null> => {
    const known = await pollById(db, id);
    if (known?.state.status !== 'open') return null;
    return (await askedAbout(db, [known.state.commitment])).get(known.state.commitment) ?? null;
  },
  message: nativeMessage,
  sent: async (db, { poll }, done, { chat }) => {
    if (!done.poll) return;
    const options = done.poll.options.flatMap((option, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[option, answer] as const];
    });
    await keepPollMessage(db, {
      platform: chat.platform,
      platformPoll: done.poll.id,
      poll,
      chat: chat.id,
      options: Object.fromEntries(options),
    });
  },
});

/** What these commitments are called and say, contacts masked, by their ids. */
export async function askedAbout(
  db: Queryable,
  ids: readonly CommitmentId[],
): Promise<ReadonlyMap<CommitmentId, Asked>> {
  const asked = new Map<CommitmentId, Asked>();
  for (const id of ids) {
    const known = await commitmentById(db, id);
    if (!known) continue;
    const text = (await textsById(db, [known.state.text])).get(known.state.text) ?? '';
    asked.set(id, { number: known.state.number, text: maskContacts(text) });
  }
  return asked;
}

/** When a poll closes, on the clock of its place: a meeting that has moved has moved it too. */
async function closingOf(db: Queryable, { meeting: id, workingGroup, closesAt }: State): Promise<Closing | null> {
  const meeting = id && (await meetingById(db, id));
  if (meeting) {
    return { at: startsAt(meeting.state).toZonedDateTimeISO(meeting.state.zone), meeting: true };
  }
  const group = await groupById(db, workingGroup);
  return group && closesAt ? { at: closesAt.toZonedDateTimeISO(group.zone), meeting: false } : null;
}
