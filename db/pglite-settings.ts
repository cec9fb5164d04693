import { PGlite } from '@electric-sql/pglite';

/** How PGlite runs here, in PostgreSQL's own settings. */
export const startParams = [
  ...PGlite.defaultStartParams,
  // The default of 128 MB is all touched in time: the process then idles at 340 MB instead of 230 MB, and is no faster.
  ...['-c', 'shared_buffers=32MB'],
  // What a checkpoint leaves of the write-ahead log; by default up to 1 GB is kept for reuse.
  ...['-c', 'max_wal_size=64MB', '-c', 'min_wal_size=32MB'],
];
