import { keepPrivateAsker, type PrivateAsker } from '../../../db/private-askers.ts';
import { keepText } from '../../../db/texts.ts';
import { nextNumber, type WorkingGroup } from '../../../db/working-groups.ts';
import type { IdentityId, MeetingId, QuestionId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';
import { question } from '../../nouns.ts';
import { settle } from '../../settle.ts';

/** How a question came up: asked by somebody in the chat, or aloud at a meeting and written down by a facilitator. */
export type Raised =
  | { readonly how: 'public'; readonly asker: IdentityId }
  | { readonly how: 'aloud'; readonly meeting: MeetingId; readonly writtenBy: IdentityId };

/** Gives a question its number and keeps it; the body must be clean already. Says nothing to anybody. */
export async function raiseQuestion(
  doing: Doing,
  group: WorkingGroup,
  body: string,
  raised: Raised,
): Promise<{ id: QuestionId; number: number }> {
  const id = doing.newId<QuestionId>();
  const actor = raised.how === 'public' ? raised.asker : raised.writtenBy;
  const text = await keepText(doing.tx, body, raised.how === 'public' ? raised.asker : null, doing.now, doing.newId);
  const number = await nextNumber(doing.tx, group.id, 'question');
  const common = { type: 'raise', workingGroup: group.id, number, text } as const;
  const command =
    raised.how === 'public'
      ? { ...common, how: raised.how, asker: raised.asker, meeting: null }
      : { ...common, how: raised.how, meeting: raised.meeting };
  await settle(doing, question, id, command, actor);
  return { id, number };
}

/**
 * The same without a name: the text has no author and the event no actor. Who asked is kept apart and sealed.
 * Only for a text that has passed the gate for sensitive words.
 */
export async function raiseWithoutName(
  doing: Doing,
  group: WorkingGroup,
  body: string,
  asker: IdentityId,
): Promise<{ id: QuestionId; asker: PrivateAsker }> {
  const id = doing.newId<QuestionId>();
  const text = await keepText(doing.tx, body, null, doing.now, doing.newId);
  const number = await nextNumber(doing.tx, group.id, 'question');
  const command = { type: 'raise', workingGroup: group.id, number, text, meeting: null, how: 'private' } as const;
  await settle(doing, question, id, command, null);
  return { id, asker: await keepPrivateAsker(doing.tx, id, asker) };
}
