import { connect } from './connect-postgres.ts';

/** A duty that this process alone holds. */
export type Claim = {
  /** Settles when the duty was lost, not when it was released: stop at once, another process may hold it already. */
  lost: Promise<void>;
  release(): Promise<void>;
};

const beat = 5_000; // milliseconds between two signs of life, and the longest wait for an answer to one

// The server takes a silent client for dead, and frees its duty, after 30 + 3 x 10 s. When only the network is cut, the
// client has noticed by then: after 10 s at the most.
const keepalives = { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };

/**
 * Tries once to hold `duty` among all processes on this database; undefined while another holds it. It is a session-level
 * advisory lock on a connection of its own, so it ends with the process, however that ends.
 * @throws what the driver throws when the database cannot be reached
 */
export async function claimOnPostgres(url: string, duty: string): Promise<Claim | undefined> {
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  let released = false;
  let pulse: NodeJS.Timeout | undefined;
  const connection = connect(url, {
    max: 1,
    max_lifetime: null, // the default closes a connection after half an hour, and the duty with it
    onclose: ended,
    connection: keepalives,
  });

  function ended() {
    clearInterval(pulse);
    if (!released) lose();
  }

  async function release() {
    released = true;
    clearInterval(pulse);
    await connection.end({ timeout: 1 });
  }

  async function showLife() {
    const silence = setTimeout(() => {
      ended(); // first: on a dead network the socket itself may not close for minutes
      void connection.end({ timeout: 0 });
    }, beat);
    await connection`select 1`.catch(() => {}); // its failure closes the connection, which says it all
    clearTimeout(silence);
  }

  try {
    const key = `ashar ${duty}`;
    const [answer] = await connection<
      { held: boolean }[]
    >`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as held`;
    if (answer?.held) {
      pulse = setInterval(() => void showLife(), beat).unref();
      return { lost, release };
    }
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return undefined;
}

/** The same within one process: an embedded database has no other. */
export function claimsWithin(): (duty: string) => Promise<Claim | undefined> {
  const held = new Set<string>();
  return async (duty) => {
    if (held.has(duty)) return undefined;
    held.add(duty);
    return {
      lost: new Promise(() => {}),
      release: async () => {
        held.delete(duty);
      },
    };
  };
}
