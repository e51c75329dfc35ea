import { describe, expect, it } from 'vitest';
import { saysValue } from '../../../src/text/sayings/says-value.ts';
import { contextOf, corpus } from './corpus.ts';

const count = (which: 'says' | 'saysNot') => corpus.reduce((sum, group) => sum + group[which].length, 0);

describe('what says a value', () => {
  it('is tried on at least 300 true and 200 false rows', () => {
    expect(count('says')).toBeGreaterThanOrEqual(300);
    expect(count('saysNot')).toBeGreaterThanOrEqual(200);
  });

  for (const group of corpus) {
    const rows = (which: 'says' | 'saysNot') =>
      group[which].map(([text, value, own]) => ({
        text,
        value,
        own,
        name: JSON.stringify([text, value, own]),
      }));
    describe(group.kind, () => {
      it.each(rows('says'))('says $name', ({ text, value, own }) => {
        expect(saysValue(text, value, contextOf(group, own))).toBe(true);
      });
      it.each(rows('saysNot'))('does not say $name', ({ text, value, own }) => {
        expect(saysValue(text, value, contextOf(group, own))).toBe(false);
      });
    });
  }
});
