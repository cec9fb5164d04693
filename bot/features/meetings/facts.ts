import type { Queryable } from '../../../db/client.ts';
import { meetingById, rsvpsOf } from '../../../db/meetings.ts';
import { postById } from '../../../db/posts.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { MeetingId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { endsAt, type Known, startsAt } from '../../../domain/meeting.ts';
import { countsOf } from '../../../domain/rsvp.ts';
import type { MeetingFacts } from '../../messages/meetings.ts';

/** What the messages say of a meeting at `now`; null when it is gone. */
export async function meetingFacts(db: Queryable, id: MeetingId, now: Temporal.Instant): Promise<MeetingFacts | null> {
  const known = await meetingById(db, id);
  return known ? factsOf(db, known, now) : null;
}

/** What the messages say of a meeting that is at hand. */
export async function factsOf(
  db: Queryable,
  { id, state }: Known,
  now: Temporal.Instant,
): Promise<MeetingFacts | null> {
  const group = await groupById(db, state.workingGroup);
  if (!group) return null;
  const texts = await textsById(db, [state.place, state.notHeldReason]);
  const post = state.post && (await postById(db, state.post));
  return {
    id,
    state,
    group: group.name,
    post: post?.name ?? null,
    place: maskContacts(texts.get(state.place) ?? ''),
    reason: maskContacts((state.notHeldReason && texts.get(state.notHeldReason)) ?? ''),
    counts: countsOf(await rsvpsOf(db, id)),
    phase: phaseOf(state, now),
  };
}

function phaseOf(state: Known['state'], now: Temporal.Instant): MeetingFacts['phase'] {
  if (Temporal.Instant.compare(now, startsAt(state)) < 0) return 'coming';
  return Temporal.Instant.compare(now, endsAt(state)) < 0 ? 'under_way' : 'over';
}
