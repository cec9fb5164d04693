import { type Form, openForm } from '../../../db/forms.ts';
import { questionsNumbered } from '../../../db/questions.ts';
import type { Known as Question } from '../../../domain/question/question.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { type CommitRefusal, readCommit } from '../../../domain/typed/commit.ts';
import { readDate } from '../../../domain/typed/date.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { may } from '../../authority.ts';
import { type Feature, onPress } from '../../feature.ts';
import { parts } from '../../messages/commitment-form.ts';
import { dateRefusalKeys } from '../../messages/commitment-refusals.ts';
import { takeText } from '../../typed-text.ts';
import { theQuestion } from '../questions/target.ts';
import { announce } from './announce.ts';
import { pressedWho, typedWho, withMentions } from './choose-who.ts';
import { type Draft, emptyDraft, making, nextStep, readDraft } from './draft.ts';
import { todayIn } from './facts.ts';
import { askedIn, makingStep } from './form-facts.ts';
import { onForm, promptStep, showStep } from './steps.ts';

const onMaking = (action: string, run: (act: Act, form: Form, draft: Draft, argument: string) => Promise<void>) =>
  onForm(action, [making], async (act, form, argument) => {
    if (!(await may(act, 'facilitator'))) return act.toast('common.onlyFacilitators');
    await run(act, form, readDraft(form.draft), argument);
  });

/** A commitment is made: who, what, by when, how we will know; then it gets its number. */
export const makingCommitments: Feature = {
  commands: [{ name: 'commit', where: ['group'], who: 'facilitator', help: 'help.commands.commit', run: commit }],
  presses: [
    onPress({ action: 'commitment.new', of: theQuestion, who: 'facilitator', run: begin }),
    onMaking('commit.who', chooseWho),
    onMaking('commit.asked', takeAsked),
    onMaking('commit.day', chooseDay),
    onMaking('commit.skip', (act, form, draft) => tell(act, form, draft, { how: '' })),
    onMaking('commit.change', changePart),
    onMaking('commit.announce', announce),
  ],
  forms: [{ kind: making, who: 'facilitator', typed, skipped }],
  recipes: [makingStep],
};

/** Why a commitment cannot come of a question; undefined when it can. */
function whyNot({ state }: Question): Key | undefined {
  if (state.status === 'withdrawn') return 'commitments.refused.questionRemoved';
  return state.visibility === 'waiting' ? 'commitments.refused.questionNotSeen' : undefined;
}

async function begin(act: Act, question: Question): Promise<void> {
  const refusal = whyNot(question);
  if (refusal) return act.toast(refusal);
  await start(act, { ...emptyDraft, question: question.id });
}

async function start(act: Act, draft: Draft): Promise<void> {
  if (!act.group) return;
  const scene = { chat: act.chat.id, identity: act.me.id, workingGroup: act.group.id };
  const form = await openForm(act.tx, { kind: making, ...scene, draft, awaiting: 'who' }, act.now, act.newId);
  await proceed(act, form, draft, true);
}

const commitRefusals: Record<CommitRefusal, Key> = {
  other_kind: 'commitments.refused.notAQuestion',
  out_of_range: 'commitments.refused.notAQuestion',
  impossible_date: dateRefusalKeys.impossible_date,
  ambiguous_date: dateRefusalKeys.ambiguous_date,
  past_date: dateRefusalKeys.past_date,
  far_date: dateRefusalKeys.far_date,
  weekday_mismatch: dateRefusalKeys.weekday_mismatch,
  text_too_long: 'commitments.form.tooLong',
};

/** `/commit Q-3 police 8.12. The lamps work again`: what was typed is kept, and what is missing is asked for. */
async function commit(act: Act, argument: string): Promise<void> {
  const { group } = act;
  if (!group) return;
  const typed = readCommit(withMentions(act, argument), act.words.vocabulary, todayIn(group, act.now));
  const [question] = typed.question === undefined ? [] : await questionsNumbered(act.tx, [group.id], typed.question);
  if (typed.question !== undefined && !question)
    return act.note('commitments.refused.noSuchQuestion', { number: typed.question });
  const refusal = question && whyNot(question);
  if (refusal) return act.note(refusal);
  const who = typed.owner && (await typedWho(act, typed.owner));
  if (who && 'refused' in who) await act.note(whoRefusals[who.refused]);
  else if (typed.refused) await act.note(commitRefusals[typed.refused], { max: TEXT_LIMITS.commitment });
  await start(act, {
    ...emptyDraft,
    question: question?.id ?? null,
    who: who && 'who' in who ? who.who : null,
    what: typed.text === undefined ? null : { text: typed.text },
    when: typed.date?.toString() ?? null,
  });
}

