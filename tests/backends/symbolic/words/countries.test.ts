// Places that have an article.
import { expect, test } from 'vitest';
import { takesThe } from '../../../../src/backends/symbolic/words/countries.ts';

test.each(['South', 'North West', 'Midlands', 'United Kingdom', 'Print room'])('in the %s', (place) => {
  expect(takesThe(place)).toBe(true);
});

test.each(['Southampton', 'Leeds', 'Westnet', 'Norway'])('in %s', (place) => {
  expect(takesThe(place)).toBe(false);
});
