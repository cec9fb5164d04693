import type { Form } from '../../../db/forms.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { answered, readTold, type Told, together, untold } from '../../../domain/told.ts';
import type { Act } from '../../act.ts';
import { complaints } from '../../messages/plan-facts.ts';
import { takeText } from '../../typed-text.ts';
import { todayIn, vocabularyOf } from './begin.ts';
import { type Draft, draftSchema, stepOf } from './draft.ts';
import { mayPlan } from './rights.ts';
import { showBelow } from './show.ts';

/** Takes what was typed instead of pressing a button, by what is asked just now. */
export async function typedAnswer(act: Act, form: Form, text: string): Promise<void> {
  const draft = draftSchema.parse(form.draft);
  if (!(await mayPlan(act, draft))) return act.refuse('common.onlyFacilitators');
  const told = await toldBy(act, draft, text);
  if (told) await showBelow(act, form, { ...draft, told, complaint: null, changing: false });
}

async function toldBy(act: Act, draft: Draft, text: string): Promise<Told | undefined> {
  switch (stepOf(draft)) {
    case 'kind':
    case 'post':
      await act.note('meetings.plan.pressButton');
      return undefined;
    case 'time':
      return typedTime(act, draft, text);
    case 'place': {
      const place = await takeText(act, text, TEXT_LIMITS.place);
      return place === undefined ? undefined : { ...draft.told, place };
    }
    default:
      return typedDay(act, draft, text);
  }
}

/** A time, perhaps with an end and a place behind it; the day that it is read with is left out again. */
async function typedTime(act: Act, { told }: Draft, text: string): Promise<Told | undefined> {
  const { told: read, complaint } = readTold(`${todayIn(act)} ${text}`, vocabularyOf(act), todayIn(act));
  if (read.time !== null) return together(told, { ...untold, ...timeAndPlace(read) });
  await act.note(complaints[complaint === 'impossible_time' ? complaint : 'no_time']);
  return undefined;
}

const timeAndPlace = ({ time, minutes, place }: Told) => ({ time, minutes, place });

/** A day or a rhythm, perhaps the whole schedule. */
async function typedDay(act: Act, draft: Draft, text: string): Promise<Told | undefined> {
  const { told, complaint } = readTold(text, vocabularyOf(act), todayIn(act));
  const weekday = weekdayOf(draft, told);
  if (weekday) return weekday;
  if (told.rhythm !== null || told.unclear !== null) return together(draft.told, told);
  const { max } = { max: TEXT_LIMITS.place };
  await act.note(complaints[complaint ?? 'no_day'], { max });
  return undefined;
}

/** "Tuesday" typed for a series is its weekday, not the next Tuesday. */
function weekdayOf(draft: Draft, read: Told): Told | undefined {
  if (stepOf(draft) !== 'weekday' || draft.told.rhythm === 'once' || read.date === null) return undefined;
  return answered(draft.told, 'weekday', String(Temporal.PlainDate.from(read.date).dayOfWeek));
}
