import type { Feature } from '../feature.ts';
import { note } from '../note.ts';
import { cancelling } from './cancel.ts';
import { helping } from './help.ts';
import { linking } from './linking/linking.ts';
import { asking } from './questions/ask.ts';
import { listingQuestions } from './questions/list.ts';
import { starting } from './start.ts';

/** Everything that people can do with the bot, in the order in which `/help` shows it. */
export const features: readonly Feature[] = [
  starting,
  helping,
  linking,
  asking,
  listingQuestions,
  cancelling,
  { recipes: [note] },
];
