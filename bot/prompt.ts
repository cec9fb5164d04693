import { z } from 'zod';
import { openForm } from '../db/forms.ts';
import { isolate } from '../domain/text.ts';
import type { Key } from '../locales/words.ts';
import type { Act, Values } from './act.ts';
import { press } from './press.ts';
import { recipe } from './recipe.ts';

/** A question to one person that wants a typed answer: in a group by replying, in private by just writing. */
export const promptMessage = recipe({
  name: 'prompt',
  params: z.object({
    ask: z.string().transform((key) => key as Key),
    hint: z.string().transform((key) => key as Key),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    person: z.string(),
    name: z.string(),
  }),
  facts: async (_db, params, { chat }) => ({ ...params, group: chat.kind === 'group' }),
  message: ({ ask, hint, values, person, name, group }, { t }) => {
    const question = t(ask, values);
    if (!group) {
      return { body: [{ text: question }], choices: [[{ label: t('common.cancel'), data: press('form.cancel') }]] };
    }
    return {
      body: [{ text: isolate(name), person }, { text: `, ${question}\n${t('common.replyToMe')}` }],
      asks: { hint: t(hint) },
    };
  },
});

export type Prompt = {
  readonly kind: string;
  readonly ask: Key;
  /** Shown in the empty answer box. */
  readonly hint: Key;
  readonly values?: Values;
  readonly draft?: Record<string, unknown>;
  readonly awaiting?: string;
};

/** Asks whoever acts to type something, and waits for it. */
export async function prompt(
  act: Act,
  { kind, ask, hint, values = {}, draft = {}, awaiting = 'text' }: Prompt,
): Promise<void> {
  const scene = { chat: act.chat.id, identity: act.me.id, workingGroup: act.group?.id ?? null };
  await openForm(act.tx, { kind, ...scene, draft, awaiting }, act.now, act.newId);
  await askAgain(act, ask, hint, values);
}

/** Asks the next question of a form that is open already. */
export async function askAgain(act: Act, ask: Key, hint: Key, values: Values = {}): Promise<void> {
  await act.reply(promptMessage, { ask, hint, values: { ...values }, person: act.me.platformId, name: act.me.name });
}
