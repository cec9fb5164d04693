import type { KeptRate } from '../../domain/commitment/kept-rate.ts';
import type { FormId } from '../../domain/ids.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { allNames, commitmentName, rows } from './commitment-lines.ts';
import { commitmentStatus } from './commitment-status.ts';
import type { CommitmentFacts } from './commitments.ts';
import { bold, type Line, lines } from './lines.ts';

export type CommitmentList = {
  readonly group: string;
  readonly open: readonly Pick<
    CommitmentFacts,
    'number' | 'zone' | 'today' | 'state' | 'standing' | 'text' | 'sides'
  >[];
  /** Open ones that are not shown. */
  readonly more: number;
  readonly rate: KeptRate;
  readonly address: string | null;
};

/** The open commitments of one working group, the most urgent first, and what became of the others. */
export function commitmentList({ group, open, more, rate, address }: CommitmentList, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('commitments.list.title', { group: isolate(group) })),
      open.length === 0 && t('commitments.list.none'),
      ...open.flatMap((one) => item(one, words)),
      more > 0 && t('commitments.list.more', { count: more }),
      ...counts(rate, words),
      address !== null && t('common.allOnline', { address }),
    ),
  };
}

/** Ten of these have to fit one message of 4096 UTF-16 units. */
function item(one: CommitmentList['open'][number], words: Words): Line[] {
  const { state, standing, today, zone } = one;
  const { status, alerts, owner, members } = commitmentStatus(state, standing, { today, zone }, words);
  const who = allNames(
    one.sides.map((side) => ({ ...side, name: side.name && shorten(side.name, 30, 40) })),
    words,
  );
  return [
    '',
    [bold(commitmentName(one.number)), { text: ` ${shorten(one.text, 80, 110) || words.t('common.erased')}` }],
    words.t('commitments.list.whoAndWhen', { who, day: words.day(state.due) }),
    [status, ...alerts].join(' · '),
    [owner, members].filter((word) => word !== null).join(' · ') || null,
  ];
}

function counts({ kept, keptLate, declined, withdrawn, referred }: KeptRate, { t }: Words): Line[] {
  const ended = declined + withdrawn + referred;
  return [
    kept + ended > 0 && '',
    kept > 0 && t('commitments.list.kept', { count: kept }),
    keptLate > 0 && t('commitments.list.keptLate', { count: keptLate }),
    ended > 0 && t('commitments.list.ended', { count: ended }),
  ];
}

/** Asks which commitment was meant, each named with its group. */
export function whichMessage(
  { form, offered }: { readonly form: FormId; readonly offered: readonly { number: number; group: string }[] },
  { t }: Words,
): Message {
  return {
    body: lines(t('commitments.which')),
    choices: [
      ...rows(
        offered.map(({ number, group }, at) => ({
          label: `🤝 ${commitmentName(number)} · ${shorten(group, 40)}`,
          data: press('commitment.which', form, `${at}`),
        })),
      ),
      [{ label: t('common.cancel'), data: press('commitment.cancel', form) }],
    ],
  };
}
