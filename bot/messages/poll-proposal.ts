import type { Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';
import { type Asked, type Closing, commitmentName, itemLine, momentOf } from './polls.ts';

export type Proposal = {
  /** The row that the buttons carry. */
  readonly form: string;
  readonly items: readonly Asked[];
  readonly closing: Closing;
  readonly chats: number;
  /** Whether the group has a public page. */
  readonly page: boolean;
};

/** What would be asked, of whom and until when, before anything is sent. */
export function proposalMessage({ form, items, closing, chats, page }: Proposal, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('polls.proposal.title')),
      ...items.map((item) => itemLine(item, words)),
      '',
      t(closing.meeting ? 'polls.proposal.untilMeeting' : 'polls.proposal.until', momentOf(closing.at, words)),
      t('polls.proposal.seen', { count: chats }),
      page && t('polls.proposal.page'),
      '',
      t('polls.proposal.nothingYet'),
    ),
    choices: [
      [
        { label: t('polls.buttons.announce'), data: press('polls.announce', form), tone: 'good' },
        { label: t('common.cancel'), data: press('polls.cancel', form) },
      ],
    ],
  };
}

export type Choosing = {
  /** Those that are being asked about now. */
  readonly open: readonly Asked[];
  readonly besides: readonly (Asked & { readonly id: string })[];
  /** Those besides that are not shown. */
  readonly more: number;
};

/** Nothing is to be asked by itself: what is being asked already, and what could be. */
export function choosingMessage({ open, besides, more }: Choosing, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('polls.choosing.title')),
      open.length > 0 && t('polls.choosing.open', { count: open.length }),
      ...open.map((item) => itemLine(item, words)),
      open.length > 0 && besides.length > 0 && '',
      besides.length > 0 && t('polls.choosing.besides'),
      besides.length === 0 && t(open.length > 0 ? 'polls.choosing.noOther' : 'polls.choosing.none'),
      ...besides.map((item) => itemLine(item, words)),
      more > 0 && t('polls.choosing.more', { count: more }),
    ),
    choices: besides.map(({ id, number }) => [
      { label: t('polls.buttons.ask', { name: commitmentName(number) }), data: press('polls.ask', id) },
    ]),
  };
}
