import { changeInvitation, endTenure, type Invitation, invitationById, lockPost } from '../../../db/posts.ts';
import { removeFacilitator } from '../../../db/working-groups.ts';
import type { Act } from '../../act.ts';
import { holderLeft } from '../commitments/ask-owner.ts';
import { settingsSlot } from '../settings/slot.ts';
import { holdsByInvitation, standingOf } from './facts.ts';
import { refreshInvitation } from './invite.ts';
import { ended, invitationSlots, offer, usedBy } from './recipes.ts';

/** `It is not them`: what the invitation gave ends at once. */
export async function notThem(act: Act, invitation: Invitation): Promise<void> {
  const user = invitation.usedBy;
  if (user === null || !(await end(act, invitation))) return act.toast('posts.toast.notTheirs');
  await act.tell(user, ended, { invitation: invitation.id, why: 'notThem' });
  await act.toast('posts.toast.ended');
}

/** `Give it up`: whoever accepted an invitation ends it themselves, after a second look. */
export async function giveUp(act: Act, invitation: Invitation, answer: string): Promise<void> {
  const { id } = invitation;
  if (!(await holdsByInvitation(act.tx, invitation, act.me.id))) {
    await act.toast('posts.toast.notYours');
    return act.replace(offer, { invitation: id, view: 'offer' });
  }
  if (answer !== 'sure') return act.replace(offer, { invitation: id, view: answer === 'keep' ? 'offer' : 'givingUp' });
  await end(act, invitation);
  await act.replace(offer, { invitation: id, view: 'offer' });
  await act.tell(invitation.invitedBy, usedBy, { invitation: id }, { slot: invitationSlots(id).used });
  await act.toast('posts.toast.givenUp');
}

/** Ends what an invitation gave; false when that has ended already, or somebody else has followed. */
async function end(act: Act, { id, usedBy: user, post, workingGroup }: Invitation): Promise<boolean> {
  if (post !== null) await lockPost(act.tx, post);
  const current = await invitationById(act.tx, id);
  if (!current || user === null || !(await holdsByInvitation(act.tx, current, user))) return false;
  if (post === null) await removeFacilitator(act.tx, workingGroup, user);
  else await endTenure(act.tx, post, act.now);
  await changeInvitation(act.tx, id, { revokedAt: act.now });
  await refreshInvitation(act, id);
  await act.refresh(settingsSlot(workingGroup));
  if (post !== null) await holderLeft(act, post);
  return true;
}

/** `Take it back`: an invitation that nobody has used no longer works. */
export async function takeBack(act: Act, invitation: Invitation): Promise<void> {
  if (standingOf(invitation, act.now) !== 'open') return act.toast('posts.toast.notOpen');
  await changeInvitation(act.tx, invitation.id, { token: null, revokedAt: act.now });
  await refreshInvitation(act, invitation.id);
  await act.toast('posts.toast.revoked');
}
