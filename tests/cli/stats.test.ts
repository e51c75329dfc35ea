// `stats` on runs on disk: one, two side by side, with a benchmark, and what it says of mistakes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statsCommand } from '../../src/cli/stats/stats.ts';
import { createRun } from '../../src/runs/run-folder.ts';
import type { RunStatistics } from '../../src/statistics/statistics.ts';
import { catalogOf, newRun, rejected, sample, step, tool } from '../runs/drafts.ts';
import { runInProcess } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-stats-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

const catalog = catalogOf([tool('crm__get_customer'), tool('crm__get_deal'), tool('shop__list_orders')]);
const planted = 'Who is the customer that has ordered twelve blue chairs since the first of May?';
const drafts = [
  sample(0, { query: planted }),
  rejected(1, 'It was dull.'),
  sample(2, {
    query: 'What did Acme Robotics order?',
    steps: [step('step_1', 'crm__get_customer'), step('step_2', 'shop__list_orders', 'step_1')],
  }),
];

const passed = (check: string) => ({ check, status: 'passed' as const });

async function makeRun(name: string, entries: typeof drafts): Promise<void> {
  await using run = await createRun(path(name), newRun, catalog, { replace: false, clock: Date.now });
  for (const draft of entries) await run.commit(draft);
  await run.finish('limit');
}

beforeAll(async () => {
  await makeRun('two', drafts);
  await makeRun('one', drafts.slice(0, 2));
  await makeRun('none', []);
  const skipped = (check: string) => ({
    check,
    status: 'skipped' as const,
    detail: 'There is no model to ask.',
  });
  const unread = {
    ...step('step_1', 'crm__get_customer'),
    bindings: [{ path: '/id', source: 'vouched', by: null }],
  } as const;
  await makeRun('skipping', [
    sample(0, { verdicts: [passed('arguments'), skipped('solve')] }),
    sample(1, { verdicts: [skipped('replay'), skipped('solve')], steps: [unread] }),
  ]);
  const found = {
    check: 'injection',
    status: 'skipped',
    detail: 'The result of step_1 holds an order.',
  } as const;
  await using killed = await createRun(path('left'), newRun, catalog, { replace: false, clock: Date.now });
  await killed.commit(sample(0, { verdicts: [...newRun.checks.map(passed), found] }));
  mkdirSync(path('no-run'));
  const questions = [{ question: 'What is the largest lake?' }, { question: `${planted} Or is there none?` }];
  writeFileSync(path('questions.jsonl'), questions.map((one) => JSON.stringify(one)).join('\n'));
  writeFileSync(path('empty.jsonl'), '');
  writeFileSync(path('broken.jsonl'), '{"question": "Who?"}\n{oops}\n');
});

const stats = (args: readonly string[]) => runInProcess(['stats', ...args], [statsCommand], { columns: 80 });

const inFolder = (line: string) =>
  line
    .split(' ')
    .map((word) => (/^(one|two|none|no-run|nowhere|\w+\.jsonl)$/.test(word) ? path(word) : word));

describe('a run', () => {
  test('says what was skipped, and which samples nobody has vouched for', async () => {
    const { stdout } = await stats([path('skipping')]);
    expect(stdout).toMatch(/^skipped +solve in 2 samples, replay in 1 sample$/m);
    expect(stdout).toMatch(/^not vouched for yet +1 sample$/m);
    const json = JSON.parse((await stats([path('skipping'), '--json'])).stdout);
    expect(json).toMatchObject({ skipped: { solve: 2, replay: 1 }, notVouched: 1 });
  });

  test('is shown in groups, no wider than the screen', async () => {
    const { code, stdout } = await stats(inFolder('two --against questions.jsonl'));
    expect(code).toBe(0);
    // The heading names the folder, whatever its length.
    const lines = stdout
      .split('\n')
      .slice(1)
      .filter((line) => !line.startsWith('Overlap with '));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const group of ['Sample size', 'Tokens per sample', 'Diversity', 'Difficulty', 'Balance']) {
      expect(stdout).toMatch(new RegExp(`^${group}`, 'm'));
    }
    expect(stdout).toMatch(/^calls +1\.50 +1 +1 +2 +2$/m);
    expect(stdout).toMatch(/^different workflows +2 of 2 \(100 %\)/m);
    expect(stdout).toMatch(/^values from results +33\.3 % of 3 argument values/m);
    expect(stdout).toMatch(/^half a question or more +1 of 2 \(50 %\) of the samples$/m);
    expect(stdout).toMatch(/^7-000000 +line 2 +78\.9 % +who is the customer that has ordered twelve/m);
  });

  test('stands beside what the paper has published, with its source', async () => {
    const { stdout } = await stats([path('two')]);
    expect(stdout).toMatch(/^beside the paper +this run +ToolGrad-500 +its DFS baseline$/m);
    expect(stdout).toMatch(/^pass rate +66\.7 % +99\.8 % +63\.8 %$/m);
    expect(stdout).toMatch(/^tools a sample +1\.5 +3\.4 +2\.1$/m);
    expect(stdout).toMatch(/^recall of a blind solver +– +– +–$/m);
    expect(stdout).toMatch(/^Published: arXiv 2508\.04086/m);
    expect((await stats([path('none')])).stdout).not.toContain('beside the paper');
  });

  test('that was killed is left off, and samples with orders to the model are counted', async () => {
    const { stdout } = await stats([path('left')]);
    expect(stdout).toMatch(/ · left off\n/);
    expect(stdout).toMatch(/^injection +found in 1 sample, not chosen$/m);
    expect((await stats([path('two')])).stdout).not.toMatch(/left off|^injection|^skipped|^not vouched/m);
  });

  test('without samples has no groups', async () => {
    const { code, stdout } = await stats([path('none')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^samples +0 of 20$/m);
    expect(stdout).not.toContain('Diversity');
  });

  test('is one JSON object, with the new figures in groups', async () => {
    const { code, stdout } = await stats(inFolder('two --json'));
    expect(code).toBe(0);
    const object = JSON.parse(stdout) as RunStatistics;
    expect(object).toMatchObject({
      run: path('two'),
      status: 'limit',
      model: 'symbolic',
      seed: 7,
      accepted: 2,
      perSample: { calls: { mean: 1.5, min: 1, max: 2 } },
      boundToResultShare: 0.5,
      diversity: { signatures: { distinct: 2, share: 1 }, toolPairs: { possible: 9, seen: 1 } },
      complexity: { width: { max: 1 } },
      difficulty: { samplesShare: 0.5 },
      balance: { tools: { available: 3, unused: 1 } },
      tokens: { method: 'UTF-8 bytes / 4' },
      contamination: null,
    });
  });

  test('is compared with a benchmark', async () => {
    const { stdout } = await stats(inFolder('two --json --against questions.jsonl'));
    // Fifteen of the nineteen words of the question.
    expect((JSON.parse(stdout) as RunStatistics).contamination).toMatchObject({
      questions: 2,
      contaminated: 1,
      contaminatedShare: 0.5,
      worst: [{ sample: '7-000000', place: 'line 2', overlap: 15 / 19 }],
    });
  });
});

