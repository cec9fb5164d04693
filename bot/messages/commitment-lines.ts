import type { Owner, Side } from '../../domain/commitment/commitment.ts';
import { isolate } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Span } from '../channels/channel.ts';
import { bold, type Line } from './lines.ts';

/** What a commitment is called everywhere. */
export const commitmentName = (number: number) => `C-${number}`;

/** Somebody who answers: a side, and the name of its post or of a neighbour when there is one. */
export type Who = { readonly side: Side; readonly name: string | null };

const namedKeys: Record<Side, Key> = {
  police: 'commitments.who.police',
  local_government: 'commitments.who.localGovernment',
  community: 'commitments.who.community',
};

const ownerKeys: Record<Owner, Key> = {
  police: 'commitments.who.anyPolice',
  local_government: 'commitments.who.anyLocalGovernment',
  community: 'commitments.who.anyCommunity',
  joint: 'commitments.who.joint',
};

/** One who answers: "👮 Ak-Bulak beat", or "👮 Police" where there is no name. */
export function whoName({ side, name }: Who, { t }: Words): string {
  return name === null ? t(ownerKeys[side]) : t(namedKeys[side], { name: isolate(name) });
}

/** A kind of owner by itself: "🤝 Joint". */
export function ownerName(owner: Owner, { t }: Words): string {
  return t(ownerKeys[owner]);
}

/** Everybody who answers, one after the other. */
export function allNames(sides: readonly Who[], words: Words): string {
  return sides.map((one) => whoName(one, words)).join(', ');
}

/** A bold label and what it stands for; nothing where there is nothing to show. */
export function labelled(label: string, text: string | null): Line {
  return text === null || text === '' ? null : [bold(label), { text: ` ${text}` }];
}

/** A bold name and, in the same line, what it belongs to. */
export function titled(title: string, beside: string): readonly Span[] {
  return [bold(title), { text: ` · ${beside}` }];
}

/** Choices in one row each. */
export const rows = (choices: readonly Choice[]): Choice[][] => choices.map((choice) => [choice]);

/** Who will see something: chats that the bot writes to, and the public page when it is on. */
export type Reach = { readonly chats: number; readonly page: boolean };

/** "This will be seen by everyone in 3 chats and on the web page." */
export function reachLine({ chats, page }: Reach, { t }: Words): string {
  return t(page ? 'commitments.reach.chatsAndPage' : 'commitments.reach.chats', { count: chats });
}
