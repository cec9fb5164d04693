import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The bot as people run it: a process of its own. */
export class RunningBot {
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();
  output = '';

  constructor(environment: Record<string, string>) {
    this.#child = spawn(process.execPath, ['bot/main.ts'], {
      cwd: root,
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...environment },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        for (const look of this.#waiting) look();
      });
    }
  }

  /** Resolves once this has been printed; rejects when the process ends without it. */
  async says(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!this.output.includes(text)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      this.#child.once('exit', () => reject(new Error(`it ended without saying "${text}":\n${this.output}`)));
      look();
    });
  }

  /** Sends a signal and resolves with the exit code. */
  async stops(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const ended = this.ends();
    this.#child.kill(signal);
    return ended;
  }

  /** Resolves with the exit code when it ends. */
  async ends(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const [code] = await once(this.#child, 'exit');
    return code;
  }
}
