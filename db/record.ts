import type { Known as KnownCommitment } from '../domain/commitment/commitment.ts';
import { linked } from '../domain/commitment/linked.ts';
import type { AsOf } from '../domain/commitment/standing.ts';
import type { CommitmentId, PostId, TextId } from '../domain/ids.ts';
import type { Known as KnownQuestion } from '../domain/question/question.ts';
import type { Queryable } from './client.ts';
import { commitmentsOf } from './commitments.ts';
import { type KnownPoll, pollsOn } from './polls.ts';
import { type Post, postsOf } from './posts.ts';
import { questionsOf } from './questions.ts';
import { lastSummary } from './summaries.ts';
import { textsById } from './texts.ts';
import type { WorkingGroup } from './working-groups.ts';

/** A post or office, by id, without who holds it: public texts name posts, not persons. */
export type PostNames = ReadonlyMap<PostId, Pick<Post, 'name' | 'side'>>;

/** Everything the public account of a working group is made from. */
export type GroupRecord = {
  readonly group: WorkingGroup;
  readonly questions: readonly KnownQuestion[];
  readonly commitments: readonly KnownCommitment[];
  /** The newest closed status poll on each commitment. */
  readonly polls: ReadonlyMap<CommitmentId, KnownPoll>;
  /** Bodies as they were written; mask contacts before they become public. An erased text is missing. */
  readonly texts: ReadonlyMap<TextId, string>;
  readonly posts: PostNames;
  readonly asOf: AsOf;
  /** When the last progress summary was posted: what ended by then has been told. */
  readonly since: Temporal.Instant | null;
};

/** Reads the whole account of one working group as it stands at `now`; for a summary itself, only earlier ones count. */
export async function recordOf(
  db: Queryable,
  group: WorkingGroup,
  now: Temporal.Instant,
  summaryBefore?: Temporal.Instant,
): Promise<GroupRecord> {
  const questions = await questionsOf(db, group.id);
  const posts = await postsOf(db, group.id);
  const held = posts.map((post) => ({ ...post, held: post.holder !== null }));
  const commitments = (await commitmentsOf(db, group.id)).map(({ id, state }) => ({ id, state: linked(state, held) }));
  const polls = await pollsOn(
    db,
    commitments.map(({ id }) => id),
  );
  const closed = polls.filter(({ state }) => state.status === 'closed').toReversed();
  const texts = await textsById(db, [
    ...questions.flatMap(({ state }) => [state.text, state.answer, state.referredTo, state.withdrawnReason]),
    ...commitments.flatMap(({ state }) => [
      state.text,
      state.indicator,
      state.proposal?.reason,
      state.declined?.reason,
      state.word?.note,
      state.referredTo,
      state.withdrawnReason,
    ]),
  ]);
  return {
    group,
    questions,
    commitments,
    polls: new Map(closed.map((poll) => [poll.state.commitment, poll])),
    texts,
    posts: new Map(posts.map((post) => [post.id, { name: post.name, side: post.side }])),
    asOf: {
      now,
      today: now.toZonedDateTimeISO(group.zone).toPlainDate(),
      vacant: new Set(posts.filter((post) => post.holder === null).map((post) => post.id)),
    },
    since: (await lastSummary(db, group.id, summaryBefore))?.at ?? null,
  };
}
