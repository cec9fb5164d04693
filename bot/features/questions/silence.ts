import type { QuestionId } from '../../../domain/ids.ts';
import type { Feature } from '../../feature.ts';
import { question } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { questionChanged, silenceKind } from './changed.ts';

/** An answered question whose asker says nothing for 14 days is resolved, and its messages say why. */
export const endingInSilence: Feature = {
  due: [
    {
      kind: silenceKind,
      // As long as anybody may have been away: it is of use however late.
      latest: Temporal.Duration.from({ hours: 10 * 366 * 24 }),
      run: async (doing, { subject }) => {
        const id = subject as QuestionId; // written by questionChanged with a question's id
        const settled = await settle(doing, question, id, { type: 'resolve', because: 'silence' }, null);
        if ('state' in settled) await questionChanged(doing, id);
      },
    },
  ],
};
