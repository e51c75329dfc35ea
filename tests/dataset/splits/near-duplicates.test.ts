// Near-duplicate queries: which are, and that all of them are found.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DisjointSets } from '../../../src/dataset/splits/disjoint-sets.ts';
import { joinNearDuplicates, nearlyTheSame } from '../../../src/dataset/splits/near-duplicates.ts';
import { mostWords, QuerySketches, sketchOf } from '../../../src/dataset/splits/query-sketch.ts';
import { createRandom } from '../../../src/model/random.ts';

/** The group of each query, as the number of the first query in it. */
async function groupsOf(queries: readonly string[], joined: readonly (readonly [number, number])[] = []) {
  const sketches = new QuerySketches();
  const groups = new DisjointSets();
  for (const query of queries) {
    groups.add();
    sketches.add(sketchOf(query));
  }
  for (const [a, b] of joined) groups.join(a, b);
  await joinNearDuplicates(sketches, groups, () => {});
  return queries.map((_, row) => groups.rootOf(row));
}

function similarity(a: string, b: string): number {
  const sketches = new QuerySketches();
  sketches.add(sketchOf(a));
  sketches.add(sketchOf(b));
  return sketches.similarity(0, 1);
}

const words = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `word${from + at}`);

describe('the similarity of two queries', () => {
  test('is the share of common words, whatever their case, order and punctuation', () => {
    expect(similarity('Show me the open orders of Acme.', 'the OPEN orders, of acme: show me!')).toBe(1);
    expect(similarity('a b c d', 'c d e f')).toBeCloseTo(2 / 6);
    expect(similarity('a b', 'c d')).toBe(0);
    expect(similarity('客户 Grüße', 'GRÜSSE 客户')).toBeLessThan(1);
  });

  test('is exact up to the words that are kept', () => {
    const word = fc.integer({ min: 0, max: 60 }).map((number) => `w${number}`);
    const query = fc.uniqueArray(word, { minLength: 1, maxLength: mostWords - 1 });
    fc.assert(
      fc.property(query, query, (a, b) => {
        const common = a.filter((each) => b.includes(each)).length;
        expect(similarity(a.join(' '), b.join(' '))).toBeCloseTo(common / (a.length + b.length - common), 10);
      }),
    );
  });

  test('is a fair estimate beyond that', () => {
    // 160 of 200 words in common.
    const off = Array.from({ length: 30 }, (_, round) => {
      const from = round * 1000;
      return (
        similarity(words(180, from).join(' '), [...words(160, from), ...words(20, from + 500)].join(' ')) -
        0.8
      );
    });
    expect(Math.abs(off.reduce((sum, each) => sum + each, 0) / off.length)).toBeLessThan(0.05);
  });
});

describe('near-duplicates', () => {
  test('are found wherever they stand among thousands of others', async () => {
    const random = createRandom(1);
    const vocabulary = words(3000);
    const fresh = (count: number) => Array.from({ length: count }, () => random.pick(vocabulary));
    const queries = Array.from({ length: 1500 }, () => fresh(12 + random.integer(0, 20)));
    // Each planted query keeps nine of its partner's ten words: two thirds to four fifths of a reader's memory of it.
    const planted = Array.from({ length: 200 }, (_, pair) => {
      const original = fresh(30);
      const changed = original.map((word, at) => (at % 15 === 0 ? `other${pair}x${at}` : word));
      return [original, random.shuffle(changed)] as const;
    });
    const places = planted.map(([original, changed]) => {
      const at = random.integer(0, 1499);
      queries.push(changed);
      queries[at] = original;
      return [at, queries.length - 1, original.join(' '), changed.join(' ')] as const;
    });
    const group = await groupsOf(queries.map((query) => query.join(' ')));
    const near = places.filter(
      ([at, , original, changed]) =>
        queries[at]?.join(' ') === original && similarity(original, changed) >= nearlyTheSame,
    );
    expect(near.length).toBeGreaterThan(150);
    expect(near.filter(([at, other]) => group[at] !== group[other])).toEqual([]);
    // What has little in common stays apart.
    const sizes = new Map<number, number>();
    for (const root of group) sizes.set(root, (sizes.get(root) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(3);
  });

  test('at the limit are near, and just below it they are not', async () => {
    const original = words(36);
    const just = [...words(32), 'a', 'b', 'c', 'd'];
    const below = [...words(31), 'e', 'f', 'g', 'h', 'i'];
    expect(similarity(original.join(' '), just.join(' '))).toBe(nearlyTheSame);
    expect(await groupsOf([original.join(' '), just.join(' ')])).toEqual([0, 0]);
    expect(await groupsOf([original.join(' '), below.join(' ')])).toEqual([0, 1]);
  });

  test('join whole groups: what is near to one of a group is in it', async () => {
    const far = 'something else altogether about the weather in Lisbon';
    const near = 'show me all open orders of Acme Robotics in Berlin please';
    expect(await groupsOf([far, near, `${near} now`], [[0, 1]])).toEqual([0, 0, 0]);
  });

  test('are told from a crowd that has much in common, in no time to speak of', async () => {
    // Three words in four are the same in all; two pairs have two more in common than that takes.
    const common = words(30).join(' ');
    const query = (own: readonly string[]) => `${common} ${own.join(' ')}`;
    const queries = Array.from({ length: 2000 }, (_, row) => query(words(10, 1000 + row * 10)));
    queries.push(query([...words(7, 1000), 'a', 'b', 'c']), query([...words(7, 11_003), 'd', 'e', 'f']));
    const startedAt = performance.now();
    const group = await groupsOf(queries);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(group.slice(2000)).toEqual([0, 1000]);
    expect(new Set(group).size).toBe(2000);
  });

  test('whoever waits is told, and can stop it', async () => {
    const sketches = new QuerySketches();
    sketches.add(sketchOf('a'));
    const shares: number[] = [];
    const stopped = joinNearDuplicates(sketches, new DisjointSets(), (share) => {
      shares.push(share);
      if (share > 0.2) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeGreaterThan(0.2);
  });
});
