// What is shown: small pictures of it, at widths where it has to give way.
import { describe, expect, test } from 'vitest';
import { renderNext, renderSummary, summaryOf } from '../../src/cli/generate/run-summary.ts';
import { addEvent, progressBlock, progressLine, startProgress } from '../../src/cli/progress/run-progress.ts';
import { renderSample } from '../../src/cli/rendering/sample.ts';
import { renderTable } from '../../src/cli/rendering/table.ts';
import { renderStatistics } from '../../src/cli/stats/statistics-text.ts';
import type { Paint } from '../../src/cli/terminal/terminal.ts';
import { addVerified, nothingVerified, renderVerification } from '../../src/cli/verify/verification-text.ts';
import { noFigures } from '../../src/model/figures.ts';
import type { Limits } from '../../src/model/run.ts';
import { nothingSpent, type Verdict } from '../../src/model/sample.ts';
import { StatisticsOf } from '../../src/statistics/statistics.ts';
import { duration, money, percent } from '../../src/text/quantities.ts';
import { sample, step, tool } from '../runs/drafts.ts';

const paint: Paint = (_, text) => text;
const screen = (width: number) => ({ width, paint });

test('quantities', () => {
  expect([0, 830, 12_300, 65_000, 7_980_000].map(duration)).toEqual([
    '0.0 s',
    '0.8 s',
    '12 s',
    '1 min 05 s',
    '2 h 13 min',
  ]);
  expect([1, 0.9512, null].map(percent)).toEqual(['100 %', '95.1 %', '–']);
  expect([0, 0.01234, 0.5, 1, 1234.5, null].map(money)).toEqual([
    '$0.00',
    '$0.0123',
    '$0.50',
    '$1.00',
    '$1,234.50',
    '–',
  ]);
});

describe('a table', () => {
  const columns = [
    { title: 'tool' },
    { title: 'calls', align: 'right' as const },
    { title: 'why', flexible: true },
  ];
  const rows = [
    ['get_customer', '12', 'annotated read-only'],
    ['delete', '0', 'annotated as writing; --allow crm:delete'],
  ];

  test('is aligned', () => {
    expect(renderTable(columns, rows, screen(100))).toMatchInlineSnapshot(`
      "tool          calls  why
      get_customer     12  annotated read-only
      delete            0  annotated as writing; --allow crm:delete"
    `);
  });

  test('is aligned in columns of the terminal, in any script', () => {
    const wide = [
      ['天气', '3', 'x'],
      ['größe', '4', 'y'],
    ];
    const lines = renderTable(columns, wide, screen(100)).split('\n');
    // Each of the two ideographs takes two columns.
    expect(lines[1]).toBe('天气       3  x');
    expect(lines[2]).toBe('größe      4  y');
  });

  test('wraps one column where the screen is narrow', () => {
    const table = renderTable(columns, rows, screen(44));
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(44);
    expect(table).toMatchInlineSnapshot(`
      "tool          calls  why
      get_customer     12  annotated read-only
      delete            0  annotated as writing;
                           --allow crm:delete"
    `);
  });
});

describe('progress', () => {
  const progress = [
    { type: 'draft-started', index: 12 } as const,
    { type: 'call', index: 12, tool: 'crm__get_customer', failure: 'no such customer' } as const,
    { type: 'accepted', index: 11, query: 'What does Acme Robotics\nstill owe us?' } as const,
    { type: 'rejected', index: 12, reason: 'The response is not grounded.' } as const,
  ].reduce(addEvent, startProgress(20, 10, 1));

  test('is a line in a log', () => {
    expect(progressLine(progress, 2000)).toBe(
      '11 of 20 samples accepted, 2 rejected, 1 call (1 failed), 0.5/s, about 18 s left',
    );
  });

  test('is a block on a terminal, no wider than that', () => {
    expect(progressBlock(progress, 2000, 80, paint)).toMatchInlineSnapshot(`
      "━━━━━━━━━━━━━━━━━━━━━━────────────────── 11/20  18 s left
      11 accepted · 2 rejected · 1 call · 1 failed · 0.5/s
      draft 12: crm__get_customer failed
      ✗ The response is not grounded."
    `);
    const narrow = progressBlock(progress, 2000, 30, paint).split('\n');
    expect(Math.max(...narrow.map((line) => line.length))).toBeLessThan(30);
  });
});

