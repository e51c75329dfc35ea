// What is shown: small pictures of it, at widths where it has to give way.
import { describe, expect, test } from 'vitest';
import { addEvent, progressBlock, progressLine, startProgress } from '../../src/cli/rendering/progress.ts';
import { duration, percent } from '../../src/cli/rendering/quantities.ts';
import { renderNext, renderSummary, summaryOf } from '../../src/cli/rendering/run-summary.ts';
import { renderSample } from '../../src/cli/rendering/sample.ts';
import { renderTable } from '../../src/cli/rendering/table.ts';
import { renderVerification } from '../../src/cli/rendering/verification.ts';
import type { Paint } from '../../src/cli/terminal.ts';
import { noFigures } from '../../src/core/figures.ts';
import { sample, step } from '../dataset/drafts.ts';

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
  const call = {
    call: { tool: 'crm__get_customer', arguments: {} },
    outcome: { error: { code: -32602, message: 'no such customer' } },
    latencyMs: 1,
  };
  const progress = [
    { type: 'draft-started', index: 12 } as const,
    { type: 'call', index: 12, attempt: call } as const,
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

test('a summary ends with what to do next', () => {
  const figures = { ...noFigures, accepted: 1200, rejected: 50, toolCalls: 14_321, failedToolCalls: 12 };
  expect(renderSummary(summaryOf('runs/a b', 1200, figures, 15_321), screen(80))).toMatchInlineSnapshot(`
    "samples      1,200 of 1,200
    rejected     50
    pass rate    96 %
    tool calls   14,321, 12 failed
    model calls  0
    time         15 s"
  `);
  expect(renderNext('runs/a b', 1200, 'toolgrad-mcp', screen(80))).toMatchInlineSnapshot(`
    "1,200 samples in runs/a b. Next:
      toolgrad-mcp stats 'runs/a b'   its figures
      toolgrad-mcp verify 'runs/a b'  execute every chain again"
  `);
});

test('a verification names what failed', () => {
  const failures = [
    { id: '7-000003', query: 'Who?', failed: [{ check: 'replay', detail: 'crm__get is gone.' }] },
  ];
  const verification = { run: 'runs/a', samples: 3, passed: 2, failed: 1, elapsedMs: 1200, failures };
  expect(renderVerification(verification, screen(80))).toMatchInlineSnapshot(`
    "sample    check   why
    7-000003  replay  crm__get is gone.

    ✗ 1 of 3 samples failed, 2 passed (1.2 s)."
  `);
  expect(
    renderVerification({ ...verification, samples: 0, passed: 0, failed: 0, failures: [] }, screen(80)),
  ).toBe('runs/a holds no samples: there is nothing to verify.');
});
