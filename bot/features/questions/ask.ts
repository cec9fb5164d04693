import { closeForm } from '../../../db/forms.ts';
import { keepText } from '../../../db/texts.ts';
import { facilitatorsOf, nextNumber } from '../../../db/working-groups.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { question } from '../../nouns.ts';
import { prompt } from '../../prompt.ts';
import { settle } from '../../settle.ts';
import { takeText } from '../../typed-text.ts';
import { questionPosted, questionToFacilitator } from './recipes.ts';
import { questionSlots } from './target.ts';

/** `/ask`: a question gets its number, and its facilitators hear of it. */
export const asking: Feature = {
  commands: [{ name: 'ask', where: ['group'], who: 'anybody', help: 'help.commands.ask', run: ask }],
  forms: [
    {
      kind: 'question.ask',
      who: 'anybody',
      typed: async (act, form, text) => {
        if (await raise(act, text)) await closeForm(act.tx, form.id);
      },
    },
  ],
  recipes: [questionPosted, questionToFacilitator],
};

async function ask(act: Act, text: string): Promise<void> {
  if (text === '') return prompt(act, { kind: 'question.ask', ask: 'questions.askWhat', hint: 'questions.askHint' });
  await raise(act, text);
}

async function raise(act: Act, raw: string): Promise<boolean> {
  const { group } = act;
  const body = group && (await takeText(act, raw, TEXT_LIMITS.question, true));
  if (!group || !body) return false;
  const id = act.newId<QuestionId>();
  const text = await keepText(act.tx, body, act.me.id, act.now, act.newId);
  const number = await nextNumber(act.tx, group.id, 'question');
  const asked = { text, number, workingGroup: group.id, meeting: null, how: 'public', asker: act.me.id } as const;
  await settle(act, question, id, { type: 'raise', ...asked }, act.me.id);
  await act.reply(questionPosted, { question: id }, { slot: questionSlots(id).post });
  for (const facilitator of await facilitatorsOf(act.tx, group.id)) {
    await act.tell(facilitator, questionToFacilitator, { question: id }, { slot: questionSlots(id).desk });
  }
  return true;
}
