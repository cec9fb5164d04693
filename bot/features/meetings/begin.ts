import { type Form, formAwaiting, openForm } from '../../../db/forms.ts';
import { placesOf } from '../../../db/meetings.ts';
import { type Post, postsOf } from '../../../db/posts.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { Kind } from '../../../domain/meeting.ts';
import { readTold, together, untold } from '../../../domain/told.ts';
import { joinVocabularies, type Vocabulary } from '../../../domain/typed/vocabulary.ts';
import { fallbackLanguage, wordsIn } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import type { Complaint } from '../../messages/plan-facts.ts';
import { takeText } from '../../typed-text.ts';
import { type Draft, draftSchema, planForm, planSlot } from './draft.ts';
import { heldBeats, mayPlan } from './rights.ts';
import { showBelow } from './show.ts';

/** Places used before that are offered as buttons. */
const placesOffered = 4;
/** Characters of a command: a day, a time and a place, with room for a place that is too long to be told so. */
const longestSaid = 500;
/** Posts that fit under one message. */
const postsOffered = 20;

/** `/meeting` in a group. */
export async function beginMeeting(act: Act, typed: string): Promise<void> {
  await begin(act, { kind: 'working_group', posts: await beatsOf(act), typed });
}

/** `/reporting`: in a group for its post, in private for a post that the person holds. */
export async function beginReporting(act: Act, typed: string): Promise<void> {
  if (act.chat.kind === 'group') return begin(act, { kind: 'reporting_day', posts: await beatsOf(act), typed });
  const held = await heldBeats(act);
  const [only] = held;
  if (!only) return act.note('meetings.plan.noPost');
  const group = held.length === 1 ? ((await groupById(act.tx, only.workingGroup)) ?? null) : null;
  await begin(act.within(group), { kind: 'reporting_day', posts: held, typed, own: true });
}

/** The button that sets a meeting: its kind is asked, too. */
export async function beginByButton(act: Act): Promise<void> {
  const open = await formAwaiting(act.tx, act.chat.id, act.me.id);
  if (open?.kind === planForm && open.workingGroup === act.group?.id && isOpen(act, open)) {
    return act.toast('meetings.plan.begun');
  }
  await begin(act, { kind: null, posts: await beatsOf(act), typed: '' });
}

/** Whether a form still waits for its answer. */
export const isOpen = (act: Act, form: Form) => Temporal.Instant.compare(form.expiresAt, act.now) > 0;

async function beatsOf(act: Act): Promise<Post[]> {
  const posts = act.group ? await postsOf(act.tx, act.group.id) : [];
  return posts.filter((post) => post.side === 'police');
}

type Beginning = {
  readonly kind: Kind | null;
  readonly posts: readonly Post[];
  readonly typed: string;
  /** An officer sets a day of their own: it can be no other kind of meeting. */
  readonly own?: boolean;
};

async function begin(act: Act, { kind, posts, typed, own = false }: Beginning): Promise<void> {
  if (!(await mayPlan(act, { kind, post: null, posts: posts.map((post) => post.id) }))) {
    return act.refuse('common.onlyFacilitators');
  }
  const said = typed === '' ? null : await takeText(act, typed, longestSaid);
  if (said === undefined) return;
  const before = await formAwaiting(act.tx, act.chat.id, act.me.id);
  const draft: Draft = {
    kind,
    own,
    posts: posts.slice(0, postsOffered).map((post) => post.id),
    post: posts.length === 1 ? (posts[0]?.id ?? null) : null,
    told: untold,
    said,
    places: [],
    complaint: null,
    changing: false,
    card: 0,
  };
  const scene = { chat: act.chat.id, identity: act.me.id, workingGroup: act.group?.id ?? null };
  const form = await openForm(act.tx, { kind: planForm, ...scene, draft, awaiting: 'begun' }, act.now, act.newId);
  if (before?.kind === planForm) await act.refresh(planSlot(before.id, draftSchema.parse(before.draft).card));
  await showBelow(act, form, await withGroup(act, draft));
}

/** What was typed is read, and places are offered, as soon as it is known for which group. */
export async function withGroup(act: Act, draft: Draft): Promise<Draft> {
  const { group } = act;
  if (!group) return draft;
  const places = await placesOf(act.tx, group.id, placesOffered);
  if (draft.said === null) return { ...draft, places };
  const reading = readTold(draft.said, vocabularyOf(act), todayIn(act));
  const complaint: Complaint | null =
    reading.complaint === 'no_place' && places.length === 0 ? null : reading.complaint;
  return { ...draft, places, said: null, told: together(draft.told, reading.told), complaint };
}

/** Days and times are understood in the language of the chat and in English. */
export function vocabularyOf(act: Act): Vocabulary {
  const { language, vocabulary } = act.words;
  if (language === fallbackLanguage) return vocabulary;
  return joinVocabularies(vocabulary, wordsIn(fallbackLanguage).vocabulary);
}

/** The day that it is in the group concerned. */
export function todayIn(act: Act): Temporal.PlainDate {
  return act.now.toZonedDateTimeISO(act.group?.zone ?? 'UTC').toPlainDate();
}
