/** The time of one instance. Live it is the machine's; in the practice room and in tests somebody moves it. */
export type Clock = {
  readonly now: () => Temporal.Instant;
  /** Calls back once when the moment has come; the returned function calls it off. */
  readonly at: (moment: Temporal.Instant, call: () => void) => () => void;
};

/** The longest delay that a timer of the platform takes, in milliseconds; longer waits are cut into pieces. */
const longest = 2 ** 31 - 1;

/** The machine's own time. */
export const liveClock: Clock = {
  now: () => Temporal.Now.instant(),
  at: (moment, call) => {
    const wait = moment.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
    const timer = setTimeout(call, Math.min(Math.max(wait, 0), longest));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
