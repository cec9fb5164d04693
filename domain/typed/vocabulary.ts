import { z } from 'zod';

const phrases = z.array(z.string().trim().min(1).max(40));
const spelled = phrases.min(1);
const seven = z.tuple([spelled, spelled, spelled, spelled, spelled, spelled, spelled]);

/**
 * What people of one language type, as locales/<language>/typed.json holds it. Every entry is a list of words or
 * phrases of up to four words; how they are folded for comparing is the business of fold.ts, so case, invisible
 * characters and keyboard spellings (ө for о) need no entry of their own.
 */
export const vocabularySchema = z.strictObject({
  /** Monday first. Never an abbreviation that also means something else ("mar" in Albanian). */
  weekdays: seven,
  /** Forms that by themselves mean every such day ("Mondays"), Monday first. */
  everyWeekday: z.tuple([phrases, phrases, phrases, phrases, phrases, phrases, phrases]),
  ordinals: z.strictObject({ first: spelled, second: spelled, third: spelled, fourth: spelled, last: spelled }),
  months: z.array(spelled).length(12),
  /** What may be glued to the number of a day: the "th" of 8th. */
  daySuffixes: phrases,
  monthly: spelled,
  weekly: spelled,
  /** Every two weeks: understood, but no such series exists. */
  fortnightly: phrases,
  every: phrases,
  today: spelled,
  tomorrow: spelled,
  dayAfterTomorrow: phrases,
  /** Beside an hour of the twelve-hour clock. */
  am: phrases,
  pm: phrases,
  /** Words that may stand anywhere around a day or a time and say nothing ("on", "the"). */
  filler: phrases,
  /** Words between the time and the place that are not part of the place's name. */
  beforePlace: phrases,
  owners: z.strictObject({ police: spelled, local_government: spelled, community: spelled, joint: spelled }),
  yes: spelled,
  no: spelled,
  maybe: spelled,
  /** No more messages. */
  stop: spelled,
  /** Ends what the bot is asking just now. */
  cancel: spelled,
  /** Leaves out what the bot is asking just now. */
  skip: spelled,
  /** Who came to a meeting, beside a number. A phrase may hold a number: "under 30". */
  attendance: z.strictObject({ total: spelled, women: spelled, men: spelled, under30: spelled }),
});

export type Vocabulary = z.infer<typeof vocabularySchema>;

/**
 * One vocabulary out of several, for somebody who may type in each (English, their own, Russian in Kyrgyzstan).
 * Where two languages give a word two meanings the first one named wins. For days, times and owners only: answers
 * are matched in the person's own languages, since "jo" is no in one and yes in another.
 */
export function joinVocabularies(first: Vocabulary, ...others: readonly Vocabulary[]): Vocabulary {
  return vocabularySchema.parse(others.reduce<unknown>(joinLists, first));
}

/** Joins equally shaped trees of lists. The schema checks the shape again, so nothing is believed here. */
function joinLists(one: unknown, other: unknown): unknown {
  if (isPhrases(one) && isPhrases(other)) return [...one, ...other];
  if (Array.isArray(one) && Array.isArray(other)) return one.map((entry, index) => joinLists(entry, other[index]));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one;
  const theirs = new Map<string, unknown>(Object.entries(other));
  return Object.fromEntries(Object.entries(one).map(([key, entry]) => [key, joinLists(entry, theirs.get(key))]));
}

function isPhrases(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
