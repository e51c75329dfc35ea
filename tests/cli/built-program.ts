// The built program as its users run it: a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withoutPassingLines } from './passing-lines.ts';

export const program = fileURLToPath(new URL('../../dist/src/bin.js', import.meta.url));

export interface Outcome {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  /** Without the lines that come only where the work takes long. */
  readonly stderr: string;
}

export interface Options {
  /** Another build than this repository's. */
  readonly program?: string;
  readonly cwd?: string;
  /** Over this process's own; what is undefined is taken away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Sent once `when` holds of what has been printed or written so far. */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly when: () => boolean };
}

/** Runs it to its end. Throws where it has not been built. */
export async function runProgram(args: readonly string[], options: Options = {}): Promise<Outcome> {
  const built = options.program ?? program;
  if (!existsSync(built)) throw new Error('Build first: npm run build.');
  const child = spawn(process.execPath, [built, ...args], {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const { interrupt } = options;
  const timer =
    interrupt &&
    setInterval(() => {
      if (!interrupt.when()) return;
      clearInterval(timer);
      child.kill(interrupt.signal);
    }, 20);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  return { code, stdout, stderr: withoutPassingLines(stderr) };
}
