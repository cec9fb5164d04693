import { isolate, shorten } from '../../domain/text.ts';
import type { Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { type Helpline, helplinesIn } from '../helplines.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';

export type GroupToAsk = {
  readonly id: string;
  readonly name: string;
  /** A facilitator of it has opened a private chat with the bot. */
  readonly reached: boolean;
};

const shown = (name: string) => isolate(shorten(name, 40, 60));

/** Who will see it, and what does not belong here: said before anything is asked without a name. */
export function whichGroup({ groups }: { readonly groups: readonly GroupToAsk[] }, { t }: Words): Message {
  return {
    body: lines(bold(t('questions.private.which')), t('questions.private.whoSees'), t('questions.private.notHere')),
    choices: [
      ...groups.map(({ id, name }): Choice[] => [
        { label: t('questions.buttons.askIn', { group: shown(name) }), data: press('question.askIn', id) },
      ]),
    ],
  };
}

/** Asks for the question; the answer is just written. */
export function privatePrompt({ name, reached }: GroupToAsk, { t }: Words): Message {
  return {
    body: lines(
      bold(t('questions.private.ask', { group: isolate(name) })),
      t('questions.private.whoSees'),
      !reached && t('questions.private.nobodyYet'),
      t('questions.private.notHere'),
    ),
    choices: [[{ label: t('common.cancel'), data: press('form.cancel') }]],
  };
}

export type Ready = {
  readonly form: string;
  readonly groups: readonly GroupToAsk[];
  /** There is a phone number or an e-mail address in the text. */
  readonly contacts: boolean;
};

/** Asks once more before a question without a name is sent. It answers the message with the text, which is not kept. */
export function readyToSend({ form, groups, contacts }: Ready, { t }: Words): Message {
  const [only, ...others] = groups;
  const several = others.length > 0;
  const send = (group: GroupToAsk, index: number): Choice[] => [
    {
      label: several ? t('questions.buttons.sendTo', { group: shown(group.name) }) : t('questions.buttons.send'),
      data: press('question.sendPrivately', form, String(index)),
    },
  ];
  return {
    body: lines(
      bold(t(several ? 'questions.private.readyChoose' : 'questions.private.readySend')),
      !several && only !== undefined && isolate(only.name),
      contacts && t('questions.private.contacts'),
      t('questions.private.whoSees'),
      !several && only?.reached === false && t('questions.private.nobodyYet'),
      t('questions.private.notHere'),
    ),
    choices: [
      ...groups.map(send),
      [
        { label: t('questions.buttons.change'), data: press('question.changePrivately', form) },
        { label: t('common.cancel'), data: press('form.cancel') },
      ],
    ],
  };
}

/** To somebody who wrote of violence or of taking their life. The first line is all that a preview shows. */
export function care({ helplines }: { readonly helplines: readonly Helpline[] }, words: Words): Message {
  const { t } = words;
  const theirs = helplinesIn(helplines, words.language);
  return {
    body: lines(
      t('questions.care.thanks'),
      '',
      t('questions.care.notAlone'),
      theirs.length > 0 ? bold(t('questions.care.call')) : t('questions.care.trusted'),
      ...theirs.map(({ name, number }) => t('questions.care.line', { name: isolate(name), number })),
      '',
      t('questions.care.notKept'),
      t('questions.care.other'),
    ),
  };
}
