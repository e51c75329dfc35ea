// Recording a backend and answering from the recording: the same answers and figures, and what differs is said.
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordBackend } from '../../src/backends/replay/record.ts';
import { createReplayBackend } from '../../src/backends/replay/replay.ts';
import { createSymbolicBackend } from '../../src/backends/symbolic/backend.ts';
import type { Completion, ModelBackend, ModelRequest, Stage } from '../../src/model/seams.ts';
import type { Attempt, Permission, Tool } from '../../src/model/tool.ts';
import { describeModelBackend } from '../contracts/model-backend.ts';
import { writeRequest } from './openai/asking.ts';

let folder: string;
let file: string;
const signal = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recording-'));
  file = join(folder, 'answers.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const usage = { inputTokens: 100, cachedInputTokens: 20, outputTokens: 5, reasoningTokens: 0 };
const spent = { calls: 2, usage, costUsd: 0.01 };

/** A backend that answers with the seed, and fails where that is odd. */
function counting(): ModelBackend & { readonly asked: () => number } {
  let asked = 0;
  return {
    id: 'openai:counting',
    asked: () => asked,
    async complete<S extends Stage>({ seed }: ModelRequest<S>) {
      asked += 1;
      const answered =
        seed % 2 === 1
          ? { failure: `It failed at ${seed}.` }
          : { output: { query: `Query ${seed}: "é"\u2028\n`, response: `${asked}` } };
      return { ...answered, spent } as Completion<S>;
    },
  };
}

const requestOf = (seed: number) => writeRequest('Write.', { seed });

async function record(seeds: readonly number[]) {
  const backend = recordBackend(counting(), file);
  await backend.ready?.(signal);
  return Promise.all(seeds.map((seed) => backend.complete(requestOf(seed))));
}

const linesOf = async () => (await readFile(file, 'utf8')).split('\n');

async function reasonOf(request: ModelRequest<Stage>): Promise<string> {
  const error: unknown = await createReplayBackend(file)
    .complete(request)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'model' });
  return (error as Error).message.replace(file, 'FILE');
}

describe('a recording', () => {
  test('answers what was recorded, failures and figures included, in any order', async () => {
    const recorded = await record([0, 1, 2, 3, 4]);
    const replay = createReplayBackend(file);
    await replay.ready?.(signal);
    expect(replay.id).toBe(`replay:${file}`);
    const replayed = await Promise.all([4, 3, 2, 1, 0].map((seed) => replay.complete(requestOf(seed))));
    expect(replayed.reverse()).toEqual(recorded);
    expect(recorded[1]).toEqual({ failure: 'It failed at 1.', spent });
  });

  test('has one line of JSON a completion, and passes the other backend through', async () => {
    const inner = counting();
    const backend = recordBackend(inner, file);
    expect(backend.id).toBe('openai:counting');
    await backend.complete(requestOf(2));
    const [line = '', end, ...rest] = await linesOf();
    expect([end, ...rest]).toEqual(['']);
    expect(JSON.parse(line)).toMatchObject({ stage: 'write', seed: 2, output: expect.any(Object), spent });
    expect(inner.asked()).toBe(1);
  });

  test('grows by what is recorded later, which counts where it is the same request', async () => {
    await record([0, 2]);
    await record([0]);
    const replay = createReplayBackend(file);
    expect(await replay.complete(requestOf(0))).toMatchObject({ output: { response: '1' } });
    expect(await replay.complete(requestOf(2))).toMatchObject({ output: { response: '2' } });
    expect(await linesOf()).toHaveLength(4);
  });

  test('loses nothing but the line that a killed process left unfinished', async () => {
    await record([0]);
    await appendFile(file, `{"key":"${'x'.repeat(200_000)}`);
    expect(await createReplayBackend(file).complete(requestOf(0))).toMatchObject({ spent });
    await record([2]);
    expect(await createReplayBackend(file).complete(requestOf(2))).toMatchObject({ spent });
    expect(await linesOf()).toHaveLength(3);
  });

  test('of many lines is found in a moment, and its answers are not held in memory', async () => {
    await record([0]);
    const line = JSON.parse((await linesOf())[0] ?? '');
    const large = 'x'.repeat(1000);
    const count = 30_000;
    const lines = Array.from({ length: count }, (_, n) =>
      JSON.stringify({ ...line, key: `${n}`, output: { query: `${n} ${large}`, response: '' } }),
    );
    await appendFile(file, `${lines.join('\n')}\n`);
    lines.length = 0;
    const before = process.memoryUsage().heapUsed;
    const replay = createReplayBackend(file);
    await replay.complete(requestOf(0));
    // 30 MB of answers.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60e6);
  });
});

