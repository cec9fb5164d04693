import { type Invitation, invitationById } from '../../../db/posts.ts';
import type { InvitationId } from '../../../domain/ids.ts';
import type { Target } from '../../feature.ts';

/** The invitation that a button names. */
export const theInvitation: Target<Invitation> = {
  load: (db, id) => invitationById(db, id as InvitationId), // what a button carries is looked up, so a wrong id finds nothing
  group: (invitation) => invitation.workingGroup,
};
