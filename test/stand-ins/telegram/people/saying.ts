import type { Message, MessageEntity, User } from 'grammy/types';
import type { ChatMessage } from '../chats/chat-message.ts';
import { entitiesOf } from '../chats/entities.ts';
import type { Group } from '../chats/group.ts';
import { type Posting, post } from '../chats/posting.ts';
import type { PrivateChat } from '../chats/private-chat.ts';
import { trimmed } from '../chats/trimmed.ts';
import type { World } from '../world.ts';
import type { Person } from './person.ts';
import { isAdmin, may } from './standing.ts';

/** Where a person writes: a group, their own chat with the bot, or `telegram.bot`, which means the same. */
export type Place = Group | PrivateChat | User;

export interface Saying {
  replyTo?: ChatMessage;
  /** People whose first names in the text are mentions of them, as the phone makes them for people without a username. */
  mentions?: Person[];
  /** The name of a forum's topic. */
  topic?: string;
}

/** The chat at `place` if the person may write there; a person cannot write into a chat that a phone would not let them. */
export function writable(person: Person, place: Place): Group | PrivateChat {
  const chat = 'kind' in place ? place : person.private;
  if (chat.kind === 'group') {
    if (!chat.has(person)) throw new Error(`${person.name} is not in «${chat.title}»`);
    if (chat.upgraded) throw new Error(`«${chat.title}» has become the supergroup ${chat.upgraded.id}`);
    return chat;
  }
  if (chat.person !== person) throw new Error(`${person.name} cannot write into «${chat.title}»`);
  if (chat.contact === 'unknown') throw new Error(`${person.name} has not pressed Start: use startsBot() first`);
  if (chat.contact !== 'open') throw new Error(`${person.name} cannot write to the bot: ${chat.contact}`);
  return chat;
}

/** Marks first names in a text, with a username as the phone would write it when there is one. */
function mentionsIn(text: string, people: readonly Person[]): MessageEntity[] {
  return people.map((person) => {
    const name = person.user.first_name;
    const offset = text.indexOf(name);
    if (offset < 0) throw new Error(`«${text}» does not mention ${name}`);
    return { type: 'text_mention', offset, length: name.length, user: person.user };
  });
}

function threadOf(chat: Group | PrivateChat, topic: string | undefined): number | undefined {
  if (topic === undefined) return undefined;
  const thread = chat.kind === 'group' ? chat.topics?.get(topic) : undefined;
  if (thread === undefined) throw new Error(`«${chat.title}» has no topic «${topic}»`);
  return thread === GENERAL_TOPIC ? undefined : thread;
}

/** Messages in the General topic carry no thread id (tdlib/telegram-bot-api, GENERAL_FORUM_TOPIC_ID). */
export const GENERAL_TOPIC = 1;

const asPosting = (chat: Group | PrivateChat, saying: Saying): Posting => ({
  replyTo: saying.replyTo,
  thread: threadOf(chat, saying.topic),
});

/** As the phone sends it: trimmed, and neither empty nor longer than one message can be. */
const written = (typed: string, mentions: readonly Person[] = []) => {
  const { text } = trimmed(typed);
  if (text === '' || text.length > 4096) throw new Error(`a phone cannot send a text of ${text.length} characters`);
  const entities = entitiesOf(text, mentionsIn(text, mentions));
  return { text, ...(entities.length > 0 && { entities }) };
};

export function say(world: World, person: Person, place: Place, text: string, saying: Saying): ChatMessage {
  const chat = writable(person, place);
  return post(world, chat, person, written(text, saying.mentions), asPosting(chat, saying));
}

export function sayAnonymously(world: World, person: Person, group: Group, text: string, saying: Saying): ChatMessage {
  writable(person, group);
  if (group.type === 'group') throw new Error('only supergroups have anonymous administrators');
  if (!isAdmin(group.standings.get(person))) throw new Error(`${person.name} is no administrator of «${group.title}»`);
  return post(world, group, person, written(text, saying.mentions), { ...asPosting(group, saying), asGroup: true });
}

/** Takes a message away for everybody: one's own, or any as an administrator. Bots are not told. */
export function takeAway(world: World, person: Person, message: ChatMessage): void {
  const chat = world.chats.get(message.chat.id);
  if (!chat || message.deleted) throw new Error(`${message} is gone`);
  const isAllowed = message.by === person || chat === person.private || isAllowedIn(chat, person);
  if (!isAllowed) throw new Error(`${person.name} may not delete ${message}`);
  message.deleted = true;
  chat.unpin(message);
}

const isAllowedIn = (chat: Group | PrivateChat, person: Person): boolean =>
  chat.kind === 'group' && may(chat.standings.get(person), 'can_delete_messages');

/** Sends something that is not text: a voice note, a picture, a document. */
export function sendMedia(
  world: World,
  person: Person,
  place: Place,
  media: Partial<Message>,
  saying: Saying & { caption?: string },
): ChatMessage {
  const chat = writable(person, place);
  const entities = entitiesOf(saying.caption ?? '');
  const caption = saying.caption
    ? { caption: saying.caption, ...(entities.length > 0 && { caption_entities: entities }) }
    : {};
  return post(world, chat, person, { ...media, ...caption }, asPosting(chat, saying));
}

export function edit(world: World, person: Person, message: ChatMessage, text: string): void {
  if (message.by !== person) throw new Error(`${person.name} cannot edit ${message}`);
  const { entities: _, ...rest } = message.api;
  message.api = { ...rest, ...written(text), edit_date: world.date };
  message.chat.changed();
  if (message.chat.botHears(message.api)) world.updates.add('edited_message', message.api);
}
