import type { Queryable } from '../../../db/client.ts';
import { meetingsBefore } from '../../../db/meetings.ts';
import { type GroupRecord, recordOf } from '../../../db/record.ts';
import type { Summary } from '../../../db/summaries.ts';
import { textsById } from '../../../db/texts.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import type { TextId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { endsAt } from '../../../domain/meeting.ts';
import { type AskedItem, type Item, type PromisedItem, progressOf } from '../../../domain/progress.ts';
import type { ItemFacts, MetFacts, ProgressFacts } from '../../messages/progress.ts';
import type { Scene } from '../../recipe.ts';

/** Meetings that one summary tells of: more do not happen between two mornings, unless nobody posted for long. */
const MOST_MEETINGS = 3;

/** Hours that the first summary of a group looks back for meetings. */
const FIRST_LOOKS_BACK = 31 * 24;

/** The public account of a working group as it stands now; with a summary, as that summary tells it. */
export async function progressFacts(
  db: Queryable,
  group: WorkingGroup,
  { now, publicUrl }: Pick<Scene, 'now' | 'publicUrl'>,
  summary?: Summary,
): Promise<ProgressFacts> {
  const record = await recordOf(db, group, now, summary?.at);
  const progress = progressOf(record.questions, record.commitments, record.asOf, record.since);
  return {
    group: group.name,
    zone: group.zone,
    today: record.asOf.today,
    meetings: summary ? await meetingsSince(db, group, record.since, summary.at) : [],
    counts: progress.counts,
    items: progress.items.map((item) => itemFacts(item, record)),
    more: progress.more,
    address: group.publicPage ? `${publicUrl}/g/${group.slug}` : null,
  };
}

async function meetingsSince(
  db: Queryable,
  group: WorkingGroup,
  since: Temporal.Instant | null,
  until: Temporal.Instant,
): Promise<MetFacts[]> {
  const after = since ?? until.subtract({ hours: FIRST_LOOKS_BACK });
  const ended = (await meetingsBefore(db, group.id, until)).filter(({ state }) => {
    const end = endsAt(state);
    return Temporal.Instant.compare(end, after) > 0 && Temporal.Instant.compare(end, until) <= 0;
  });
  const latest = ended.slice(0, MOST_MEETINGS).toReversed();
  const texts = await textsById(
    db,
    latest.map(({ state }) => state.notHeldReason),
  );
  return latest.map(({ id, state }) => ({ id, state, reason: bodyIn(texts)(state.notHeldReason) }));
}

function itemFacts({ question, commitment }: Item, record: GroupRecord): ItemFacts {
  return {
    asked: question && asked(question, record),
    promised: commitment && promised(commitment, record),
  };
}

function asked({ number, status, text, answer, referredTo }: AskedItem, { texts }: GroupRecord) {
  const body = bodyIn(texts);
  return { number, status, text: body(text), answer: body(answer), referredTo: body(referredTo) };
}

function promised(item: PromisedItem, { texts, posts, polls }: GroupRecord): NonNullable<ItemFacts['promised']> {
  const body = bodyIn(texts);
  return {
    item,
    who: item.sides.map(({ side, post }) => ({ side, name: (post && posts.get(post)?.name) ?? null })),
    text: body(item.text),
    note: body(item.word?.note),
    endReason: body(item.declined?.reason ?? item.withdrawnReason),
    referredTo: body(item.referredTo),
    tooFew: polls.get(item.id)?.state.verdict === null,
  };
}

/** Texts as the public may read them: contacts masked, empty where none was written or it was erased. */
function bodyIn(texts: ReadonlyMap<TextId, string>) {
  return (text: TextId | null | undefined) => maskContacts((text && texts.get(text)) ?? '');
}
