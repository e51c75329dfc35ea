// Dividing samples: what is never on both sides, and how near the sides come to what was wanted.
import { describe, expect, test } from 'vitest';
import { SplitIndex } from '../../../src/dataset/splits/split-index.ts';
import { assertSplitOptions, type SplitUnit } from '../../../src/dataset/splits/split-options.ts';
import { withStoredValues } from '../../../src/grounding/stored-value.ts';
import { createRandom } from '../../../src/model/random.ts';
import type { Chain } from '../../../src/model/workflow.ts';
import { chainSignature } from '../../../src/statistics/chain-signature.ts';
import { step } from '../../runs/drafts.ts';

interface Row {
  readonly query: string;
  readonly tools: readonly string[];
}

const sampleOf = ({ query, tools }: Row) => ({
  query,
  chains: withStoredValues([{ id: 'chain_1', steps: tools.map((name, at) => step(`step_${at + 1}`, name)) }]),
});

async function divide(rows: readonly Row[], splitBy: SplitUnit = 'sample', testRatio = 0.1, seed = 0) {
  const index = new SplitIndex(splitBy);
  for (const row of rows) index.add(sampleOf(row));
  const split = await index.split({ testRatio, seed }, () => {});
  const on = (side: 'train' | 'test') => rows.filter((_, row) => split.sideOf(row) === side);
  return { ...split, train: on('train'), test: on('test') };
}

const servers = ['crm', 'shop', 'travel', 'wiki'];

/** Rows of several tools of one or two servers, with queries of their own words. */
function someRows(count: number, seed = 0): Row[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, row) => {
    const server = random.pick(servers.slice(0, 3));
    const name = () => `${random.real() < 0.03 ? 'wiki' : server}__tool_${random.integer(0, 9)}`;
    const tools = Array.from({ length: random.integer(1, 4) }, name);
    const query = Array.from({ length: 14 }, () => `w${random.integer(0, 5000)}`).join(' ');
    return { query: `${query} number${row}`, tools };
  });
}

const signatures = (rows: readonly Row[]) => new Set(rows.map((row) => chainSignature(sampleOf(row))));
const common = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>) => [...a].filter((each) => b.has(each));
const wordsOf = ({ query }: Row) => new Set(query.split(' '));

/** Pairs of queries, one of each side, that share four fifths of their words; by comparing all with all. */
function nearPairs(train: readonly Row[], test: readonly Row[]): number {
  let pairs = 0;
  const words = train.map(wordsOf);
  for (const a of test.map(wordsOf))
    for (const b of words) {
      let both = 0;
      for (const word of a) if (b.has(word)) both += 1;
      if (both / (a.size + b.size - both) >= 0.8) pairs += 1;
    }
  return pairs;
}

describe('a chain signature', () => {
  test('is of the tools and their order, and of no argument', () => {
    expect(signatures([{ query: '', tools: ['a__x', 'a__y'] }])).toEqual(new Set(['a__x > a__y']));
    expect(signatures([{ query: '', tools: ['a__y', 'a__x'] }])).not.toEqual(new Set(['a__x > a__y']));
  });

  test('does not depend on which of several chains came first', () => {
    const chain = (id: string, name: string) => ({ id, steps: [step('step_1', name)] });
    const [a, b] = [chain('chain_1', 'a__x'), chain('chain_2', 'a__y')];
    const signature = (...chains: readonly Chain[]) => chainSignature({ chains: withStoredValues(chains) });
    expect(signature(a, b)).toBe(signature(b, a));
  });
});

describe('train and test', () => {
  test('share no chain signature and no near query, planted ones among them', async () => {
    const rows = someRows(400);
    // Planted: the same chain under other words, and nearly the same words over another chain.
    const planted = rows.slice(0, 60).flatMap((row, at): Row[] => [
      { query: `entirely different request ${at} ${'x'.repeat(at)}`, tools: row.tools },
      { query: `${row.query} please`, tools: [`shop__planted_${at}`] },
    ]);
    const all = [...rows, ...planted];
    for (const seed of [0, 1, 2]) {
      const { train, test: held } = await divide(all, 'sample', 0.2, seed);
      expect(held.length).toBeGreaterThan(50);
      expect(common(signatures(train), signatures(held))).toEqual([]);
      expect(nearPairs(train, held)).toBe(0);
    }
    // The plants are what is at stake: by chance they would be apart.
    expect(nearPairs(rows, planted)).toBeGreaterThanOrEqual(60);
  });

  test('come as near to the ratio as whole groups allow', async () => {
    const rows = Array.from(
      { length: 50 },
      (_, row): Row => ({ query: `q${row} a${row}`, tools: [`crm__${row}`] }),
    );
    expect((await divide(rows, 'sample', 0.1)).test).toHaveLength(5);
    expect((await divide(rows, 'sample', 0)).test).toHaveLength(0);
    expect((await divide(rows, 'sample', 1)).train).toHaveLength(0);
    // However small the share, there is something to test with.
    expect((await divide(rows.slice(0, 3), 'sample', 0.1)).test).toHaveLength(1);
    const oneGroup = rows.map((row) => ({ ...row, tools: ['crm__x'] }));
    const { report, test: none } = await divide(oneGroup);
    expect(none).toEqual([]);
    expect(report).toMatchObject({ groups: 1, largestGroup: 50, grouped: 50, signatures: 1, ratio: 0 });
  });

  test('are the same for the same seed', async () => {
    const rows = someRows(200);
    const [first, again, other] = [
      await divide(rows, 'sample', 0.2, 5),
      await divide(rows, 'sample', 0.2, 5),
      await divide(rows, 'sample', 0.2, 6),
    ];
    expect(again.test).toEqual(first.test);
    expect(other.test).not.toEqual(first.test);
  });

  test('by tools: no tool that is held out is called in train, and each test sample calls one', async () => {
    const { train, test: held, report } = await divide(someRows(300), 'tools', 0.1);
    const heldOut = new Set(report.heldOut);
    expect(heldOut.size).toBeGreaterThan(0);
    expect(train.filter(({ tools }) => tools.some((name) => heldOut.has(name)))).toEqual([]);
    expect(held.filter(({ tools }) => !tools.some((name) => heldOut.has(name))).length).toBeLessThan(5);
    expect(Math.abs(report.ratio - 0.1)).toBeLessThan(0.05);
    expect(common(signatures(train), signatures(held))).toEqual([]);
  });

  test('by server: whole servers are held out', async () => {
    const { train, report } = await divide(someRows(300), 'server', 0.1);
    expect(report.heldOut).toEqual(['wiki']);
    expect(train.some(({ tools }) => tools.some((name) => name.startsWith('wiki')))).toBe(false);
  });

  test('by server where there is only one is refused, in one sentence', async () => {
    const rows = someRows(20).map((row) => ({ ...row, tools: ['crm__a'] }));
    await expect(divide(rows, 'server')).rejects.toThrow(
      'No server can be held out: every sample, or one that is nearly the same, calls each of them. Split by sample instead.',
    );
  });
});

test('a ratio out of range and an unknown unit are refused', () => {
  for (const testRatio of [-0.1, 1.1, Number.NaN]) {
    expect(() => assertSplitOptions({ testRatio, splitBy: 'sample', seed: 0 })).toThrow(
      /must be between 0 and 1/,
    );
  }
  expect(() => assertSplitOptions({ testRatio: 0.1, splitBy: 'tool' as SplitUnit, seed: 0 })).toThrow(
    'A dataset is split by sample, tools or server, not by "tool".',
  );
});
