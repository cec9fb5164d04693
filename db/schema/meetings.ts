import { index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { IdentityId, MeetingId, PostId, SeriesId, TextId, WorkingGroupId } from '../../domain/ids.ts';
import type { Attendance, Kind, State } from '../../domain/meeting.ts';
import type { Answer } from '../../domain/rsvp.ts';
import { id, instant, plainDate, plainTime } from '../columns.ts';
import { identities } from './people.ts';
import { texts } from './texts.ts';
import { workingGroups } from './working-groups.ts';

/** The recurrence that meetings come from. */
export const series = pgTable('series', {
  id: id<SeriesId>('id').primaryKey(),
  workingGroup: id<WorkingGroupId>('working_group_id')
    .notNull()
    .references(() => workingGroups.id),
  kind: text('kind').$type<Kind>().notNull(),
  /** An RFC 5545 recurrence rule such as FREQ=MONTHLY;BYDAY=2TU. */
  rule: text('rule').notNull(),
  time: plainTime('time').notNull(),
  zone: text('zone').notNull(),
  minutes: integer('minutes').notNull(),
  place: id<TextId>('place_id')
    .notNull()
    .references(() => texts.id),
  post: id<PostId>('post_id'),
  createdBy: id<IdentityId>('created_by').references(() => identities.id),
  createdAt: instant('created_at').notNull(),
  endedAt: instant('ended_at'),
});

/** Projection of the meeting events: the current state of one occurrence. */
export const meetings = pgTable(
  'meetings',
  {
    id: id<MeetingId>('id').primaryKey(),
    version: integer('version').notNull(),
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    number: integer('number').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    series: id<SeriesId>('series_id').references(() => series.id),
    post: id<PostId>('post_id'),
    date: plainDate('date').notNull(),
    time: plainTime('time').notNull(),
    zone: text('zone').notNull(),
    minutes: integer('minutes').notNull(),
    /** Computed from date, time and zone, for queries. */
    startsAt: instant('starts_at').notNull(),
    place: id<TextId>('place_id').notNull(),
    status: text('status').$type<State['status']>().notNull(),
    announcedAt: instant('announced_at'),
    attendance: jsonb('attendance').$type<Attendance>(),
    notHeldReason: id<TextId>('not_held_reason_id'),
    recordedAt: instant('recorded_at'),
  },
  (table) => [
    unique('meetings_number').on(table.workingGroup, table.number),
    unique('meetings_occurrence').on(table.series, table.date),
    index('meetings_by_start').on(table.workingGroup, table.startsAt),
  ],
);

/** Who comes: one row an identity; the later one of a person's identities counts. */
export const rsvps = pgTable(
  'rsvps',
  {
    meeting: id<MeetingId>('meeting_id')
      .notNull()
      .references(() => meetings.id),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    answer: text('answer').$type<Answer>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.meeting, table.identity] })],
);
