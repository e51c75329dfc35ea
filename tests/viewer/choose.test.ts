// Which drafts are listed, how many there would be otherwise, and the address that leads to it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf, placeIn, tabs } from '../../src/viewer/page/address.ts';
import { type Choice, choose, dimensions, noChoice, sorts } from '../../src/viewer/page/choose.ts';
import { resultsOn, sampleOf, turnOf } from '../../src/viewer/page/results.ts';
import type { Row, ToldEvaluation, ToldResult } from '../../src/viewer/told.ts';

const row = (index: number, more: Partial<Row> = {}): Row => ({
  id: `7-${String(index).padStart(6, '0')}`,
  accepted: true,
  query: `Where is order ${index}?`,
  response: 'In Graz.',
  forms: ['attribute'],
  tools: ['shop__get_order'],
  calls: 1,
  depth: 1,
  failed: [],
  skipped: [],
  unvouched: false,
  latencyMs: index,
  tokens: 0,
  failedCalls: 0,
  ...more,
});

const rows: readonly Row[] = [
  row(0),
  row(1, { forms: ['count'], tools: ['shop__list_orders', 'crm__get_customer'], calls: 2, depth: 2 }),
  row(2, { forms: ['count', 'filter'], calls: 3, skipped: ['solve'], unvouched: true }),
  row(3, { accepted: false, failed: ['response'], reason: 'Nothing comes to it.' }),
];

const known = {
  reviews: { '7-000001': { outcome: 'rejected' as const, edited: true, history: [] } },
  evaluations: [
    { name: 'a', results: { '7-000000': { passed: true }, '7-000001': { passed: false } } },
  ] as unknown as ToldEvaluation[],
};

const chosen = (values: Choice['values'], more: Partial<Choice> = {}) =>
  choose(rows, { ...noChoice, values, ...more }, known);
const ids = (values: Choice['values'], more: Partial<Choice> = {}) =>
  chosen(values, more).rows.map(({ id }) => Number(id.slice(2)));

describe('what is listed', () => {
  test.each([
    [{ show: ['accepted'] }, [0, 1, 2]],
    [{}, [0, 1, 2, 3]],
    [{ form: ['count'] }, [1, 2]],
    [{ form: ['filter', 'attribute'], show: ['accepted'] }, [0, 2]],
    [{ server: ['crm'] }, [1]],
    [{ tool: ['shop__get_order'], calls: ['3'] }, [2]],
    [{ verdict: ['failed response'] }, [3]],
    [{ verdict: ['skipped solve'] }, [2]],
    [{ vouched: ['not yet'] }, [2]],
    [{ review: ['rejected'] }, [1]],
    [{ review: ['edited'] }, [1]],
    [{ review: ['open'], show: ['accepted'] }, [0, 2]],
    [{ result: ['✗ a'] }, [1]],
    [{ form: ['no such form'] }, []],
  ])('%j', (values, expected) => {
    expect(ids(values as Choice['values'])).toEqual(expected);
  });

  test('has all the words, in whatever order and casing', () => {
    expect(ids({}, { words: 'ORDER graz 2' })).toEqual([2]);
    expect(ids({}, { words: '7-000003' })).toEqual([3]);
    expect(ids({}, { words: 'graz vienna' })).toEqual([]);
  });

  test('is in the order that was asked for, equals in the order in which they were made', () => {
    expect(ids({}, { sort: 'latency' })).toEqual([3, 2, 1, 0]);
    expect(ids({}, { sort: 'calls' })).toEqual([2, 1, 0, 3]);
  });
});

test('counts say how many there would be, everything else chosen as it is', () => {
  const { counts } = chosen({ show: ['accepted'], form: ['count'] });
  expect(Object.fromEntries(counts.form)).toEqual({ attribute: 1, count: 2, filter: 1 });
  expect(Object.fromEntries(counts.calls)).toEqual({ 2: 1, 3: 1 });
  expect(Object.fromEntries(counts.show)).toEqual({ accepted: 2 });
});

test('the address leads back to what was looked at', () => {
  const place = fc.record({
    tab: fc.constantFrom(...tabs),
    choice: fc.record({
      words: fc.string({ unit: 'grapheme' }),
      values: fc
        .dictionary(
          fc.constantFrom(...dimensions),
          fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }),
        )
        .filter(({ show }) => !(show ?? []).includes('all'))
        .map((values) => ({ show: [], ...values })),
      sort: fc.constantFrom(...sorts),
    }),
    open: fc.option(fc.string(), { nil: undefined }),
    compare: fc.array(fc.string()),
  });
  fc.assert(
    fc.property(
      place,
      (each) => void expect(placeIn(hashOf(each))).toEqual(JSON.parse(JSON.stringify(each))),
    ),
  );
  expect(placeIn('')).toEqual({ tab: 'samples', choice: noChoice, compare: [] });
  expect(placeIn('#/nonsense?sort=backwards')).toEqual({ tab: 'samples', choice: noChoice, compare: [] });
});

describe('what models did on a dialogue', () => {
  const passed = (isPassed: boolean) => ({ passed: isPassed }) as ToldResult;
  const evaluation = {
    name: 'turns',
    results: {
      '7-000000#10': passed(true),
      '7-000000#2': passed(false),
      '7-000000#1': passed(true),
      '7-000001#1': passed(true),
      '7-000001#2': passed(true),
      '7-000002': passed(true),
      '7-000000/missing-step#1': passed(false),
    },
  } as unknown as ToldEvaluation;

  test('is told turn by turn, in their order', () => {
    expect(resultsOn(evaluation, '7-000000').map(({ turn, result }) => [turn, result.passed])).toEqual([
      [1, true],
      [2, false],
      [10, true],
    ]);
    expect(resultsOn(evaluation, '7-000002')).toMatchObject([{ turn: undefined }]);
    expect(resultsOn(evaluation, '7-000003')).toEqual([]);
  });

  test('an example leads to its sample and its turn', () => {
    expect(
      ['7-000000#2', '7-000000/missing-step#1', '7-000000'].map((id) => [sampleOf(id), turnOf(id)]),
    ).toEqual([
      ['7-000000', 2],
      ['7-000000', 1],
      ['7-000000', undefined],
    ]);
  });

  test('passes where every turn does', () => {
    const by = (result: string) =>
      choose(
        rows,
        { ...noChoice, values: { result: [result] } },
        { ...known, evaluations: [evaluation] },
      ).rows.map(({ id }) => id);
    expect(by('✓ turns')).toEqual(['7-000001', '7-000002']);
    expect(by('✗ turns')).toEqual(['7-000000']);
  });
});
