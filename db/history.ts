import { inArray } from 'drizzle-orm';
import type { Event as CommitmentEvent } from '../domain/commitment/events.ts';
import type { CommitmentId, QuestionId } from '../domain/ids.ts';
import type { Event as QuestionEvent } from '../domain/question/question.ts';
import type { Queryable } from './client.ts';
import { commitmentLife } from './commitments.ts';
import { questionLife } from './questions.ts';
import { events } from './schema/events.ts';

/** One thing that happened to a question or a commitment. Who did it is not told. */
export type Happened<Event> = { readonly event: Event; readonly at: Temporal.Instant };

export type History = {
  readonly questions: ReadonlyMap<QuestionId, readonly Happened<QuestionEvent>[]>;
  readonly commitments: ReadonlyMap<CommitmentId, readonly Happened<CommitmentEvent>[]>;
};

/** What happened to these questions and commitments, oldest first. */
export async function historyOf(
  db: Queryable,
  questions: readonly QuestionId[],
  commitments: readonly CommitmentId[],
): Promise<History> {
  const streams: readonly string[] = [...questions, ...commitments];
  if (streams.length === 0) return { questions: new Map(), commitments: new Map() };
  const rows = await db
    .select()
    .from(events)
    .where(inArray(events.stream, [...streams]))
    .orderBy(events.position);
  const byStream = Map.groupBy(rows, (row) => row.stream);
  const read = <Id extends string, Event>(ids: readonly Id[], parse: (payload: unknown) => Event) =>
    new Map(
      ids.map((id) => [
        id,
        (byStream.get(id) ?? []).map(({ payload, type, at }) => ({ event: parse({ ...payload, type }), at })),
      ]),
    );
  return { questions: read(questions, questionLife.parse), commitments: read(commitments, commitmentLife.parse) };
}
