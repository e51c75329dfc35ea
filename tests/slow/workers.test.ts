// The same run by any number of threads, and by the workers of a queue, whatever its seed: long enough for lessons to matter.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program, runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { hasRedis, type RedisServer, startRedis, withoutRedis } from '../workers/redis-server.ts';

const work = workplace();
const files = ['samples.jsonl', 'rejected.jsonl'] as const;
const long = { timeout: 900_000 };

/** The committed lines of a new run of the demo. */
async function linesOf(out: string, samples: number, args: readonly string[]) {
  const run = ['generate', '--demo', '-n', String(samples), '--iterations', '2', '--out', out, ...args];
  const { code, stderr } = await runProgram(run, { cwd: work.folder });
  expect([code, stderr]).toEqual([0, '']);
  return files.map((file) => work.lines(`${out}/${file}`));
}

describe('threads', () => {
  // The first is long enough for drafts that begin with the lessons of others; fewer than 48 stay in one thread.
  test.each([
    [1, 100],
    [2, 48],
    [3, 48],
    [4, 48],
    [5, 48],
  ])('with seed %i: one, two and four make the same %i samples', long, async (seed, samples) => {
    const by = (workers: number) =>
      linesOf(`threads-${seed}-${workers}`, samples, ['--seed', String(seed), '--workers', String(workers)]);
    const alone = await by(1);
    expect(alone[0]).toHaveLength(samples);
    for (const workers of [2, 4]) expect(await by(workers)).toEqual(alone);
  });
});

describe.skipIf(!hasRedis)(`a queue${withoutRedis}`, () => {
  let redis: RedisServer;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    mkdirSync(work.path('redis'));
    redis = await startRedis(work.path('redis'));
  });
  afterAll(async () => {
    for (const worker of workers) {
      worker.kill('SIGINT');
      await once(worker, 'close');
    }
    await redis[Symbol.asyncDispose]();
  });

  test('makes the same samples with one worker and three, with seeds 1 to 5', long, async () => {
    const alone = new Map<number, unknown>();
    for (const seed of [1, 2, 3, 4, 5])
      alone.set(seed, await linesOf(`alone-${seed}`, 12, ['--seed', String(seed), '--workers', '1']));
    for (const count of [1, 3]) {
      while (workers.length < count)
        workers.push(
          spawn(process.execPath, [program, 'worker', '--queue', redis.url, '--demo'], {
            cwd: work.folder,
            stdio: 'ignore',
          }),
        );
      for (const [seed, lines] of alone) {
        const args = ['--seed', String(seed), '--queue', redis.url];
        expect(await linesOf(`queue-${seed}-${count}`, 12, args)).toEqual(lines);
      }
    }
  });
});
