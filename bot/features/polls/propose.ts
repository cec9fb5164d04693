import { z } from 'zod';
import { chatsOf } from '../../../db/chats.ts';
import { commitmentById, commitmentsNumbered } from '../../../db/commitments.ts';
import { closeForm, type Form, openForm, openFormById } from '../../../db/forms.ts';
import { pollsOn } from '../../../db/polls.ts';
import { groupById, lockGroup, type WorkingGroup } from '../../../db/working-groups.ts';
import type { Known } from '../../../domain/commitment/commitment.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';
import type { CommitmentId, FormId, WorkingGroupId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { takeNumber } from '../../../domain/typed/number.ts';
import type { Act } from '../../act.ts';
import { may } from '../../authority.ts';
import { type Feature, onPress, type Target } from '../../feature.ts';
import { type Choosing, choosingMessage, type Proposal, proposalMessage } from '../../messages/poll-proposal.ts';
import { commitmentName } from '../../messages/polls.ts';
import { note } from '../../note.ts';
import { recipe } from '../../recipe.ts';
import { theCommitment } from '../commitments/target.ts';
import { askableIn } from './due-now.ts';
import { openPolls, untilNext } from './open.ts';
import { askedAbout } from './recipes.ts';

/** Buttons of one list: what a phone shows without scrolling. */
const mostOffered = 6;

/** The kind of form in which a proposal waits. */
const kind = 'polls.proposal';

const draft = z.object({ commitments: z.array(idOf<CommitmentId>()) });

const proposal = recipe({
  name: 'polls.proposal',
  params: z.object({ form: idOf<FormId>(), group: idOf<WorkingGroupId>(), commitments: z.array(idOf<CommitmentId>()) }),
  facts: async (db, { form, group: id, commitments }, { now }): Promise<Proposal | null> => {
    const group = await groupById(db, id);
    if (!group) return null;
    const { meeting, at } = await untilNext(db, group, now);
    return {
      form,
      items: [...(await askedAbout(db, commitments)).values()],
      closing: { at: at.toZonedDateTimeISO(meeting?.state.zone ?? group.zone), meeting: meeting !== null },
      chats: (await chatsOf(db, id)).length,
      page: group.publicPage,
    };
  },
  message: proposalMessage,
});

const choosing = recipe({
  name: 'polls.choosing',
  params: z.object({ group: idOf<WorkingGroupId>() }),
  facts: async (db, { group: id }, { now }): Promise<Choosing | null> => {
    const group = await groupById(db, id);
    if (!group) return null;
    const { open, besides } = await askableIn(db, group, now);
    const offered = besides.slice(0, mostOffered).map((one) => one.id);
    const asked = await askedAbout(db, [...open.map(({ state }) => state.commitment), ...offered]);
    return {
      open: open
        .flatMap(({ state }) => asked.get(state.commitment) ?? [])
        .sort((one, other) => one.number - other.number),
      besides: offered.flatMap((one) => {
        const about = asked.get(one);
        return about ? [{ ...about, id: one }] : [];
      }),
      more: besides.length - offered.length,
    };
  },
  message: choosingMessage,
});

/** The form in which polls wait to be announced; null once it was used, cancelled or is too old. */
const theProposal: Target<Form | null> = {
  // What a button carries is looked up, so a wrong id finds nothing.
  load: async (db, id, act) => {
    const form = await openFormById(db, id as FormId, act.now);
    return form?.kind === kind ? form : null;
  },
  group: (form) => form?.workingGroup ?? null,
};

/** `/poll`: a facilitator asks the members now, about one commitment or what is due, and sees first what will be sent. */
export const proposingPolls: Feature = {
  commands: [{ name: 'poll', where: ['group'], who: 'facilitator', help: 'help.commands.poll', run: poll }],
  presses: [
    onPress({ action: 'polls.ask', of: theCommitment, who: 'facilitator', run: proposeOne }),
    onPress({ action: 'polls.announce', of: theProposal, who: 'anybody', run: onProposal(announce) }),
    onPress({ action: 'polls.cancel', of: theProposal, who: 'anybody', run: onProposal(cancel) }),
  ],
  recipes: [proposal, choosing],
};

async function poll(act: Act, argument: string): Promise<void> {
  const { group } = act;
  if (!group) return;
  if (argument !== '') return proposeNumbered(act, group, argument);
  const { now } = await askableIn(act.tx, group, act.now);
  if (now.length === 0) return act.reply(choosing, { group: group.id });
  await propose(act, group, now);
}

async function proposeNumbered(act: Act, group: WorkingGroup, argument: string): Promise<void> {
  const reading = takeNumber(argument, 'C')?.reading;
  if (reading === undefined || 'refused' in reading) return act.refuse('polls.whichOne');
  const [commitment] = await commitmentsNumbered(act.tx, [group.id], reading.number);
  if (!commitment) return act.refuse('polls.notFound', { name: commitmentName(reading.number) });
  await proposeOne(act, commitment);
}

async function proposeOne(act: Act, commitment: Known): Promise<void> {
  const { group } = act;
  const name = commitmentName(commitment.state.number);
  if (!group) return;
  if (isClosed(statusOf(commitment.state))) return act.refuse('polls.closed', { name });
  const polls = await pollsOn(act.tx, [commitment.id]);
  if (polls.some(({ state }) => state.status === 'open')) return act.refuse('polls.openAlready', { name });
  await propose(act, group, [commitment]);
}

async function propose(act: Act, group: WorkingGroup, about: readonly { readonly id: CommitmentId }[]): Promise<void> {
  const commitments = about.map(({ id }) => id);
  const scene = { kind, chat: act.chat.id, identity: act.me.id, workingGroup: group.id };
  const form = await openForm(act.tx, { ...scene, draft: { commitments } }, act.now, act.newId);
  await act.replace(proposal, { form: form.id, group: group.id, commitments });
}

/** Only with the form it is known whose facilitators may: when it is gone, everybody is told just that. */
function onProposal(run: (act: Act, form: Form) => Promise<void>) {
  return async (act: Act, form: Form | null): Promise<void> => {
    if (!form) return act.toast('polls.proposalGone');
    if (!(await may(act, 'facilitator'))) return act.toast('common.onlyFacilitators');
    await run(act, form);
  };
}

async function announce(act: Act, form: Form): Promise<void> {
  const { group } = act;
  if (!group) return;
  // Of two who ask at once, or of a person and the clock, the second sees what the first has opened.
  await lockGroup(act.tx, group.id);
  await closeForm(act.tx, form.id);
  const { commitments } = draft.parse(form.draft);
  const polls = await pollsOn(act.tx, commitments);
  const open = new Set(polls.filter(({ state }) => state.status === 'open').map(({ state }) => state.commitment));
  const askable: { id: CommitmentId }[] = [];
  for (const id of commitments.filter((one) => !open.has(one))) {
    const known = await commitmentById(act.tx, id);
    if (known && !isClosed(statusOf(known.state))) askable.push({ id });
  }
  const chats = await chatsOf(act.tx, group.id);
  if (askable.length === 0 || chats.length === 0) {
    return act.replace(note, { key: 'polls.nothingLeft', values: {} });
  }
  await act.replace(note, { key: 'polls.sent', values: { count: chats.length } });
  await openPolls(act, group, askable, await untilNext(act.tx, group, act.now), act.me.id);
}

async function cancel(act: Act, form: Form): Promise<void> {
  await closeForm(act.tx, form.id);
  await act.replace(note, { key: 'polls.notSent', values: {} });
}