describe('two runs', () => {
  test('stand side by side, with what sets them apart', async () => {
    const { code, stdout } = await stats(inFolder('one two --against questions.jsonl'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^A {2}.*one · symbolic · seed 7 · limit\nB {2}.*two · symbolic/);
    const table = stdout.split('\n').slice(3);
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(130);
    expect(stdout).toMatch(/^samples +1 +2 +\+1$/m);
    expect(stdout).toMatch(/^pass rate +50\.0 % +66\.7 % +\+16\.7 points$/m);
    expect(stdout).toMatch(/^servers +1\.00 +1\.50 +\+0\.50$/m);
    expect(stdout).toMatch(/^half a question +100\.0 % +50\.0 % +−50\.0 points$/m);
    // One query has no nearest other one.
    expect(stdout).toMatch(/^similarity to the nearest +– +0\.\d+ +–$/m);
    expect(stdout).toContain('compare runs of similar size');
    const same = (await stats(inFolder('two two'))).stdout;
    expect(same).toMatch(/^pass rate +66\.7 % +66\.7 % +=$/m);
    expect(same).not.toContain('compare runs of similar size');
    expect(same).not.toContain('Overlap');
  });

  test('are a, b and their difference as JSON', async () => {
    const { code, stdout } = await stats(inFolder('one two --json'));
    expect(code).toBe(0);
    const { a, b, difference, ...others } = JSON.parse(stdout);
    expect(others).toEqual({});
    expect(a).toEqual(JSON.parse((await stats(inFolder('one --json'))).stdout));
    expect(b).toEqual(JSON.parse((await stats(inFolder('two --json'))).stdout));
    expect(difference).toMatchObject({
      accepted: 1,
      perSample: { calls: { mean: 0.5, min: 0, max: 1 } },
      complexity: { depth: { max: 1 } },
      diversity: { toolPairs: { seen: 1, possible: 0 }, queries: { nearest: { mean: null } } },
      contamination: null,
    });
    expect(Object.keys(difference)).not.toContain('seed');
    expect(Object.keys(difference)).not.toContain('run');
  });
});

describe('exit code 2 and a sentence', () => {
  test.each([
    ['nowhere', /nowhere is not a run: there is no run\.json in it\./],
    ['no-run', /no-run is not a run/],
    ['two nowhere', /nowhere is not a run/],
    [
      'two one none',
      /^Error: stats takes at most two arguments, run and other, so ".*none" is unexpected\.$/,
    ],
    [
      'two --against nowhere.jsonl',
      /There is no file .*nowhere\.jsonl: --against needs benchmark questions\./,
    ],
    ['two --against empty.jsonl', /empty\.jsonl holds no question: --against reads one JSON object/],
    ['two --against broken.jsonl', /broken\.jsonl, line 2 is not JSON/],
    ['two --against no-run', /no-run is not a file/],
    ['two --against', /--against needs a value\./],
    ['two --agains questions.jsonl', /--agains is not a flag of stats\. Did you mean --against\?/],
    ['', /stats needs the folder of a run/],
  ])('stats %s', async (line, sentence) => {
    const { code, stdout, stderr } = await stats(inFolder(line).filter((word) => word !== ''));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim()).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test('the help names both runs', async () => {
  expect((await stats(['--help'])).stdout).toContain('toolgrad-mcp stats <run> [other] [flags]');
});
