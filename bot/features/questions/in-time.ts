import type { QuestionId } from '../../../domain/ids.ts';
import type { Feature } from '../../feature.ts';
import { question } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { lateKind, questionChanged, silenceKind } from './changed.ts';

/** As long as anybody may have been away: it is of use however late. */
const latest = Temporal.Duration.from({ hours: 10 * 366 * 24 });

/**
 * What time does to a question: answered and met with 14 days of silence it is resolved, and its messages say why; a
 * promise whose day has passed shows as late.
 */
export const passingTime: Feature = {
  due: [
    {
      kind: silenceKind,
      latest,
      run: async (doing, { subject }) => {
        const id = subject as QuestionId; // written by questionChanged with a question's id
        const settled = await settle(doing, question, id, { type: 'resolve', because: 'silence' }, null);
        if ('state' in settled) await questionChanged(doing, id);
      },
    },
    // A question's id, as above.
    { kind: lateKind, latest, run: (doing, { subject }) => questionChanged(doing, subject as QuestionId) },
  ],
};
