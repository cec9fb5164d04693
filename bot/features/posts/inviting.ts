import { z } from 'zod';
import { type Chat, chatById, chatsOf } from '../../../db/chats.ts';
import { closeForm, type Form } from '../../../db/forms.ts';
import type { Invitation } from '../../../db/posts.ts';
import type { ChatId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress } from '../../feature.ts';
import type { Role } from '../../messages/posts.ts';
import { prompt } from '../../prompt.ts';
import { theChat } from '../linking/setup.ts';
import { accept, leave, openInvitation } from './accept.ts';
import { invite, postToInviteTo } from './invite.ts';
import { deskOfInvitation, ended, linkToForward, offer, outcome, sentInGroup, usedBy } from './recipes.ts';
import { theInvitation } from './target.ts';
import { giveUp, notThem, takeBack } from './undo.ts';

type Answering = Exclude<Role, 'facilitator'>;

/** Officers, advisers and facilitators are invited by a link that works once; the sender hears who used it. */
export const inviting: Feature = {
  commands: [
    {
      name: 'officer',
      where: ['group'],
      who: 'facilitator',
      help: 'help.commands.officer',
      run: (act, name) => inviteOrAsk(act, 'officer', name),
    },
    {
      name: 'adviser',
      where: ['group'],
      who: 'facilitator',
      help: 'help.commands.adviser',
      run: (act, name) => inviteOrAsk(act, 'adviser', name),
    },
    {
      name: 'facilitator',
      where: ['group'],
      who: 'facilitator',
      help: 'help.commands.facilitator',
      run: (act) => inviteFacilitator(act, act.chat),
    },
  ],
  presses: [
    onPress({
      action: 'invite.officer',
      of: theChat,
      who: 'facilitator',
      run: (act, chat) => ask(act, 'officer', chat),
    }),
    onPress({
      action: 'invite.adviser',
      of: theChat,
      who: 'facilitator',
      run: (act, chat) => ask(act, 'adviser', chat),
    }),
    onPress({ action: 'invite.facilitator', of: theChat, who: 'facilitator', run: inviteFacilitator }),
    onPress({ action: 'invite.again', of: theInvitation, who: 'facilitator', run: again }),
    onPress({ action: 'invite.revoke', of: theInvitation, who: 'facilitator', run: takeBack }),
    onPress({ action: 'invite.notThem', of: theInvitation, who: 'facilitator', run: notThem }),
    onPress({ action: 'invite.accept', of: theInvitation, who: 'anybody', run: accept }),
    onPress({ action: 'invite.leave', of: theInvitation, who: 'anybody', run: leave }),
    onPress({ action: 'invite.giveUp', of: theInvitation, who: 'anybody', run: giveUp }),
  ],
  forms: [{ kind: 'invite.post', who: 'facilitator', typed }],
  tokens: { prefix: 'i', run: openInvitation },
  recipes: [sentInGroup, deskOfInvitation, linkToForward, offer, usedBy, outcome, ended],
};

/** What has been told so far: for which side somebody is invited, and from which chat. */
const draft = z.object({ role: z.enum(['officer', 'adviser']), chat: idOf<ChatId>() });

async function ask(act: Act, role: Answering, chat: Chat): Promise<void> {
  if (act.group === null || chat.workingGroup !== act.group.id) return act.refuse('common.notSetUp');
  const officer = role === 'officer';
  await prompt(act, {
    kind: 'invite.post',
    ask: officer ? 'posts.askPost' : 'posts.askOffice',
    hint: officer ? 'posts.askPostHint' : 'posts.askOfficeHint',
    draft: { role, chat: chat.id },
  });
}

async function inviteOrAsk(act: Act, role: Answering, name: string): Promise<void> {
  if (name === '') await ask(act, role, act.chat);
  else await inviteTo(act, role, act.chat, name);
}

async function typed(act: Act, form: Form, text: string): Promise<void> {
  const { role, chat } = draft.parse(form.draft);
  if (await inviteTo(act, role, await chatById(act.tx, chat), text)) await closeForm(act.tx, form.id);
}

/** False when the name could not be taken, which was said: a form stays open for another one. */
async function inviteTo(act: Act, role: Answering, chat: Chat | undefined, name: string): Promise<boolean> {
  const { group } = act;
  const post = group && (await postToInviteTo(act, group, role, name));
  if (!group || !post) return false;
  await invite(act, group, chat, { role, post });
  return true;
}

async function inviteFacilitator(act: Act, chat: Chat): Promise<void> {
  if (act.group === null || chat.workingGroup !== act.group.id) return act.refuse('common.notSetUp');
  await invite(act, act.group, chat, { role: 'facilitator', post: null });
}

async function again(act: Act, { role, post }: Invitation): Promise<void> {
  if (!act.group) return;
  const [chat] = await chatsOf(act.tx, act.group.id);
  await invite(act, act.group, chat, { role, post });
}
