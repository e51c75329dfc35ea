// Which call is tried although it may be refused, and what is called instead.
import { describe, expect, test } from 'vitest';
import { repairedCall } from '../../../src/backends/symbolic/recover.ts';
import { createRandom } from '../../../src/model/random.ts';

const today = '2026-03-02';
const callOn = (date: string) => ({ tool: 'a__b', arguments: { city: 'Lyon', date } });
const repaired = (date: string, failure: string) =>
  repairedCall(callOn(date), failure, today, createRandom(1))?.arguments.date;

describe('a refused day', () => {
  test('on a weekend becomes the next working day', () => {
    expect(repaired('2026-03-14', '2026-03-14 is on a weekend.')).toBe('2026-03-16');
  });

  test('becomes the next weekday that the refusal names', () => {
    expect(repaired('2026-03-14', 'Not on a Saturday; it does on Wednesday, Thursday.')).toBe('2026-03-18');
  });

  test('beyond a range becomes a working day at its end', () => {
    const day = String(repaired('2026-04-10', '"date" must lie between 2026-03-02 and 2026-03-22.'));
    expect(day >= '2026-03-16' && day <= '2026-03-21').toBe(true);
    expect([0, 6]).not.toContain(new Date(day).getUTCDay());
  });

  test('in the past becomes none', () => {
    expect(repaired('2026-02-02', '"date" is in the past.')).toBeUndefined();
  });

  test('is what is repaired, and nothing else', () => {
    expect(
      repairedCall({ tool: 'a__b', arguments: { city: 'Lyon' } }, 'No city.', today, createRandom(1)),
    ).toBeUndefined();
  });
});
