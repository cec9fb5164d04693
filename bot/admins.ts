import { type Chat, chatsToAskAdminsOf, keepAdmins } from '../db/chats.ts';
import { identitiesOf } from '../db/crowd.ts';
import type { Channel } from './channels/channel.ts';
import type { Rights } from './rights.ts';

/**
 * How long the list of a chat's admins is believed. A bot that is no admin itself is never told of a demotion, and
 * facilitators are written to without having done anything that would have their rights looked at.
 */
const believed = Temporal.Duration.from({ hours: 6 });

/** Chats asked about in one go, so that a big programme's chats are spread over many minutes. */
const mostAtOnce = 20;

/** Asks the platforms who the admins of the groups' chats are, where that was last asked too long ago. */
export async function refreshAdmins(world: Rights): Promise<void> {
  for (const chat of await chatsToAskAdminsOf(world.db, world.now().subtract(believed), mostAtOnce)) {
    const channel = world.channelOf(chat.platform);
    if (channel?.ready()) await askFor(world, channel, chat);
  }
}

async function askFor(world: Rights, channel: Channel, chat: Chat): Promise<void> {
  const { platform } = channel;
  try {
    const admins = await channel.adminsOf(chat.platformId);
    await world.db.transaction(async (tx) => {
      const known = await identitiesOf(tx, platform, admins, world.now(), world.newId);
      const ids = [...known.values()];
      await keepAdmins(tx, chat.id, ids, world.now());
    });
  } catch {
    // The chat stays first in line, and what is known goes on being believed.
    world.log.warn({ platform }, 'the platform did not name the admins of a chat');
  }
}
