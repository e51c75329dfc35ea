// The command line of `evaluate`: figures, reports, comparisons, exit codes, and one sentence for what cannot be done.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { evaluateCommand } from '../../src/cli/evaluate/evaluate.ts';
import { startFakeOpenAi, toolCalls } from '../../src/testing/index.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { runInProcess } from './in-process.ts';

const demo = demoRun(4);
const path = (name: string) => join(demo.folder, name);
const json = (name: string) => JSON.parse(readFileSync(path(name), 'utf8'));

/** Words that name something in the folder of the test become whole paths. */
const places =
  /^(run|older|newer|nowhere|empty-run|barren|orphan|x|none|nothing|limited|run\/.*|nowhere\.txt)$/;

async function run(line: string) {
  const argv = line.split(' ').map((word) => (places.test(word) ? path(word) : word));
  const { code, stdout, stderr } = await runInProcess(argv, [evaluateCommand as never]);
  const text = (printed: string) => printed.replaceAll(`${demo.folder}/`, '');
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

beforeEach(() => {
  for (const name of ['OPENAI_API_KEY', 'TOOLGRAD_API_KEY', 'OPENAI_BASE_URL']) vi.stubEnv(name, undefined);
});
afterEach(() => void vi.unstubAllEnvs());

beforeAll(async () => {
  expect((await run('evaluate run --model player:perfect')).code).toBe(0);
  mkdirSync(path('empty-run'));
  // As a run whose configuration is no longer there, and one that nothing was accepted of.
  cpSync(path('run'), path('orphan'), {
    recursive: true,
    filter: (name) => !name.includes('evaluations'),
  });
  const manifest = json('orphan/run.json');
  const { config: _, ...gone } = { ...manifest.configuration, demo: false };
  writeFileSync(path('orphan/run.json'), JSON.stringify({ ...manifest, configuration: gone }));
  cpSync(path('orphan'), path('barren'), { recursive: true });
  const counts = { ...manifest.counts, accepted: 0 };
  writeFileSync(path('barren/run.json'), JSON.stringify({ ...manifest, counts }));
}, 60_000);

test('the figures as tables, and a report beside them', async () => {
  const { code, stdout } = await run(
    'evaluate run --model player:random --compare run/evaluations/player-perfect',
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^player:random in /);
  expect(stdout).toMatch(/tool recall +\d/);
  expect(stdout).toMatch(/player:random compared with player:perfect/);
  expect(stdout).toContain('run/evaluations/player-random/report.html');
  expect(readFileSync(path('run/evaluations/player-random/report.html'), 'utf8')).toMatch(
    /^<!doctype html>/i,
  );
  expect(json('run/evaluations/player-random/evaluation.json')).toMatchObject({ status: 'done' });
});

test('--json is one object, and a second model is evaluated to be compared with', async () => {
  const { code, stdout } = await run('evaluate run --model player:empty --compare player:random --json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    evaluation: 'run/evaluations/player-empty',
    status: 'done',
    failed: 0,
    summary: { measures: { solved: { mean: 0 } } },
    comparison: { first: 'player:random', second: 'player:empty', onlyInFirst: 0, onlyInSecond: 0 },
  });
});

test('a second model that was evaluated in another way is not compared with', async () => {
  const line = 'evaluate run --model player:empty --compare player:perfect --out x --single-turn';
  const { code, stderr } = await run(line);
  expect(code).toBe(2);
  expect(stderr).toMatch(/player-perfect was started with no --single-turn, not --single-turn/);
  expect(existsSync(path('x'))).toBe(false);
});

