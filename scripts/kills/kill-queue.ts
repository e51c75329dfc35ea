// A run by a queue whose workers, generator and Redis server are killed at random moments, beside the same run undisturbed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type KillOptions, type KillReport, program } from './kill-and-resume.ts';
import { contentOf, prefixProblems, type RunContent } from './run-content.ts';

/** Whether there is a server to kill. */
export function hasRedisServer(): boolean {
  return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
}

const workers = 2;
/** Between two kills, at most: all that was killed is at work again by then. */
const longestPauseMs = 6_000;

/** Runs are killed at until the kills are used up, and brought to their end. */
export async function killQueues({
  folder,
  samples,
  kills,
  random,
  onKill,
}: KillOptions): Promise<KillReport> {
  const args = (out: string) => ['generate', '--demo', '-n', String(samples), '--json', '--out', out];
  const whole = start(folder, [...args('unqueued'), '--workers', '1']);
  await once(whole, 'close');
  const expected = contentOf(join(folder, 'unqueued'));
  const wrong: string[] = [];
  let [done, finished] = [0, 0];
  while (done < kills) {
    const name = `queued-${finished}`;
    const path = join(folder, name);
    await using site = await openSite(folder);
    const generate = () => {
      const resume = existsSync(join(path, 'run.json')) ? ['--resume'] : [];
      return start(folder, [...args(name), ...resume, '--queue', site.url]);
    };
    let generator = generate();
    let before = 0;
    while (generator.exitCode === null) {
      const ended = once(generator, 'close');
      await Promise.race([ended, delay(random.integer(0, longestPauseMs))]);
      if (generator.exitCode !== null || done >= kills) {
        await ended;
        break;
      }
      const victim = random.pick(['worker', 'generator', 'redis'] as const);
      if (victim === 'generator') {
        generator.kill('SIGKILL');
        await ended;
        generator = generate();
      } else await site.killAndRestart(victim, random.integer(0, workers - 1));
      onKill?.(++done);
      const { problems, drafts } = prefixProblems(path, expected);
      wrong.push(...problems.map((problem) => `${name}, kill ${done} (${victim}): ${problem}`));
      if (drafts < before) wrong.push(`${name}, kill ${done}: ${before - drafts} drafts are lost.`);
      before = drafts;
    }
    if (generator.exitCode !== 0) wrong.push(`${name} ended with exit code ${generator.exitCode}.`);
    const content = contentOf(path);
    for (const file of Object.keys(expected) as (keyof RunContent)[]) {
      if (JSON.stringify(content[file]) !== JSON.stringify(expected[file]))
        wrong.push(`${name}: ${file} is not that of the undisturbed run.`);
    }
    finished += 1;
    rmSync(path, { recursive: true, force: true });
  }
  return { kills: done, finished, wrong };
}

interface Site extends AsyncDisposable {
  readonly url: string;
  killAndRestart(victim: 'worker' | 'redis', which: number): Promise<void>;
}

/** A Redis server that writes everything down, and workers of its queue. */
async function openSite(folder: string): Promise<Site> {
  const data = join(folder, 'redis');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data);
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const startRedis = () =>
    spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', '', '--appendonly', 'yes'],
      { stdio: 'ignore' },
    );
  const startWorker = () => start(folder, ['worker', '--demo', '--queue', url]);
  let redis = startRedis();
  // Workers that come before the server is there would be told so.
  await delay(1_000);
  const all = Array.from({ length: workers }, startWorker);
  return {
    url,
    async killAndRestart(victim, which) {
      if (victim === 'redis') {
        await kill(redis);
        redis = startRedis();
      } else {
        await kill(all[which] as ChildProcess);
        all[which] = startWorker();
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...all, redis].map(kill));
    },
  };
}

function start(folder: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
