import { z } from 'zod';
import { type Key, languages, wordsIn } from '../../locales/words.ts';
import type { Act } from '../act.ts';
import { may } from '../authority.ts';
import type { Menus } from '../channels/channel.ts';
import type { Declared } from '../declared.ts';
import type { Command, Feature, Where, Who } from '../feature.ts';
import { helpMessage } from '../messages/help.ts';
import { recipe } from '../recipe.ts';

const helpList = recipe({
  name: 'help',
  params: z.object({
    commands: z.array(z.object({ name: z.string(), help: z.string().transform((key) => key as Key) })),
    group: z.boolean(),
  }),
  facts: async (_db, params) => params,
  message: helpMessage,
});

/** `/help`: what this person may do here, from the declarations that also decide whether they may. */
export const helping: Feature = {
  commands: [
    {
      name: 'help',
      where: ['group', 'private'],
      who: 'anybody',
      help: 'help.commands.help',
      needsGroup: false,
      run: showHelp,
    },
  ],
  recipes: [helpList],
};

/** Answers with what this person may do here. */
export async function showHelp(act: Act): Promise<void> {
  const rights = await rightsOf(act);
  const open = [...act.declared.commands.values()].filter(
    (command) =>
      command.help &&
      command.where.includes(act.chat.kind) &&
      rights.has(command.shownTo ?? command.who) &&
      usable(act, command),
  );
  await act.reply(helpList, {
    commands: open.flatMap(({ name, help }) => (help ? [{ name, help }] : [])),
    group: act.chat.kind === 'group',
  });
}

function usable(act: Act, command: Command): boolean {
  return act.chat.kind === 'private' || act.group !== null || command.needsGroup === false;
}

/** What somebody may do: in a private chat, whatever they may in any of their working groups. */
async function rightsOf(act: Act): Promise<ReadonlySet<Who>> {
  const scenes = act.chat.kind === 'group' ? [act] : (await act.myGroups()).map((group) => act.within(group));
  const rights = new Set<Who>(['anybody']);
  for (const scene of scenes) {
    for (const who of ['chat_admin', 'facilitator', 'answerer'] as const) if (await may(scene, who)) rights.add(who);
  }
  return rights;
}

/** The platforms' menus: what members, admins and people in private are offered, in every language. */
export function menusOf(declared: Declared): ReadonlyMap<string, Menus> {
  const commands = [...declared.commands.values()];
  return new Map(
    languages.map((language) => {
      const { t } = wordsIn(language);
      const menu = (where: Where, whom: readonly Who[]) =>
        commands.flatMap(({ name, help, where: there, who, shownTo = who }) =>
          help && there.includes(where) && whom.includes(shownTo) ? [{ command: name, description: t(help) }] : [],
        );
      return [
        language,
        {
          group: menu('group', ['anybody']),
          admins: menu('group', ['anybody', 'chat_admin', 'facilitator', 'answerer']),
          private: menu('private', ['anybody', 'answerer', 'facilitator']),
        },
      ];
    }),
  );
}
