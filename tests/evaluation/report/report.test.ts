// What reports say: tables for terminals, JSON for programs, words for people.
import { describe, expect, test } from 'vitest';
import { reportJson } from '../../../src/evaluation/report/json.ts';
import { chance, quantity, signed } from '../../../src/evaluation/report/quantities.ts';
import { worstOf } from '../../../src/evaluation/report/report.ts';
import { comparisonTable, summaryInWords, summaryTables } from '../../../src/evaluation/report/table.ts';
import { comparisonInWords } from '../../../src/evaluation/report/words.ts';
import { compareEvaluations } from '../../../src/evaluation/summary/compare.ts';
import { summarise } from '../../../src/evaluation/summary/summarise.ts';
import { perfect } from '../scoring/chain-example.ts';
import { passing, wholeEvaluation } from '../summary/some-scores.ts';
import { comparedReport, comparison, reportOf, troubled } from './any-report.ts';

const words = (first: string, second: string) =>
  comparisonInWords(
    compareEvaluations({ name: 'small', scores: passing(first) }, { name: 'large', scores: passing(second) }),
  ).join(' ');

describe('tables', () => {
  test('show what was measured, and nothing else', () => {
    const tables = summaryTables(summarise(wholeEvaluation(perfect)));
    const rows = new Map(tables.flatMap(({ rows }) => rows).map(([name, ...cells]) => [name, cells]));
    expect(rows.get('solved')).toEqual(['100.0', '73.5–100.0', '12']);
    expect(rows.get('irrelevance accuracy')).toEqual(['100.0', '29.2–100.0', '3']);
    expect(rows.get('calls')?.slice(0, 1)).toEqual(['3.2']);
    expect(rows.has('response quality')).toBe(false);
    expect(rows.get('crm')?.[0]).toBe('12');
  });

  test('have as many cells in each row as columns', () => {
    const { table } = comparisonTable(comparison);
    for (const { columns, rows } of [...summaryTables(summarise(troubled)), table]) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  test('of nothing are none', () => {
    expect(summaryTables(summarise([]))).toEqual([]);
    expect(summaryInWords(summarise([]))).toBe('0 examples: 0 that can be answered, 0 that cannot.');
  });
});

test('failures are told in the first sentence', () => {
  expect(summaryInWords(summarise(troubled))).toBe(
    '34 examples: 28 that can be answered, 6 that cannot. Calling nothing at all passes 17.6 %, the share of the latter. 1 could not be played and counts as 0, most often: It did not finish within 60 s.',
  );
});

describe('a comparison in words', () => {
  test('says who passes more, by how much, and how sure that is', () => {
    const better = words('+'.repeat(10) + '-'.repeat(30), '+'.repeat(30) + '-'.repeat(10));
    expect(better).toContain('large compared with small, on the 40 examples that both have played.');
    expect(better).toMatch(/large passes 50\.0 percentage points more of them \(\d\d\.\d to \d\d\.\d\)\./);
    expect(better).toContain(
      'large passed 20 that small did not, and small 0 that large did not (p < 0.001,',
    );
    expect(words('+'.repeat(30) + '-'.repeat(10), '+'.repeat(10) + '-'.repeat(30))).toMatch(
      /large passes 50\.0 percentage points fewer of them \(\d\d\.\d to \d\d\.\d\)\./,
    );
  });

  test('claims nothing that chance may explain', () => {
    const close = words('+-+-+-+-', '+++-+-+-');
    expect(close).toContain(
      'large passes 12.5 percentage points more of them, which may well be chance; more examples would show.',
    );
    expect(words('+-+-', '+-+-')).toContain('Both pass the same share of them.');
  });

  test('says what is not compared, and when nothing is', () => {
    const [a, b, c] = passing('+-+') as [never, never, never];
    const partly = compareEvaluations({ name: 'small', scores: [a, b] }, { name: 'large', scores: [b, c] });
    expect(comparisonInWords(partly).join(' ')).toContain(
      'Not compared: 1 that only small has played; 1 that only large has played.',
    );
    const nothing = compareEvaluations({ name: 'small', scores: [a] }, { name: 'large', scores: [c] });
    expect(comparisonInWords(nothing)).toEqual([
      'large and small have no examples in common: there is nothing to compare.',
    ]);
  });
});

test('the worst examples come first, those that could not be played last', () => {
  const worst = worstOf(troubled);
  expect(worst.map(({ measures }) => measures.passed).every((passed) => passed === 0)).toBe(true);
  expect(worst.at(-1)?.failure).toBeDefined();
  expect(worst.slice(0, -1).every(({ failure }) => failure === undefined)).toBe(true);
  expect(worstOf(troubled, 3)).toEqual(worst.slice(0, 3));
  expect(worstOf(wholeEvaluation(perfect))).toEqual([]);
});

test('the JSON has a stable shape', () => {
  const json = JSON.parse(JSON.stringify(reportJson(comparedReport)));
  expect(Object.keys(json)).toEqual([
    'schema',
    'title',
    'scorer',
    'facts',
    'notices',
    'summary',
    'comparison',
    'worst',
  ]);
  expect(json.schema).toBe('toolgrad.evaluation-report/2');
  expect(Object.keys(json.summary)).toEqual([
    'examples',
    'positives',
    'negatives',
    'failed',
    'failures',
    'measures',
    'groups',
    'recall',
    'calls',
    'spent',
    'elapsedMs',
    'options',
  ]);
  expect(Object.keys(json.summary.measures)).toEqual([
    'toolRecall',
    'factsSaid',
    'passed',
    'solved',
    'answerRight',
    'effectsRight',
    'exactChain',
    'partialChain',
    'partialChainLenient',
    'toolPrecision',
    'successRate',
    'argumentMatch',
    'order',
    'abstained',
    'heldBack',
    'asked',
    'gaveAnswer',
    'quality',
    'hallucinatedCalls',
    'invalidCalls',
    'unparsableCalls',
    'failedCalls',
    'calls',
    'tokens',
    'costUsd',
    'seconds',
  ]);
  expect(json.summary.measures.solved).toEqual({ mean: 1, low: expect.any(Number), high: 1, examples: 12 });
  expect(json.comparison.measures.find(({ name }: { name: string }) => name === 'passed')).toMatchObject({
    name: 'passed',
    test: 'mcnemar',
    first: 0.2,
    second: 1,
  });
  expect(reportJson(reportOf(troubled)).worst.length).toBeGreaterThan(10);
  expect(reportJson(reportOf([])).comparison).toBeNull();
});

test('quantities are written as people read them', () => {
  expect([quantity(0.9349, 'share'), quantity(1234.5, 'number'), quantity(4.396, 'number')]).toEqual([
    '93.5',
    '1,235',
    '4.4',
  ]);
  expect([quantity(0.00512, 'usd'), quantity(12.3, 'usd'), quantity(0, 'usd')]).toEqual([
    '$0.0051',
    '$12.30',
    '$0.00',
  ]);
  expect([signed(0.031, 'share'), signed(-0.031, 'share'), signed(0.0001, 'share')]).toEqual([
    '+3.1',
    '−3.1',
    '0.0',
  ]);
  expect([chance(0.0001), chance(0.032)]).toEqual(['< 0.001', '= 0.032']);
});
