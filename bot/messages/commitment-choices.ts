import type { Side, State } from '../../domain/commitment/commitment.ts';
import type { Standing } from '../../domain/commitment/standing.ts';
import { isClosed } from '../../domain/commitment/status.ts';
import type { CommitmentId } from '../../domain/ids.ts';
import type { Words } from '../../locales/words.ts';
import type { Choice } from '../channels/channel.ts';
import { press } from '../press.ts';

type Asked = { readonly id: CommitmentId; readonly state: State; readonly standing: Standing };

/** What an owner can say of their commitment as it stands now. */
export function ownerChoices({ id, state, standing }: Asked, side: Side, { t }: Words): Choice[][] {
  if (isClosed(standing.status)) return [];
  if (standing.waitingFor.includes(side)) {
    return [
      [{ label: t('commitments.buttons.confirm'), data: press('commitment.confirm', id, side), tone: 'good' }],
      [
        { label: t('commitments.buttons.anotherDate'), data: press('commitment.another', id, side) },
        { label: t('commitments.buttons.decline'), data: press('commitment.decline', id, side), tone: 'bad' },
      ],
    ];
  }
  const underWay: Choice = { label: t('commitments.buttons.underWay'), data: press('commitment.under_way', id, side) };
  const stuck: Choice = { label: t('commitments.buttons.stuck'), data: press('commitment.stuck', id, side) };
  // Said to be done, and the members have not spoken since: saying it again would be no news.
  if (state.word?.said === 'done' && state.verdict?.sinceWord !== true) {
    return [[{ label: t('commitments.buttons.note'), data: press('commitment.note', id, side) }], [underWay, stuck]];
  }
  return [
    [{ label: t('commitments.buttons.done'), data: press('commitment.done', id, side), tone: 'good' }, underWay],
    [stuck, { label: t('commitments.buttons.moreTime'), data: press('commitment.more_time', id, side) }],
  ];
}

/** A facilitator's answer to another date. The button names the date that was read: it never accepts a newer one. */
export function deskChoices(id: CommitmentId, date: Temporal.PlainDate, { t }: Words): Choice[][] {
  return [
    [
      {
        label: t('commitments.buttons.acceptDate'),
        data: press('commitment.accept', id, date.toString()),
        tone: 'good',
      },
    ],
    [{ label: t('commitments.buttons.keepDate'), data: press('commitment.keep', id, date.toString()) }],
  ];
}
