import type { IdentityId, PersonId } from './ids.ts';
import { latestOf } from './latest.ts';

/** What people say to an announcement. */
export const answers = ['coming', 'maybe', 'cannot'] as const;
export type Answer = (typeof answers)[number];

export type Rsvp = {
  readonly person: PersonId;
  readonly identity: IdentityId;
  readonly answer: Answer;
  readonly at: Temporal.Instant;
};

export type Counts = Readonly<Record<Answer, number>>;

/** Each person's answer: the latest, however many accounts they have. */
export function answersByPerson(rsvps: readonly Rsvp[]): ReadonlyMap<PersonId, Answer> {
  const answers = new Map<PersonId, Answer>();
  for (const [person, theirs] of Map.groupBy(rsvps, (rsvp) => rsvp.person)) {
    const latest = latestOf(theirs, (rsvp) => rsvp.at);
    if (latest !== null) answers.set(person, latest.answer);
  }
  return answers;
}

/** How many people come, may come, cannot. */
export function countsOf(rsvps: readonly Rsvp[]): Counts {
  const counts = { coming: 0, maybe: 0, cannot: 0 };
  for (const answer of answersByPerson(rsvps).values()) counts[answer] += 1;
  return counts;
}