describe('the same request', () => {
  const tool = (more: Partial<Tool> = {}): Tool => ({
    name: 'crm__find',
    server: 'crm',
    tool: 'find',
    description: 'Finds.',
    inputSchema: { type: 'object' },
    permission: { callable: true, rule: 'annotated', why: 'annotated read-only' },
    ...more,
  });
  const attempt = (latencyMs: number, text = 'one'): Attempt => ({
    call: { tool: 'crm__find', arguments: { latencyMs: 5 } },
    outcome: { result: { content: [{ type: 'text', text }] } },
    latencyMs,
  });
  const actRequest = (attempts: readonly Attempt[], tools = [tool()], memory: unknown = {}) =>
    ({
      ...writeRequest(),
      stage: 'act',
      input: {
        workflow: { chains: [] },
        proposal: { id: 'p1', instruction: 'Find.', tools: ['crm__find'], call: attempt(0).call },
        attempts,
        tools,
        critiques: [],
        memory,
      },
    }) as unknown as ModelRequest<'act'>;

  beforeEach(async () => {
    await recordBackend(counting(), file).complete({ ...actRequest([attempt(12)]), seed: 2 });
  });
  const replayed = (request: ModelRequest<'act'>) =>
    createReplayBackend(file).complete({ ...request, seed: 2 });

  test('is so whatever the times, the memory and the permissions', async () => {
    const permission: Permission = { callable: true, rule: 'allowed', why: 'allowed by allow *' };
    const request = actRequest([attempt(99)], [tool({ permission })], { record: () => undefined });
    expect(await replayed(request)).toMatchObject({ spent });
  });

  test('is another one with another result, argument or tool', async () => {
    const changed = [
      actRequest([attempt(12, 'two')]),
      actRequest([{ ...attempt(12), call: { tool: 'crm__find', arguments: { latencyMs: 6 } } }]),
      actRequest([attempt(12)], [tool({ description: 'Finds it.' })]),
    ];
    for (const request of changed) await expect(replayed(request)).rejects.toMatchObject({ code: 'model' });
  });

  test('that is missing says which part of the input differs', async () => {
    const other = actRequest([attempt(12, 'two')], [tool({ description: 'Finds it.' })]);
    expect(await reasonOf({ ...other, seed: 2 })).toBe(
      'FILE has no answer for a request: the one for the stage act with the seed 2 had different input (attempts, tools): the tools, their results or the settings have changed; record the run again with --record.',
    );
  });
});

describe('a request that was not recorded', () => {
  test('of a stage that was never asked', async () => {
    await writeFile(file, '');
    expect(await reasonOf(requestOf(0))).toBe(
      'FILE has no answer for a request: it has nothing for the stage write; record the run again with --record.',
    );
  });

  test('with a seed that was never asked', async () => {
    await record([0, 2, 4]);
    expect(await reasonOf(requestOf(6))).toMatch(
      /none of the 3 answers for the stage write has the seed 6; use --seed/,
    );
  });
});

describe('a file', () => {
  const unusable = async (work: Promise<unknown> | undefined) => {
    const error: unknown = await work?.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'usage' });
    return (error as Error).message.replace(folder, 'FOLDER');
  };

  test('that is missing cannot be replayed', async () => {
    expect(await unusable(createReplayBackend(file).ready?.(signal))).toBe(
      'Cannot read the recording FOLDER/answers.jsonl: it does not exist.',
    );
    expect(await unusable(createReplayBackend(file).complete(requestOf(0)))).toContain('does not exist');
  });

  test.each(['{"key": "a"}', 'not JSON', '[]', ''])('with the line %j is no recording', async (line) => {
    await record([0]);
    await appendFile(file, `${line}\n`);
    await record([2]);
    expect(await unusable(createReplayBackend(file).ready?.(signal))).toBe(
      'Line 2 of FOLDER/answers.jsonl is not a recorded completion: --model replay: takes a file that was written by --record.',
    );
  });

  test('that cannot be written is said before anything is asked', async () => {
    const inner = counting();
    const nowhere = recordBackend(inner, join(folder, 'missing', 'a.jsonl'));
    expect(await unusable(nowhere.ready?.(signal))).toBe(
      'Cannot write the recording FOLDER/missing/a.jsonl: its folder does not exist.',
    );
    await mkdir(file);
    expect(await unusable(recordBackend(inner, file).ready?.(signal))).toContain('it is a folder');
    await expect(recordBackend(inner, file).complete(requestOf(0))).rejects.toMatchObject({ code: 'run' });
  });
});

test('nothing is replayed for a request that is stopped', async () => {
  await record([0]);
  const stopped = { ...requestOf(0), signal: AbortSignal.abort() };
  await expect(createReplayBackend(file).complete(stopped)).rejects.toMatchObject({ code: 'interrupted' });
});

const everything = await mkdtemp(join(tmpdir(), 'recording-'));
afterAll(() => rm(everything, { recursive: true, force: true }));

/** Asks the symbolic backend, and answers with what a replay of its recording says. */
function throughRecording(): ModelBackend {
  const path = join(everything, `${crypto.randomUUID()}.jsonl`);
  const recorded = recordBackend(createSymbolicBackend(), path);
  return {
    id: recorded.id,
    async complete<S extends Stage>(request: ModelRequest<S>) {
      await recorded.complete(request);
      return createReplayBackend(path).complete(request);
    },
  };
}

describeModelBackend('recorded and replayed', throughRecording);
