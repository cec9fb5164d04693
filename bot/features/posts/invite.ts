import { randomBytes } from 'node:crypto';
import type { Chat } from '../../../db/chats.ts';
import {
  addInvitation,
  changeInvitation,
  openInvitationsTo,
  type Post,
  postNamed,
  postsOf,
} from '../../../db/posts.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import type { PostId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { fold } from '../../../domain/typed/fold.ts';
import type { Act, Doing } from '../../act.ts';
import type { Role } from '../../messages/posts.ts';
import { takeText } from '../../typed-text.ts';
import { settingsSlot } from '../settings/slot.ts';
import { deskOfInvitation, invitationSlots, linkToForward, sentInGroup } from './recipes.ts';

/** How long an invitation can be used. */
const validity = Temporal.Duration.from({ hours: 7 * 24 });

/** 128 bits, so that nobody finds a link by trying; 22 letters in base64url, so that a button can carry it. */
const tokenBytes = 16;

export const sides: Record<Exclude<Role, 'facilitator'>, Post['side']> = {
  officer: 'police',
  adviser: 'local_government',
};

/** Makes an invitation and gives its link to whoever acts, in private; the group's chat sees that there is one. */
export async function invite(
  act: Act,
  group: WorkingGroup,
  chat: Chat | undefined,
  wanted: { role: Role; post: PostId | null },
): Promise<void> {
  if (wanted.post !== null) await takeBackAll(act, wanted.post);
  const { id } = await addInvitation(
    act.tx,
    {
      workingGroup: group.id,
      ...wanted,
      token: randomBytes(tokenBytes).toString('base64url'),
      invitedBy: act.me.id,
      createdAt: act.now,
      expiresAt: act.now.add(validity),
    },
    act.newId,
  );
  const slots = invitationSlots(id);
  if (act.chat.id === chat?.id) await act.reply(sentInGroup, { invitation: id }, { slot: slots.sent });
  else if (chat) await act.say(chat, sentInGroup, { invitation: id }, { slot: slots.sent });
  await act.tell(act.me.id, deskOfInvitation, { invitation: id }, { slot: slots.desk });
  await act.tell(act.me.id, linkToForward, { invitation: id }, { slot: slots.forward });
  await act.refresh(settingsSlot(group.id));
  await act.toast('posts.toast.sent');
}

/** The post or office of a name, made when there is none; undefined when the name cannot be taken, which was said. */
export async function postToInviteTo(
  act: Act,
  group: WorkingGroup,
  role: Exclude<Role, 'facilitator'>,
  typed: string,
): Promise<PostId | undefined> {
  const clean = await takeText(act, typed, TEXT_LIMITS.postName);
  if (clean === undefined) return undefined;
  // A post's name is public everywhere, so nobody's number may be part of it.
  const name = maskContacts(clean);
  const side = sides[role];
  const known = (await postsOf(act.tx, group.id)).find((post) => post.side === side && fold(post.name) === fold(name));
  return (known ?? (await postNamed(act.tx, group.id, side, name, act.now, act.newId))).id;
}

/** Closes every invitation to a post that is still open: one post, one link. */
export async function takeBackAll(doing: Doing, post: PostId): Promise<void> {
  for (const { id } of await openInvitationsTo(doing.tx, post)) {
    await changeInvitation(doing.tx, id, { token: null, revokedAt: doing.now });
    await refreshInvitation(doing, id);
  }
}

/** Shows everywhere what became of an invitation. */
export async function refreshInvitation(doing: Doing, id: Parameters<typeof invitationSlots>[0]): Promise<void> {
  await doing.refresh(...Object.values(invitationSlots(id)));
}
