import { z } from 'zod';
import { type Form, openForm } from '../db/forms.ts';
import { identityById } from '../db/people.ts';
import type { IdentityId } from '../domain/ids.ts';
import { idOf } from '../domain/payload.ts';
import { isolate, shorten } from '../domain/text.ts';
import type { Key } from '../locales/words.ts';
import type { Act, Values } from './act.ts';
import { press } from './press.ts';
import { recipe } from './recipe.ts';

/** Characters of a name that stand before a question: the whole of it is one tap away. */
const longestName = 64;

/** A question to one person that wants a typed answer: in a group by replying, in private by just writing. */
export const promptMessage = recipe({
  name: 'prompt',
  params: z.object({
    ask: z.string().transform((key) => key as Key),
    hint: z.string().transform((key) => key as Key),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    identity: idOf<IdentityId>(),
    /** What its Skip button carries; none when it cannot be left out. */
    skip: z.string().nullable().default(null),
  }),
  facts: async (db, { identity, ...params }, { chat }) => {
    const asked = await identityById(db, identity);
    return asked ? { ...params, person: asked.platformId, name: asked.name, group: chat.kind === 'group' } : null;
  },
  message: ({ ask, hint, values, person, name, skip, group }, { t, language }) => {
    const question = t(ask, values);
    if (!group) {
      const cancel = { label: t('common.cancel'), data: press('form.cancel') };
      const leaveOut = skip === null ? [] : [{ label: t('common.skip'), data: skip }];
      return { body: [{ text: capitalised(question, language) }], choices: [[...leaveOut, cancel]] };
    }
    const how = t(skip === null ? 'common.replyToMe' : 'common.replyToMeOrSkip');
    return {
      body: [{ text: isolate(shorten(name, longestName)), person }, { text: `, ${question}\n${how}` }],
      asks: { hint: t(hint) },
    };
  },
});

/** In a group the question follows the person's name, so its text begins small; alone it begins a sentence. */
function capitalised(question: string, language: string): string {
  return question.charAt(0).toLocaleUpperCase(language) + question.slice(1);
}

export type Prompt = {
  readonly kind: string;
  readonly ask: Key;
  /** Shown in the empty answer box. */
  readonly hint: Key;
  readonly values?: Values;
  readonly draft?: Record<string, unknown>;
  readonly awaiting?: string;
  /** Offers to leave the question out; its form then declares `skipped`. */
  readonly skip?: boolean;
};

/** Asks whoever acts to type something, and waits for it. */
export async function prompt(
  act: Act,
  { kind, ask, hint, values = {}, draft = {}, awaiting = 'text', skip = false }: Prompt,
): Promise<void> {
  const scene = { chat: act.chat.id, identity: act.me.id, workingGroup: act.group?.id ?? null };
  const form = await openForm(act.tx, { kind, ...scene, draft, awaiting }, act.now, act.newId);
  await askAgain(act, ask, hint, values, skip ? form : null);
}

/** Asks the next question of a form that is open already; given as `skippable`, the question can be left out. */
export async function askAgain(
  act: Act,
  ask: Key,
  hint: Key,
  values: Values = {},
  skippable: Pick<Form, 'id' | 'awaiting'> | null = null,
): Promise<void> {
  const skip = skippable && press('form.skip', skippable.id, skippable.awaiting ?? '');
  await act.reply(promptMessage, { ask, hint, values: { ...values }, identity: act.me.id, skip });
}
