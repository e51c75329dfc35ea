// Amounts of money whose currency stands elsewhere, and amounts in hundredths of it.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const passes: Call = {
  tool: 'list_passes',
  value: {
    waehrung: 'EUR',
    passes: [
      { name: 'Day Pass', price_cents: 1250, deposit_minor: 500, preis_cent: 1250 },
      { name: 'Week Pass', price_cents: 4990, deposit_minor: 2000, preis_cent: 4990 },
    ],
  },
};
const order: Call = {
  tool: 'get_order',
  value: {
    order_no: 'SO-7',
    currency: 'CHF',
    lines: [
      { product: 'Oak Table', unit_price: 1200 },
      { product: 'Ash Chair', unit_price: 400 },
    ],
  },
};
const room: Call = {
  tool: 'get_room',
  value: { name: 'Room 12', nightlyRateMinor: 9550, currency: 'EUR' },
};

describe('an amount', () => {
  test.each<[Call, string, string]>([
    [passes, 'What does the Day Pass cost?', 'The Day Pass costs €12.50.'],
    [passes, 'What is the deposit for the Week Pass?', 'The deposit for the Week Pass is €20.'],
    [passes, 'Which pass is cheaper?', 'The Day Pass is cheaper: €12.50 against €49.90 for the Week Pass.'],
    [order, 'What does the Oak Table cost?', 'The Oak Table costs CHF 1,200.'],
    [room, 'What does Room 12 cost a night?', 'Room 12 costs €95.50 a night.'],
  ])('in %# is said in its currency', (call, query, response) => {
    expect(examine([call], query, response).objections).toEqual([]);
  });

  test.each<[Call, string, string]>([
    [passes, 'What does the Day Pass cost?', 'The Day Pass costs €12.60.'],
    [passes, 'What does the Day Pass cost?', 'The Day Pass costs €1,250.'],
    [passes, 'What does the Day Pass cost?', 'The Day Pass costs $12.50.'],
    [passes, 'What is the deposit for the Week Pass?', 'The deposit for the Week Pass is €21.'],
    [order, 'What does the Oak Table cost?', 'The Oak Table costs €1,200.'],
    [order, 'What does the Oak Table cost?', 'The Oak Table costs CHF 1,201.'],
    [room, 'What does Room 12 cost a night?', 'Room 12 costs €95.60 a night.'],
    [room, 'What does Room 12 cost a night?', 'Room 12 costs CHF 95.50 a night.'],
  ])('in %# that is another, or in another currency, is objected to', (call, query, response) => {
    expect(examine([call], query, response).objections).not.toEqual([]);
  });
});

describe('figures of several fields', () => {
  const booking: Call = {
    tool: 'get_booking',
    value: { booking: 'B-1', adults: 2, seniors: 1, power_kw: 85 },
  };
  test.each([
    ['B-1 is for two adults and one senior.', []],
    ['B-1 has two adults and two seniors.', ['two']],
    ['B-1 has 85 kW.', []],
    ['B-1 has 85 hp.', ['85 hp']],
  ])('%s', (response, said) => {
    expect(examine([booking], 'What about B-1?', response).objections.map(({ text }) => text)).toEqual(said);
  });
});

describe('who does it', () => {
  const call: Call = {
    tool: 'get_case',
    value: { case_no: 'C-1', agent: 'Leo Brandt', customer: 'Ann Pires' },
  };
  test.each([
    ['Leo Brandt is handling it.', true],
    ['Leo Brandt looks after it.', true],
    ['Ann Pires is handling it.', false],
    ['Ann Pires looks after it.', false],
  ])('%s', (response, isTrue) => {
    const { objections } = examine([call], 'Who deals with case C-1?', response);
    expect(objections.length === 0).toBe(isTrue);
  });
});
