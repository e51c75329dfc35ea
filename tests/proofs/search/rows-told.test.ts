// Rows that nobody calls by a name, and what else an answer says of lists: spreads, shares, differences, what lacks something.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const statement: Call = {
  tool: 'get_statement',
  arguments: { month: '2026-04' },
  value: {
    month: '2026-04',
    currency: 'EUR',
    entries: [
      { id: 'e1', day: '2026-04-02', payee: 'Harbour Housing', category: 'rent', amount: -980 },
      { id: 'e2', day: '2026-04-07', payee: 'Green Grocer', category: 'food', amount: -41.5 },
      { id: 'e3', day: '2026-04-18', payee: 'Green Grocer', category: 'food', amount: -36.2 },
      { id: 'e4', day: '2026-04-24', payee: 'Corner Bakery', category: 'food', amount: -12.3 },
      { id: 'e5', day: '2026-04-25', payee: 'Tern Shipping', category: 'salary', amount: 2400 },
    ],
  },
};
const days: Call = {
  tool: 'get_forecast',
  arguments: { place: 'Skagen' },
  value: {
    place: 'Skagen',
    days: [
      { date: '2026-05-12', summary: 'rain', high_c: 12, wind_kmh: 40 },
      { date: '2026-05-13', summary: 'sunny', high_c: 16, wind_kmh: 15 },
      { date: '2026-05-14', summary: 'cloudy', high_c: 14, wind_kmh: 20 },
    ],
  },
};
const boats: Call = {
  tool: 'list_boats',
  value: {
    boats: [
      { id: 'b1', name: 'Terna', berths: 4, radio: 'VHF', weight_kg: 2400, status: 'moored' },
      { id: 'b2', name: 'Alcida', berths: 6, radio: null, weight_kg: 4800, status: 'moored' },
      { id: 'b3', name: 'Gavia', berths: 2, radio: 'VHF', weight_kg: 900, status: 'at sea' },
    ],
  },
};

/** Whether an answer draws no objection. */
const passes = (calls: readonly Call[], query: string, response: string) =>
  examine(calls, query, response).objections.length === 0;

describe('rows without names', () => {
  const asked = 'How much did I spend on food in April?';
  test.each([
    ['€90.00 in April: €41.50 and €36.20 at Green Grocer, and €12.30 at Corner Bakery.', true],
    ['€90.00 in April: €41.50 and €12.30 at Green Grocer, and €36.20 at Corner Bakery.', false],
    ['€66.00 in April.', false],
  ])('%s', (response, holds) => {
    expect(passes([statement], asked, response)).toBe(holds);
  });

  test.each([
    ['The rent: €980 to Harbour Housing on 2 April.', true],
    ['The €12.30 at Corner Bakery on 24 April.', false],
  ])('the biggest of what went out: %s', (response, holds) => {
    expect(passes([statement], 'What was the biggest thing I paid in April?', response)).toBe(holds);
  });
});

describe('days', () => {
  test.each([
    ['On Wednesday: sunny, up to 16 °C and only 15 km/h of wind.', true],
    ['On Thursday: up to 16 °C and only 15 km/h of wind.', false],
  ])('are called by their weekdays: %s', (response, holds) => {
    expect(passes([days], 'Which day is best for Skagen?', response)).toBe(holds);
  });

  test.each([
    ['Highs between 12 and 16 °C.', true],
    ['Highs between 14 and 16 °C.', false],
  ])('have a spread: %s', (response, holds) => {
    expect(passes([days], 'How warm will it be in Skagen?', response)).toBe(holds);
  });

  test.each([
    ['Today, with 40 km/h, more than twice the 15 km/h of tomorrow.', true],
    ['Today, with 40 km/h. That is less than twice the 20 km/h of Thursday.', false],
  ])('are compared: %s', (response, holds) => {
    expect(passes([days], 'When is it windiest in Skagen?', response)).toBe(holds);
  });
});

describe('what is said of a list', () => {
  test.each([
    ['Which boats have no radio?', 'Only Alcida.', true],
    ['Which boats have no radio?', 'Only Gavia.', false],
    ['Which boats are moored?', 'Two are moored: Terna and Alcida.', true],
    ['Which boats are moored?', 'Two are moored: Terna and Gavia.', false],
    ['Are all boats moored?', 'Yes, every one of them is moored.', false],
    ['Which is larger, Terna or Alcida?', 'Alcida is larger, by 2 berths: 6 against 4 for Terna.', true],
    ['Which is larger, Terna or Alcida?', 'Alcida is larger, by 2 berths: 6 against 2 for Terna.', false],
  ])('%s %s', (query, response, holds) => {
    expect(passes([boats], query, response)).toBe(holds);
  });
});
