import { chatsOf } from '../../../db/chats.ts';
import type { Known } from '../../../domain/question/question.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { questionName } from '../../messages/questions.ts';
import { prompt } from '../../prompt.ts';

/** What is asked, by who will read the answer. */
export type Asks = {
  readonly chats: Key;
  /** Also on the public page. */
  readonly page: Key;
  /** Nobody but whoever asked the question. */
  readonly private: Key;
};

/** Asks for something to be typed about a question, and says who will see it. */
export async function promptAbout(
  act: Act,
  { id, state }: Known,
  { kind, hint, ask }: { readonly kind: string; readonly hint: Key; readonly ask: Asks },
): Promise<void> {
  const isPublic = state.visibility === 'public';
  const open = act.group?.publicPage ? ask.page : ask.chats;
  const values = {
    name: questionName(state.number),
    count: isPublic ? (await chatsOf(act.tx, state.workingGroup)).length : 0,
  };
  await prompt(act, { kind, hint, ask: isPublic ? open : ask.private, values, draft: { question: id } });
}