test('a limit ends it with exit code 3 and the way on; the way on ends it well', async () => {
  await using endpoint = await startFakeOpenAi({
    answer: ({ tools, messages }) =>
      messages.length > 2 ? 'Done.' : toolCalls([{ name: tools[0]?.name ?? '', arguments: {} }]),
  });
  const model = `--model openai:fake-model --base-url ${endpoint.baseUrl}`;
  const first = await run(`evaluate run ${model} --out limited --max-calls 3`);
  expect([first.code, endpoint.requests.length <= 3]).toEqual([3, true]);
  expect(first.stderr).toMatch(/The limit of 3 model calls \(--max-calls\) is reached\./);
  const wayOn = /evaluate run --model openai:fake-model --out limited --resume --max-calls 6/.exec(
    first.stderr,
  )?.[0];
  expect(wayOn).toBeDefined();
  const second = await run('evaluate run --model openai:fake-model --out limited --resume');
  expect(second.code).toBe(0);
  const played = readFileSync(path('limited/played.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).played.example);
  expect(new Set(played).size).toBe(played.length);
  expect(played).toHaveLength(json('limited/evaluation.json').counts.examples);
});

test('a model that takes no tools is told of, and leaves nothing behind', async () => {
  await using endpoint = await startFakeOpenAi({ supports: { tools: false }, dialect: 'ollama' });
  const { code, stderr } = await run(
    `evaluate run --model openai:fake-model --base-url ${endpoint.baseUrl} --out none`,
  );
  expect(code).toBe(2);
  expect(stderr).toMatch(/fake-model at .* does not support tools .*evaluate a model that calls tools/);
  expect(existsSync(path('none'))).toBe(false);
});

describe('what cannot be done is one sentence and exit code 2:', () => {
  test.each([
    ['evaluate', /evaluate needs the folder of a run/],
    ['evaluate nowhere --model player:perfect', /nowhere is not a run/],
    ['evaluate empty-run --model player:perfect', /empty-run is not a run/],
    ['evaluate barren --model player:perfect', /barren has no samples/],
    ['evaluate run', /Name the model to evaluate: openai:NAME, player:perfect, /],
    ['evaluate run --model player:perfekt', /Unknown player player:perfekt\. Did you mean player:perfect\?/],
    ['evaluate run --model perfect', /Did you mean player:perfect\?/],
    ['evaluate run --model gpt-5-mini', /Did you mean openai:gpt-5-mini\?/],
    ['evaluate run --model symbolic', /Unknown player symbolic\./],
    ['evaluate run --model openai:gpt-5-mini', /No API key for api\.openai\.com/],
    ['evaluate run --model player:perfect', /exists: use --resume to continue it, or name another --out\./],
    [
      'evaluate run --model player:perfect --out run',
      /run exists and is not an evaluation: name another --out\./,
    ],
    ['evaluate run --model player:perfect --out nothing --resume', /nothing is not an evaluation/],
    [
      'evaluate run --model player:perfect --resume --negatives 0.5',
      /started with --negatives 0\.2, not --negatives 0\.5/,
    ],
    ['evaluate orphan --model player:perfect', /servers of .*orphan cannot be used.*--config.*--single-turn/],
    [
      'evaluate run --model player:perfect --out x --single-turn --turns 3',
      /--single-turn asks for one answer/,
    ],
    [
      'evaluate run --model player:perfect --out x --single-turn --judge openai:a',
      /no final answer to judge/,
    ],
    [
      'evaluate run --model player:perfect --out x --judge player:perfect',
      /cannot judge: a judge is a language model, openai:NAME/,
    ],
    ['evaluate run --model player:perfect --out x --judge-base-url http://a', /only works with --judge/],
    [
      'evaluate run --model player:perfect --out x --max-cost 2',
      /--max-cost only works with a language model/,
    ],
    ['evaluate run --model player:perfect --out x --cache c', /--cache only works with a language model/],
    [
      'evaluate run --model player:perfect --out x --compare player:perfect',
      /names the model that is being evaluated/,
    ],
    ['evaluate run --model player:perfect --out x --compare nowhere', /nowhere is not an evaluation/],
    [
      'evaluate run --model player:perfect --out x --negatives 1',
      /--negatives must be a number from 0 to 0\.9/,
    ],
    ['evaluate run --model player:perfect --out x --system nowhere.txt', /nowhere\.txt cannot be read/],
    ['evaluate run --model player:perfect --out x --modell y', /Did you mean --model\?/],
  ])('%s', async (line, sentence) => {
    const { code, stdout, stderr } = await run(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(path('x'))).toBe(false);
  });
});

test('an evaluation by another scorer is neither compared with nor continued', async () => {
  expect((await run('evaluate run --model player:empty --out older --limit 2')).code).toBe(0);
  const file = path('older/evaluation.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"scorer": \d+/, '"scorer": 1'));
  for (const line of [
    'evaluate run --model player:perfect --out newer --compare older',
    'evaluate run --model player:empty --out older --resume',
  ]) {
    const { code, stderr } = await run(line);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/older was scored by version 1 of the scorer.*Evaluate again\.$/m),
    ]);
    expect(existsSync(path('newer'))).toBe(false);
  }
});

test('calls can be scored where the servers are gone', async () => {
  const { code, stdout } = await run('evaluate orphan --model player:perfect --single-turn --json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ summary: { measures: { passed: { mean: 1 } } } });
});
