import { closeForm, formAwaiting } from '../../db/forms.ts';
import type { Act } from '../act.ts';
import { type Feature, onPress } from '../feature.ts';
import { nothing } from '../no-target.ts';
import { promptMessage } from '../prompt.ts';

/** `Cancel` under a question that wanted a typed answer. */
export const cancelling: Feature = {
  presses: [onPress({ action: 'form.cancel', of: nothing, who: 'anybody', run: cancel })],
  recipes: [promptMessage],
};

async function cancel(act: Act): Promise<void> {
  const form = await formAwaiting(act.tx, act.chat.id, act.me.id);
  if (form) await closeForm(act.tx, form.id);
  await act.toast(form ? 'common.cancelled' : 'common.outdatedButton');
}
