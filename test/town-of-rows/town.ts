import { type Chat, changeChat, chatHeardFrom, keepMembership } from '../../db/chats.ts';
import type { Db, Tx } from '../../db/client.ts';
import { placesOf } from '../../db/meetings.ts';
import { addGroup, groupById, type WorkingGroup } from '../../db/working-groups.ts';
import type { TextId, WorkingGroupId } from '../../domain/ids.ts';
import { type Commitments, promiseMuch } from './commitments.ts';
import { type Meetings, meet } from './meetings.ts';
import { type Moment, momentAt, newId, zone } from './moment.ts';
import { meetPeople, type People, takePlaces } from './people.ts';
import { type Polls, pollPeople } from './polls.ts';
import { fillPosts, type Posts } from './posts.ts';
import { askMuch, type Questions } from './questions.ts';
import { plainly, type Writing } from './writing.ts';

/** A town as rows of a database: one working group with everything in it, another one, and a chat that is not set up. */
export type Town = {
  readonly people: People;
  readonly group: WorkingGroup;
  readonly elsewhere: WorkingGroup;
  /** The group's own chat, its second one, the other group's, one without a group. */
  readonly chats: Readonly<Record<'linked' | 'second' | 'elsewhere' | 'unlinked', Chat>>;
  readonly posts: Posts;
  readonly meetings: Meetings;
  readonly questions: Questions;
  readonly commitments: Commitments;
  readonly polls: Polls;
  readonly writing: Writing;
  /** Where they met before. */
  readonly places: readonly TextId[];
};

/** Fills an empty database with a town. */
export async function foundTown(db: Db, writing: Writing = plainly): Promise<Town> {
  return db.transaction((tx) => found(tx, writing));
}

async function found(tx: Tx, writing: Writing): Promise<Town> {
  const at = (time: string) => momentAt(tx, time);
  const now = at('2026-11-20T10:00');
  const people = await meetPeople(now, (name) => writing.name(name));
  const group = await foundGroup(at('2026-09-01T10:00'), writing.name('Ak-Bulak neighbours'), 'ak-bulak', 'AKBULA');
  const elsewhere = await foundGroup(at('2026-09-02T10:00'), writing.name('Kara-Suu neighbours'), 'kara-suu', 'KARASU');
  const chats = {
    linked: await chatOf(now, '-1001', writing.name('Ak-Bulak neighbours'), group),
    second: await chatOf(now, '-1002', writing.name('Ak-Bulak, upper street'), group),
    elsewhere: await chatOf(now, '-1003', writing.name('Kara-Suu neighbours'), elsewhere),
    unlinked: await chatOf(now, '-1004', writing.name('A new chat'), null),
  };
  for (const chat of [chats.linked, chats.unlinked]) await takePlaces(now, people, chat);
  await keepMembership(tx, chats.second.id, people.admin.identity.id, 'admin', now.now);
  await keepMembership(tx, chats.elsewhere.id, people.neighbour.identity.id, 'admin', now.now);
  const posts = await fillPosts(at, people, group, writing);
  const meetings = await meet(at, people, group, writing);
  const questions = await askMuch(at, people, group, meetings, writing);
  const commitments = await promiseMuch(at, people, group, posts, questions, writing);
  const polls = await pollPeople(at, group, commitments, meetings);
  const places = await placesOf(tx, group.id, 4);
  const town = { people, places, writing, elsewhere, chats, posts, meetings, questions, commitments, polls };
  return { ...town, group: (await groupById(tx, group.id)) ?? group };
}

function foundGroup(moment: Moment, name: string, slug: string, code: string): Promise<WorkingGroup> {
  const row = { id: newId<WorkingGroupId>(), slug, name, zone, language: 'en', code, createdAt: moment.now };
  return addGroup(moment.tx, { ...row, reminders: [7 * 24 * 60, 24 * 60, 60] });
}

async function chatOf(moment: Moment, id: string, title: string, group: WorkingGroup | null): Promise<Chat> {
  const heard = { platform: 'telegram', id, kind: 'group', title } as const;
  const chat = await chatHeardFrom(moment.tx, heard, moment.now, moment.newId);
  const known = { workingGroup: group?.id ?? null, language: 'en', zone, mayPin: true };
  await changeChat(moment.tx, chat.id, known);
  return { ...chat, ...known };
}
