import type { ChatMemberUpdated } from 'grammy/types';
import { Group } from '../chats/group.ts';
import { notice } from '../chats/posting.ts';
import type { World } from '../world.ts';
import type { Person } from './person.ts';
import { type AdminRights, chatMember, isAdmin, isIn, may, type Standing } from './standing.ts';

const OUT: Standing = { status: 'left' };
const MEMBER: Standing = { status: 'member' };

function mustBeAdmin(person: Person, group: Group): void {
  if (!isAdmin(group.standings.get(person))) throw new Error(`${person.name} is no administrator of «${group.title}»`);
}

/** Changes what the bot is in a group and tells it so, as long as it can know. */
export function setBot(world: World, by: 'bot' | Person, group: Group, standing: Standing): void {
  const before = group.bot ?? OUT;
  group.bot = standing;
  const change: ChatMemberUpdated = {
    chat: group.api,
    from: world.userOf(by),
    date: world.date,
    old_chat_member: chatMember(world.userOf('bot'), before),
    new_chat_member: chatMember(world.userOf('bot'), standing),
  };
  world.updates.add('my_chat_member', change);
}

export function addBot(
  world: World,
  person: Person,
  group: Group,
  admin: AdminRights | undefined,
  start?: string,
): void {
  if (!group.has(person)) throw new Error(`${person.name} is not in «${group.title}»`);
  if (isIn(group.bot)) throw new Error(`the bot is already in «${group.title}»`);
  setBot(world, person, group, admin ? { status: 'administrator', rights: admin } : MEMBER);
  notice(world, group, person, { new_chat_members: [world.userOf('bot')] });
  if (start !== undefined) person.says(group, `/start@${world.bot.username} ${start}`);
}

/** Thrown out: a supergroup bans whom it removes, a basic group only lets them go. */
export function removeBot(world: World, person: Person, group: Group): void {
  if (!isIn(group.bot)) throw new Error(`the bot is not in «${group.title}»`);
  mustBeAdmin(person, group);
  notice(world, group, person, { left_chat_member: world.userOf('bot') });
  setBot(world, person, group, { status: 'kicked' });
}

export function botLeaves(world: World, group: Group): void {
  notice(world, group, 'bot', { left_chat_member: world.userOf('bot') });
  setBot(world, 'bot', group, OUT);
}

export function makeBotAdmin(world: World, person: Person, group: Group, admin: AdminRights | false): void {
  mustBeAdmin(person, group);
  if (!isIn(group.bot)) throw new Error(`the bot is not in «${group.title}»`);
  setBot(world, person, group, admin ? { status: 'administrator', rights: admin } : MEMBER);
}

/** Changes what a person is in a group; the bot is told of it only as an administrator that asked for chat_member. */
export function setStanding(world: World, by: Person, group: Group, person: Person, standing: Standing): void {
  const before = group.standings.get(person) ?? OUT;
  group.standings.set(person, standing);
  if (!isAdmin(group.bot)) return;
  world.updates.add('chat_member', {
    chat: group.api,
    from: by.user,
    date: world.date,
    old_chat_member: chatMember(person.user, before),
    new_chat_member: chatMember(person.user, standing),
  });
}

export function join(world: World, person: Person, group: Group): void {
  if (group.has(person)) throw new Error(`${person.name} is already in «${group.title}»`);
  setStanding(world, person, group, person, MEMBER);
  notice(world, group, person, { new_chat_members: [person.user] });
}

export function leave(world: World, person: Person, group: Group): void {
  if (!group.has(person)) throw new Error(`${person.name} is not in «${group.title}»`);
  setStanding(world, person, group, person, OUT);
  notice(world, group, person, { left_chat_member: person.user });
}

export function remove(world: World, by: Person, person: Person, group: Group): void {
  mustBeAdmin(by, group);
  if (!group.has(person)) throw new Error(`${person.name} is not in «${group.title}»`);
  setStanding(world, by, group, person, { status: 'kicked' });
  notice(world, group, by, { left_chat_member: person.user });
}

export function promote(world: World, by: Person, person: Person, group: Group, standing: Standing): void {
  if (!may(group.standings.get(by), 'can_promote_members')) {
    throw new Error(`${by.name} may not make administrators in «${group.title}»`);
  }
  if (!group.has(person)) throw new Error(`${person.name} is not in «${group.title}»`);
  setStanding(world, by, group, person, standing);
}

/** A basic group becomes a supergroup: a new chat with a new id and empty history. */
export function upgrade(world: World, by: Person, group: Group): Group {
  mustBeAdmin(by, group);
  if (group.type !== 'group' || group.upgraded) throw new Error(`«${group.title}» is a supergroup already`);
  const upgraded = new Group(world, group.title, 'supergroup');
  for (const [person, standing] of group.standings) upgraded.standings.set(person, standing);
  upgraded.bot = group.bot;
  notice(world, group, by, { migrate_to_chat_id: upgraded.id });
  notice(world, upgraded, by, { migrate_from_chat_id: group.id });
  group.upgraded = upgraded;
  return upgraded;
}
