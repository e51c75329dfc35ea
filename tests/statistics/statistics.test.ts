// The figures of a run, on drafts small enough to count by hand.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Critique } from '../../src/model/feedback.ts';
import type { Spent } from '../../src/model/sample.ts';
import { createRun } from '../../src/runs/run-folder.ts';
import { statisticsOfRun } from '../../src/statistics/run-statistics.ts';
import { meansByQuarter, StatisticsOf } from '../../src/statistics/statistics.ts';
import { catalogOf, newRun, rejected, sample, spentOn, step, tool } from '../runs/drafts.ts';

const catalog = catalogOf([
  tool('crm__get_customer'),
  tool('crm__get_deal'),
  tool('crm__run_sql'),
  tool('crm__delete_deal', { forbidden: 'annotated as writing' }),
  tool('shop__list_orders'),
  tool('shop__add_order', { writes: true }),
]);
const sqlCritique: Critique = { tool: 'crm__run_sql', path: '/sql', message: 'SQL is never made up.' };

const drafts = [
  sample(0, {
    steps: [
      step('step_1', 'crm__get_customer'),
      step('step_2', 'shop__list_orders', 'step_1'),
      step('step_3', 'shop__list_orders', 'step_2'),
    ],
    failedToolCalls: 4,
    query: 'What did they order?',
    learned: { failures: [{ call: 'sha256:1', critique: sqlCritique }] },
  }),
  rejected(1, 'It repeats an earlier sample.', {
    failedToolCalls: 2,
    verdicts: [{ check: 'novel', status: 'failed', detail: 'Same chain as 7-000000.' }],
  }),
  rejected(2, 'No proposal succeeded.', { failedToolCalls: 0, verdicts: [] }),
  sample(3, {
    steps: [step('step_1', 'crm__get_customer')],
    failedToolCalls: 0,
    query: 'Who is it?',
    learned: {
      tools: {
        shop__add_order: { calls: 3, failures: 3, kept: 0, latency: 'fast' },
        crm__get_customer: { calls: 1, failures: 0, kept: 1, latency: 'fast' },
      },
    },
  }),
];

function statistics(unfinished?: Spent) {
  const all = new StatisticsOf(5, catalog, unfinished);
  for (const draft of drafts) all.add(draft);
  return all.result();
}

describe('statistics', () => {
  test('count drafts, tools, calls, chains and dependencies', () => {
    expect(statistics()).toMatchObject({
      requested: 5,
      accepted: 2,
      rejected: 2,
      passRate: 0.5,
      toolCalls: 40,
      failedToolCalls: 6,
      perSample: {
        tools: { mean: 1.5, min: 1, max: 2 },
        calls: { mean: 2, min: 1, max: 3 },
        chains: { mean: 1, min: 1, max: 1 },
        depth: { mean: 2, min: 1, max: 3 },
        queryWords: { mean: 3.5, min: 3, max: 4 },
      },
      severalServersShare: 0.5,
      boundToResultShare: 0.5,
    });
  });

  test('tell which tools were used, and why the others were not', () => {
    const { coverage, leftAlone, servers } = statistics();
    expect(coverage).toEqual({ callable: 5, used: 2, unusedReadTools: ['crm__get_deal', 'crm__run_sql'] });
    expect(leftAlone.map(({ name, why }) => [name, why])).toEqual([
      ['crm__get_deal', 'never called: nothing prevents it, so a longer run may use it'],
      ['crm__run_sql', 'SQL is never made up.'],
      ['crm__delete_deal', 'may not be called: annotated as writing'],
      ['shop__add_order', 'called 3 times, always failed'],
    ]);
    expect(servers).toEqual([
      { server: 'crm', tools: 4, callable: 3, used: 1, samples: 2, steps: 2 },
      { server: 'shop', tools: 2, callable: 2, used: 1, samples: 1, steps: 2 },
    ]);
  });

  test('tell of a tool that never answered, though none of its calls was at fault', () => {
    const all = new StatisticsOf(1, catalog);
    const crm__get_deal = { calls: 0, failures: 0, unanswered: 3, kept: 0, latency: 'fast' as const };
    all.add(rejected(0, 'No proposal succeeded.', { verdicts: [], learned: { tools: { crm__get_deal } } }));
    expect(all.result().leftAlone).toContainEqual({
      server: 'crm',
      name: 'crm__get_deal',
      why: 'called 3 times, never answered',
    });
  });

  test('name the checks that rejected, and give a reason', () => {
    expect(statistics().rejections).toEqual([
      { check: 'novel', count: 1, reason: 'Same chain as 7-000000.' },
      { check: null, count: 1, reason: 'No proposal succeeded.' },
    ]);
  });

  test('show failed calls by quarter of the run, rejected drafts included', () => {
    expect(statistics().failedCallsByQuarter).toEqual([4, 2, 0, 0]);
    expect(meansByQuarter([6, 4, 2, 0, 1, 1, 1])).toEqual([6, 3, 0.5, 1]);
    expect(meansByQuarter([1])).toEqual([null, null, null, 1]);
  });

  test('tell what the run has taken, unfinished drafts included, and what a sample has', () => {
    const all = new StatisticsOf(5, catalog, spentOn(8, 1));
    all.add(sample(0, { stages: { propose: spentOn(3, 0.5), write: spentOn(1, 0.25) } }));
    all.add(rejected(1, 'It was dull.', { stages: { propose: spentOn(2, 0.25) } }));
    all.add(sample(2, { stages: { propose: spentOn(5, 0.25), write: spentOn(1, 0.25) } }));
    const { modelCalls, usage, costUsd, stages, unfinished, spentPerSample } = all.result();
    expect({ calls: modelCalls, usage, costUsd }).toEqual(spentOn(20, 2.5));
    expect(stages).toEqual({ propose: spentOn(10, 1), write: spentOn(2, 0.5) });
    expect(unfinished).toEqual(spentOn(8, 1));
    // Rejected and unfinished drafts were paid for too: what it takes to have a sample.
    expect(spentPerSample).toEqual({
      ...spentOn(10, 1.25),
      stages: { propose: spentOn(5, 0.5), write: spentOn(1, 0.25) },
    });
  });

  test('invent no price where one is not known', () => {
    const all = new StatisticsOf(5, catalog);
    all.add(sample(0, { stages: { propose: spentOn(3, null), write: spentOn(1, 0) } }));
    expect(all.result()).toMatchObject({
      costUsd: null,
      spentPerSample: {
        calls: 4,
        costUsd: null,
        stages: { propose: { costUsd: null }, write: { costUsd: 0 } },
      },
    });
  });

  test('have no shares of nothing', () => {
    const empty = new StatisticsOf(5, catalog).result();
    expect(empty).toMatchObject({
      passRate: null,
      spentPerSample: null,
      severalServersShare: null,
      failedCallsByQuarter: [null, null, null, null],
    });
    expect(empty.perSample.tools).toEqual({ mean: null, min: null, max: null });
  });

  test('are the same from the files of a run', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'toolgrad-statistics-'));
    const folder = join(parent, 'run');
    const run = { ...newRun, spec: { ...newRun.spec, samples: 5 } };
    {
      await using open = await createRun(folder, run, catalog, { replace: false, clock: Date.now });
      for (const draft of drafts) await open.commit(draft);
      open.addUnfinished(spentOn(3));
      await open.finish('limit');
    }
    expect(await statisticsOfRun(folder)).toMatchObject(statistics(spentOn(3)));
    rmSync(parent, { recursive: true });
  });
});
