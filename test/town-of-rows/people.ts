import { type Chat, chatHeardFrom, keepMembership, type Membership, privateChatOf } from '../../db/chats.ts';
import { type Identity, identityOf } from '../../db/people.ts';
import type { Moment } from './moment.ts';

/** Everybody who may be in question, by what they are in the working group. */
export const roles = [
  'admin',
  'invited',
  'member',
  'officer',
  'officerAdmin',
  'adviser',
  'stranger',
  'former',
  'neighbour',
] as const;
/**
 * admin: of the chat, and so a facilitator · invited: a facilitator by invitation · officerAdmin: an officer who is an
 * admin of the chat · stranger: not in the chat · former: an admin until a moment ago · neighbour: an admin of the chat
 * of another working group, and a stranger in this one.
 */
export type Role = (typeof roles)[number];

export type People = Readonly<Record<Role, { readonly identity: Identity; readonly chat: Chat }>>;

const names: Record<Role, string> = {
  admin: 'Aida',
  invited: 'Gulnara',
  member: 'Bakyt',
  officer: 'Officer Asanov',
  officerAdmin: 'Officer Osmonov',
  adviser: 'Deputy Head Isakova',
  stranger: 'Somebody',
  former: 'Former Admin',
  neighbour: 'Neighbour',
};

/** What the platform says of each in the chat of the group; nobody is told of who was never there. */
const places: Record<Role, Membership> = {
  admin: 'admin',
  invited: 'member',
  member: 'member',
  officer: 'member',
  officerAdmin: 'admin',
  adviser: 'member',
  stranger: 'left',
  former: 'member',
  neighbour: 'left',
};

/** Everybody, each with an open private chat. */
export async function meetPeople(moment: Moment, writing: (name: string) => string): Promise<People> {
  const met: [Role, People[Role]][] = [];
  for (const [at, role] of roles.entries()) {
    const id = String(5_000_001 + at);
    const account = { platform: 'telegram', id, name: writing(names[role]), username: role } as const;
    const identity = await identityOf(moment.tx, account, moment.now, moment.newId);
    await privateChatOf(moment.tx, identity, moment.now, moment.newId);
    const heard = { platform: 'telegram', id, kind: 'private' } as const;
    met.push([role, { identity, chat: await chatHeardFrom(moment.tx, heard, moment.now, moment.newId) }]);
  }
  return Object.fromEntries(met) as People; // one entry for each of the roles
}

/** Everybody has their place in a chat of the group, told just now. */
export async function takePlaces(moment: Moment, people: People, chat: Chat): Promise<void> {
  for (const role of roles) {
    await keepMembership(moment.tx, chat.id, people[role].identity.id, places[role], moment.now);
  }
}
