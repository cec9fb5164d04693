import { type Claimed, putBack } from '../../db/deliveries.ts';
import type { Clock } from '../clock/clock.ts';
import { claim, settleLapsed } from './claim.ts';
import { type Delivered, type Delivering, deliver } from './deliver.ts';

/** How many sends may be under way at once: enough that a slow chat delays no other. */
const mostAtOnce = 16;

/** The longest time without a look at the database, for what another process queued. */
const patience = Temporal.Duration.from({ seconds: 5 });

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

/** The one way out: takes what is due, has it delivered, and sleeps until there is more. */
export class Outbox {
  readonly #world: Delivering;
  readonly #clock: Clock;
  readonly #count: (result: string) => void;
  readonly #underWay = new Set<Promise<void>>();
  #pausedUntil: Temporal.Instant | undefined;
  #lapsedLookedAt: Temporal.Instant | undefined;
  /** When something that failed is to be tried again. */
  #retries = new Set<Temporal.Instant>();
  /** What could not be sent because the database was away. */
  readonly #unsent = new Set<number>();
  #stopping = false;
  #woken = false;
  /** Whether something may be queued: it may stand behind what is under way now. */
  #waiting = true;
  #rouse: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(world: Delivering, clock: Clock, count: (result: string) => void) {
    this.#world = world;
    this.#clock = clock;
    this.#count = count;
  }

  /** Begins to deliver. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Says that something was queued. */
  wake(): void {
    this.#waiting = true;
    this.#stir();
  }

  #stir(): void {
    this.#woken = true;
    this.#rouse?.();
  }

  /** Delivers what was queued as being sent; what cannot be sent now goes back into the queue. */
  takeOver(handed: readonly Claimed[]): void {
    if (this.#running !== undefined && !this.#stopping && !this.#isPaused()) {
      for (const delivery of handed) this.#launch(delivery);
      return;
    }
    const ids = handed.map((delivery) => delivery.id);
    const back = putBack(this.#world.db, ids)
      .catch((error) => this.#complain(error))
      .finally(() => this.#underWay.delete(back));
    this.#underWay.add(back);
  }

  #isPaused(): boolean {
    return this.#pausedUntil !== undefined && Temporal.Instant.compare(this.#clock.now(), this.#pausedUntil) < 0;
  }

  /** Takes nothing more, and resolves when everything under way has been settled. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stir();
    await this.#running;
    await Promise.all(this.#underWay);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      const taken = await this.#take();
      for (const delivery of taken) this.#launch(delivery);
      if (taken.length === 0) await this.#sleep();
    }
  }

  async #take(): Promise<Claimed[]> {
    const room = mostAtOnce - this.#underWay.size;
    const now = this.#clock.now();
    if (room <= 0 || this.#isPaused()) return [];
    try {
      await this.#putBackUnsent();
      const taken = await claim(this.#world.db, now, room);
      if (taken.length === 0) await this.#settleLapsed(now);
      // Found without being woken: what another process queued may stand behind it.
      if (taken.length > 0) this.#waiting = true;
      else if (this.#underWay.size === 0) this.#waiting = false;
      return taken.sort((one, other) => one.id - other.id);
    } catch (error) {
      this.#complain(error);
      return [];
    }
  }

  async #putBackUnsent(): Promise<void> {
    const ids = [...this.#unsent];
    await putBack(this.#world.db, ids);
    for (const id of ids) this.#unsent.delete(id);
  }

  /** Sends of a process that died are looked for now and then: they lapse after a minute. */
  async #settleLapsed(now: Temporal.Instant): Promise<void> {
    const last = this.#lapsedLookedAt;
    if (last && Temporal.Instant.compare(now, last.add(patience)) < 0) return;
    this.#lapsedLookedAt = now;
    await settleLapsed(this.#world.db, now);
  }

  #launch(delivery: Claimed): void {
    const done = deliver(this.#world, delivery)
      .then((delivered) => this.#note(delivery.id, delivered))
      .catch((error) => this.#complain(error))
      .finally(() => {
        this.#underWay.delete(done);
        if (this.#waiting) this.#stir();
      });
    this.#underWay.add(done);
  }

  #note(id: number, { result, retryAt, paused, unsent }: Delivered): void {
    this.#count(result);
    if (unsent) this.#unsent.add(id);
    if (paused) this.#pausedUntil = paused;
    if (!retryAt) return;
    this.#retries.add(retryAt);
    // Who sleeps already has to reckon with it.
    this.#waiting = true;
  }

  async #sleep(): Promise<void> {
    const until = this.#nextLook();
    if (this.#woken || this.#stopping) return;
    await new Promise<void>((resolve) => {
      const callOff = this.#clock.at(until, resolve);
      this.#rouse = () => {
        callOff();
        resolve();
      };
    });
    this.#rouse = undefined;
  }

  /** The next moment to look without being woken: for a retry of ours, or for what another process has queued. */
  #nextLook(): Temporal.Instant {
    const now = this.#clock.now();
    if (this.#isPaused() && this.#pausedUntil) return this.#pausedUntil;
    const ahead = [...this.#retries].filter((at) => Temporal.Instant.compare(at, now) > 0);
    this.#retries = new Set(ahead);
    return ahead.reduce(earlier, now.add(patience));
  }

  #complain(error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    this.#world.log.error({ reason: name }, 'the outbox could not reach the database; trying again');
  }
}
