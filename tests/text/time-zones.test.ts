// Time zones by the cities that people call them by.
import { expect, test } from 'vitest';
import { saysArgument } from '../../src/text/sayings/says-argument.ts';
import { cityOfTimeZone } from '../../src/text/time-zones.ts';

test.each([
  ['Europe/London', 'London'],
  ['America/Sao_Paulo', 'Sao Paulo'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['Europe/Atlantis', undefined],
  ['docs/Readme', undefined],
  ['UTC', undefined],
])('%s is called after %s', (zone, city) => {
  expect(cityOfTimeZone(zone)).toBe(city);
});

const context = { today: '2026-03-02', parameter: { name: 'timezone' } };

test.each([
  ['What time is it in Tokyo when it is 20:45 in London?', 'Asia/Tokyo', true],
  ['What time is it in São Paulo?', 'America/Sao_Paulo', true],
  ['What time is it in Tokyo?', 'Europe/London', false],
])('“%s” says %s: %s', (query, zone, expected) => {
  expect(saysArgument(query, zone, context) !== undefined).toBe(expected);
});
