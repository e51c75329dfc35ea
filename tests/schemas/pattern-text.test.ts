// Texts for the patterns that schemas have, and what is done where there is none in any time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/model/random.ts';
import { fitsPattern, patternText } from '../../src/schemas/pattern-text.ts';

function textFor(pattern: string, seed: number): string | undefined {
  const random = createRandom(seed);
  return patternText(pattern, (below) => random.integer(0, below - 1));
}

describe('texts of patterns', () => {
  test.each([
    '^cus_[0-9]{4,}$',
    '^([01][0-9]|2[0-3]):[0-5][0-9]$',
    '^[A-Z]{3}$',
    '^\\d{4}-\\d\\d-\\d\\d$',
    '^(?:red|green)-[a-f0-9]{2,4}\\.txt$',
    '^[^abc]+x?$',
    '^a(b(c|d)*)+$',
  ])('%s', (pattern) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(textFor(pattern, seed)).toMatch(new RegExp(pattern));
      }),
    );
  });

  test.each(['^(?=.*\\d)[a-z]+$', '^(', '\\p{L}{2}\\1'])('%s is left to others', (pattern) => {
    expect(textFor(pattern, 1)).toBeUndefined();
  });
});

test('a pattern that takes for ever, or asks for more than anybody reads, is given up', () => {
  expect(fitsPattern('^(a+)+$', `${'a'.repeat(40)}!`)).toBeUndefined();
  expect(fitsPattern('^a+$', 'aaa')).toBe(true);
  expect(textFor('^((((a{9}){9}){9}){9}){9}$', 1)).toBeUndefined();
});
