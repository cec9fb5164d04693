import { z } from 'zod';
import { changeChat } from '../../db/chats.ts';
import { setPersonLanguage } from '../../db/people.ts';
import { changeGroup, groupsOfPerson } from '../../db/working-groups.ts';
import { languages } from '../../locales/words.ts';
import type { Act } from '../act.ts';
import { may } from '../authority.ts';
import { type Feature, onPress } from '../feature.ts';
import { languageMessage, welcomeMessage } from '../messages/start.ts';
import { nothing } from '../no-target.ts';
import { recipe } from '../recipe.ts';
import { showHelp } from './help.ts';
import { showSetup } from './linking/linking.ts';

const welcome = recipe({
  name: 'start.welcome',
  params: z.object({}),
  facts: async (db, _params, { chat }) => {
    const groups = chat.identity === null ? [] : await groupsOfPerson(db, chat.identity);
    return { groups: groups.map((group) => group.name) };
  },
  message: welcomeMessage,
});

const languageChoice = recipe({
  name: 'start.language',
  params: z.object({}),
  facts: async () => ({}),
  message: (_facts, words) => languageMessage(words),
});

/** `/start` and `/language`: the first thing people see, and what tokens in links lead to. */
export const starting: Feature = {
  commands: [
    {
      name: 'start',
      where: ['group', 'private'],
      who: 'anybody',
      help: 'help.commands.start',
      needsGroup: false,
      run: start,
    },
    {
      name: 'language',
      where: ['group', 'private'],
      who: 'anybody',
      help: 'help.commands.language',
      needsGroup: false,
      run: (act) => act.reply(languageChoice, {}),
    },
  ],
  presses: [
    onPress({ action: 'language', of: nothing, who: 'anybody', run: (act, _none, chosen) => choose(act, chosen) }),
  ],
  recipes: [welcome, languageChoice],
};

async function start(act: Act, token: string): Promise<void> {
  if (act.chat.kind === 'private') return startInPrivate(act, token);
  await (act.group ? showHelp(act) : showSetup(act));
}

async function startInPrivate(act: Act, token: string): Promise<void> {
  const taker = act.declared.features.find(({ tokens }) => tokens && token.startsWith(tokens.prefix));
  if (taker?.tokens) return taker.tokens.run(act, token);
  if (token !== '' && token !== 'hello') return act.note('linking.unknownToken');
  await act.reply(welcome, {});
}

/** In private the person's language, in a group the chat's, which its admins choose. */
async function choose(act: Act, language: string): Promise<void> {
  if (!languages.includes(language)) return act.refuse('common.outdatedButton');
  if (act.chat.kind === 'private') {
    await setPersonLanguage(act.tx, act.me.id, language);
  } else {
    if (!(await may(act, act.group ? 'facilitator' : 'chat_admin'))) return act.refuse('common.onlyFacilitators');
    await changeChat(act.tx, act.chat.id, { language });
    if (act.group) await changeGroup(act.tx, act.group.id, { language });
  }
  await act.toast('common.noted');
  await act.note('linking.languageSet');
}
