import { z } from 'zod';
import { closeForm, type Form, isAnybodyAwaited, openForm, openFormById } from '../../db/forms.ts';
import type { FormId } from '../../domain/ids.ts';
import { idOf } from '../../domain/payload.ts';
import type { Act } from '../act.ts';
import { may } from '../authority.ts';
import type { ChatEvent } from '../channels/channel.ts';
import { readCommand } from '../command.ts';
import { type Feature, onPress, type Target } from '../feature.ts';
import { lines } from '../messages/lines.ts';
import { press } from '../press.ts';
import { recipe } from '../recipe.ts';
import { refusals, type Said, said } from '../route.ts';

/** Words whose writer the platform does not name, kept for the fifteen minutes in which somebody may say: it is me. */
const kind = 'anonymous';

const speaker = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string().optional(),
  language: z.string().optional(),
});
const kept = z.object({
  text: z.string(),
  message: z.string(),
  answers: z.string().optional(),
  mentions: z.array(speaker),
  mentioned: z.array(z.string()),
});

const whoWrote = recipe({
  name: 'anonymous.whoWrote',
  params: z.object({ form: idOf<FormId>() }),
  facts: async (db, { form }, { now }) => ({ form, open: (await openFormById(db, form, now)) !== undefined }),
  message: ({ form, open }, { t }) =>
    open
      ? {
          body: lines(t('common.anonymous.ask'), t('common.anonymous.seen')),
          choices: [[{ label: t('common.anonymous.itIsMe'), data: press('anonymous.me', form) }]],
        }
      : { body: lines(t('common.anonymous.known')) },
});

const theKept: Target<Form> = {
  load: async (db, id, act) => {
    const form = await openFormById(db, id as FormId, act.now); // looked up, so a wrong id finds nothing
    return form?.kind === kind && form.chat === act.chat.id ? form : undefined;
  },
  group: (form) => form.workingGroup,
};

/** Admins who write as the group itself: a button press names the person, and only then is done what they typed. */
export const namingTheAnonymous: Feature = {
  hears: { said_anonymously: askWho },
  presses: [onPress({ action: 'anonymous.me', of: theKept, who: 'chat_admin', run: itIsMe })],
  recipes: [whoWrote],
};

async function askWho(act: Act, event: Extract<ChatEvent, { kind: 'said_anonymously' }>): Promise<void> {
  const command = readCommand(event.text);
  const meant = command
    ? act.declared.commands.has(command.name)
    : event.answers !== undefined && (await isAnybodyAwaited(act.tx, act.chat.id, act.now));
  if (!meant) return;
  const { text, message, answers, mentions, mentioned } = event;
  const form = await openForm(
    act.tx,
    {
      kind,
      chat: act.chat.id,
      identity: act.me.id,
      workingGroup: act.group?.id ?? null,
      draft: { text, message, answers, mentions, mentioned },
    },
    act.now,
    act.newId,
  );
  await act.reply(whoWrote, { form: form.id }, { slot: `anonymous:${form.id}` });
}

/** Does what was typed as if the presser had typed it. Who may not do it does not use it up for the one who may. */
async function itIsMe(act: Act, form: Form): Promise<void> {
  if (act.event.kind !== 'chose') return;
  const { id, platform, chat, by } = act.event;
  const typed: Said = { id, platform, kind: 'said', chat, by, ...kept.parse(form.draft) };
  const command = act.declared.commands.get(readCommand(typed.text)?.name ?? '');
  if (act.group && command && command.who !== 'anybody' && !(await may(act, command.who))) {
    return act.toast(refusals[command.who]);
  }
  await closeForm(act.tx, form.id);
  await act.replace(whoWrote, { form: form.id });
  await said(act.declared, act.saying(typed), typed);
}
