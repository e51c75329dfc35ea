// The groups of figures, on samples small enough to count by hand.
import { describe, expect, test } from 'vitest';
import { withStoredValues } from '../../src/grounding/stored-value.ts';
import type { Sample } from '../../src/model/sample.ts';
import { type Step, stepsOf } from '../../src/model/workflow.ts';
import { evennessOf } from '../../src/statistics/balance.ts';
import { callsByTurn } from '../../src/statistics/complexity.ts';
import { SampleFiguresOf } from '../../src/statistics/sample-figures.ts';
import { wordingOf } from '../../src/statistics/wording.ts';
import { wordsOf } from '../../src/statistics/words.ts';
import { catalogOf, sample, step, tool } from '../runs/drafts.ts';

const catalog = catalogOf([
  tool('crm__find'),
  tool('crm__get'),
  tool('shop__list'),
  tool('shop__pay', { forbidden: 'annotated as writing' }),
]);

function figuresOf(samples: readonly Sample[]) {
  const figures = new SampleFiguresOf(catalog);
  for (const one of samples) figures.add(one, stepsOf(one));
  return figures.result();
}

/** crm__find feeds crm__get and shop__list, which need nothing of each other; shop__list is then asked again. */
const wide = [
  step('step_1', 'crm__find'),
  step('step_2', 'crm__get', 'step_1'),
  step('step_3', 'shop__list', 'step_1'),
  step('step_4', 'shop__list', 'step_3'),
];

describe('diversity', () => {
  test('counts workflows by their tools, values aside', () => {
    const { diversity } = figuresOf([
      sample(0, { steps: wide }),
      sample(1, { steps: wide.map((one) => ({ ...one, arguments: { id: 'cus_2' } })) }),
      sample(2, { steps: wide.slice(0, 2) }),
      {
        ...sample(3),
        chains: withStoredValues(
          wide.slice(0, 2).map((one, at) => ({ id: `chain_${at + 1}`, steps: [one] })),
        ),
      },
    ]);
    expect(diversity.signatures).toEqual({ distinct: 3, share: 0.75 });
    // Five chains: the long one twice, find and get in one, find alone, get alone.
    expect(diversity.chainSignatures).toEqual({ distinct: 4, share: 0.8, total: 5 });
  });

  test('counts pairs of tools that feed or follow each other, among those that may be called', () => {
    const { diversity } = figuresOf([sample(0, { steps: wide }), sample(1, { steps: wide.slice(0, 2) })]);
    // Fed: find→get, find→list, list→list. Following: find→get, get→list, list→list.
    expect(diversity.toolPairs).toEqual({
      possible: 9,
      seen: 4,
      share: 4 / 9,
      dependencies: 3,
      successions: 3,
      mostFrequent: [
        { from: 'crm__find', to: 'crm__get', count: 2 },
        { from: 'crm__find', to: 'shop__list', count: 1 },
        { from: 'crm__get', to: 'shop__list', count: 1 },
        { from: 'shop__list', to: 'shop__list', count: 1 },
      ],
    });
    expect(diversity.serverPairs).toMatchObject({ possible: 4, seen: 3 });
    const strange = figuresOf([
      sample(0, { steps: [step('step_1', 'old__tool'), step('step_2', 'crm__get', 'step_1')] }),
    ]);
    expect(strange.diversity.toolPairs.seen).toBe(0);
  });

  test('finds the queries that are alike, and how rich their words are', () => {
    const { diversity } = figuresOf([
      sample(0, { query: 'Show me the open orders.' }),
      sample(1, { query: 'Show me the late orders!' }),
      sample(2, { query: 'Who owns it?' }),
    ]);
    // Four of five words in order, and nothing in common with the third.
    expect(diversity.queries).toEqual({
      measure: 'ROUGE-L',
      compared: 3,
      meanOfPairs: expect.closeTo(0.8 / 3),
      nearest: { mean: expect.closeTo(1.6 / 3), median: 0.8, max: 0.8 },
      nearDuplicateShare: 2 / 3,
      mostAlike: {
        similarity: 0.8,
        samples: ['7-000000', '7-000001'],
        queries: ['Show me the open orders.', 'Show me the late orders!'],
      },
    });
    // show me the open orders late who owns it, of 13; of 10 pairs, "show me" and "me the" stand there twice.
    expect(diversity.vocabulary).toEqual({ words: 13, distinctWords: 9, distinct1: 9 / 13, distinct2: 0.8 });
    expect(diversity.openings).toEqual({
      distinct: 2,
      share: 2 / 3,
      mostFrequent: [
        { text: 'show me the', count: 2, share: 2 / 3 },
        { text: 'who owns it', count: 1, share: 1 / 3 },
      ],
    });
  });

  test('compares queries that are drawn where there are many, always the same ones', () => {
    const many = Array.from({ length: 1200 }, (_, index) =>
      sample(index, { query: `Thing number ${index}?` }),
    );
    const { diversity } = figuresOf(many);
    expect(diversity.queries.compared).toBe(500);
    expect(figuresOf(many).diversity).toEqual(diversity);
    // Drawn evenly: the second half of the run has its part.
    expect(diversity.vocabulary.distinctWords).toBe(502);
    const late = figuresOf(
      many.map((one, index) => (index < 600 ? one : { ...one, query: 'Late.' })),
    ).diversity;
    const words = late.vocabulary.words;
    // 500 queries of three words or one: between 200 and 300 of them are late.
    expect(words).toBeGreaterThan(3 * 200 + 300);
    expect(words).toBeLessThan(3 * 300 + 200);
  });

  test('has nothing to say of nothing', () => {
    const { diversity, difficulty, tokens } = figuresOf([]);
    expect(diversity).toMatchObject({
      signatures: { distinct: 0, share: null },
      queries: { compared: 0, meanOfPairs: null, nearest: { mean: null, max: null }, mostAlike: null },
      vocabulary: { words: 0, distinct1: null, distinct2: null },
      wordings: { distinct: 0, mostFrequent: [] },
    });
    expect(difficulty).toMatchObject({ values: 0, carriedShare: null, samplesShare: null });
    expect(tokens.conversation.mean).toBeNull();
    expect(figuresOf([sample(0)]).diversity.queries).toMatchObject({ compared: 1, nearest: { mean: null } });
  });
});