const whoRefusals = {
  unknown: 'commitments.refused.unknownPerson',
  several: 'commitments.refused.severalPosts',
} as const satisfies Record<string, Key>;

/** Keeps one more thing that was told and goes on. */
async function tell(act: Act, form: Form, draft: Draft, told: Partial<Draft>): Promise<void> {
  await proceed(act, form, { ...draft, changing: null, ...told });
}

async function proceed(act: Act, form: Form, draft: Draft, first = false): Promise<void> {
  const step = nextStep(draft);
  const asked = step === 'what' && act.chat.kind === 'group' ? await askedIn(act.tx, draft.question) : null;
  const onlyTyped = step === 'what' && act.chat.kind === 'group' && asked?.asAsked !== true;
  if (!onlyTyped) return showStep(act, makingStep, form, { draft, awaiting: step, first });
  await promptStep(act, form, {
    draft,
    awaiting: step,
    ask: 'commitments.form.askWhat',
    hint: 'commitments.form.whatHint',
  });
}

async function chooseWho(act: Act, form: Form, draft: Draft, argument: string): Promise<void> {
  const who = await pressedWho(act, argument);
  if (!who) return act.toast('common.outdatedButton');
  await tell(act, form, draft, { who });
}

/** The words of the question, while everybody may read them and they are short enough for a promise. */
async function takeAsked(act: Act, form: Form, draft: Draft): Promise<void> {
  const asked = await askedIn(act.tx, draft.question);
  if (asked?.asAsked !== true) return act.toast('common.outdatedButton');
  await tell(act, form, draft, { what: 'asked' });
}

async function chooseDay(act: Act, form: Form, draft: Draft, argument: string): Promise<void> {
  await takeDay(act, form, draft, argument);
}

async function changePart(act: Act, form: Form, draft: Draft, argument: string): Promise<void> {
  const part = ([...parts, 'menu'] as const).find((one) => one === argument) ?? null;
  await proceed(act, form, { ...draft, changing: part });
}

/** A typed answer to whatever step the form is at. */
async function typed(act: Act, form: Form, text: string): Promise<void> {
  const draft = readDraft(form.draft);
  switch (form.awaiting) {
    case 'who':
      return takeWho(act, form, draft, text);
    case 'what': {
      const what = await takeText(act, text, TEXT_LIMITS.commitment, true);
      return what === undefined ? undefined : tell(act, form, draft, { what: { text: what } });
    }
    case 'when':
      return takeDay(act, form, draft, text);
    case 'how': {
      const how = await takeText(act, text, TEXT_LIMITS.howWillWeKnow);
      return how === undefined ? undefined : tell(act, form, draft, { how });
    }
    default:
      return act.note('commitments.form.pressAButton');
  }
}

async function skipped(act: Act, form: Form): Promise<void> {
  const draft = readDraft(form.draft);
  if (form.awaiting === 'how') return tell(act, form, draft, { how: '' });
  await act.note('commitments.form.cannotSkip');
}

async function takeWho(act: Act, form: Form, draft: Draft, text: string): Promise<void> {
  if (!act.group) return;
  const today = todayIn(act.group, act.now);
  const { owner } = readCommit(withMentions(act, text), act.words.vocabulary, today);
  const read = owner && (await typedWho(act, owner));
  if (!read) return act.note('commitments.refused.unknownPerson');
  if ('refused' in read) return act.note(whoRefusals[read.refused]);
  await tell(act, form, draft, { who: read.who });
}

async function takeDay(act: Act, form: Form, draft: Draft, text: string): Promise<void> {
  if (!act.group) return;
  const reading = readDate(text, act.words.vocabulary, todayIn(act.group, act.now));
  if ('refused' in reading) return act.refuse(dateRefusalKeys[reading.refused]);
  await tell(act, form, draft, { when: reading.date.toString() });
}
