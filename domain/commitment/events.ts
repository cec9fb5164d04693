import { z } from 'zod';
import { verdicts } from '../ballots.ts';
import type { IdentityId, PollId, PostId, QuestionId, TextId, WorkingGroupId } from '../ids.ts';
import { idOf, itemNumber } from '../payload.ts';
import { owners, sides, words } from './commitment.ts';

const side = z.enum(sides);
const date = z.iso.date();
const text = idOf<TextId>();

/** What can happen to a commitment. `on` is the day in the working group's zone, for what is late or not. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('commitment_proposed'),
    workingGroup: idOf<WorkingGroupId>(),
    number: itemNumber,
    question: idOf<QuestionId>().nullable(),
    text,
    indicator: text.nullable(),
    owner: z.enum(owners),
    sides: z.array(z.object({ side, post: idOf<PostId>().nullable(), identity: idOf<IdentityId>().nullable() })),
    due: date,
    on: date,
  }),
  z.object({ type: z.literal('commitment_confirmed'), side }),
  z.object({ type: z.literal('commitment_countered'), side, date, reason: text.nullable(), on: date }),
  z.object({ type: z.literal('commitment_date_accepted'), date }),
  z.object({ type: z.literal('commitment_date_kept') }),
  z.object({ type: z.literal('commitment_declined'), side, reason: text }),
  z.object({
    type: z.literal('commitment_reported'),
    side,
    said: z.enum(words),
    note: text.nullable(),
    until: date.nullable(),
    on: date,
  }),
  z.object({
    type: z.literal('commitment_verdict_recorded'),
    verdict: z.enum(verdicts),
    poll: idOf<PollId>(),
    on: date,
  }),
  z.object({ type: z.literal('commitment_referred'), to: text }),
  z.object({ type: z.literal('commitment_withdrawn'), reason: text }),
  z.object({ type: z.literal('commitment_reopened'), reason: text }),
  z.object({ type: z.literal('commitment_indicator_added'), text }),
]);

export type Event = z.infer<typeof eventSchema>;
