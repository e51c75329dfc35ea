// How many drafts are worked on at a time: what was asked for holds, and what was not is made to fit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagOf } from '../../src/cli/flags/flag-names.ts';
import { placesOf } from '../../src/compose/places.ts';

const usual = { workers: 8, concurrency: 16 };

describe('places', () => {
  test.each([
    [128, {}, { workers: 8, concurrency: 8 }],
    [128, { workers: 2 }, { workers: 2, concurrency: 16 }],
    [128, { concurrency: 64 }, { workers: 1, concurrency: 64 }],
    [128, { concurrency: 20 }, { workers: 3, concurrency: 20 }],
    [128, { workers: 4, concurrency: 16 }, { workers: 4, concurrency: 16 }],
    [1, {}, { workers: 1, concurrency: 1 }],
    [8, {}, { workers: 4, concurrency: 1 }],
  ])('of a window of %i, with %o', (window, asked, places) => {
    expect(placesOf(window, asked, usual, flagOf)).toEqual(places);
  });

  test('are together at most half of the window, and at least one', () => {
    const number = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(number, number, number, (window, workers, concurrency) => {
        const places = placesOf(window, {}, { workers, concurrency }, flagOf);
        expect(places.workers * places.concurrency).toBeLessThanOrEqual(Math.max(1, window / 2));
        expect(Math.min(places.workers, places.concurrency)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test.each([
    [
      { workers: 2, concurrency: 64 },
      '--concurrency 64 with --workers 2 makes 128 drafts at the same time, and --window 128 allows half as many as itself: stay within 64, or start a run with --window 256.',
    ],
    [
      { concurrency: 65 },
      '--concurrency 65 makes 65 drafts at the same time, and --window 128 allows half as many as itself: stay within 64, or start a run with --window 130.',
    ],
  ])('that do not fit are refused: %o', (asked, sentence) => {
    expect(() => placesOf(128, asked, usual, flagOf)).toThrow(sentence);
  });
});
