// Runs of several seeds by the built program: the same samples by one process, by threads, and by the workers of a queue.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program, runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { hasRedis, type RedisServer, startRedis, withoutRedis } from '../workers/redis-server.ts';

const work = workplace();
const seeds = [1, 2, 3, 4, 5];
/** Enough for threads to be started, and for lessons to be used. */
const samples = 60;

async function linesOf(out: string, seed: number, args: readonly string[]) {
  const whole = ['generate', '--demo', '-n', String(samples), '--seed', String(seed), '--out', out, ...args];
  const { code, stderr } = await runProgram(whole, { cwd: work.folder });
  expect([code, stderr]).toEqual([0, '']);
  return [work.lines(`${out}/samples.jsonl`), work.lines(`${out}/rejected.jsonl`)];
}

const alone = new Map<number, Promise<unknown>>();

function aloneWith(seed: number): Promise<unknown> {
  const known = alone.get(seed) ?? linesOf(`alone-${seed}`, seed, ['--workers', '1']);
  alone.set(seed, known);
  return known;
}

describe.each(seeds)('seed %i', (seed) => {
  test.each([2, 4])('by %i threads', { timeout: 600_000 }, async (workers) => {
    const by = await linesOf(`by-${workers}-${seed}`, seed, ['--workers', String(workers)]);
    expect(by).toEqual(await aloneWith(seed));
  });
});

describe.skipIf(!hasRedis)(`by a queue${withoutRedis}`, () => {
  let redis: RedisServer;
  const workers: ChildProcess[] = [];
  beforeAll(async () => {
    mkdirSync(work.path('redis'));
    redis = await startRedis(work.path('redis'));
  });
  afterAll(async () => {
    for (const worker of workers) {
      worker.kill('SIGKILL');
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'close');
    }
    await redis[Symbol.asyncDispose]();
  });

  describe.each([1, 3])('with %i workers', (count) => {
    test.each(seeds)('seed %i', { timeout: 600_000 }, async (seed) => {
      while (workers.length < count)
        workers.push(
          spawn(process.execPath, [program, 'worker', '--demo', '--queue', redis.url], { stdio: 'ignore' }),
        );
      const by = await linesOf(`queued-${count}-${seed}`, seed, ['--queue', redis.url]);
      expect(by).toEqual(await aloneWith(seed));
    });
  });
});
