import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CannotOpen } from './cannot-open.ts';

const format = '18'; // the PostgreSQL that PGlite 0.5 is, as it stands in PG_VERSION

/**
 * The folder's one true path, whether it exists yet or not; the folders above it are made.
 * @throws CannotOpen
 */
export async function realPlace(folder: string): Promise<string> {
  const wanted = resolve(folder);
  try {
    await mkdir(dirname(wanted), { recursive: true });
    const parent = await realpath(dirname(wanted));
    return await realpath(wanted).catch(() => join(parent, basename(wanted)));
  } catch (error) {
    throw new CannotOpen(`The database folder ${wanted} cannot be made (${reason(error)}). Set another DATA_DIR.`);
  }
}

/**
 * Puts an empty database into `place`, unless there is one. PGlite itself would write a new one over files it does not
 * recognise, so anything else in the folder is refused.
 * @throws CannotOpen
 */
export async function fillFolder(place: string): Promise<void> {
  const files = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CannotOpen(`The database folder ${place} cannot be read (${reason(error)}). Set another DATA_DIR.`);
  });
  if (files?.length) return checkFormat(place);
  if (files) await rmdir(place);
  await create(place);
}

async function checkFormat(place: string) {
  const found = (await readFile(join(place, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (found === format) return;
  throw new CannotOpen(
    found
      ? `The database in ${place} has format ${found} and this version of Ashar reads ${format}. Restore a backup into an empty folder.`
      : `The folder ${place} holds files but no database. Empty it, restore a backup there, or set another DATA_DIR.`,
  );
}

/** In a process of its own: making a database takes 500 MB that the process would keep for as long as it lives. */
async function create(place: string) {
  const unfinished = `${place}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const script = fileURLToPath(new URL('./make-pglite-folder.ts', import.meta.url));
  try {
    await promisify(execFile)(process.execPath, [script, unfinished]);
    await rename(unfinished, place);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw new CannotOpen(
      `No database could be made in ${place} (${reason(cause)}). Is there space, and may it be written?`,
      { cause },
    );
  }
}

function reason(error: unknown) {
  const { code, message } = error as NodeJS.ErrnoException; // from node:fs and node:child_process only
  return typeof code === 'string' ? code : (message.split('\n').at(-1) ?? message);
}
