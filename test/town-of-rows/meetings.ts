import { meeting } from '../../bot/nouns.ts';
import { keepRsvp } from '../../db/meetings.ts';
import { keepText } from '../../db/texts.ts';
import { nextNumber, type WorkingGroup } from '../../db/working-groups.ts';
import type { MeetingId } from '../../domain/ids.ts';
import type { Command } from '../../domain/meeting.ts';
import { type Moment, must, zone } from './moment.ts';
import type { People } from './people.ts';
import type { Writing } from './writing.ts';

/** One that is announced, one that has ended and nothing is recorded of, one that was held, one that was not. */
export type Meetings = Readonly<Record<'coming' | 'ended' | 'held' | 'notHeld', MeetingId>>;

export async function meet(
  at: (time: string) => Moment,
  people: People,
  group: WorkingGroup,
  writing: Writing,
): Promise<Meetings> {
  const text = (plain: string, limit: 'place' | 'reason') => {
    const { tx, now, newId } = at('2026-09-15T10:00');
    return keepText(tx, writing.text(plain, limit), people.admin.identity.id, now, newId);
  };
  const plan = async (date: string) => {
    const moment = at('2026-09-15T10:00');
    const command: Command = {
      type: 'plan',
      workingGroup: group.id,
      number: await nextNumber(moment.tx, group.id, 'meeting'),
      kind: 'working_group',
      series: null,
      post: null,
      place: await text('School No. 5', 'place'),
      date: Temporal.PlainDate.from(date),
      time: Temporal.PlainTime.from('18:00'),
      zone,
    };
    return must(moment, meeting, moment.newId<MeetingId>(), [command, { type: 'announce' }]);
  };
  const record = (id: MeetingId, ...commands: Command[]) =>
    must(at('2026-11-11T10:00'), meeting, id, commands, people.admin.identity.id);
  const meetings = {
    held: await plan('2026-09-22'),
    notHeld: await plan('2026-10-13'),
    ended: await plan('2026-11-10'),
    coming: await plan('2026-12-08'),
  };
  const came = { total: 31, women: 12, men: 19, under30: 7 };
  await record(meetings.held, { type: 'record_held', attendance: came });
  await record(meetings.notHeld, { type: 'record_not_held', reason: await text('The hall was locked', 'reason') });
  const { tx, now } = at('2026-11-19T10:00');
  await keepRsvp(tx, meetings.coming, people.member.identity.id, 'maybe', now);
  return meetings;
}
