import type { Clock } from '../clock/clock.ts';
import { type Claimed, claim, nextDue, settleLapsed } from './claim.ts';
import { type Delivered, type Delivering, deliver } from './deliver.ts';

/** How many sends may be under way at once: enough that a slow chat delays no other. */
const mostAtOnce = 16;

/** The longest time without a look at the database, for what another process queued. */
const patience = Temporal.Duration.from({ seconds: 5 });

/** The one way out: takes what is due, has it delivered, and sleeps until there is more. */
export class Outbox {
  readonly #world: Delivering;
  readonly #clock: Clock;
  readonly #count: (result: string) => void;
  readonly #underWay = new Set<Promise<void>>();
  #pausedUntil: Temporal.Instant | undefined;
  #stopping = false;
  #woken = false;
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

  /** Says that there may be something to deliver now. */
  wake(): void {
    this.#woken = true;
    this.#rouse?.();
  }

  /** Takes nothing more, and resolves when everything under way has been settled. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
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
    const paused = this.#pausedUntil && Temporal.Instant.compare(now, this.#pausedUntil) < 0;
    if (room <= 0 || paused) return [];
    try {
      const taken = await claim(this.#world.db, now, room);
      if (taken.length === 0) await settleLapsed(this.#world.db, now);
      return taken.sort((one, other) => one.id - other.id);
    } catch (error) {
      this.#complain(error);
      return [];
    }
  }

  #launch(delivery: Claimed): void {
    const done = deliver(this.#world, delivery)
      .then((delivered) => this.#note(delivered))
      .catch((error) => this.#complain(error))
      .finally(() => {
        this.#underWay.delete(done);
        this.wake();
      });
    this.#underWay.add(done);
  }

  #note({ result, paused }: Delivered): void {
    this.#count(result);
    if (paused) this.#pausedUntil = paused;
  }

  async #sleep(): Promise<void> {
    const until = await this.#nextLook();
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

  async #nextLook(): Promise<Temporal.Instant> {
    const now = this.#clock.now();
    const latest = now.add(patience);
    if (this.#pausedUntil && Temporal.Instant.compare(this.#pausedUntil, now) > 0) return this.#pausedUntil;
    const due = await nextDue(this.#world.db).catch(() => undefined);
    // What is due already and was not taken waits for something under way, whose end wakes us.
    if (!due || Temporal.Instant.compare(due, now) <= 0 || Temporal.Instant.compare(due, latest) > 0) return latest;
    return due;
  }

  #complain(error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    this.#world.log.error({ reason: name }, 'the outbox could not reach the database; trying again');
  }
}
