import { fold } from './fold.ts';
import { type Answer, lexiconOf } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a whole message answers; undefined when it is anything but one word or phrase of the vocabulary. */
export function readAnswer(text: string, vocabulary: Vocabulary): Answer | undefined {
  return lexiconOf(vocabulary).answer.get(fold(text).replace(/\s+/g, ' '));
}
