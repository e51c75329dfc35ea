import { describe, expect, it } from 'vitest';
import { saysValue } from '../../../src/text/sayings/says-value.ts';
import { corpus, today } from './corpus.ts';

const count = (which: 'says' | 'saysNot') => corpus.reduce((sum, group) => sum + group[which].length, 0);

describe('what says a value', () => {
  it('is tried on at least 300 true and 200 false rows', () => {
    expect(count('says')).toBeGreaterThanOrEqual(300);
    expect(count('saysNot')).toBeGreaterThanOrEqual(200);
  });

  for (const { kind, context, says, saysNot } of corpus) {
    describe(kind, () => {
      it.each(says)('%j says %j %j', (text, value, own) => {
        expect(saysValue(text, value, { today, ...context, ...own })).toBe(true);
      });
      it.each(saysNot)('%j does not say %j %j', (text, value, own) => {
        expect(saysValue(text, value, { today, ...context, ...own })).toBe(false);
      });
    });
  }
});
