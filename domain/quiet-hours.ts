/** Hours of the place's day in which what is not urgent waits: from nine in the evening until eight. */
const QUIET = { from: 21, until: 8 } as const;
const MORNING = new Temporal.PlainTime(QUIET.until);

/** The moment itself, or the end of the quiet hours that it falls into, by the wall clock of a zone. */
export function outsideQuietHours(moment: Temporal.Instant, zone: string): Temporal.Instant {
  const local = moment.toZonedDateTimeISO(zone);
  if (local.hour >= QUIET.from) return local.add({ days: 1 }).withPlainTime(MORNING).toInstant();
  return local.hour < QUIET.until ? local.withPlainTime(MORNING).toInstant() : moment;
}
