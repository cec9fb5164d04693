import { rowFor } from '../../bot/features/meetings/schedule.ts';
import { meeting } from '../../bot/nouns.ts';
import { settle } from '../../bot/settle.ts';
import { addDue } from '../../db/due.ts';
import { keepText } from '../../db/texts.ts';
import { nextNumber, type WorkingGroup } from '../../db/working-groups.ts';
import type { MeetingId } from '../../domain/ids.ts';
import type { Known } from '../../domain/meeting.ts';
import { meetingDays } from '../../domain/meeting-days.ts';
import { act } from './polls-given.ts';
import type { Town } from './town.ts';

/** A meeting of two hours, after which the clock asks how it was and posts the summary; nothing before it. */
export async function plansMeeting(town: Town, group: WorkingGroup, date: string, time = '18:00'): Promise<Known> {
  return act(town, async (doing) => {
    const { tx, now, newId } = doing;
    const id = newId<MeetingId>();
    const plan = {
      type: 'plan',
      workingGroup: group.id,
      number: await nextNumber(tx, group.id, 'meeting'),
      kind: 'working_group',
      series: null,
      post: null,
      place: await keepText(tx, 'School No. 5', null, now, newId),
      date: Temporal.PlainDate.from(date),
      time: Temporal.PlainTime.from(time),
      zone: group.zone,
    } as const;
    const settled = await settle(doing, meeting, id, plan, null);
    if ('refused' in settled) throw new Error(`refused: ${settled.refused.tag}`);
    const known = { id, state: settled.state };
    const after = meetingDays(settled.state, []).filter(({ kind }) => kind === 'end' || kind === 'summary');
    await addDue(
      tx,
      after.map((day) => rowFor(known, day)),
    );
    return known;
  });
}