describe('wording', () => {
  const said = (...texts: string[]): Step => ({
    ...step('step_1', 'crm__get'),
    bindings: texts.map((text, at) => ({ path: `/${at}`, source: 'query', text })),
  });

  test.each([
    ["Show me Acme Robotics' orders of 5 March 2026. Then tell me the total.", ['Acme']],
    ["Show me Noor El Khatib's orders of 1 May 2025. Then tell me the total.", ['Noor El Khatib']],
  ])('is what is left without values: %s', (query, values) => {
    const [first, second] = wordingOf(query, [said(...values)]);
    expect(first).toMatch(/^show me …'s? orders of …\.$/);
    expect(second).toBe('then tell me the total.');
  });

  test('keeps the word I, and takes numbers, quotations and identifiers out', () => {
    expect(wordingOf('Also, I want 12 of "Blue Paint" for SO-2026-1116, please.', [])).toEqual([
      'also, i want … of … for …, please.',
    ]);
  });
});

describe('words', () => {
  test.each([
    ["I'm at Acme’s, room B-12!", ["i'm", 'at', "acme's", 'room', 'b', '12']],
    ['Größe: ２ m', ['größe', '2', 'm']],
    ['客户 ACME', ['客', '户', 'acme']],
    ["'quoted' …", ['quoted']],
    ['?!', []],
  ])('of %s', (text, words) => expect(wordsOf(text)).toEqual(words));
});

describe('complexity', () => {
  test('is counted in tools, servers, calls, chains, turns, and calls in one turn', () => {
    const { complexity } = figuresOf([sample(0, { steps: wide }), sample(1)]);
    const means = Object.entries(complexity).map(([name, { mean, max }]) => [name, mean, max]);
    expect(means).toEqual([
      ['tools', 2, 3],
      ['servers', 1.5, 2],
      ['calls', 2.5, 4],
      ['chains', 1, 1],
      ['depth', 2, 3],
      ['width', 1.5, 2],
    ]);
  });

  test('makes each call as soon as what it needs is there', () => {
    expect(callsByTurn(wide)).toEqual([1, 2, 1]);
    expect(callsByTurn([])).toEqual([]);
    // Independent calls go into the first turn, wherever they stand.
    expect(callsByTurn([...wide, step('step_5', 'crm__find')])).toEqual([2, 2, 1]);
  });
});

describe('difficulty', () => {
  const calls: readonly Step[] = [
    {
      ...step('step_1', 'crm__find'),
      arguments: { query: 'Acme' },
      bindings: [{ path: '/query', source: 'query', text: 'Acme' }],
    },
    {
      ...step('step_2', 'crm__get'),
      arguments: { id: 'cus_1', limit: 20, day: '2026-03-06', note: 'x' },
      bindings: [
        { path: '/id', source: 'step', step: 'step_1', from: '/structuredContent/id' },
        { path: '/limit', source: 'schema' },
        { path: '/day', source: 'vouched', by: null },
      ],
    },
    {
      ...step('step_3', 'shop__list'),
      // A path of which one part is carried, and a list of which each value is.
      arguments: { path: 'cus_1/orders', ids: ['a', 'b'] },
      bindings: [
        { path: '/path', source: 'query', text: 'orders', part: [6, 12] },
        { path: '/path', source: 'step', step: 'step_1', from: '/structuredContent/id', part: [0, 5] },
        { path: '/ids', source: 'step', step: 'step_2', from: '/structuredContent/ids' },
      ],
    },
  ];

  test('is the share of values that stand in earlier results alone, and how far they are carried', () => {
    const { difficulty } = figuresOf([sample(0, { steps: calls }), sample(1)]);
    // Nine values with the other sample's id: id, path and both of ids are carried, three of them to another server.
    expect(difficulty).toEqual({
      values: 9,
      carriedShare: 4 / 9,
      queryShare: 2 / 9,
      computedShare: 0,
      vouchedShare: 1 / 9,
      schemaShare: 1 / 9,
      unexplainedShare: 1 / 9,
      acrossServersShare: 0.75,
      samplesShare: 0.5,
      carriedPerSample: { mean: 2, min: 0, median: 0, p95: 4, max: 4 },
      longestCarry: { mean: 2, min: 2, median: 2, p95: 2, max: 2 },
    });
  });
});

describe('balance', () => {
  const evenness = (calls: Record<string, number>) => evennessOf(new Map(Object.entries(calls)));

  test('is 1 where all are used equally, and 0 where one has everything', () => {
    expect(evenness({ a: 5, b: 5, c: 5 })).toMatchObject({
      available: 3,
      unused: 0,
      evenness: expect.closeTo(1),
      effective: expect.closeTo(3),
    });
    expect(evenness({ a: 5, b: 0 })).toMatchObject({ unused: 1, evenness: 0, effective: 1 });
  });

  test('is the entropy over its most', () => {
    // Half, a quarter, a quarter: one and a half bits of two.
    const { evenness: share, effective, mostUsed, leastUsed } = evenness({ a: 2, b: 1, c: 1, d: 0 });
    expect(share).toBeCloseTo(0.75);
    expect(effective).toBeCloseTo(2 ** 1.5);
    expect(mostUsed.map(({ name, share: part }) => [name, part])).toEqual([
      ['a', 0.5],
      ['b', 0.25],
      ['c', 0.25],
    ]);
    expect(leastUsed.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });

  test('is nobody knows what without calls or without a choice', () => {
    expect(evenness({ a: 0, b: 0 })).toMatchObject({ evenness: null, effective: null, mostUsed: [] });
    expect(evenness({ a: 3 })).toMatchObject({ evenness: null, effective: 1 });
    expect(evenness({})).toMatchObject({ available: 0, evenness: null });
  });
});

describe('tokens', () => {
  test('are a quarter of the bytes, by part of the conversation', () => {
    const one: Step = {
      ...step('step_1', 'crm__get'),
      arguments: { id: 'c' },
      result: {
        content: [
          { type: 'text', text: '12345678' },
          { type: 'image', data: 'AAAA'.repeat(1000), mimeType: 'image/png' },
        ],
        structuredContent: { not: 'shown' },
      },
    };
    const two: Step = { ...one, id: 'step_2', result: { content: [], structuredContent: { id: 1 } } };
    const { tokens } = figuresOf([
      { ...sample(0, { query: 'Größe? 客户', steps: [one, two] }), response: 'Ok', tools: [] },
    ]);
    const means = Object.fromEntries(
      Object.entries(tokens).flatMap(([part, { mean }]) => (mean === undefined ? [] : [[part, mean]])),
    );
    // 15 bytes; twice {"name":"crm__get","arguments":{"id":"c"}} of 42; 8 and {"id":1} of 8; 2 bytes.
    expect(means).toEqual({ query: 4, calls: 21, results: 4, response: 1, conversation: 30, tools: 0 });
    expect(tokens.total).toBe(30);
  });

  test('of the definitions stand beside', () => {
    const { name, server, description, inputSchema, annotations, tool: own } = tool('crm__get');
    const { tokens } = figuresOf([
      {
        ...sample(0),
        tools: [{ name, server, tool: own, description, inputSchema, annotations: annotations ?? {} }],
      },
    ]);
    // {"name":"crm__get","description":"Does get.","parameters":{"type":"object"}}
    expect(tokens.tools.mean).toBe(19);
  });
});
