import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, deriveSeed } from '../../src/model/random.ts';

const seed = fc.integer();

test('equal seeds give equal sequences, other seeds others', () => {
  const draw = (from: number) => {
    const random = createRandom(from);
    return Array.from({ length: 8 }, () => random.integer(0, 1e9));
  };
  fc.assert(
    fc.property(seed, (from) => {
      expect(draw(from)).toEqual(draw(from));
    }),
  );
  expect(draw(1)).not.toEqual(draw(2));
});

test('the sequence of a seed is the same on every machine', () => {
  const random = createRandom(7);
  expect([random.integer(1, 6), random.integer(1, 6), random.integer(1, 6)]).toMatchInlineSnapshot(`
    [
      4,
      3,
      6,
    ]
  `);
  expect(deriveSeed(7, 'draft')).toMatchInlineSnapshot(`4280159100`);
});

test('numbers stay in their bounds', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: -1e6, max: 1e6 }), fc.nat(1e6), (from, min, width) => {
      const random = createRandom(from);
      const integer = random.integer(min, min + width);
      expect(integer >= min && integer <= min + width).toBe(true);
      const real = random.real();
      expect(real >= 0 && real < 1).toBe(true);
    }),
  );
});

test('a shuffle keeps every item, and leaves the original alone', () => {
  fc.assert(
    fc.property(seed, fc.array(fc.integer()), (from, items) => {
      const before = [...items];
      const shuffled = createRandom(from).shuffle(items);
      expect(items).toEqual(before);
      expect([...shuffled].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
});

test('a sample has different items, and none of weight 0', () => {
  fc.assert(
    fc.property(seed, fc.uniqueArray(fc.nat(50)), fc.nat(60), (from, items, count) => {
      const drawn = createRandom(from).sample(items, count, (item) => item % 3);
      const eligible = items.filter((item) => item % 3 > 0);
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.length).toBe(Math.min(count, eligible.length));
      for (const item of drawn) expect(eligible).toContain(item);
    }),
  );
});

test('a larger weight is drawn more often', () => {
  const random = createRandom(1);
  let heavy = 0;
  for (let round = 0; round < 1000; round++)
    if (random.sample([1, 9], 1, (weight) => weight)[0] === 9) heavy += 1;
  expect(heavy).toBeGreaterThan(850);
  expect(heavy).toBeLessThan(950);
});

test('there is nothing to pick from nothing', () => {
  expect(() => createRandom(1).pick([])).toThrow(RangeError);
});

test('labels lead to seeds of 32 bits that differ', () => {
  const seeds = Array.from({ length: 1000 }, (_, label) => deriveSeed(0, label));
  expect(new Set(seeds).size).toBe(1000);
  for (const each of seeds) expect(each >>> 0).toBe(each);
});
