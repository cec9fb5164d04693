import type { FormId } from '../../domain/ids.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { type DateChoice, dateButtons } from './commitment-dates.ts';
import { allNames, labelled, type Reach, reachLine, rows, type Who, whoName } from './commitment-lines.ts';
import { bold, type Line, lines } from './lines.ts';

/** What has to be told of a new commitment, in this order. */
export const parts = ['who', 'what', 'when', 'how'] as const;
export type Part = (typeof parts)[number];

/** Somebody who can be chosen to answer; the argument is what the button carries. */
export type Offer = { readonly argument: string } & ({ readonly who: Who } | { readonly who: 'joint' });

/** The form of a new commitment at one step. What was not told yet is null. */
export type NewCommitment = {
  readonly form: FormId;
  readonly at: Part | 'preview' | 'change';
  readonly inGroup: boolean;
  readonly group: string;
  readonly question: { readonly number: number; readonly text: string } | null;
  /** The words of the question can be the words of the promise. */
  readonly asAsked: boolean;
  readonly offers: readonly Offer[];
  readonly dates: readonly DateChoice[];
  readonly sides: readonly Who[] | null;
  /** Nobody is linked to one of the posts yet. */
  readonly unlinked: boolean;
  readonly text: string | null;
  readonly due: Temporal.PlainDate | null;
  /** Empty when it was left out. */
  readonly indicator: string | null;
  readonly reach: Reach;
};

const askKeys: Record<Part, Key> = {
  who: 'commitments.form.who',
  what: 'commitments.form.what',
  when: 'commitments.form.when',
  how: 'commitments.form.how',
};

const changeKeys: Record<Part, Key> = {
  who: 'commitments.buttons.changeWho',
  what: 'commitments.buttons.changeWhat',
  when: 'commitments.buttons.changeWhen',
  how: 'commitments.buttons.changeHow',
};

/** The message that leads through the making of a commitment: what was told so far, and the next question. */
export function newCommitment(form: NewCommitment, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      [bold(t('commitments.form.title')), { text: ` · ${isolate(form.group)}` }],
      form.question && `Q-${form.question.number}: ${shorten(form.question.text, 300, 600) || t('common.erased')}`,
      ...told(form, words),
      '',
      ...asking(form, words),
    ),
    choices: [...choices(form, words), ...(form.at === 'preview' ? [] : [[cancel(form, words)]])],
  };
}

function told(form: NewCommitment, words: Words): Line[] {
  const { t, day } = words;
  const skipped = form.at === 'preview' && form.indicator === '';
  return [
    labelled(t('commitments.label.who'), form.sides && allNames(form.sides, words)),
    form.unlinked && t('commitments.form.unlinked'),
    labelled(t('commitments.label.what'), form.text),
    labelled(t('commitments.label.when'), form.due && day(form.due)),
    labelled(t('commitments.label.how'), skipped ? t('commitments.form.notSaid') : form.indicator),
  ];
}

function asking(form: NewCommitment, words: Words): Line[] {
  const { t } = words;
  if (form.at === 'preview') return [reachLine(form.reach, words), t('commitments.form.check')];
  if (form.at === 'change') return [t('commitments.form.change')];
  const hint = form.inGroup
    ? form.at === 'who' && t('commitments.form.orMention')
    : t(form.at === 'who' ? 'commitments.form.orUsername' : 'commitments.form.typeIt');
  return [bold(t(askKeys[form.at])), hint];
}

function choices(form: NewCommitment, words: Words): Choice[][] {
  const { t } = words;
  switch (form.at) {
    case 'who':
      return rows(form.offers.map((offer) => offerButton(offer, form.form, words)));
    case 'what': {
      const asked: Choice = { label: t('commitments.buttons.asAsked'), data: press('commit.asked', form.form) };
      return form.asAsked ? [[asked], ...typing(form, words)] : [];
    }
    case 'when':
      return [...dateButtons(form.dates, 'commit.day', form.form, words), ...typing(form, words)];
    case 'how':
      return [...typing(form, words), [{ label: t('common.skip'), data: press('commit.skip', form.form) }]];
    case 'change':
      return [
        ...rows(parts.map((part) => ({ label: t(changeKeys[part]), data: press('commit.change', form.form, part) }))),
        [{ label: t('commitments.buttons.back'), data: press('commit.change', form.form, 'back') }],
      ];
    case 'preview':
      return [
        [{ label: t('commitments.buttons.announce'), data: press('commit.announce', form.form), tone: 'good' }],
        [
          { label: t('commitments.buttons.change'), data: press('commit.change', form.form, 'menu') },
          cancel(form, words),
        ],
      ];
  }
}

function offerButton(offer: Offer, form: FormId, words: Words): Choice {
  const label = offer.who === 'joint' ? words.t('commitments.who.joint') : whoName(offer.who, words);
  return { label, data: press('commit.who', form, offer.argument) };
}

/** In a group the answer has to be a reply, so a button opens the reply box; in private people just write. */
function typing({ inGroup, at, form }: NewCommitment, { t }: Words): Choice[][] {
  if (!inGroup) return [];
  const label = t(at === 'when' ? 'commitments.buttons.otherDate' : 'commitments.buttons.type');
  return [[{ label, data: press('commitment.type', form) }]];
}

function cancel({ form }: NewCommitment, { t }: Words): Choice {
  return { label: t('common.cancel'), data: press('commitment.cancel', form) };
}

/** In the place of a form's message when the form went on below, or is over. */
export function leftBehind(at: 'below' | 'over', { t }: Words): Message {
  return { body: lines(t(at === 'below' ? 'commitments.form.below' : 'commitments.form.over')) };
}
