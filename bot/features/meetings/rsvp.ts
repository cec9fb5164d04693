import { membershipOf } from '../../../db/chats.ts';
import { keepRsvp, rsvpsOf } from '../../../db/meetings.ts';
import { type Known, startsAt } from '../../../domain/meeting.ts';
import { type Answer, answers, answersByPerson } from '../../../domain/rsvp.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { meetingSlots } from './target.ts';

const noted: Record<Answer, Key> = {
  coming: 'meetings.rsvpNoted.coming',
  maybe: 'meetings.rsvpNoted.maybe',
  cannot: 'meetings.rsvpNoted.cannot',
};

const already: Record<Answer, Key> = {
  coming: 'meetings.rsvpAlready.coming',
  maybe: 'meetings.rsvpAlready.maybe',
  cannot: 'meetings.rsvpAlready.cannot',
};

/** `I am coming`, `Maybe`, `I cannot`: a press moves only the presser's own answer. */
export async function answerInvitation(act: Act, { id, state }: Known, argument: string): Promise<void> {
  const answer = answers.find((one) => one === argument);
  if (!answer) return act.refuse('common.outdatedButton');
  if (act.chat.workingGroup !== state.workingGroup) return act.refuse('meetings.onlyHere');
  // In a public group people press who are not in it.
  if ((await membershipOf(act.tx, act.chat.id, act.me.id)) === 'left') return act.refuse('meetings.onlyMembers');
  if (Temporal.Instant.compare(act.now, startsAt(state)) >= 0) return act.refuse('meetings.begun');
  if (state.announcedAt === null) return act.refuse('meetings.notAnnounced');
  const before = answersByPerson(await rsvpsOf(act.tx, id)).get(act.me.person);
  if (before === answer) return act.toast(already[answer]);
  await keepRsvp(act.tx, id, act.me.id, answer, act.now);
  const { post, reminder } = meetingSlots(id);
  await act.refresh(post, reminder);
  const { words } = act;
  const when = words.t('meetings.dayTime', { day: words.day(state.date), time: words.time(state.time) });
  await act.toast(noted[answer], { when });
}
