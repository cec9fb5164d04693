import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { changeForm, closeForm, type Form, openFormById } from '../../../db/forms.ts';
import type { FormId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Key, Words } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import type { Message } from '../../channels/channel.ts';
import { type AnyPress, onPress, type Target } from '../../feature.ts';
import { leftBehind } from '../../messages/commitment-form.ts';
import { note } from '../../note.ts';
import { askAgain } from '../../prompt.ts';
import { recipe, type Scene } from '../../recipe.ts';

/** The form that a button names, while it is open. */
const theForm: Target<Form> = {
  load: (db, id, act) => openFormById(db, id as FormId, act.now), // looked up, so a wrong id finds nothing
  group: (form) => form.workingGroup,
};

const turned = z.object({ turn: z.number() });

/** A button on a form's message: only for whoever fills it in, and only while it is a form of this kind. */
export function onForm(
  action: string,
  kinds: readonly string[],
  run: (act: Act, form: Form, argument: string) => Promise<void>,
): AnyPress {
  return onPress({
    action,
    of: theForm,
    who: 'anybody',
    run: async (act, form, argument) => {
      if (form.identity !== act.me.id) return act.toast('commitments.form.notYours');
      if (!kinds.includes(form.kind)) return act.toast('common.outdatedButton');
      await run(act, form, argument);
    },
  });
}

const params = z.object({ form: idOf<FormId>(), turn: z.number() });

/** A message that shows a form where it stands. What the form left behind says so and has no buttons. */
export function stepRecipe<Facts>(
  name: string,
  facts: (db: Queryable, form: Form, scene: Scene) => Promise<Facts | null>,
  message: (facts: Facts, words: Words) => Message,
) {
  type Shown = { readonly left: 'below' | 'over' } | { readonly facts: Facts };
  return recipe<z.infer<typeof params>, Shown>({
    name,
    params,
    facts: async (db, { form: id, turn }, scene) => {
      const form = await openFormById(db, id, scene.now);
      if (!form) return { left: 'over' };
      if (turned.parse(form.draft).turn !== turn) return { left: 'below' };
      const shown = await facts(db, form, scene);
      return shown === null ? { left: 'over' } : { facts: shown };
    },
    message: (shown, words) => ('left' in shown ? leftBehind(shown.left, words) : message(shown.facts, words)),
  });
}

const slotOf = (form: FormId, turn: number) => `form:${form}:${turn}`;

type Steps = ReturnType<typeof stepRecipe>;

/**
 * Keeps what was told and shows the next step: in the pressed message, or below what was typed. `first` puts the first
 * step below whatever was pressed to begin.
 */
export async function showStep(
  act: Act,
  steps: Pick<Steps, 'name' | 'params'>,
  form: Form,
  next: { readonly draft: { readonly turn: number }; readonly awaiting: string; readonly first?: boolean },
): Promise<void> {
  const { draft, awaiting, first = false } = next;
  const inPlace = act.event.kind === 'chose' && !first;
  const turn = inPlace || first ? draft.turn : draft.turn + 1;
  await changeForm(act.tx, form.id, { draft: { ...draft, turn }, awaiting }, act.now);
  if (inPlace) return act.replace(steps, { form: form.id, turn });
  await act.refresh(slotOf(form.id, turn - 1));
  await act.reply(steps, { form: form.id, turn }, { slot: slotOf(form.id, turn) });
}

/** Keeps what was told and asks the next question with a reply prompt; the message above says that it goes on below. */
export async function promptStep(
  act: Act,
  form: Form,
  next: {
    readonly draft: { readonly turn: number };
    readonly awaiting: string;
    readonly ask: Key;
    readonly hint: Key;
    readonly skip?: boolean;
  },
): Promise<void> {
  const { draft, awaiting, ask, hint, skip = false } = next;
  await changeForm(act.tx, form.id, { draft: { ...draft, turn: draft.turn + 1 }, awaiting }, act.now);
  await act.refresh(slotOf(form.id, draft.turn));
  await askAgain(act, ask, hint, {}, skip ? { id: form.id, awaiting } : null);
}

/** Says in the form's message what came of it, once the form is closed. */
export async function endForm(act: Act, form: Form, key: Key, values: Record<string, string | number> = {}) {
  if (act.event.kind === 'chose') return act.replace(note, { key, values });
  await act.refresh(slotOf(form.id, turned.parse(form.draft).turn));
  await act.note(key, values);
}

/** `Cancel` on a form's message. */
export async function cancelForm(act: Act, form: Form): Promise<void> {
  await closeForm(act.tx, form.id);
  await act.toast('common.cancelled');
  await act.replace(note, { key: 'common.cancelled', values: {} });
}

/** Shows a form's message again after something was told, in its place wherever that is. */
export async function showAgain(act: Act, steps: Pick<Steps, 'name' | 'params'>, form: Form): Promise<void> {
  const { turn } = turned.parse(form.draft);
  if (act.event.kind === 'chose') return act.replace(steps, { form: form.id, turn });
  await act.refresh(slotOf(form.id, turn));
}
