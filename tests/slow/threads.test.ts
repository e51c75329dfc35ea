// Runs by worker threads: the same as by one thread, whatever the tools and the model are, and whatever becomes of a thread.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/runs/manifest.ts';
import { startFakeOpenAi } from '../../src/testing/fake-openai/server.ts';
import { answerStages } from '../support/stage-answers/answer-stages.ts';
import { threadRuns } from './thread-runs.ts';

const { folder, runBy } = threadRuns();

describe('the same samples, rejected drafts and lessons', () => {
  test('by one worker and two, of the bundled servers', async () => {
    const request = { spec: { samples: 8, seed: 1, iterations: 2 } };
    const one = await runBy(1, request);
    expect(one.lines.length).toBeGreaterThanOrEqual(8);
    let threads = 0;
    const { ended, lines, memory } = await runBy(2, request, () => {
      threads += 1;
    });
    expect({ ended, lines, memory }).toEqual({ ended: 'done', lines: one.lines, memory: one.memory });
    expect(threads).toBe(2);
  });

  test('of servers over stdio, where all threads call the same shared one and open others for their sessions', async () => {
    const server = fileURLToPath(new URL('../support/counted-server.mjs', import.meta.url));
    const starts = join(folder, 'starts');
    const mcpServers = Object.fromEntries(
      ['depot', 'bench'].map((name) => [name, { command: process.execPath, args: [server, starts, name] }]),
    );
    const toolgrad = { servers: { bench: { isolation: 'sample', concurrency: 2 } } };
    const configFile = join(folder, 'mcp.json');
    writeFileSync(configFile, JSON.stringify({ mcpServers, toolgrad }));
    const request = { tools: { configFile }, spec: { samples: 6, seed: 3, iterations: 2, concurrency: 2 } };
    const startsOf = (name: string) =>
      readFileSync(starts, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith(name)).length;
    const one = await runBy(1, request);
    rmSync(starts);
    const two = await runBy(2, request);
    expect(startsOf('depot')).toBe(1);
    expect(startsOf('bench')).toBeGreaterThan(2);
    expect(two.lines).toEqual(one.lines);
    const used = JSON.stringify(one.lines);
    expect(used).toContain('depot__get_depot_part');
    expect(used).toContain('bench__get_bench_part');
    // None of them is left.
    for (const line of readFileSync(starts, 'utf8').trim().split('\n'))
      expect(() => process.kill(Number(line.split(' ')[1]), 0)).toThrow(/ESRCH/);
  });

  test('of a language model, which is asked as often', async () => {
    const made: object[] = [];
    for (const workers of [1, 2]) {
      await using endpoint = await startFakeOpenAi({
        answer: answerStages({ errorRate: 0.2 }),
        latencyMs: 5,
        keepRequests: 0,
      });
      const request = {
        spec: { samples: 6, seed: 2, iterations: 2 },
        model: 'openai:fake-model',
        asking: { baseUrl: endpoint.baseUrl, concurrency: 3 },
      };
      const { lines, memory, out } = await runBy(workers, request);
      const { spent } = (await readManifest(out)).counts;
      made.push({ lines: lines.map(withoutTokens), memory, calls: spent.calls });
      expect(endpoint.stats().mostAtOnce).toBeLessThanOrEqual(3);
    }
    expect(made[1]).toEqual(made[0]);
  });
});

/** An endpoint has prompts in its cache, or is told the schema of an answer, by what others have asked before. */
function withoutTokens(line: unknown): unknown {
  return JSON.parse(JSON.stringify(line, (key, value) => (key === 'usage' ? undefined : value)));
}

describe('limits', () => {
  test('hold for all threads together, to the call', async () => {
    await using endpoint = await startFakeOpenAi({ answer: answerStages(), keepRequests: 0 });
    const request = {
      spec: { samples: 60, iterations: 2 },
      model: 'openai:fake-model',
      asking: { baseUrl: endpoint.baseUrl },
      limits: { calls: 60 },
    };
    const { ended, out, lines } = await runBy(2, request);
    const { spent, unfinished } = (await readManifest(out)).counts;
    expect(ended).toBe('limit');
    expect(lines.length).toBeGreaterThan(2);
    expect(spent.calls + unfinished.calls).toBe(endpoint.stats().answered);
    expect(endpoint.stats().answered).toBeLessThanOrEqual(60);
  });
});

describe('a thread that is lost', () => {
  test('costs the time of its drafts and nothing else', async () => {
    const request = { spec: { samples: 10, seed: 4, iterations: 2 } };
    const one = await runBy(1, request);
    let lost = 0;
    const { ended, lines, out } = await runBy(2, request, (thread, run) => {
      if (lost > 0) return;
      lost += 1;
      // In the middle of its work: some of its drafts are committed.
      const timer = setInterval(() => {
        if (run.folder.figures.accepted < 4) return;
        clearInterval(timer);
        void thread.terminate();
      }, 1);
    });
    expect({ ended, lines }).toEqual({ ended: 'done', lines: one.lines });
    expect((await readManifest(out)).notices.join()).toMatch(/A worker thread was lost and is started again/);
  });

  test('again and again leaves the run to this thread', async () => {
    const { ended, lines, out } = await runBy(
      2,
      { spec: { samples: 3 } },
      (thread) => void thread.terminate(),
    );
    expect({ ended, some: lines.length >= 3 }).toEqual({ ended: 'done', some: true });
    expect((await readManifest(out)).notices.join()).toMatch(/no other takes its place/);
  });
});

test('an interrupted run ends its threads and goes on where it was', async () => {
  const request = { spec: { samples: 12, seed: 6, iterations: 2 } };
  const one = await runBy(1, request);
  const stop = new AbortController();
  const threads: Worker[] = [];
  const cut = await runBy(
    2,
    request,
    (thread, run) => {
      threads.push(thread);
      const timer = setInterval(() => {
        if (run.folder.figures.accepted < 3) return;
        clearInterval(timer);
        stop.abort();
      }, 1);
    },
    stop.signal,
  );
  expect(cut.ended).toBe('interrupted');
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  expect(cut.lines).toEqual(one.lines.slice(0, cut.lines.length));
  const { ended, lines } = await runBy(2, { ...request, mode: 'resume', out: cut.out });
  expect(existsSync(join(cut.out, 'run.lock'))).toBe(false);
  expect({ ended, lines: lines.length }).toEqual({ ended: 'done', lines: one.lines.length });
});
