import { z } from 'zod';
import { commitmentById } from '../../../db/commitments.ts';
import { closeForm, type Form } from '../../../db/forms.ts';
import { keepText } from '../../../db/texts.ts';
import { type Command, type Known, type Side, sides } from '../../../domain/commitment/commitment.ts';
import type { CommitmentId, TextId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import type { Reach } from '../../messages/commitments.ts';
import { prompt } from '../../prompt.ts';
import { takeText } from '../../typed-text.ts';
import { answersFor, change } from './change.ts';
import { reachOf, todayIn } from './facts.ts';

/** What an owner says in words of their own. */
export type Wording = 'decline' | 'note' | 'progress';

type Asking = {
  readonly ask: (reach: Reach) => Key;
  readonly hint: Key;
  readonly thanks: Key;
  readonly command: (side: Side, text: TextId, today: Temporal.PlainDate) => Command;
};

const askings: Record<Wording, Asking> = {
  decline: {
    ask: ({ page }) => (page ? 'commitments.words.declineOnPage' : 'commitments.words.declineInChats'),
    hint: 'commitments.words.reasonHint',
    thanks: 'commitments.noted.declined',
    command: (side, reason) => ({ type: 'decline', side, reason }),
  },
  note: {
    ask: ({ page }) => (page ? 'commitments.words.noteOnPage' : 'commitments.words.noteInChats'),
    hint: 'commitments.words.noteHint',
    thanks: 'commitments.noted.note',
    command: (side, note, today) => ({ type: 'report', side, said: 'done', note, today }),
  },
  progress: {
    ask: ({ page }) => (page ? 'commitments.words.progressOnPage' : 'commitments.words.progressInChats'),
    hint: 'commitments.words.noteHint',
    thanks: 'commitments.noted.underWay',
    command: (side, note, today) => ({ type: 'report', side, said: 'under_way', note, today }),
  },
};

const kindOf = (wording: Wording) => `commitment.${wording}` as const;

/** Takes what owners say in their own words: why they decline, how far they are, what they did. */
export const ownWords: Feature = {
  forms: (['decline', 'note', 'progress'] as const).map((wording) => ({
    kind: kindOf(wording),
    who: 'anybody' as const,
    typed: (act, form, text) => typed(act, form, text, wording),
  })),
};

const draft = z.object({ commitment: idOf<CommitmentId>(), side: z.enum(sides) });

/** Asks for the words, and says first who will read them. */
export async function askForWords(act: Act, known: Known, side: Side, wording: Wording): Promise<void> {
  if (!act.group) return;
  const reach = await reachOf(act.tx, act.group);
  const { ask, hint } = askings[wording];
  await prompt(act, {
    kind: kindOf(wording),
    ask: ask(reach),
    hint,
    values: { count: reach.chats, name: `C-${known.state.number}` },
    draft: { commitment: known.id, side },
  });
}

/** Keeps the words, which must be clean, and does what they are for. */
export async function sayInWords(act: Act, known: Known, side: Side, wording: Wording, body: string): Promise<void> {
  if (!act.group) return;
  const { command, thanks } = askings[wording];
  const text = await keepText(act.tx, body, act.me.id, act.now, act.newId);
  const done = await change(act, known, command(side, text, todayIn(act.group, act.now)));
  if (done) await act.note(thanks, { name: `C-${known.state.number}` });
}

async function typed(act: Act, form: Form, raw: string, wording: Wording): Promise<void> {
  const { commitment, side } = draft.parse(form.draft);
  const known = await commitmentById(act.tx, commitment);
  const body = await takeText(act, raw, TEXT_LIMITS.reason, true);
  if (!known || body === undefined || !(await answersFor(act, known, side))) return;
  await closeForm(act.tx, form.id);
  await sayInWords(act, known, side, wording, body);
}
