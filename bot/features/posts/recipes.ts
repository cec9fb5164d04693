import { z } from 'zod';
import { privateChatIsOpen } from '../../../db/chats.ts';
import { identityById } from '../../../db/people.ts';
import type { InvitationId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { endedMessage, offerMessage, usedMessage } from '../../messages/offers.ts';
import { invitationDesk, invitationOutcome, invitationSent, invitationToForward } from '../../messages/posts.ts';
import { recipe } from '../../recipe.ts';
import { invitationFacts, readerFacts } from './facts.ts';

const invitation = idOf<InvitationId>();
const params = z.object({ invitation });

/** The slots of the messages that show one invitation. */
export const invitationSlots = (id: InvitationId) => ({
  sent: `invitation:${id}`,
  desk: `invitation:${id}:desk`,
  forward: `invitation:${id}:forward`,
  offer: `invitation:${id}:offer`,
  used: `invitation:${id}:used`,
  outcome: `invitation:${id}:outcome`,
});

/** In the group: an invitation was made, for what; never the link. */
export const sentInGroup = recipe({
  name: 'invitation.sent',
  params,
  facts: async (db, { invitation: id }, { now }) => {
    const known = await invitationFacts(db, id, now);
    return known && { ...known.facts, reached: await privateChatIsOpen(db, known.row.invitedBy) };
  },
  message: invitationSent,
});

/** To who asked for it: what to do with the link. */
export const deskOfInvitation = recipe({
  name: 'invitation.desk',
  params,
  facts: async (db, { invitation: id }, { now }) => (await invitationFacts(db, id, now))?.facts ?? null,
  message: invitationDesk,
});

/** To who asked for it: the link itself, in words to pass on. */
export const linkToForward = recipe({
  name: 'invitation.forward',
  params,
  facts: async (db, { invitation: id }, { now, linkTo }) => {
    const known = await invitationFacts(db, id, now);
    if (!known) return null;
    const token = known.facts.stands === 'open' ? known.row.token : null;
    return { ...known.facts, address: token === null ? null : linkTo(`i${token}`) };
  },
  message: invitationToForward,
});

/** To who opened the link: what they are offered, and later that it is theirs. */
export const offer = recipe({
  name: 'invitation.offer',
  params: params.extend({ view: z.enum(['offer', 'left', 'givingUp']).default('offer') }),
  facts: async (db, { invitation: id, view }, { now, chat }) => {
    const known = await invitationFacts(db, id, now);
    if (!known || chat.identity === null) return null;
    return { ...known.facts, token: known.row.token, view, ...(await readerFacts(db, known.row, chat.identity)) };
  },
  message: offerMessage,
});

/** To who sent it: who has used it. */
export const usedBy = recipe({
  name: 'invitation.used',
  params,
  facts: async (db, { invitation: id }, { now }) => {
    const known = await invitationFacts(db, id, now);
    if (!known || known.row.usedBy === null) return null;
    const { name = '' } = (await identityById(db, known.row.usedBy)) ?? {};
    const { holds } = await readerFacts(db, known.row, known.row.usedBy);
    return { ...known.facts, name, holds };
  },
  message: usedMessage,
});

/** In every chat of the group: a post is held now, or no longer. */
export const outcome = recipe({
  name: 'invitation.outcome',
  params,
  facts: async (db, { invitation: id }, { now }) => (await invitationFacts(db, id, now))?.facts ?? null,
  message: invitationOutcome,
});

/** To whom a post or a role has been taken from. */
export const ended = recipe({
  name: 'invitation.ended',
  params: params.extend({ why: z.enum(['notThem', 'succeeded']) }),
  facts: async (db, { invitation: id, why }, { now }) => {
    const known = await invitationFacts(db, id, now);
    return known && { ...known.facts, why };
  },
  message: endedMessage,
});
