import { eq } from 'drizzle-orm';
import { Doing } from '../../bot/act.ts';
import { gather } from '../../bot/declared.ts';
import { features } from '../../bot/features/features.ts';
import { closePollsOf } from '../../bot/features/polls/close.ts';
import { commitment, meeting } from '../../bot/nouns.ts';
import { settle } from '../../bot/settle.ts';
import { changeChat } from '../../db/chats.ts';
import { commitmentsNumbered } from '../../db/commitments.ts';
import { addDue } from '../../db/due.ts';
import { idMaker } from '../../db/new-id.ts';
import { identityOf } from '../../db/people.ts';
import { beginTenure, postNamed } from '../../db/posts.ts';
import { chats } from '../../db/schema/chats.ts';
import { keepText } from '../../db/texts.ts';
import { groupById, nextNumber, type WorkingGroup } from '../../db/working-groups.ts';
import type { Command, Side } from '../../domain/commitment/commitment.ts';
import { type Status, statusOf } from '../../domain/commitment/status.ts';
import type { CommitmentId, MeetingId, PostId } from '../../domain/ids.ts';
import { startsAt } from '../../domain/meeting.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import type { Town } from './town.ts';

/** Does something as the bot would, in one transaction; what it queues is delivered when the clock moves next. */
export async function act<Result>(town: Town, run: (doing: Doing) => Promise<Result>): Promise<Result> {
  const { now } = town.clock;
  const world = {
    now: now(),
    newId: idMaker(now),
    declared: gather(features),
    sure: true,
    publicUrl: '',
    linkTo: () => '',
  };
  return town.db.transaction((tx) => run(new Doing({ tx, ...world })));
}

/** Sets a group chat up by its buttons. */
export async function setUp(admin: Person, chat: Group, asAdmin = true): Promise<void> {
  admin.addsBot(chat, asAdmin ? { admin: true } : {});
  const setup = await chat.next('Which language');
  await admin.presses(setup, 'English');
  await setup.becomes('Which clock');
  await admin.presses(setup, 'Bishkek');
  await setup.becomes('new working group');
  await admin.presses(setup, 'New working group');
  await setup.becomes(/ashar\.example/);
}

/** Links a further chat to the working group of another. */
export async function joins(town: Town, admin: Person, chat: Group, group: WorkingGroup): Promise<void> {
  admin.addsBot(chat, { admin: true });
  await chat.next('Which language');
  const [row] = await town.db
    .select()
    .from(chats)
    .where(eq(chats.platformId, String(chat.id)));
  if (row) await changeChat(town.db, row.id, { workingGroup: group.id, language: 'en' });
}

export async function groupOf(town: Town, chat: Group): Promise<WorkingGroup> {
  const [row] = await town.db
    .select()
    .from(chats)
    .where(eq(chats.platformId, String(chat.id)));
  const group = row?.workingGroup && (await groupById(town.db, row.workingGroup));
  if (!group) throw new Error(`«${chat.title}» is not linked`);
  return group;
}

/** Somebody holds a post of the group. */
export async function holdsPost(town: Town, person: Person, group: WorkingGroup, side: 'police' | 'local_government') {
  await act(town, async ({ tx, now, newId }) => {
    const account = { platform: 'telegram', id: String(person.user.id), name: person.name } as const;
    const identity = await identityOf(tx, account, now, newId);
    const post = await postNamed(tx, group.id, side, 'Beat 4', now, newId);
    await beginTenure(tx, post.id, identity.id, now, newId);
  });
}

type Promised = { text: string; due: string; side?: Side; said?: 'done' | 'under_way' };

/** A commitment that its owner has confirmed, and perhaps reported on; hands back its number. */
export async function promised(
  town: Town,
  { id: group, zone }: WorkingGroup,
  { text, due, side = 'police', said }: Promised,
): Promise<string> {
  return act(town, async (doing) => {
    const { tx, now, newId } = doing;
    const today = now.toZonedDateTimeISO(zone).toPlainDate();
    const id = newId<CommitmentId>();
    const number = await nextNumber(tx, group, 'commitment');
    const post = side === 'community' ? null : (await postNamed(tx, group, side, 'Beat 4', now, newId)).id;
    const commands: Command[] = [
      {
        type: 'propose',
        workingGroup: group,
        number,
        question: null,
        text: await keepText(tx, text, null, now, newId),
        indicator: null,
        owner: side,
        sides: [{ side, post: post as PostId | null, identity: null }],
        due: Temporal.PlainDate.from(due),
        today,
      },
      { type: 'confirm', side },
      ...(said ? [{ type: 'report' as const, side, said, note: null, today }] : []),
    ];
    for (const command of commands) {
      const settled = await settle(doing, commitment, id, command, null);
      if ('refused' in settled) throw new Error(`refused: ${settled.refused.tag}`);
    }
    return `C-${number}`;
  });
}

/** A meeting with the moment at which its polls open. */
export async function meets(town: Town, group: WorkingGroup, date: string, polls: string): Promise<MeetingId> {
  return act(town, async (doing) => {
    const { tx, now, newId } = doing;
    const id = newId<MeetingId>();
    const plan = {
      workingGroup: group.id,
      number: await nextNumber(tx, group.id, 'meeting'),
      kind: 'working_group',
      series: null,
      post: null,
      place: await keepText(tx, 'School No. 5', null, now, newId),
      date: Temporal.PlainDate.from(date),
      time: Temporal.PlainTime.from('18:00'),
      zone: group.zone,
    } as const;
    const settled = await settle(doing, meeting, id, { type: 'plan', ...plan }, null);
    if ('refused' in settled) throw new Error(`refused: ${settled.refused.tag}`);
    const dueAt = startsAt({ ...plan, date: Temporal.PlainDate.from(polls), time: Temporal.PlainTime.from('10:00') });
    await addDue(tx, [{ key: `polls.open:${id}`, kind: 'polls.open', subject: id, workingGroup: group.id, dueAt }]);
    return id;
  });
}

/** What the meetings feature does when a meeting starts, as far as polls go. */
export async function starts(town: Town, meeting: MeetingId): Promise<void> {
  await act(town, (doing) => closePollsOf(doing, meeting));
  town.clock.moveTo(town.clock.now().add({ minutes: 1 }));
}

/** How a commitment stands. */
export async function statusIn(town: Town, group: WorkingGroup, name: string): Promise<Status | undefined> {
  const [known] = await commitmentsNumbered(town.db, [group.id], Number(name.slice(2)));
  return known && statusOf(known.state);
}
