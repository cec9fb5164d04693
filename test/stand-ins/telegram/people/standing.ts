import type { ChatAdministratorRights, ChatMember, User } from 'grammy/types';

/** Rights of an administrator; what is not named is not granted, `true` grants all that an owner can give. */
export type AdminRights = Partial<Omit<ChatAdministratorRights, 'is_anonymous'>> | true;

/** What somebody is in a group. */
export type Standing =
  | { status: 'creator' }
  | { status: 'administrator'; rights: AdminRights }
  | { status: 'member' }
  | { status: 'left' }
  | { status: 'kicked' };

export const isIn = (standing: Standing | undefined): boolean =>
  standing !== undefined && standing.status !== 'left' && standing.status !== 'kicked';

export const isAdmin = (standing: Standing | undefined): boolean =>
  standing?.status === 'creator' || standing?.status === 'administrator';

export function may(standing: Standing | undefined, right: keyof Exclude<AdminRights, true>): boolean {
  if (standing?.status === 'creator') return true;
  if (standing?.status !== 'administrator') return false;
  return standing.rights === true || standing.rights[right] === true;
}

const EVERY_GROUP_RIGHT = {
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: true,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: true,
  can_edit_stories: true,
  can_delete_stories: true,
  can_pin_messages: true,
  can_manage_topics: true,
  can_manage_tags: true,
  can_send_welcome_messages: true,
};

const NO_RIGHT = Object.fromEntries(Object.keys(EVERY_GROUP_RIGHT).map((right) => [right, false]));

/** The ChatMember object of the Bot API for somebody with this standing. */
export function chatMember(user: User, standing: Standing): ChatMember {
  switch (standing.status) {
    case 'creator':
      return { status: 'creator', user, is_anonymous: false };
    case 'administrator': {
      const granted = standing.rights === true ? EVERY_GROUP_RIGHT : standing.rights;
      const member = { status: 'administrator', user, can_be_edited: false, is_anonymous: false };
      // NO_RIGHT holds every right of the type; an administrator can always "manage chat".
      return { ...member, ...NO_RIGHT, ...granted, can_manage_chat: true } as unknown as ChatMember;
    }
    case 'kicked':
      return { status: 'kicked', user, until_date: 0 };
    default:
      return { status: standing.status, user };
  }
}
