import { addInvitation, beginTenure, changeInvitation, postNamed } from '../../db/posts.ts';
import { addFacilitator, type WorkingGroup } from '../../db/working-groups.ts';
import type { IdentityId, InvitationId, PostId } from '../../domain/ids.ts';
import type { Moment } from './moment.ts';
import type { People } from './people.ts';
import type { Writing } from './writing.ts';

type Role = 'officer' | 'adviser' | 'facilitator';

/** The posts of the group, and invitations in every state. */
export type Posts = {
  readonly officer: PostId;
  readonly officerAdmin: PostId;
  readonly adviser: PostId;
  readonly vacant: PostId;
  readonly invitations: Readonly<Record<'open' | 'toFacilitate' | 'officers' | 'facilitators', InvitationId>>;
  /** What the link of the open one carries. */
  readonly token: string;
};

const token = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Everybody who has a post holds it, and one is vacant. */
export async function fillPosts(
  at: (time: string) => Moment,
  people: People,
  group: WorkingGroup,
  writing: Writing,
): Promise<Posts> {
  const moment = at('2026-09-10T10:00');
  const { tx, now } = moment;
  const post = async (side: 'police' | 'local_government', name: string, holder: IdentityId | null) => {
    const { id } = await postNamed(tx, group.id, side, writing.text(name, 'postName'), now, moment.newId);
    if (holder !== null) await beginTenure(tx, id, holder, now, moment.newId);
    return id;
  };
  const posts = {
    officer: await post('police', 'Beat 4', people.officer.identity.id),
    officerAdmin: await post('police', 'Beat 5', people.officerAdmin.identity.id),
    adviser: await post('local_government', 'Town hall', people.adviser.identity.id),
    vacant: await post('police', 'Beat 6', null),
  };
  await addFacilitator(tx, group.id, people.invited.identity.id, now);
  const invite = async (role: Role, on: PostId | null, secret: string, usedBy: IdentityId | null) => {
    const when = at(usedBy ? '2026-09-10T10:00' : '2026-11-19T10:00').now;
    const dates = { createdAt: when, expiresAt: when.add({ hours: 7 * 24 }) };
    const invitation = { workingGroup: group.id, role, post: on, token: secret, invitedBy: people.admin.identity.id };
    const { id } = await addInvitation(tx, { ...invitation, ...dates }, moment.newId);
    if (usedBy) await changeInvitation(tx, id, { token: null, usedBy, usedAt: when });
    return id;
  };
  const invitations = {
    open: await invite('officer', posts.vacant, token, null),
    toFacilitate: await invite('facilitator', null, 'BBBBBBBBBBBBBBBBBBBBBB', null),
    officers: await invite('officer', posts.officer, 'C', people.officer.identity.id),
    facilitators: await invite('facilitator', null, 'D', people.invited.identity.id),
  };
  return { ...posts, invitations, token };
}
