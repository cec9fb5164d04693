import { closeForm } from '../../../db/forms.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { prompt } from '../../prompt.ts';
import { takeText } from '../../typed-text.ts';
import { tellFacilitators } from './announce.ts';
import { askPrivately } from './ask-privately.ts';
import { raiseQuestion } from './raise.ts';
import { questionPosted, questionToFacilitator } from './recipes.ts';
import { questionSlots } from './target.ts';

/** `/ask`: a question gets its number, and its facilitators hear of it. In private it is asked without a name. */
export const asking: Feature = {
  commands: [
    {
      name: 'ask',
      where: ['group', 'private'],
      who: 'anybody',
      help: 'help.commands.ask',
      run: (act, text) => (act.chat.kind === 'group' ? ask(act, text) : askPrivately(act, text)),
    },
  ],
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
  const { id } = await raiseQuestion(act, group, body, { how: 'public', asker: act.me.id });
  await act.reply(questionPosted, { question: id }, { slot: questionSlots(id).post });
  await tellFacilitators(act, group.id, id);
  return true;
}
