// Runs by the workers of a queue, over a real Redis server: the same as by one process, and no secret on the way.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LessonLog } from '../../src/synthesis/lesson-log.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { LessonReader, LessonsGoneError, LessonWriter } from '../../src/workers/queue/lesson-stream.ts';
import { parseQueueAddress } from '../../src/workers/queue/queue-address.ts';
import { type RunFacts, refusalOf } from '../../src/workers/queue/run-facts.ts';
import { program, runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { never, noLessons } from '../synthesis/draft-deps.ts';
import { hasRedis, type RedisServer, startRedis, withoutRedis } from './redis-server.ts';

const work = workplace();

describe('an address', () => {
  test.each([
    [
      'redis://localhost:6379',
      { url: 'redis://localhost:6379', name: 'toolgrad', shown: 'redis://localhost:6379' },
    ],
    [
      'redis://10.0.0.5/runs-2',
      { url: 'redis://10.0.0.5', name: 'runs-2', shown: 'redis://10.0.0.5/runs-2' },
    ],
    [
      'rediss://me:s3cret@host:1',
      { url: 'rediss://me:s3cret@host:1', name: 'toolgrad', shown: 'rediss://host:1' },
    ],
    ['valkey://:pw@host:1/a', { url: 'redis://:pw@host:1', name: 'a', shown: 'redis://host:1/a' }],
  ])('%s', (text, address) => {
    expect(parseQueueAddress(text)).toEqual(address);
  });

  test.each(['localhost:6379', 'http://localhost:6379', 'redis://', 'redis://host/a/b', 'redis://host/a:b'])(
    'is not %s',
    (text) => {
      expect(() => parseQueueAddress(text)).toThrow(/^--queue takes the address/);
    },
  );
});

describe('a worker is refused', () => {
  const servers = [{ name: 'crm', toolsHash: 'a' }];
  const own = {
    version: '1.0.0',
    model: 'symbolic',
    temperature: null,
    catalog: 'c',
    callable: 'd',
    servers,
  };
  const run: RunFacts = { ...own, checks: { names: [], options: {} }, window: 128 };

  test.each([
    [{ version: '2.0.0' }, /version 1\.0\.0, and this is 2\.0\.0/],
    [{ model: 'openai:x' }, /start it with --model symbolic/],
    [{ temperature: 0.5 }, /remove --temperature/],
    [{ servers: [] }, /uses crm, which this worker does not have/],
    [{ servers: [...servers, { name: 'shop', toolsHash: 'b' }] }, /--servers crm/],
    [{ servers: [{ name: 'crm', toolsHash: 'b' }] }, /The tools of crm are not the same/],
    [{ catalog: 'other' }, /The tools are not the same/],
    [{ callable: 'other' }, /--allow, --deny and --reads/],
  ])('with %o', (change, sentence) => {
    expect(refusalOf(run, own)).toBeUndefined();
    expect(refusalOf(run, { ...own, ...change })).toMatch(sentence);
  });
});

test('a queue that is not there is one sentence, before anything is opened', async () => {
  const args = ['--demo', '--queue', 'redis://127.0.0.1:9'];
  for (const command of [
    ['generate', ...args, '--out', 'never'],
    ['worker', ...args],
  ]) {
    const { code, stderr } = await runProgram(command, { cwd: work.folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /There is no queue at redis:\/\/127\.0\.0\.1:9 \(.*ECONNREFUSED.*\): start a Redis or Valkey/,
    );
  }
});

describe.skipIf(!hasRedis)(`over Redis${withoutRedis}`, () => {
  let redis: RedisServer;
  const workers: ChildProcess[] = [];
  const said = new Map<ChildProcess, string>();

  beforeAll(async () => {
    mkdirSync(work.path('redis'));
    redis = await startRedis(work.path('redis'));
  });
  afterAll(() => redis[Symbol.asyncDispose]());
  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      if (worker.exitCode !== null || worker.signalCode !== null) continue;
      worker.kill('SIGKILL');
      await once(worker, 'close');
    }
  });

  function startWorker(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    const child = spawn(process.execPath, [program, 'worker', '--queue', redis.url, ...args], {
      cwd: work.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
    });
    said.set(child, '');
    child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => said.set(child, `${said.get(child)}${text}`));
    workers.push(child);
    return child;
  }

  function generate(out: string, args: readonly string[]) {
    return runProgram(['generate', '--out', out, '--seed', '5', ...args], { cwd: work.folder });
  }

  test('the same samples come from two workers and none', async () => {
    const args = ['--demo', '-n', '8', '--iterations', '2'];
    for (let count = 0; count < 2; count++) startWorker(['--demo']);
    expect((await generate('alone', [...args, '--workers', '1'])).code).toBe(0);
    const { code, stderr } = await generate('together', [...args, '--queue', redis.url]);
    expect([code, stderr]).toEqual([0, '']);
    for (const file of ['samples.jsonl', 'rejected.jsonl'])
      expect(work.lines(`together/${file}`)).toEqual(work.lines(`alone/${file}`));
    // They end cleanly, and leave nothing behind.
    for (const worker of workers) worker.kill('SIGINT');
    for (const worker of workers) if (worker.exitCode === null) await once(worker, 'close');
    expect(workers.map(({ exitCode }) => exitCode)).toEqual([130, 130]);
    expect([...said.values()].join()).toMatch(/drafts? made\./);
    expect(await redis.client().keys('*')).toEqual([]);
  });

  test('drafts whose lessons the server has lost are asked for again', async () => {
    const args = ['--demo', '-n', '4', '--iterations', '2'];
    expect((await generate('whole', [...args, '--workers', '1'])).code).toBe(0);
    const client = redis.client();
    const run = generate('lost', [...args, '--queue', redis.url]);
    const lessons = () => client.keys('*:lessons:*');
    await expect.poll(lessons, { timeout: 20_000 }).not.toHaveLength(0);
    await expect.poll(() => client.keys('*:wait'), { timeout: 20_000 }).not.toHaveLength(0);
    await client.del(...(await lessons()));
    startWorker(['--demo']);
    const { code, stderr } = await run;
    expect([code, stderr]).toEqual([0, '']);
    expect(work.lines('lost/samples.jsonl')).toEqual(work.lines('whole/samples.jsonl'));
  });

  test('a worker with other tools is refused', async () => {
    const run = spawn(
      process.execPath,
      [program, 'generate', '--demo', '--out', 'refusing', '--queue', redis.url],
      {
        cwd: work.folder,
        stdio: 'ignore',
      },
    );
    const worker = startWorker(['--demo', '--servers', 'crm']);
    const [code] = await once(worker, 'close');
    run.kill('SIGINT');
    await once(run, 'close');
    expect(code).toBe(2);
    expect(said.get(worker)).toMatch(/The run uses .*, which this worker does not have/);
  });

  test('no secret of a server reaches the queue', async () => {
    const secret = 'canary-5f0e9c1d7a';
    const server = fileURLToPath(new URL('../support/counted-server.mjs', import.meta.url));
    const config = work.config('secret.json', {
      depot: {
        command: process.execPath,
        args: [server, work.path('starts'), 'depot'],
        env: { DEPOT_TOKEN: secret },
      },
    });
    const heard: string[] = [];
    const monitor = await redis.client().monitor();
    monitor.on('monitor', (_, args: readonly string[]) => heard.push(args.join(' ')));
    startWorker(['--config', config]);
    const { code } = await generate('secretly', ['--config', config, '-n', '3', '--queue', redis.url]);
    monitor.disconnect();
    expect([0, 3]).toContain(code);
    expect(heard.some((line) => line.includes('get_depot_part'))).toBe(true);
    expect(heard.filter((line) => line.includes(secret))).toEqual([]);
  });

  test('lessons reach readers in their order: who comes late begins with a sum', async () => {
    const lessonsOf = (index: number) => ({ ...noLessons, calls: [`call ${index % 50}`] });
    const sumOf = (count: number) =>
      Memory.empty.with(...Array.from({ length: count }, (_, index) => lessonsOf(index))).toLearned();
    const reach = 8;
    const log = new LessonLog(reach);
    const client = redis.client();
    const writer = new LessonWriter(client, 'lessons', log, reach);
    const early = new LessonReader(client, 'lessons', reach);
    const reading = early.memoryAt(3, never);
    for (let count = 1; count <= 2_300; count++) {
      log.append(lessonsOf(count - 1));
      if (count === 1 || count % 7 === 0) await writer.upTo(count);
      if (count === 7) expect((await reading).toLearned()).toEqual(sumOf(3));
    }
    await writer.upTo(2_300);
    // What the sum holds is no longer in the stream.
    expect(await client.xlen('lessons')).toBeLessThan(1_200);
    for (const reader of [early, new LessonReader(client, 'lessons', reach)]) {
      expect((await reader.memoryAt(2_300, never)).toLearned()).toEqual(sumOf(2_300));
      expect((await reader.memoryAt(2_296, never)).toLearned()).toEqual(sumOf(2_296));
    }
    await writer.again();
    expect((await new LessonReader(client, 'lessons', reach).memoryAt(2_300, never)).toLearned()).toEqual(
      sumOf(2_300),
    );
    await client.flushall();
    await expect(new LessonReader(client, 'lessons', reach).memoryAt(1, never)).rejects.toThrow(
      LessonsGoneError,
    );
  });
});

test('what is said of queues in the help is said of both commands', async () => {
  for (const command of ['generate', 'worker'])
    expect((await runProgram([command, '--help'])).stdout).toMatch(/--queue .*redis:\/\/HOST:PORT/);
});
