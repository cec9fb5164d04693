import { closeForm, type Form, formAwaiting, openFormById } from '../../db/forms.ts';
import type { FormId } from '../../domain/ids.ts';
import type { Act } from '../act.ts';
import { may } from '../authority.ts';
import { type Feature, onPress, type Target } from '../feature.ts';
import { nothing } from '../no-target.ts';
import { promptMessage } from '../prompt.ts';

/** The form that a button names, while it is open. */
const theForm: Target<Form> = {
  load: (db, id, act) => openFormById(db, id as FormId, act.now), // looked up, so a wrong id finds nothing
  group: (form) => form.workingGroup,
};

/** `Cancel` and `Skip` under a question that wanted a typed answer. */
export const cancelling: Feature = {
  presses: [
    onPress({ action: 'form.cancel', of: nothing, who: 'anybody', run: cancel }),
    onPress({ action: 'form.skip', of: theForm, who: 'anybody', run: skip }),
  ],
  recipes: [promptMessage],
};

async function cancel(act: Act): Promise<void> {
  const form = await formAwaiting(act.tx, act.chat.id, act.me.id);
  if (form) await closeForm(act.tx, form.id);
  await act.toast(form ? 'common.cancelled' : 'common.outdatedButton');
}

/** An older question's button must not leave out the one that is open now. */
async function skip(act: Act, form: Form, awaiting: string): Promise<void> {
  const kind = act.declared.forms.get(form.kind);
  const theirs = form.identity === act.me.id && form.chat === act.chat.id && form.awaiting === awaiting;
  if (!kind?.skipped || !theirs || !(await may(act, kind.who))) return act.toast('common.outdatedButton');
  await act.toast('common.skipped');
  await kind.skipped(act, form);
}
