import type { Queryable } from '../../../db/client.ts';
import type { Form } from '../../../db/forms.ts';
import { questionById } from '../../../db/questions.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { countCharacters, TEXT_LIMITS } from '../../../domain/text.ts';
import { type NewCommitment, newCommitment, type Offer } from '../../messages/commitment-form.ts';
import { shortId } from '../../press.ts';
import type { Scene } from '../../recipe.ts';
import { type HeldPost, heldPostsOf } from './answering.ts';
import { datesToChoose } from './dates.ts';
import { nextStep, readDraft, sidesFor } from './draft.ts';
import { nameOf, reachOf } from './facts.ts';
import { stepRecipe } from './steps.ts';

/** The message that leads through the making of a commitment. */
export const makingStep = stepRecipe('commitment.making', factsOfForm, newCommitment);

async function factsOfForm(db: Queryable, form: Form, { chat, now }: Scene): Promise<NewCommitment | null> {
  const group = form.workingGroup && (await groupById(db, form.workingGroup));
  if (!group) return null;
  const draft = readDraft(form.draft);
  const posts = await heldPostsOf(db, group.id);
  const sides = draft.who && sidesFor(draft.who, posts);
  const asked = await askedIn(db, draft.question);
  return {
    form: form.id,
    at: nextStep(draft),
    inGroup: chat.kind === 'group',
    group: group.name,
    question: asked && { number: asked.number, text: maskContacts(asked.text) },
    asAsked: asked?.asAsked === true,
    offers: offersOf(posts),
    dates: await datesToChoose(db, group, now),
    sides:
      sides && (await Promise.all(sides.map(async (one) => ({ side: one.side, name: await nameOf(db, one, posts) })))),
    unlinked: sides?.some((one) => hasNobody(one, posts)) === true,
    text: draft.what && maskContacts(draft.what === 'asked' ? (asked?.text ?? '') : draft.what.text),
    due: draft.when === null ? null : Temporal.PlainDate.from(draft.when),
    indicator: draft.how === null ? null : maskContacts(draft.how),
    reach: await reachOf(db, group),
  };
}

function hasNobody({ side, post, identity }: ReturnType<typeof sidesFor>[number], posts: readonly HeldPost[]): boolean {
  if (identity !== null || side === 'community') return false;
  return posts.find((one) => one.id === post)?.held !== true;
}

/** A question as a promise can repeat it: only what everybody may read, and what is short enough for one promise. */
export async function askedIn(db: Queryable, id: QuestionId | null) {
  const known = id && (await questionById(db, id));
  if (!known) return null;
  const { number, visibility, text: textId } = known.state;
  const text = visibility === 'public' ? ((await textsById(db, [textId])).get(textId) ?? '') : '';
  return { number, text, textId, asAsked: text !== '' && countCharacters(text) <= TEXT_LIMITS.commitment };
}

/** Each post and office by its name, a side by itself where it has none, then the community and all together. */
function offersOf(posts: readonly HeldPost[]): Offer[] {
  const named = (side: HeldPost['side']): Offer[] => {
    const theirs = posts.filter((post) => post.side === side);
    if (theirs.length === 0) return [{ argument: side, who: { side, name: null } }];
    return theirs.map(({ id, name }) => ({ argument: shortId(id), who: { side, name } }));
  };
  return [
    ...named('police'),
    ...named('local_government'),
    { argument: 'community', who: { side: 'community', name: null } },
    { argument: 'joint', who: 'joint' },
  ];
}
