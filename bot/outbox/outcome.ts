import { and, eq, inArray, sql } from 'drizzle-orm';
import { moveChat } from '../../db/chats.ts';
import type { Db } from '../../db/client.ts';
import type { Claimed } from '../../db/deliveries.ts';
import { chats } from '../../db/schema/chats.ts';
import { type DeliveryState, deliveries } from '../../db/schema/deliveries.ts';
import type { SendFailure } from '../channels/channel.ts';

/** How often something that surely did not arrive is tried. With doubling pauses that is about eight minutes. */
const mostAttempts = 9;

/** Seconds between two tries while a platform cannot be reached; there is no last one, for the network comes back. */
const awaySeconds = 5;

/** What a failed delivery comes to. */
export type Outcome = { readonly state: DeliveryState; readonly error: string; readonly dueAt?: Temporal.Instant };

/** Decides what to do about a failure. */
export function outcomeOf(failure: SendFailure, attempts: number, now: Temporal.Instant): Outcome {
  switch (failure.why) {
    case 'wait':
      return { state: 'retry', error: 'wait', dueAt: now.add({ seconds: failure.seconds }) };
    case 'moved':
      return { state: 'retry', error: 'moved', dueAt: now };
    case 'not_sent':
      if (attempts >= mostAttempts) return { state: 'dead', error: failure.code };
      return { state: 'retry', error: failure.code, dueAt: now.add({ seconds: 2 ** (attempts - 1) }) };
    case 'away':
      return { state: 'retry', error: failure.code, dueAt: now.add({ seconds: awaySeconds }) };
    case 'gone':
    case 'refused':
      return { state: 'dead', error: failure.code };
    case 'unknown':
      return { state: 'unknown', error: failure.code };
  }
}

/** Keeps what became of a delivery that failed, and what the failure says of its chat. */
export async function keepFailure(db: Db, delivery: Claimed, failure: SendFailure, outcome: Outcome): Promise<void> {
  const chat = delivery.chat.id;
  await db.transaction(async (tx) => {
    await tx
      .update(deliveries)
      .set({
        state: outcome.state,
        error: outcome.error,
        leaseUntil: null,
        ...(outcome.dueAt ? { dueAt: outcome.dueAt } : {}),
        // Being told to wait is no attempt, and neither is speaking to nobody.
        ...(failure.why === 'wait' || failure.why === 'away' ? { attempts: sql`${deliveries.attempts} - 1` } : {}),
      })
      .where(eq(deliveries.id, delivery.id));
    if (failure.why === 'moved') await moveChat(tx, chat, failure.to);
    if (failure.why !== 'gone') return;
    await tx.update(chats).set({ state: 'gone' }).where(eq(chats.id, chat));
    await tx
      .update(deliveries)
      .set({ state: 'cancelled', error: 'gone' })
      .where(and(eq(deliveries.chat, chat), inArray(deliveries.state, ['queued', 'retry'])));
  });
}