describe('spending', () => {
  const usage = {
    inputTokens: 30_000,
    cachedInputTokens: 12_000,
    outputTokens: 4_210,
    reasoningTokens: 1_000,
  };
  const spent = { calls: 12, usage, costUsd: 0.0123 };
  const asked = { type: 'asked', index: 3, stage: 'write', spent } as const;
  const spending = (limits: Limits) => ({ spent: nothingSpent, limits });

  test('stands beside the samples, with its limits', () => {
    const progress = addEvent(startProgress(20, 2, 0, spending({ costUsd: 1, calls: 1200 })), asked);
    expect(progressBlock(progress, 2000, 80, paint).split('\n').slice(1)).toEqual([
      '2 accepted · 0 rejected · 0 calls · 0 failed',
      '12 of 1,200 model calls · 34,210 tokens · $0.0123 of $1.00',
      'draft 3: write is answered',
    ]);
    expect(progressLine(progress, 2000)).toBe(
      '2 of 20 samples accepted, 0 rejected, 0 calls (0 failed), 12 of 1,200 model calls, 34,210 tokens, $0.0123 of $1.00',
    );
  });

  test('says nothing of money where no price is known, and nothing at all without a language model', () => {
    const unpriced = { ...asked, spent: { ...spent, costUsd: null } };
    expect(progressLine(addEvent(startProgress(20, 2, 0, spending({})), unpriced), 2000)).toMatch(
      /34,210 tokens$/,
    );
    expect(addEvent(startProgress(20, 2, 0), asked)).toEqual(startProgress(20, 2, 0));
  });

  test('is summed up, unfinished drafts included', () => {
    const figures = { ...noFigures, accepted: 4, spent, unfinished: spent, stages: { write: spent } };
    const summary = summaryOf('runs/a', 4, figures, 1000);
    expect(summary).toMatchObject({ modelCalls: 24, costUsd: 0.0246, usage: { inputTokens: 60_000 } });
    expect(renderSummary(summary, true, screen(80))).toMatchInlineSnapshot(`
      "samples      4 of 4
      rejected     0
      pass rate    100 %
      tool calls   0, 0 failed
      model calls  24, 6 per sample
      tokens       60,000 in (40 % cached), 8,420 out (2,000 of them reasoning)
      cost         $0.0246, $0.0062 per sample
      time         1.0 s"
    `);
    expect(renderSummary({ ...summary, costUsd: null }, true, screen(80))).toMatch(/^cost +no price known$/m);
  });

  test('is a table by stage', () => {
    const tools = Array.from({ length: 12 }, (_, index) => tool(`crm__tool_${index}`));
    const statistics = new StatisticsOf(4, { tools, leftOut: [], servers: [] });
    expect(renderStatistics(statistics.result(), screen(100))).not.toMatch(/^asked/m);
    statistics.add(sample(0));
    const stages = { propose: { ...spent, costUsd: 0.01 }, write: { ...spent, costUsd: 0.0023 } };
    const text = renderStatistics({ ...statistics.result(), stages, unfinished: spent }, screen(100));
    expect(text.split('\n\n').find((table) => table.startsWith('asked'))).toMatchInlineSnapshot(`
      "asked              calls  a sample   input  cached  output     cost  a sample
      propose               12        12  30,000  12,000   4,210    $0.01     $0.01
      write                 12        12  30,000  12,000   4,210  $0.0023   $0.0023
      unfinished drafts     12        12  30,000  12,000   4,210  $0.0123   $0.0123
      all                   36        36  90,000  36,000  12,630  $0.0246   $0.0246"
    `);
    expect(text).toMatch(/^… and 2 more \(--json has all\)$/m);
  });
});

test('a sample reads like a conversation and its proof', () => {
  const steps = [step('step_1', 'crm__find_customer'), step('step_2', 'shop__list_orders', 'step_1')];
  expect(
    renderSample(sample(3, { query: 'Who is customer cus_1?', steps }), screen(80)),
  ).toMatchInlineSnapshot(`
    "Sample 7-000003

    Query
      Who is customer cus_1?

    Calls
      1  crm find_customer
         id  "cus_1"  asked: “cus_1”
         → { id: 'cus_1' }
      2  shop list_orders
         id  "cus_1"  from call 1: id
         → { id: 'cus_1' }

    Response
      Acme Robotics.

    Checks
      ✓ arguments"
  `);
});

test('a sample says what was found by a check that was not chosen, and which ones were skipped', () => {
  const verdicts = [
    { check: 'replay', status: 'skipped' as const, detail: 'It writes.' },
    { check: 'injection', status: 'skipped' as const, detail: 'The result of step_1 holds an order.' },
  ];
  const shown = renderSample(sample(3, { verdicts }), screen(80));
  expect(shown).toMatch(/– replay skipped {2}! injection: found, not chosen$/);
});

