// Two times of the day in one text.
import { describe, expect, test } from 'vitest';
import { timeStretch } from '../../src/text/time-stretch.ts';

const hours = (text: string) => {
  const found = timeStretch(text);
  return found === undefined ? undefined : [found.from / 3600, found.to / 3600];
};

describe('a stretch of time', () => {
  test.each<[string, number, number]>([
    ['10:00-17:30', 10, 17.5],
    ['09:00 – 18:00', 9, 18],
    ['9am-5pm', 9, 17],
    ['2-5 pm', 14, 17],
    ['11 am to 2 pm', 11, 14],
    ['8.30 bis 12.00', 8.5, 12],
  ])('%s', (text, from, to) => {
    expect(hours(text)).toEqual([from, to]);
  });

  test.each(['10-20', 'closed', '2026-03-04', '10:00', '10:00-17:30, 19:00-22:00'])('%s is none', (text) => {
    expect(hours(text)).toBeUndefined();
  });
});
