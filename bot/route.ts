import { type Chat, chatHeardFrom, keepSeenIn, membershipOf } from '../db/chats.ts';
import type { Tx } from '../db/client.ts';
import { closeForm, type Form, formAwaiting } from '../db/forms.ts';
import { type Identity, identityOf } from '../db/people.ts';
import { type KnownScene, sceneOf } from '../db/scene.ts';
import { groupById, keepActivity } from '../db/working-groups.ts';
import { readAnswer } from '../domain/typed/answer.ts';
import type { Key } from '../locales/words.ts';
import { Act, Doing, type Handling, type World } from './act.ts';
import { may, maySomewhere } from './authority.ts';
import type { ChatEvent, Speaker } from './channels/channel.ts';
import { readCommand } from './command.ts';
import type { Declared } from './declared.ts';
import type { Command, FormKind, Who } from './feature.ts';
import { readPress } from './press.ts';
import { isForTheBot, isUnsure, rightsBelievedSince, Unsure } from './rights.ts';

type Voted = Extract<ChatEvent, { kind: 'voted' }>;
export type Placed = Exclude<ChatEvent, Voted>;
export type Said = Extract<ChatEvent, { kind: 'said' }>;
type Chose = Extract<ChatEvent, { kind: 'chose' }>;

/** Words for "you may not", by who may. */
export const refusals: Record<Exclude<Who, 'anybody'>, Key> = {
  chat_admin: 'common.onlyChatAdmins',
  facilitator: 'common.onlyFacilitators',
  answerer: 'common.onlyAnswerers',
};

/** Has each event done in its order; votes that follow each other are taken together, for they can be many. */
export async function route(world: World & Handling, events: readonly ChatEvent[]): Promise<void> {
  let votes: Voted[] = [];
  for (const event of events) {
    if (event.kind === 'voted') {
      votes.push(event);
      continue;
    }
    await count(world, votes);
    votes = [];
    await routeOne(world, event);
  }
  await count(world, votes);
}

async function count(world: World, votes: readonly Voted[]): Promise<void> {
  if (votes.length === 0) return;
  for (const feature of world.declared.features) await feature.votes?.(new Doing(world), votes);
}

/** Finds what an event is about, checks who may, and has it done. */
async function routeOne(world: World & Handling, told: Placed): Promise<void> {
  const { declared } = world;
  const event = storable(told);
  const act = await actFor(world, event);
  if (event.kind === 'said') await said(declared, act, event);
  else if (event.kind === 'chose') await chose(declared, act, event);
  await hear(declared, act, event);
  await noteActivity(act);
}

/** The same without what no database takes and nobody means to write: NUL, and halves of characters. */
function storable<Told>(told: Told): Told {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)]));
  };
  return clean(told) as Told; // the same shape: an event is made of strings, flags and lists
}

/** Reads who acts and where. */
export function look(tx: Tx, event: Placed, now: Temporal.Instant): Promise<KnownScene> {
  return sceneOf(tx, event.platform, speakerOf(event).id, event.chat, rightsBelievedSince(now));
}

/** Whoever writes as the chat itself is, as far as we know, the chat. */
function speakerOf(event: Placed): Speaker {
  return event.kind === 'said_anonymously' ? { id: event.chat.id, name: event.chat.title ?? '' } : event.by;
}

async function actFor(world: World & Handling, event: Placed): Promise<Act> {
  const { platform, chat: place } = event;
  const speaker = speakerOf(event);
  const known = world.scene ?? (await look(world.tx, event, world.now));
  if (!world.sure && isUnsure(event, known)) throw new Unsure();
  const me = isUpToDate(known.identity, speaker)
    ? known.identity
    : await identityOf(world.tx, { platform, ...speaker }, world.now, world.newId);
  const heard = { platform, ...place, ...(place.kind === 'private' ? { identity: me.id } : {}) };
  const { chat: there } = known;
  const chat =
    there?.state === 'active' && there.title === (place.title ?? there.title)
      ? there
      : await chatHeardFrom(world.tx, heard, world.now, world.newId);
  return new Act(world, { event, me, chat, group: known.group, knownGroups: known.groups });
}

function isUpToDate(known: Identity | null, told: Speaker): known is Identity {
  return known !== null && known.name === told.name && known.username === (told.username ?? null);
}

