import type { Form } from '../../../db/forms.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { askAgain } from '../../prompt.ts';
import { laterForm, stuckForm } from './date-step.ts';
import { making } from './draft.ts';
import { cancelForm, onForm } from './steps.ts';

type Typing = { readonly ask: Key; readonly hint: Key };

const date: Typing = { ask: 'commitments.form.askWhen', hint: 'commitments.form.whenHint' };

/** What is asked when somebody wants to type the answer of a step. */
const typings: Readonly<Record<string, Typing>> = {
  what: { ask: 'commitments.form.askWhat', hint: 'commitments.form.whatHint' },
  when: date,
  date,
  until: date,
  how: { ask: 'commitments.form.askHow', hint: 'commitments.form.howHint' },
};

const kinds = [making, laterForm, stuckForm] as const;

/** The buttons that every form of commitments has: type the answer, and cancel. */
export const fillingIn: Feature = {
  presses: [
    onForm('commitment.type', kinds, askToType),
    onForm('commitment.cancel', [...kinds, 'commitment.which'], (act, form) => cancelForm(act, form)),
  ],
};

/** In a group the answer has to be a reply to the bot, so it opens the reply box. */
async function askToType(act: Act, form: Form): Promise<void> {
  const typing = typings[form.awaiting ?? ''];
  if (!typing) return act.toast('common.outdatedButton');
  await askAgain(act, typing.ask, typing.hint);
}