test('a summary ends with what to do next', () => {
  const figures = { ...noFigures, accepted: 1200, rejected: 50, toolCalls: 14_321, failedToolCalls: 12 };
  expect(
    renderSummary(summaryOf('runs/a b', 1200, figures, 15_321), false, screen(80)),
  ).toMatchInlineSnapshot(`
    "samples     1,200 of 1,200
    rejected    50
    pass rate   96 %
    tool calls  14,321, 12 failed
    time        15 s"
  `);
  expect(renderNext('runs/a b', 1200, 'toolgrad-mcp', screen(80))).toMatchInlineSnapshot(`
    "1,200 samples in runs/a b. Next:
      toolgrad-mcp stats 'runs/a b'   its figures
      toolgrad-mcp verify 'runs/a b'  execute every chain again
      toolgrad-mcp export 'runs/a b'  a dataset to train on"
  `);
});

test('a verification names what failed', () => {
  const failures = [
    { id: '7-000003', query: 'Who?', failed: [{ check: 'replay', detail: 'crm__get is gone.' }] },
  ];
  const verification = {
    ...nothingVerified('runs/a'),
    ...{ samples: 3, passed: 2, failed: 1, repeated: 3, elapsedMs: 1200, failures },
  };
  expect(renderVerification(verification, screen(80))).toMatchInlineSnapshot(`
    "sample    check   why
    7-000003  replay  crm__get is gone.

    ✗ 1 of 3 samples failed, 2 passed (1.2 s)."
  `);
  expect(
    renderVerification({ ...verification, samples: 0, passed: 0, failed: 0, failures: [] }, screen(80)),
  ).toBe('runs/a has no samples: there is nothing to verify.');
});

describe('a verification', () => {
  const passed = (check: string): Verdict => ({ check, status: 'passed' });
  const skipped = (check: string, detail: string): Verdict => ({ check, status: 'skipped', detail });
  const noModel = skipped('solve', 'There is no model to ask.');
  const mayWrite = skipped('replay', 'crm__note may write.');
  const verified = (...all: readonly (readonly Verdict[])[]) =>
    all.reduce(
      (sum, verdicts, at) => addVerified(sum, { sample: sample(at), verdicts }),
      nothingVerified('runs/a'),
    );
  const closing = (...all: readonly (readonly Verdict[])[]) =>
    renderVerification(verified(...all), screen(80)).split('\n')[0];

  test('of samples that were executed anew says that they passed again', () => {
    expect(closing([passed('replay')], [passed('replay')])).toBe('✓ All of 2 samples passed again (0.0 s).');
  });

  test('says what was skipped, of all or of some', () => {
    expect(closing([passed('replay'), noModel], [passed('replay'), noModel])).toBe(
      '✓ All of 2 samples passed; solve was skipped (0.0 s).',
    );
    expect(closing([passed('replay'), noModel], [mayWrite, noModel])).toBe(
      '– 1 of 2 samples passed, 1 not executed; solve was skipped, replay was skipped for 1 of them (0.0 s).',
    );
  });

  test('never says "again" where no call was made again, and tells why', () => {
    const text = renderVerification(verified([noModel, mayWrite]), screen(80));
    expect(text).toMatchInlineSnapshot(`
      "– 0 of 1 sample passed, 1 not executed; solve and replay were skipped (0.0 s).

      skipped  samples  why
      solve          1  There is no model to ask.
      replay         1  crm__note may write."
    `);
    expect(verified([passed('query')])).toMatchObject({
      passed: 0,
      notExecuted: 1,
      repeated: 0,
      skipped: [],
    });
    expect(closing([passed('query')])).toBe(
      '– 0 of 1 sample passed, 1 not executed; no call was made again (0.0 s).',
    );
  });

  test('counts what was skipped in its JSON, of failed samples too', () => {
    const failed: Verdict = { check: 'query', status: 'failed', detail: 'It is empty.' };
    expect(verified([failed, mayWrite, noModel], [passed('replay'), noModel])).toMatchObject({
      samples: 2,
      passed: 1,
      failed: 1,
      repeated: 1,
      skipped: [
        { check: 'replay', samples: 1, why: 'crm__note may write.' },
        { check: 'solve', samples: 2, why: 'There is no model to ask.' },
      ],
    });
  });

  test('does not count injection as skipped: it looked', () => {
    expect(verified([passed('replay'), skipped('injection', 'step_1: …')]).skipped).toEqual([]);
  });
});
