import type { ChatEvent } from '../../bot/channels/channel.ts';
import { chatOf, type Place } from './forms.ts';
import type { Role } from './people.ts';
import type { Town } from './town.ts';

let told = 0;

function scene(town: Town, role: Role, place: Place) {
  const { platformId: id, name, username } = town.people[role].identity;
  const chat = chatOf(town, role, place);
  told += 1;
  return {
    id: `told-${told}`,
    platform: 'telegram',
    chat: { id: chat.platformId, kind: chat.kind, title: chat.title ?? undefined },
    by: { id, name, username: username ?? undefined },
  } as const;
}

/** Somebody says something; in a group, `answers` makes it a reply to the bot. */
export function saying(town: Town, role: Role, place: Place, text: string, answers = false): ChatEvent {
  const said = { kind: 'said', text, message: '70', mentions: [], mentioned: [] } as const;
  return { ...scene(town, role, place), ...said, ...(answers ? { answers: '69' } : {}) };
}

/** Somebody presses a button; `about` is what they had written and the pressed message answers. */
export function pressing(town: Town, role: Role, place: Place, data: string, about?: string): ChatEvent {
  return { ...scene(town, role, place), kind: 'chose', message: '69', press: '71', data, about };
}
