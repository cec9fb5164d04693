import type { Logger } from 'pino';
import type { Db, Tx } from '../db/client.ts';
import { forgetOldForms } from '../db/forms.ts';
import { idMaker } from '../db/new-id.ts';
import type { World } from './act.ts';
import { refreshAdmins } from './admins.ts';
import type { Channel, ChatEvent, Platform } from './channels/channel.ts';
import type { Clock } from './clock/clock.ts';
import { tick } from './clock/tick.ts';
import { gather } from './declared.ts';
import { features } from './features/features.ts';
import { menusOf } from './features/help.ts';
import type { Helpline } from './helplines.ts';
import { Metrics } from './metrics.ts';
import { Outbox } from './outbox/outbox.ts';
import { receive } from './receive.ts';
import { freshenRights } from './rights.ts';
import { look, route } from './route.ts';

export type AsharParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly channels: readonly Channel[];
  readonly log: Logger;
  /** The address of the public pages, without a slash at its end. */
  readonly publicUrl: string;
  /** What a person in need is told. */
  readonly helplines?: readonly Helpline[];
};

/** One whole instance. Live and practice are two calls of createAshar with other parts. */
export type Ashar = {
  readonly metrics: Metrics;
  /** The one way in. */
  readonly receive: (events: readonly ChatEvent[]) => Promise<void>;
  /** Does what is due by the clock's now, and forgets what nobody came back to. */
  readonly tick: () => Promise<void>;
  /** Delivers, and listens on every channel. */
  readonly start: () => Promise<void>;
  /** Stops listening, then delivering, in order; what is under way is finished. */
  readonly stop: () => Promise<void>;
  readonly ready: () => boolean;
};

/** Wires one instance of the bot around a database, a clock and channels. */
export function createAshar({ db, clock, channels, log, publicUrl, helplines = [] }: AsharParts): Ashar {
  const metrics = new Metrics();
  const newId = idMaker(clock.now);
  const declared = gather(features);
  const byPlatform = new Map<Platform, Channel>(channels.map((channel) => [channel.platform, channel]));
  const channelOf = (platform: Platform) => byPlatform.get(platform);
  const shared = { db, now: clock.now, newId, log, channelOf };
  const outbox = new Outbox({ ...shared, publicUrl, helplines, recipes: declared.recipes }, clock, (result) =>
    metrics.delivered.inc({ result }),
  );
  const worldOf = (tx: Tx): World => ({
    tx,
    now: clock.now(),
    newId,
    declared,
    publicUrl,
    linkTo: (platform, token) => channelOf(platform)?.linkTo(token) ?? publicUrl,
  });
  const committed = () => outbox.wake();

  const take = async (events: readonly ChatEvent[]) => {
    for (const event of events) metrics.received.inc({ platform: event.platform });
    const done = metrics.receiving.startTimer();
    await receive(
      {
        ...shared,
        askRights: (told) => freshenRights(shared, told),
        handle: (tx, told, how) => route({ ...worldOf(tx), ...how }, told),
        look: (tx, event) => (event.kind === 'voted' ? undefined : look(tx, event, clock.now())),
        committed: (handed, queued) => {
          outbox.takeOver(handed);
          if (queued) committed();
        },
      },
      events,
    );
    done();
  };

  let stopped = false;
  let menusSet: Promise<void> | undefined;
  const setMenus = async () => {
    try {
      const menus = menusOf(declared);
      await Promise.all(channels.map((channel) => channel.setMenus(menus)));
    } catch {
      // Commands work without a menu; the next start sets it.
      log.warn('the menu of commands could not be set');
    }
  };

  return {
    metrics,
    receive: take,
    async tick() {
      await tick({ ...shared, due: declared.due, worldOf, committed });
      await forgetOldForms(db, clock.now());
      await refreshAdmins(shared);
    },
    async start() {
      await Promise.all(channels.map((channel) => channel.start(take)));
      // A platform may be waited for until somebody gives up.
      if (stopped) return;
      outbox.start();
      menusSet = setMenus();
    },
    async stop() {
      stopped = true;
      await Promise.all(channels.map((channel) => channel.stop()));
      await outbox.stop();
      await menusSet;
    },
    ready: () => channels.every((channel) => channel.ready()),
  };
}
