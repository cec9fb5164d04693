import { Doing, type World } from '../../bot/act.ts';
import { gather } from '../../bot/declared.ts';
import { features } from '../../bot/features/features.ts';
import { type Deciding, settle } from '../../bot/settle.ts';
import type { Tx } from '../../db/client.ts';
import { idMaker } from '../../db/new-id.ts';
import type { IdentityId } from '../../domain/ids.ts';

/** Everything that the features declare: what the tables of these tests are held against. */
export const declared = gather(features);

export const zone = 'Asia/Bishkek';
/** The address of the public pages. */
export const publicUrl = 'https://ashar.example';

/** A wall time of the town. */
export const wall = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(zone).toInstant();

/** The moment at which everything in these tests is done. */
export const today = wall('2026-11-20T10:00');

export const newId = idMaker(() => today);

/** What an act in this transaction may reach. */
export const worldAt = (tx: Tx, now: Temporal.Instant): World => ({
  tx,
  now,
  newId,
  declared,
  publicUrl,
  linkTo: (_platform, token) => `https://t.me/ashar_bot?start=${token}`,
});

/** Somebody who does things at one moment. */
export type Moment = Doing;
export const momentAt = (tx: Tx, time: string): Moment => new Doing(worldAt(tx, wall(time)));

/** Settles a command that has to be taken. */
export async function must<Id extends string, State, Event extends { type: string }, Command, Refusal>(
  moment: Moment,
  noun: Deciding<Id, State, Event, Command, Refusal>,
  id: Id,
  commands: readonly Command[],
  actor: IdentityId | null = null,
): Promise<Id> {
  for (const command of commands) {
    const settled = await settle(moment, noun, id, command, actor);
    if ('refused' in settled) throw new Error(`refused: ${JSON.stringify(settled.refused)}`);
  }
  return id;
}
