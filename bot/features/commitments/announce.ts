import { chatsOf } from '../../../db/chats.ts';
import { type Form, takeForm } from '../../../db/forms.ts';
import { questionById } from '../../../db/questions.ts';
import { keepText } from '../../../db/texts.ts';
import { nextNumber, type WorkingGroup } from '../../../db/working-groups.ts';
import { standingOf } from '../../../domain/commitment/standing.ts';
import type { CommitmentId, QuestionId, TextId } from '../../../domain/ids.ts';
import type { Act } from '../../act.ts';
import { commitmentName } from '../../messages/commitment-lines.ts';
import { commitment, question } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { questionChanged } from '../questions/changed.ts';
import { heldPostsOf, placed } from './answering.ts';
import { askOwners } from './ask-owner.ts';
import { type ChosenWho, type Draft, nextStep, sidesFor } from './draft.ts';
import { asOf, todayIn } from './facts.ts';
import { askedIn } from './form-facts.ts';
import { planNudges } from './nudge.ts';
import { commitmentPosted } from './recipes.ts';
import { commitmentSlots } from './slots.ts';
import { endForm } from './steps.ts';

type Told = {
  readonly who: ChosenWho;
  readonly what: string | { readonly as: TextId };
  readonly due: Temporal.PlainDate;
};

/** `Announce`: the commitment gets its number, everybody sees it, and whoever answers for it is asked. */
export async function announce(act: Act, form: Form, draft: Draft): Promise<void> {
  const { group } = act;
  const told = group && (await toldIn(act, draft, group));
  if (!group || !told || nextStep(draft) !== 'preview') return act.toast('common.outdatedButton');
  if (Temporal.PlainDate.compare(told.due, todayIn(group, act.now)) < 0) return act.toast('commitments.date.past');
  if (!(await isOpenFor(act, draft.question))) return;
  // Of two presses at once the second finds no form to take any more.
  if (!(await takeForm(act.tx, form.id))) return act.toast('common.outdatedButton');
  const { id, number } = await propose(act, group, draft, told);
  for (const chat of await chatsOf(act.tx, group.id)) {
    await act.say(chat, commitmentPosted, { commitment: id }, { slot: commitmentSlots(id).post });
  }
  await askOwners(act, id);
  const here = await placed(act.tx, id);
  const waits = here && standingOf(here.state, asOf(group, here.posts, act.now)).orphaned;
  const key = waits ? 'commitments.form.announcedWaiting' : 'commitments.form.announced';
  await endForm(act, form, key, { name: commitmentName(number) });
}

async function isOpenFor(act: Act, id: QuestionId | null): Promise<boolean> {
  if (id === null) return true;
  const known = await questionById(act.tx, id);
  const open = known !== undefined && known.state.status !== 'withdrawn' && known.state.visibility !== 'waiting';
  if (!open) await act.toast('commitments.refused.questionRemoved');
  return open;
}

async function toldIn(act: Act, draft: Draft, group: WorkingGroup): Promise<Told | undefined> {
  if (draft.who === null || draft.what === null || draft.when === null) return undefined;
  const due = Temporal.PlainDate.from(draft.when);
  if (draft.what !== 'asked') return { who: draft.who, what: draft.what.text, due };
  const asked = await askedIn(act.tx, draft.question);
  return group && asked?.asAsked ? { who: draft.who, what: { as: asked.textId }, due } : undefined;
}

async function propose(act: Act, group: WorkingGroup, draft: Draft, told: Told) {
  const { tx, now, newId, me } = act;
  const id = newId<CommitmentId>();
  const keep = (body: string) => keepText(tx, body, me.id, now, newId);
  const settled = await settle(
    act,
    commitment,
    id,
    {
      type: 'propose',
      workingGroup: group.id,
      number: await nextNumber(tx, group.id, 'commitment'),
      question: draft.question,
      // In the words of the question it is the same text: erased there, it is erased here.
      text: typeof told.what === 'string' ? await keep(told.what) : told.what.as,
      indicator: draft.how ? await keep(draft.how) : null,
      owner: told.who.owner,
      sides: sidesFor(told.who, await heldPostsOf(tx, group.id)),
      due: told.due,
      today: todayIn(group, now),
    },
    me.id,
  );
  if ('refused' in settled) throw new Error(`a commitment that was checked was refused: ${settled.refused.tag}`);
  await planNudges(act, id, settled.state, group.zone);
  if (draft.question !== null) {
    await settle(act, question, draft.question, { type: 'commit', commitment: id }, me.id);
    await questionChanged(act, draft.question);
  }
  return { id, number: settled.state.number };
}
