import { z } from 'zod';
import { type Chat, privateChatOf } from '../../../db/chats.ts';
import { commitmentById } from '../../../db/commitments.ts';
import { queue, wasQueued } from '../../../db/deliveries.ts';
import { identityById } from '../../../db/people.ts';
import type { CommitmentId, IdentityId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act, Doing, SayOptions } from '../../act.ts';
import { seeBelow } from '../../messages/commitments.ts';
import { recipe, type Sayable } from '../../recipe.ts';

/** In the place of an older message about a commitment, when a newer one stands below it. */
export const newestBelow = recipe({
  name: 'commitment.below',
  params: z.object({ commitment: idOf<CommitmentId>() }),
  facts: async (db, { commitment }) => (await commitmentById(db, commitment))?.state ?? null,
  message: seeBelow,
});

type Slotted = SayOptions & { readonly slot: string };

/** Tells somebody in private again: the older message in the slot loses its buttons and points below. */
export async function tellAnew<Params extends { commitment: CommitmentId }>(
  doing: Doing,
  person: IdentityId,
  what: Sayable<Params>,
  params: Params,
  options: Slotted,
): Promise<void> {
  const identity = await identityById(doing.tx, person);
  if (!identity || (options.key !== undefined && (await wasQueued(doing.tx, options.key)))) return;
  const chat = await privateChatOf(doing.tx, identity, doing.now, doing.newId);
  await pointBelow(doing, chat, params, options.slot);
  await doing.say(chat, what, params, options);
}

/** The same in the chat where somebody asked for it. */
export async function replyAnew<Params extends { commitment: CommitmentId }>(
  act: Act,
  what: Sayable<Params>,
  params: Params,
  options: Slotted,
): Promise<void> {
  await pointBelow(act, act.chat, params, options.slot);
  await act.reply(what, params, options);
}

/** Queued before the new message, and a chat's deliveries keep their order: so it is the older one that is edited. */
async function pointBelow(doing: Doing, chat: Pick<Chat, 'id'>, params: { commitment: CommitmentId }, slot: string) {
  const { commitment } = params;
  const edit = { chat: chat.id, act: 'edit', recipe: newestBelow.name, params: { commitment }, slot } as const;
  await queue(doing.tx, edit, doing.now);
}
