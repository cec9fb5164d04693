import { chatsOf } from '../../../db/chats.ts';
import { isSamePerson } from '../../../db/people.ts';
import {
  beginTenure,
  changeInvitation,
  heldPosts,
  holderOf,
  type Invitation,
  invitationByToken,
  lockPost,
  usedInvitationsTo,
} from '../../../db/posts.ts';
import { addFacilitator, groupById, mayFacilitate, removeFacilitator } from '../../../db/working-groups.ts';
import type { PostId } from '../../../domain/ids.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { askHolder } from '../commitments/ask-owner.ts';
import { settingsSlot } from '../settings/slot.ts';
import { standingOf } from './facts.ts';
import { refreshInvitation, takeBackAll } from './invite.ts';
import { ended, invitationSlots, offer, outcome, usedBy } from './recipes.ts';

type Refusal = 'gone' | 'expired' | 'own' | 'holdsIt' | 'facilitates' | 'holdsPost';

const refusals: Record<Refusal, Key> = {
  gone: 'posts.refused.gone',
  expired: 'posts.refused.expired',
  own: 'posts.refused.own',
  holdsIt: 'posts.refused.holdsIt',
  facilitates: 'posts.refused.facilitates',
  holdsPost: 'posts.refused.holdsPost',
};

/** Somebody opened the link of an invitation: they see what they would become, and decide. */
export async function openInvitation(act: Act, token: string): Promise<void> {
  const invitation = await invitationByToken(act.tx, token.slice(1));
  const refusal = await whyNot(act, invitation);
  if (!invitation || refusal) return act.note(refusals[refusal ?? 'gone']);
  await act.reply(offer, { invitation: invitation.id, view: 'offer' }, { slot: invitationSlots(invitation.id).offer });
}

/** Takes up an invitation. The button carries its token, so that only who has opened the link can press it. */
export async function accept(act: Act, { id }: Invitation, token: string): Promise<void> {
  // Taken for this transaction: of two who press at once, the second finds no token any more.
  const invitation = await invitationByToken(act.tx, token);
  if (!invitation || invitation.id !== id) {
    await act.toast('posts.toast.usedNow');
    return act.replace(offer, { invitation: id, view: 'offer' });
  }
  const refusal = await whyNot(act, invitation);
  if (refusal) return act.toast(refusals[refusal]);
  await changeInvitation(act.tx, id, { token: null, usedBy: act.me.id, usedAt: act.now });
  if (invitation.post === null) await addFacilitator(act.tx, invitation.workingGroup, act.me.id, act.now);
  else await takePost(act, invitation, invitation.post);
  await act.toast('posts.toast.accepted');
  await act.replace(offer, { invitation: id, view: 'offer' });
  await refreshInvitation(act, id);
  await act.refresh(settingsSlot(invitation.workingGroup));
  await act.tell(invitation.invitedBy, usedBy, { invitation: id }, { slot: invitationSlots(id).used });
  for (const chat of await chatsOf(act.tx, invitation.workingGroup)) {
    await act.say(chat, outcome, { invitation: id }, { slot: invitationSlots(id).outcome });
  }
  if (invitation.post !== null) await askHolder(act, invitation.post);
}

/** Begins a tenure. Who answers for promises does not lead the group too. */
async function takePost(act: Act, invitation: Invitation, post: PostId): Promise<void> {
  await lockPost(act.tx, post);
  const former = await holderOf(act.tx, post);
  await beginTenure(act.tx, post, act.me.id, act.now, act.newId);
  await removeFacilitator(act.tx, invitation.workingGroup, act.me.id);
  await takeBackAll(act, post);
  if (former === undefined) return;
  await act.tell(former, ended, { invitation: invitation.id, why: 'succeeded' });
  // What the former holder and who invited them see says so too; what the group saw then stays as it was.
  const earlier = (await usedInvitationsTo(act.tx, post)).map(({ id }) => invitationSlots(id));
  await act.refresh(...earlier.flatMap(({ offer: offered, used }) => [offered, used]));
}

/** Somebody looked at an invitation and left it: it stays as it was. */
export async function leave(act: Act, invitation: Invitation): Promise<void> {
  const open = standingOf(invitation, act.now) === 'open';
  await act.toast(open ? 'posts.toast.left' : 'posts.toast.notOpen');
  await act.replace(offer, { invitation: invitation.id, view: open ? 'left' : 'offer' });
}

async function whyNot(act: Act, invitation: Invitation | undefined): Promise<Refusal | undefined> {
  if (!invitation || !(await groupById(act.tx, invitation.workingGroup))) return 'gone';
  const { post, workingGroup, invitedBy } = invitation;
  const stands = standingOf(invitation, act.now);
  if (stands !== 'open') return stands === 'expired' ? 'expired' : 'gone';
  if (await isSamePerson(act.tx, invitedBy, act.me.id)) return 'own';
  const held = await heldPosts(act.tx, act.me.id, workingGroup);
  if (post !== null) return held.some(({ id }) => id === post) ? 'holdsIt' : undefined;
  if (held.length > 0) return 'holdsPost';
  return (await mayFacilitate(act.tx, workingGroup, act.me.id)) ? 'facilitates' : undefined;
}
