import { customType } from 'drizzle-orm/pg-core';
import type { Id } from '../domain/ids.ts';

/** A moment, kept to the microsecond: both drivers hand it over as text, which `Date` would cut to milliseconds. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (value) => value.toString(),
  fromDriver: (text) => Temporal.Instant.from(text),
});

/** A day on the calendar, without a zone. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  toDriver: (value) => value.toString(),
  fromDriver: (text) => Temporal.PlainDate.from(text),
});

/** A wall-clock time, without a day and without a zone. */
export const plainTime = customType<{ data: Temporal.PlainTime; driverData: string }>({
  dataType: () => 'time',
  toDriver: (value) => value.toString(),
  fromDriver: (text) => Temporal.PlainTime.from(text),
});

/** A UUID that names one kind of row: `id<QuestionId>('question_id')`. */
export function id<Name extends Id<string>>(name: string) {
  return customType<{ data: Name; driverData: string }>({ dataType: () => 'uuid' })(name);
}
