// Figures that an answer works out, from fields of one record or from figures that it tells, and rows that it tells by their times.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const boats: Call = {
  tool: 'list_boats',
  value: {
    boats: [
      { name: 'Petrel', state: 'under_way', speed_knots: 11.5, load_t: 300 },
      { name: 'Skua', state: 'under_way', speed_knots: 13, load_t: 700 },
      { name: 'Fulmar', state: 'moored', speed_knots: 0, load_t: 250 },
    ],
  },
};
const shares: Call = {
  tool: 'get_positions',
  value: {
    base_currency: 'USD',
    cash: 100,
    positions: [
      { symbol: 'AAB', name: 'Alder Books', qty: 40, avg_cost: 60.5, last: 74.5 },
      { symbol: 'CCD', name: 'Cedar Docks', qty: 120, avg_cost: 18.75, last: 17.1 },
    ],
  },
};
const trips: Call = {
  tool: 'search_trips',
  value: {
    currency: 'SEK',
    trips: [
      {
        trip_id: 'T-0705',
        departs: '07:05',
        arrives: '10:25',
        seat_price: 385,
        seats_left: 0,
        car_spaces_left: 0,
      },
      {
        trip_id: 'T-1120',
        departs: '11:20',
        arrives: '14:35',
        seat_price: 445,
        seats_left: 37,
        car_spaces_left: 2,
      },
      {
        trip_id: 'T-1630',
        departs: '16:30',
        arrives: '19:50',
        seat_price: 525,
        seats_left: 12,
        car_spaces_left: 0,
      },
    ],
  },
};
const closes: Call = {
  tool: 'get_closes',
  value: {
    currency: 'USD',
    bars: [
      { date: '2026-05-07', close: 128.5 },
      { date: '2026-05-08', close: 133.9 },
      { date: '2026-05-11', close: 131 },
    ],
  },
};
const low: Call = {
  tool: 'get_tide',
  value: {
    unit: 'm',
    extremes: [
      { time: '03:05', height: -1.82 },
      { time: '09:20', height: 2.14 },
    ],
  },
};
const mails: Call = {
  tool: 'search_mails',
  value: {
    mails: [
      { subject: 'Order SO-2025-0981 is late', from: 'Ines Falk', total: 12 },
      { subject: 'Invoice for May', from: 'Omar Reis', total: 33705 },
    ],
  },
};

const speeds = 'How fast are the boats that are under way?';
const loads = 'How much load is under way?';
const worth = 'How are my positions doing?';
const leaving = 'Which trips have room for a car?';

describe('is borne out by the results', () => {
  test.each([
    ['a unit of the field’s name', boats, speeds, 'Petrel is doing 11.5 knots and Skua 13 kn.'],
    ['a product of two fields', shares, worth, 'Alder Books is worth $2,980: 40 shares at $74.50.'],
    ['a gain', shares, worth, 'You are up $560 on Alder Books.'],
    ['a loss', shares, worth, 'You have a loss of $198 on Cedar Docks.'],
    ['a sum of products', shares, worth, 'Together the two positions are worth $5,032.'],
    [
      'rows by their times',
      trips,
      leaving,
      'The 11:20 has 2 car spaces left; the 07:05 is completely sold out.',
    ],
    [
      'a difference that is told',
      trips,
      leaving,
      'The 11:20 costs SEK 445 and the 16:30 SEK 525, so you save SEK 80.',
    ],
    ['the ends of a series', closes, 'How did it move?', 'It rose from $128.50 to $131.00.'],
    [
      'a unit above the list',
      low,
      'What is the range of the tide?',
      'From −1.82 m at 03:05 to 2.14 m at 09:20: the range is 3.96 m.',
    ],
    [
      'the time between two rows',
      low,
      'How long is it between them?',
      'From 03:05 to 09:20, so 6 hours and 15 minutes apart.',
    ],
  ] as const)('%s', (_, call, query, response) => {
    expect(examine([call], query, response).objections).toEqual([]);
  });

  test('a half in one character', () => {
    const runs: Call = { tool: 'get_run', value: { name: 'e2e', minutes: 8.5 } };
    expect(examine([runs], 'How long did e2e take?', 'It took 8½ minutes.').objections).toEqual([]);
  });

  test('a code that reads as a quarter', () => {
    const berths: Call = { tool: 'get_berth', value: { berth: 'Q1', length_m: 160 } };
    expect(examine([berths], 'How long is the berth?', 'Q1 is 160 m long.').objections).toEqual([]);
  });

  test('a list that was narrowed to a state', () => {
    const open: Call = {
      tool: 'list_orders',
      arguments: { status: 'open' },
      value: [{ order_id: 'SO-2026-1104', status: 'open', total: 33705 }],
    };
    const { objections } = examine(
      [open],
      'Which orders are open?',
      'SO-2026-1104, and no other open orders.',
    );
    expect(objections).toEqual([]);
  });

  test('a kind of thing in front of an identifier', () => {
    const order: Call = {
      tool: 'get_order',
      value: { order_id: 'SO-2026-1104', total: 33705, currency: 'USD' },
    };
    const { objections } = examine(
      [mails, order],
      'What does SO-2026-1104 come to?',
      'Order SO-2026-1104 comes to $33,705.',
    );
    expect(objections).toEqual([]);
  });
});

describe('is refused', () => {
  test.each([
    ['another part of a sum', boats, loads, '1,000 tonnes, about half of it on Skua.'],
    ['a state of only some that are named', boats, speeds, 'Three are under way: Petrel, Skua and Fulmar.'],
    ['another product', shares, worth, 'Alder Books is worth $2,890: 40 shares at $74.50.'],
    ['a gain that is a loss', shares, worth, 'You are up $198 on Cedar Docks.'],
    ['another gain', shares, worth, 'You are up $650 on Alder Books.'],
    ['another’s share of gain', shares, worth, 'Cedar Docks is up 23%.'],
    [
      'what has none left, offered',
      trips,
      leaving,
      'The 11:20 has 2 car spaces left. Otherwise you could put the car on the 16:30.',
    ],
    [
      'what has none left, told',
      trips,
      'Can I get a seat on the 7 o’clock trip?',
      'Yes, the 07:05 still has seats.',
    ],
    [
      'another difference',
      trips,
      leaving,
      'The 11:20 costs SEK 445 and the 16:30 SEK 525, so you save SEK 180.',
    ],
    [
      'a sum as a range',
      low,
      'What is the range of the tide?',
      'From −1.82 m at 03:05 to 2.14 m at 09:20: the range is 0.32 m.',
    ],
    [
      'the ends of a series the wrong way round',
      closes,
      'How did it move?',
      'It rose from $131.00 to $128.50.',
    ],
    ['a value of another field, reckoned', closes, 'How did it move?', 'It rose from $128.50 to $133.90.'],
  ] as const)('%s', (_, call, query, response) => {
    expect(examine([call], query, response).objections).not.toEqual([]);
  });
});
