import { chatsOf } from '../../../db/chats.ts';
import type { Queryable } from '../../../db/client.ts';
import { commitmentsById } from '../../../db/commitments.ts';
import { historyOf } from '../../../db/history.ts';
import { identityById } from '../../../db/people.ts';
import { postsOf } from '../../../db/posts.ts';
import { questionById } from '../../../db/questions.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById, type WorkingGroup } from '../../../db/working-groups.ts';
import type { Known as KnownCommitment } from '../../../domain/commitment/commitment.ts';
import { standingOf } from '../../../domain/commitment/standing.ts';
import type { QuestionId, TextId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { askedInPrivate, type Known } from '../../../domain/question/question.ts';
import type { Reach } from '../../messages/commitment-lines.ts';
import type { PromiseFacts, QuestionFacts, Step } from '../../messages/question-lines.ts';

/** A question with its working group. */
export type Placed = Known & { readonly group: WorkingGroup };

/** A question with its working group, by its id. */
export async function placedQuestion(db: Queryable, id: QuestionId): Promise<Placed | null> {
  const known = await questionById(db, id);
  const group = known && (await groupById(db, known.state.workingGroup));
  return known && group ? { ...known, group } : null;
}

/** Who will see what becomes public in a working group. */
export async function reachOf(db: Queryable, group: WorkingGroup): Promise<Reach> {
  return { chats: (await chatsOf(db, group.id)).length, page: group.publicPage };
}

/** Everything that the messages about one question show. `as`: its texts as they were written, or fit to be public. */
export async function factsOf(
  db: Queryable,
  { id, state, group }: Placed,
  now: Temporal.Instant,
  as: 'written' | 'masked' = 'masked',
): Promise<QuestionFacts> {
  const commitments = await commitmentsById(db, state.commitments);
  const texts = await textsById(db, [
    state.text,
    state.answer,
    state.referredTo,
    ...commitments.map((one) => one.state.text),
  ]);
  const masked = (text: TextId | null) => maskContacts((text && texts.get(text)) ?? '');
  return {
    id,
    number: state.number,
    group: group.name,
    zone: group.zone,
    today: now.toZonedDateTimeISO(group.zone).toPlainDate(),
    status: state.status,
    visibility: state.visibility,
    aloud: state.aloud,
    text: as === 'written' ? (texts.get(state.text) ?? '') : masked(state.text),
    answer: masked(state.answer),
    referredTo: masked(state.referredTo),
    resolvedBecause: state.resolvedBecause,
    promises: await promisesOf(db, commitments, group, now, masked),
    history: await stepsOf(db, { id, state, group }, commitments),
  };
}

async function promisesOf(
  db: Queryable,
  commitments: readonly KnownCommitment[],
  group: WorkingGroup,
  now: Temporal.Instant,
  body: (text: TextId) => string,
): Promise<PromiseFacts[]> {
  if (commitments.length === 0) return [];
  const posts = await postsOf(db, group.id);
  const asOf = {
    now,
    today: now.toZonedDateTimeISO(group.zone).toPlainDate(),
    vacant: new Set(posts.filter((post) => post.holder === null).map((post) => post.id)),
  };
  return Promise.all(
    commitments.map(async ({ state }) => ({
      number: state.number,
      text: body(state.text),
      sides: await Promise.all(
        state.sides.map(async ({ side, post, identity }) => ({
          side,
          name:
            identity === null
              ? (posts.find((one) => one.id === post)?.name ?? null)
              : ((await identityById(db, identity))?.name ?? null),
        })),
      ),
      state,
      standing: standingOf(state, asOf),
    })),
  );
}

/** What happened, each on its day. The day on which somebody asked without a name is left out: it could betray them. */
async function stepsOf(db: Queryable, known: Placed, commitments: readonly KnownCommitment[]): Promise<Step[]> {
  const { questions } = await historyOf(db, [known.id], []);
  return (questions.get(known.id) ?? [])
    .filter(({ event }) => event.type !== 'question_raised' || !askedInPrivate(known.state))
    .map(({ event, at }) => ({
      type: event.type,
      day: at.toZonedDateTimeISO(known.group.zone).toPlainDate(),
      commitment:
        event.type === 'question_committed'
          ? (commitments.find((one) => one.id === event.commitment)?.state.number ?? null)
          : null,
    }));
}
