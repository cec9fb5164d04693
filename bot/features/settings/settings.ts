import { groupById, type WorkingGroup } from '../../../db/working-groups.ts';
import type { WorkingGroupId } from '../../../domain/ids.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress, type Target } from '../../feature.ts';
import type { View } from '../../messages/settings.ts';
import { theChat } from '../linking/setup.ts';
import {
  askName,
  askZone,
  renewCode,
  setLanguage,
  setPublicPage,
  setReminder,
  setZone,
  typedName,
  typedZone,
} from './change.ts';
import { partChat, partedChat } from './part.ts';
import { chooseGroup, facilitatedBy, settings } from './recipes.ts';
import { settingsSlot } from './slot.ts';

/** The working group that a button names. */
const theGroup: Target<WorkingGroup> = {
  load: (db, id) => groupById(db, id as WorkingGroupId), // what a button carries is looked up, so a wrong id finds nothing
  group: (group) => group.id,
};

/** `/settings`: one message in which facilitators see and change everything about their group. */
export const changingSettings: Feature = {
  commands: [
    {
      name: 'settings',
      where: ['group', 'private'],
      who: 'facilitator',
      help: 'help.commands.settings',
      run: openSettings,
    },
  ],
  presses: [
    onPress({ action: 'settings.show', of: theGroup, who: 'facilitator', run: showSettings }),
    onPress({ action: 'settings.view', of: theGroup, who: 'facilitator', run: turnTo }),
    onPress({ action: 'settings.language', of: theGroup, who: 'facilitator', run: setLanguage }),
    onPress({ action: 'settings.zone', of: theGroup, who: 'facilitator', run: setZone }),
    onPress({ action: 'settings.otherZone', of: theGroup, who: 'facilitator', run: askZone }),
    onPress({ action: 'settings.remind', of: theGroup, who: 'facilitator', run: setReminder }),
    onPress({ action: 'settings.public', of: theGroup, who: 'facilitator', run: setPublicPage }),
    onPress({ action: 'settings.name', of: theGroup, who: 'facilitator', run: askName }),
    onPress({ action: 'settings.part', of: theChat, who: 'facilitator', run: partChat }),
    onPress({ action: 'settings.code', of: theGroup, who: 'facilitator', run: renewCode }),
  ],
  forms: [
    { kind: 'settings.zone', who: 'facilitator', typed: typedZone },
    { kind: 'settings.name', who: 'facilitator', typed: typedName },
  ],
  // The button in the group that leads to the code, which is shown in private only.
  tokens: { prefix: 'settings', run: openSettings },
  recipes: [settings, chooseGroup, partedChat],
};

/** Shows the settings of this chat's group; in private of the only one that the person facilitates, or asks which. */
async function openSettings(act: Act): Promise<void> {
  if (act.group) return showSettings(act, act.group);
  const groups = await facilitatedBy(act.tx, act.me.id);
  const [first] = groups;
  if (!first) return act.note('settings.none');
  await (groups.length === 1 ? showSettings(act, first) : act.reply(chooseGroup, {}));
}

async function showSettings(act: Act, { id }: WorkingGroup): Promise<void> {
  await act.reply(settings, { group: id, view: 'main' }, { slot: settingsSlot(id) });
}

const views: readonly string[] = ['main', 'language', 'zone', 'publish', 'chats'] satisfies View[];

async function turnTo(act: Act, { id, publicPage }: WorkingGroup, view: string): Promise<void> {
  if (!isView(view)) return act.refuse('common.outdatedButton');
  if (view === 'publish' && publicPage) await act.toast('settings.saved.same');
  await act.replace(settings, { group: id, view: view === 'publish' && publicPage ? 'main' : view });
}

function isView(text: string): text is View {
  return views.includes(text);
}