/** Does what somebody said: a command, or the answer to what they were asked. */
export async function said(declared: Declared, act: Act, event: Said): Promise<void> {
  const command = readCommand(event.text);
  if (command) return runCommand(declared, act, command.name, command.argument);
  // In a group only an answer to the bot is meant for it; in private everything is.
  if (act.chat.kind === 'group' && event.answers === undefined) return;
  const form = await formAwaiting(act.tx, act.chat.id, act.me.id);
  const kind = form && declared.forms.get(form.kind);
  if (form && kind) return answerForm(act, form, kind, event.text);
  if (act.chat.kind === 'private' && !(await isTaken(declared, act, event.text)))
    await act.note('common.notUnderstood');
}

/** Whether a feature has answered words in private that nothing waited for. */
async function isTaken({ features }: Declared, act: Act, text: string): Promise<boolean> {
  for (const { unasked } of features) if (await unasked?.(act, text)) return true;
  return false;
}

async function answerForm(act: Act, form: Form, kind: FormKind, text: string): Promise<void> {
  if (Temporal.Instant.compare(form.expiresAt, act.now) <= 0) {
    await closeForm(act.tx, form.id);
    if (act.chat.kind === 'private' && (await isTaken(act.declared, act, text))) return;
    return act.note('common.waitedTooLong');
  }
  const said = readAnswer(text, act.words.vocabulary);
  if (said === 'cancel') {
    await closeForm(act.tx, form.id);
    return act.note('common.cancelled');
  }
  const within = act.within(form.workingGroup ? ((await groupById(act.tx, form.workingGroup)) ?? null) : act.group);
  if (!(await permitted(within, kind.who))) return;
  if (kind.skipped && said === 'skip') await kind.skipped(within, form);
  else await kind.typed(within, form, text);
}

async function runCommand(declared: Declared, act: Act, name: string, argument: string): Promise<void> {
  const command = declared.commands.get(name);
  if (!command) {
    // In a group it may be meant for another bot.
    if (act.chat.kind === 'private') await act.note('common.unknownCommand');
    return;
  }
  if (!(await inPlace(act, command))) return;
  // In private no group is named yet: whoever may it in one of theirs may begin, and the command finds the group.
  const allowed = act.chat.kind === 'private' ? await maySomewhere(act, command.who) : await may(act, command.who);
  if (allowed) await command.run(act, argument);
  else if (command.who !== 'anybody') await act.refuse(refusals[command.who]);
}

async function inPlace(act: Act, command: Command): Promise<boolean> {
  if (!command.where.includes(act.chat.kind)) {
    await act.refuse(act.chat.kind === 'group' ? 'common.onlyInPrivate' : 'common.onlyInGroup');
    return false;
  }
  if (act.chat.kind === 'group' && act.group === null && command.needsGroup !== false) {
    await act.refuse('common.notSetUp');
    return false;
  }
  return true;
}

async function permitted(act: Act, who: Who): Promise<boolean> {
  if (who === 'anybody' || (await may(act, who))) return true;
  await act.refuse(refusals[who]);
  return false;
}

async function chose(declared: Declared, act: Act, event: Chose): Promise<void> {
  const pressed = readPress(event.data);
  const press = pressed && declared.presses.get(pressed.action);
  const prepared = pressed && press && (await press.prepare(act, pressed.id));
  if (!pressed || !press || !prepared) {
    await act.toast('common.outdatedButton');
    return;
  }
  const within = act.within(prepared.group ? ((await groupById(act.tx, prepared.group)) ?? null) : act.group);
  if (await permitted(within, press.who)) await prepared.run(within, pressed.argument);
  await within.endPress();
}

async function hear(declared: Declared, act: Act, event: Placed): Promise<void> {
  for (const feature of declared.features) {
    // The listener of a kind takes events of that kind; TypeScript cannot follow the key.
    const listener = feature.hears?.[event.kind] as ((act: Act, event: Placed) => Promise<void>) | undefined;
    await listener?.(act, event);
  }
}

async function noteActivity(act: Act): Promise<void> {
  const { chat, event, me } = act;
  const seen = event.kind === 'said' || event.kind === 'chose' || event.kind === 'showed';
  if (!seen || !isGroupOfWorkingGroup(chat)) return;
  // The platform was just asked, and knows better: in a public group people act who are not in it.
  if (isForTheBot(event) && (await membershipOf(act.tx, chat.id, me.id)) === 'left') return;
  await keepSeenIn(act.tx, chat.id, me.id);
  await keepActivity(act.tx, chat.workingGroup, me.id, act.now);
}

function isGroupOfWorkingGroup(chat: Chat): chat is Chat & { workingGroup: NonNullable<Chat['workingGroup']> } {
  return chat.kind === 'group' && chat.workingGroup !== null;
}
