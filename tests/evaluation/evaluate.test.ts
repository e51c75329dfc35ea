// Whole evaluations on the bundled servers: the ceiling and the floor, models over HTTP, limits, interruptions.
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examplesOfRun } from '../../src/evaluation/examples-of-run.ts';
import type { Example } from '../../src/model/example.ts';
import {
  type FakeRequest,
  faults,
  type ModelAnswer,
  startFakeOpenAi,
  toolCalls,
} from '../../src/testing/index.ts';
import { demoRun } from './demo-run.ts';

const demo = demoRun(6);
const fresh = () => join(mkdtempSync(join(demo.folder, 'out-')), 'evaluation');
const linesIn = (folder: string) =>
  readFileSync(join(folder, 'played.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

async function examples(): Promise<readonly Example[]> {
  const settings = { seed: 0, negatives: 0.2, toolsPerSample: 10, maskNames: false };
  const all: Example[] = [];
  for await (const { example } of examplesOfRun(demo.run, settings)) all.push(example);
  return all;
}

describe('built-in players', () => {
  test('the perfect one reaches 100 in everything, for real', async () => {
    const out = fresh();
    const { ended, report, manifest } = await demo.evaluate({ model: 'player:perfect', out });
    expect(ended).toBe('done');
    const { measures, positives, negatives } = report.summary;
    expect([positives, negatives > 0]).toEqual([6, true]);
    for (const name of [
      'passed',
      'solved',
      'exactChain',
      'toolRecall',
      'toolPrecision',
      'successRate',
      'argumentMatch',
      'order',
      'abstained',
    ] as const) {
      expect([name, measures[name]?.mean]).toEqual([name, 1]);
    }
    expect(manifest).toMatchObject({
      schema: 'toolgrad.evaluation/2',
      status: 'done',
      settings: { model: 'player:perfect', mode: 'real', turns: 10, negatives: 0.2 },
      counts: { played: positives + negatives, failed: 0, refusedWrites: 0 },
      notices: [],
    });
    expect(readdirSync(out).sort()).toEqual(['evaluation.json', 'played.jsonl', 'report.html']);
    expect(linesIn(out)).toHaveLength(positives + negatives);
  });

  test.each([
    ['with masked names', { maskNames: true }],
    ['with a single turn', { mode: 'single-turn' }],
  ] as const)('the perfect one reaches 100 %s', async (_, settings) => {
    const { report } = await demo.evaluate({ model: 'player:perfect', out: fresh(), settings });
    expect(report.summary.measures.passed?.mean).toBe(1);
    expect(report.summary.measures.argumentMatch?.mean).toBe(1);
  });

  test('the empty one reaches 0, and the random one lies between', async () => {
    const settings = { negatives: 0 };
    const empty = await demo.evaluate({ model: 'player:empty', out: fresh(), settings });
    expect(empty.report.summary.measures).toMatchObject({
      passed: { mean: 0 },
      toolRecall: { mean: 0 },
      argumentMatch: { mean: 0 },
      partialChain: { mean: 0 },
    });
    const random = await demo.evaluate({ model: 'player:random', out: fresh(), settings });
    const recall = random.report.summary.measures.toolRecall?.mean ?? 0;
    expect(recall).toBeGreaterThan(0);
    expect(recall).toBeLessThan(0.9);
    expect(random.report.summary.measures).toMatchObject({
      invalidCalls: { mean: 0 },
      hallucinatedCalls: { mean: 0 },
    });
    const again = await demo.evaluate({ model: 'player:random', out: fresh(), settings });
    expect(again.report.summary.measures.toolRecall).toEqual(random.report.summary.measures.toolRecall);
  });
});

/** What tells an example from all others: a question may be asked again with other tools in view. */
const keyOf = (query: string, tools: readonly { readonly name: string }[]) =>
  JSON.stringify([query, ...tools.map(({ name }) => name)]);
const keyIn = ({ messages, tools }: FakeRequest) =>
  keyOf(messages.find(({ role }) => role === 'user')?.content ?? '', tools);

/** A model that knows the answers: it is told them by the question, and goes on by the results it has seen. */
async function knowing(spoil: (request: FakeRequest) => ModelAnswer | undefined = () => undefined) {
  const known = new Map((await examples()).map((example) => [keyOf(example.query, example.tools), example]));
  return (request: FakeRequest): ModelAnswer => {
    const spoiled = spoil(request);
    if (spoiled !== undefined) return spoiled;
    const example = known.get(keyIn(request));
    if (example === undefined) throw new Error('Nobody asked this.');
    const round = request.messages.filter(({ role }) => role === 'assistant').length;
    const turn = example.turns[round] ?? [];
    if (turn.length === 0) return example.response;
    return toolCalls(turn.map(({ name, arguments: args }) => ({ name, arguments: args })));
  };
}

const asked = (baseUrl: string) => ({ model: 'openai:fake-model', asking: { baseUrl } });

describe('a model over HTTP', () => {
  test('is asked turn by turn, sees the results, and is billed', async () => {
    await using endpoint = await startFakeOpenAi({ answer: await knowing() });
    const { report, manifest } = await demo.evaluate({ ...asked(endpoint.baseUrl), out: fresh() });
    expect(report.summary.measures.passed?.mean).toBe(1);
    const turns = (await examples()).reduce((sum, example) => sum + example.turns.length + 1, 0);
    expect(manifest.counts.spent.calls).toBe(turns);
    expect(endpoint.stats().requests).toBe(turns);
    expect(manifest.settings.baseUrl).toBe(endpoint.baseUrl);
    const results = endpoint.requests.flatMap(({ messages }) =>
      messages.filter(({ role }) => role === 'tool'),
    );
    expect(results.length).toBeGreaterThan(8);
    expect(results.every(({ content }) => content !== '')).toBe(true);
  });

  test('that stumbles, is busy and hangs loses nothing; one that fails an example fails that alone', async () => {
    const [, second] = await examples();
    let stumbles = 0;
    const spoil = (request: FakeRequest): ModelAnswer | undefined => {
      if (keyIn(request) === keyOf(second?.query ?? '', second?.tools ?? []))
        return faults.status(400, 'No.');
      if (request.index % 4 !== 1 || stumbles > 2) return undefined;
      stumbles += 1;
      return [faults.rateLimited({ ms: 1 }), faults.hang(), faults.resetBeforeHeaders()][stumbles % 3];
    };
    await using endpoint = await startFakeOpenAi({ answer: await knowing(spoil) });
    const asking = { baseUrl: endpoint.baseUrl, timeoutMs: 400, concurrency: 4 };
    const out = fresh();
    const { ended, manifest, report } = await demo.evaluate({ model: 'openai:fake-model', asking, out });
    expect(ended).toBe('done');
    expect(manifest.counts.failed).toBe(1);
    expect(report.summary.failures[0]?.reason).toMatch(/HTTP 400 \(No\)/);
    expect(linesIn(out).filter(({ played }) => played.failure !== undefined)).toHaveLength(1);
  });

  test('is judged where a judge is named: positives by what they say, at a bill of its own', async () => {
    const answer = await knowing();
    await using endpoint = await startFakeOpenAi({
      answer: (request) =>
        request.schemaName === undefined ? answer(request) : { reason: 'Fine.', score: 80 },
    });
    const judged = await demo.evaluate({ ...asked(endpoint.baseUrl), judge: 'openai:judge', out: fresh() });
    expect(judged.report.summary.measures.quality).toMatchObject({ mean: expect.closeTo(0.8), examples: 6 });
    expect(judged.manifest.counts.judgeSpent.calls).toBe(6);
    const { manifest } = await demo.evaluate({
      model: 'player:empty',
      judge: 'openai:judge',
      asking: { baseUrl: endpoint.baseUrl },
      out: fresh(),
    });
    // What is empty is worth nothing, and nobody has to be asked.
    expect(manifest.summary?.measures.quality?.mean).toBe(0);
    expect(manifest.counts.judgeSpent.calls).toBe(0);
  });

  test('is not asked beyond the limits; what was played is kept, and played on from there', async () => {
    const out = fresh();
    await using endpoint = await startFakeOpenAi({ answer: await knowing() });
    const first = await demo.evaluate({ ...asked(endpoint.baseUrl), out, limits: { calls: 12 } });
    expect(first.ended).toBe('limit');
    expect(endpoint.stats().requests).toBeLessThanOrEqual(12);
    expect(first.events).toContainEqual({
      type: 'notice',
      message: 'The limit of 12 model calls (--max-calls) is reached.',
    });
    const { played } = first.manifest.counts;
    expect(played).toBeGreaterThan(0);
    const { calls: unfinished } = first.manifest.counts.unfinished;
    expect(first.manifest.counts.spent.calls + unfinished).toBe(endpoint.stats().requests);
    const rest = await demo.evaluate({ ...asked(endpoint.baseUrl), out, mode: 'resume' });
    expect(rest.ended).toBe('done');
    expect(rest.events.filter(({ type }) => type === 'played')).toHaveLength(
      (await examples()).length - played,
    );
    expect(rest.report.summary.measures.passed?.mean).toBe(1);
    expect(rest.manifest.counts.unfinished.calls).toBe(unfinished);
  });

  test('is asked nothing twice with a cache, and needs no endpoint then', async () => {
    const cacheDir = join(demo.folder, 'answers');
    const endpoint = await startFakeOpenAi({ answer: await knowing() });
    const request = { model: 'openai:fake-model', asking: { baseUrl: endpoint.baseUrl, cacheDir } };
    const first = await demo.evaluate({ ...request, out: fresh() });
    await endpoint.close();
    const second = await demo.evaluate({ ...request, out: fresh() });
    expect(second.manifest.counts.spent.calls).toBe(0);
    expect(second.report.summary.measures.passed).toEqual(first.report.summary.measures.passed);
  });
});

describe('an interruption', () => {
  test('keeps everything that was played, at once; nothing is played twice', async () => {
    const out = fresh();
    const stop = new AbortController();
    let began = 0;
    await using endpoint = await startFakeOpenAi({
      answer: await knowing(() => {
        began += 1;
        return began > 10 ? faults.hang() : undefined;
      }),
    });
    const asking = { baseUrl: endpoint.baseUrl, concurrency: 2 };
    let stoppedAt = 0;
    const watching = setInterval(() => {
      if (began <= 11) return;
      stoppedAt ||= performance.now();
      stop.abort();
    }, 5);
    const first = await demo.evaluate({ model: 'openai:fake-model', asking, out }, () => {}, stop.signal);
    clearInterval(watching);
    expect(performance.now() - stoppedAt).toBeLessThan(2000);
    expect([first.ended, first.manifest.status]).toEqual(['interrupted', 'interrupted']);
    const kept = linesIn(out).map(({ played }) => played.example);
    expect(kept.length).toBeGreaterThan(0);
    await using healthy = await startFakeOpenAi({ port: 0, answer: await knowing() });
    await expect(
      demo.evaluate({
        model: 'openai:fake-model',
        asking: { baseUrl: healthy.baseUrl },
        out,
        mode: 'resume',
      }),
    ).rejects.toMatchObject({ code: 'usage', message: expect.stringMatching(/was started with --base-url/) });
    const other = await demo.evaluate({ model: 'player:perfect', out: fresh() });
    expect(other.ended).toBe('done');
  });

  test('that kills the process in the middle of a line leaves a folder to go on with', async () => {
    const out = fresh();
    const settings = { limit: 4 };
    await demo.evaluate({ model: 'player:perfect', out, settings });
    const whole = linesIn(out);
    const manifest = JSON.parse(readFileSync(join(out, 'evaluation.json'), 'utf8'));
    rmSync(join(out, 'played.jsonl'));
    const [first, second] = whole;
    appendFileSync(
      join(out, 'played.jsonl'),
      `${JSON.stringify(first)}\n${JSON.stringify(second).slice(0, 300)}`,
    );
    const { events, report } = await demo.evaluate({ model: 'player:perfect', out, mode: 'resume' });
    expect(events.filter(({ type }) => type === 'played')).toHaveLength(3);
    expect(report.summary.measures.passed?.mean).toBe(1);
    expect(new Set(linesIn(out).map(({ played }) => played.example)).size).toBe(4);
    expect(manifest.settings.limit).toBe(4);
  });
});

describe('what contradicts an evaluation that is there', () => {
  test('is said in one sentence', async () => {
    const out = fresh();
    await demo.evaluate({ model: 'player:perfect', out, settings: { limit: 2 } });
    const wrong = (request: object) => demo.evaluate({ model: 'player:perfect', out, ...request });
    await expect(wrong({})).rejects.toThrow(/exists: use --resume to continue it, or name another --out\./);
    await expect(wrong({ mode: 'resume', model: 'player:empty' })).rejects.toThrow(
      /was started with --model player:perfect, not --model player:empty: use the same value, or name another --out\./,
    );
    await expect(wrong({ mode: 'resume', settings: { negatives: 0.5 } })).rejects.toThrow(
      /--negatives 0\.2, not/,
    );
    await expect(wrong({ mode: 'resume', settings: { mode: 'single-turn' } })).rejects.toThrow(
      /started with no --single-turn, not --single-turn/,
    );
    await expect(wrong({ mode: 'resume', model: undefined })).resolves.toMatchObject({ ended: 'done' });
    expect(existsSync(join(out, 'run.lock'))).toBe(false);
  });
});
