// The program, killed at random moments and gone on with, beside the same work undisturbed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Random } from '../../src/model/random.ts';
import { contentOf, prefixProblems, type RunContent } from './run-content.ts';

export const program = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/src/bin.js' : '../../src/bin.js', import.meta.url),
);

export interface KillOptions {
  /** Where runs go; the caller removes it. */
  readonly folder: string;
  readonly samples: number;
  /** How often a process is killed. */
  readonly kills: number;
  readonly random: Random;
  readonly onKill?: (kills: number) => void;
}

export interface KillReport {
  readonly kills: number;
  /** Runs, or exports, that were killed and brought to their end. */
  readonly finished: number;
  /** What must not be: sentences. */
  readonly wrong: readonly string[];
}

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Runs the program to its end, or until it is killed after so many milliseconds. */
async function run(folder: string, args: readonly string[], killAfterMs?: number): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const closed = once(child, 'close');
  if (killAfterMs !== undefined) {
    const ended = new AbortController();
    void closed.then(() => ended.abort());
    await delay(killAfterMs, undefined, { signal: ended.signal }).catch(() => {});
    child.kill('SIGKILL');
  }
  const [code] = (await closed) as [number | null];
  return { code, stderr, milliseconds: performance.now() - started };
}

/** Kills `generate --demo`, at any moment of its life, and resumes it until it is done; as many runs as the kills take. */
export async function killRuns({ folder, samples, kills, random, onKill }: KillOptions): Promise<KillReport> {
  const args = (out: string) => ['generate', '--demo', '-n', String(samples), '--json', '--out', out];
  const whole = await run(folder, args('undisturbed'));
  if (whole.code !== 0) throw new Error(`The undisturbed run failed: ${whole.stderr}`);
  const expected = contentOf(join(folder, 'undisturbed'));
  const wrong: string[] = [];
  let done = 0;
  let finished = 0;
  while (done < kills) {
    const name = `killed-${finished}`;
    const path = join(folder, name);
    let before = 0;
    for (;;) {
      // A process killed before it made the run leaves nothing to resume.
      const resume = existsSync(join(path, 'run.json')) ? ['--resume'] : [];
      const moment = done < kills ? random.integer(0, Math.ceil(whole.milliseconds)) : undefined;
      const { code, stderr } = await run(folder, [...args(name), ...resume], moment);
      if (code === 0) break;
      if (code !== null) {
        wrong.push(`${name} ended with exit code ${code} after ${done} kills: ${stderr.trim()}`);
        break;
      }
      onKill?.(++done);
      const { problems, drafts } = prefixProblems(path, expected);
      wrong.push(...problems.map((problem) => `${name}, kill ${done}: ${problem}`));
      if (drafts < before) wrong.push(`${name}, kill ${done}: ${before - drafts} drafts are lost.`);
      before = drafts;
    }
    const content = contentOf(path);
    for (const file of Object.keys(expected) as (keyof RunContent)[]) {
      if (JSON.stringify(content[file]) !== JSON.stringify(expected[file]))
        wrong.push(`${name}: ${file} is not that of the undisturbed run.`);
    }
    finished += 1;
    rmSync(path, { recursive: true });
  }
  return { kills: done, finished, wrong };
}

/** Kills `export` at any moment; each time the dataset is there as a whole or not at all, and made again it is the same. */
export async function killExports({
  folder,
  samples,
  kills,
  random,
  onKill,
}: KillOptions): Promise<KillReport> {
  const source = 'exported-run';
  const made = await run(folder, ['generate', '--demo', '-n', String(samples), '--out', source]);
  if (made.code !== 0) throw new Error(`The run failed: ${made.stderr}`);
  const args = (out: string) => ['export', source, '--out', out, '--negatives', '0.3'];
  const whole = await run(folder, args('datasets/undisturbed'));
  if (whole.code !== 0) throw new Error(`The undisturbed export failed: ${whole.stderr}`);
  const expected = filesOf(join(folder, 'datasets/undisturbed'));
  const wrong: string[] = [];
  let done = 0;
  let finished = 0;
  const out = 'datasets/killed';
  const path = join(folder, out);
  while (done < kills) {
    const moment = random.integer(0, Math.ceil(whole.milliseconds));
    const { code, stderr } = await run(folder, args(out), moment);
    if (code === null) onKill?.(++done);
    else if (code !== 0) wrong.push(`The export ended with exit code ${code}: ${stderr.trim()}`);
    if (existsSync(path) && JSON.stringify(filesOf(path)) !== JSON.stringify(expected))
      wrong.push(`Kill ${done} left a dataset that is not whole.`);
    if (code === null) {
      const again = await run(folder, [...args(out), '--force']);
      if (again.code !== 0) wrong.push(`After kill ${done}, the export failed: ${again.stderr.trim()}`);
      else if (JSON.stringify(filesOf(path)) !== JSON.stringify(expected))
        wrong.push(`After kill ${done}, the export is not that of an undisturbed run.`);
      // A kill right before the lock, or after it, leaves a folder that nobody can tell from one at work.
      const left = readdirSync(join(folder, 'datasets')).filter((name) => name.endsWith('.partial'));
      if (left.some((name) => existsSync(join(folder, 'datasets', name, 'run.lock'))))
        wrong.push(`After kill ${done}, ${left.join(', ')} is left beside the dataset.`);
      finished += 1;
    }
    rmSync(path, { recursive: true, force: true });
  }
  return { kills: done, finished, wrong };
}

function filesOf(path: string): Readonly<Record<string, string>> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      name.slice(path.length),
      readFileSync(name, 'utf8').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, ''),
    ]),
  );
}
