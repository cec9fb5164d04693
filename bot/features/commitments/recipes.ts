import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { sides } from '../../../domain/commitment/commitment.ts';
import type { CommitmentId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import {
  commitmentDesk,
  commitmentNews,
  commitmentPost,
  commitmentToOwner,
  dateDecided,
} from '../../messages/commitments.ts';
import { recipe, type Scene } from '../../recipe.ts';
import { answererIn, placed, sidesOf } from './answering.ts';
import { factsOf } from './facts.ts';

const commitment = idOf<CommitmentId>();

async function factsAt(db: Queryable, id: CommitmentId, { now }: Scene) {
  const known = await placed(db, id);
  return known ? factsOf(db, known, now) : null;
}

/** The one post of a commitment in each group chat. */
export const commitmentPosted = recipe({
  name: 'commitment.posted',
  params: z.object({ commitment }),
  facts: (db, params, scene) => factsAt(db, params.commitment, scene),
  message: commitmentPost,
});

/** Asks whoever answers for one side, and later takes their word. It says so when they answer for it no more. */
export const commitmentOwned = recipe({
  name: 'commitment.owned',
  params: z.object({ commitment, side: z.enum(sides) }),
  facts: async (db, { commitment: id, side }, { chat, now }) => {
    const known = await placed(db, id);
    if (!known) return null;
    const theirs =
      chat.identity === null ? [] : sidesOf(known.state, await answererIn(db, known.group.id, chat.identity));
    return { ...(await factsOf(db, known, now)), side: theirs.includes(side) ? side : null };
  },
  message: commitmentToOwner,
});

/** Shows facilitators what is asked of them. */
export const commitmentAtDesk = recipe({
  name: 'commitment.desk',
  params: z.object({ commitment }),
  facts: (db, params, scene) => factsAt(db, params.commitment, scene),
  message: commitmentDesk,
});

/** A short message to the group about a change that somebody made. */
export const commitmentTold = recipe({
  name: 'commitment.news',
  params: z.object({ commitment, news: z.enum(['confirmed', 'declined', 'date', 'kept']) }),
  facts: async (db, { commitment: id, news }, scene) => {
    const facts = await factsAt(db, id, scene);
    return facts && { ...facts, news };
  },
  message: commitmentNews,
});

/** Tells an owner what became of the date they asked for. */
export const dateAnswered = recipe({
  name: 'commitment.dateAnswered',
  params: z.object({ commitment, accepted: z.boolean() }),
  facts: async (db, { commitment: id, accepted }, scene) => {
    const facts = await factsAt(db, id, scene);
    return facts && { ...facts, accepted };
  },
  message: dateDecided,
});
