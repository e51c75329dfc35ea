// One driven draft without MCP around it: whoever waits is told how it stands, and its tools are given back.
import { mkdir, readdir } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ToolGradError } from '../../../src/model/errors.ts';
import type { ToolSource } from '../../../src/model/seams.ts';
import { lockRun } from '../../../src/runs/run-lock.ts';
import { type DrivenDraft, driveDraft, type Turn } from '../../../src/server/chains/driven-draft.ts';
import type { ServerCall } from '../../../src/server/server-tool.ts';
import type { OpenTools } from '../../../src/server/tool-sources.ts';
import { Memory } from '../../../src/synthesis/memory.ts';
import { sample } from '../../runs/drafts.ts';
import { type Bench, openBench } from './agent-client.ts';
import { answerPrompt } from './agent-script.ts';

const { signal } = new AbortController();
const patient = 20_000;

let bench: Bench;
let shared: OpenTools;
beforeAll(async () => {
  bench = await openBench();
  const call: ServerCall = {
    state: bench.state,
    client: { sessionId: 'test', allowed: new Set() },
    signal,
    progress() {},
  };
  shared = await bench.state.sourceFor({}, call);
});
afterAll(async () => {
  await shared[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

const spec = { seed: 2, iterations: 2, proposals: 2, pool: 20 };

/** A draft on the bundled servers, and how often its tools were given back. */
function begin(changed: Partial<OpenTools> = {}) {
  const given = { back: 0 };
  const tools: OpenTools = {
    ...shared,
    ...changed,
    async [Symbol.asyncDispose]() {
      given.back += 1;
    },
  };
  const run = bench.state.agentRun('driven');
  return { draft: driveDraft({ tools, run, memory: Memory.empty, spec }), given };
}

async function toItsEnd(draft: DrivenDraft, onNews: (news: string) => void): Promise<Turn> {
  for (;;) {
    const turn = await draft.turn(patient, signal, onNews);
    if (turn.kind !== 'request') return turn;
    expect(draft.answer(await answerPrompt(turn.request))).toEqual([]);
  }
}

test('calls that take long are no reason to wait in vain', async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const source: ToolSource = {
    openSession: (within) => shared.source.openSession(within),
    async catalog(within) {
      await gate;
      return await shared.source.catalog(within);
    },
    async [Symbol.asyncDispose]() {},
  };
  const { draft } = begin({ source });
  await using _ = draft;
  expect(await draft.turn(5, signal, () => {})).toEqual({ kind: 'working' });
  expect(draft.waitingFor).toBeUndefined();
  open();
  expect((await draft.turn(patient, signal, () => {})).kind).toBe('request');
  expect(draft.waitingFor).toBe(1);
});

test('who waits is told of iterations and calls, and how it ended, as often as they ask', async () => {
  const { draft, given } = begin();
  await using _ = draft;
  const news: string[] = [];
  const end = await toItsEnd(draft, (each) => news.push(each));
  expect(end).toMatchObject({ kind: 'finished', finished: { run: 'driven' } });
  expect(await draft.turn(patient, signal, () => {})).toEqual(end);
  expect(news).toContain('Iteration 2');
  expect(news).toContainEqual(expect.stringMatching(/^Called \w+__\w+$/));
  expect(given.back).toBe(1);
});

test('a draft that is given up gives its tools back and answers nobody', async () => {
  const { draft, given } = begin();
  await draft.turn(patient, signal, () => {});
  await draft[Symbol.asyncDispose]();
  expect(given.back).toBe(1);
  await expect(draft.turn(patient, signal, () => {})).rejects.toMatchObject({ code: 'interrupted' });
});

test('a draft that is given up while its run is written by another is not kept when that is over', async () => {
  const folder = await bench.state.runs.folderOf('held');
  await mkdir(folder, { recursive: true });
  const stop = new AbortController();
  const made: string[] = [];
  const commit = () =>
    bench.state.agentRun('held').commit(
      shared,
      ({ id }) => {
        made.push(id);
        return sample(0);
      },
      stop.signal,
    );
  const lock = lockRun(folder);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const waiting = Promise.allSettled([commit(), commit()]);
    // The first has found the run in use and means to try again, the second waits for the first.
    while (vi.getTimerCount() === 0) await turn();
    stop.abort();
    const interrupted = { status: 'rejected', reason: { code: 'interrupted' } };
    expect(await waiting).toMatchObject([interrupted, interrupted]);
  } finally {
    vi.useRealTimers();
    lock[Symbol.dispose]();
  }
  await expect(commit()).rejects.toMatchObject({ code: 'interrupted' });
  expect(made).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test('a server that is lost for good ends the draft, in words', async () => {
  const gone = () => Promise.reject(new ToolGradError('server', 'No server is left.'));
  const source: ToolSource = { openSession: gone, catalog: gone, async [Symbol.asyncDispose]() {} };
  const { draft, given } = begin({ source });
  await expect(draft.turn(patient, signal, () => {})).rejects.toThrow('No server is left.');
  expect(given.back).toBe(1);
});

test('who loses patience does not end the draft', async () => {
  const { draft } = begin();
  await using _ = draft;
  const impatient = new AbortController();
  const waiting = draft.turn(patient, impatient.signal, () => {});
  impatient.abort();
  await waiting.catch(() => {});
  expect((await draft.turn(patient, signal, () => {})).kind).toBe('request');
});

test('no configured secret stands in a prompt', async () => {
  const { draft } = begin({ secrets: ['these tools only'] });
  await using _ = draft;
  const turn = await draft.turn(patient, signal, () => {});
  expect(turn.kind === 'request' && turn.request.prompt).toContain('•••');
  expect(JSON.stringify(turn)).not.toContain('these tools only');
});
