import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Everything that has to hold, in one command: style and import rules, types, unused code, then every test (the check of
 * the locales is one of them). The last line counts all of it: each check is one, and each test is one.
 */
type Counts = { passed: number; failed: number };

const checks: readonly (readonly [string, string, ...string[]])[] = [
  ['style and import rules', 'biome', 'ci', '--error-on-warnings', '.'],
  ['types', 'tsc', '--project', '.'],
  ['unused code', 'knip'],
];

async function main(): Promise<void> {
  const started = performance.now();
  const counts: Counts = { passed: 0, failed: 0 };
  for (const [name, command, ...args] of checks) {
    const failed = (await run(command, args)) !== 0;
    process.stdout.write(`${failed ? 'FAILED' : 'ok'}: ${name}\n`);
    counts[failed ? 'failed' : 'passed'] += 1;
  }
  const tests = await runTests();
  counts.passed += tests.passed;
  counts.failed += tests.failed;
  process.stdout.write(`in ${Math.round((performance.now() - started) / 1000)} s\n`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

async function runTests(): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'ashar-report-'));
  const file = join(folder, 'report.json');
  try {
    const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
    const report: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } = JSON.parse(
      await readFile(file, 'utf8'),
    );
    // A run can fail without a failed test: a file that does not load, an error that nobody awaited.
    const failed = Math.max(report.numFailedTests, report.numFailedTestSuites, code === 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

await main();
