// Figures that no field has and that follow from the fields of one record, or of a list's rows, by the words beside them.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const holds = (calls: readonly Call[], query: string, response: string) =>
  examine(calls, query, response).objections.length === 0;

const stock: Call = {
  tool: 'list_stock',
  value: {
    rows: [
      { sku: 'K-10', product: 'Cork mat', on_hand: 14, reserved: 6, reorder_point: 20 },
      { sku: 'K-11', product: 'Felt pad', on_hand: 90, reserved: 90, reorder_point: 60 },
      { sku: 'K-12', product: 'Jute rope', on_hand: 300, reserved: 40, reorder_point: 100 },
    ],
  },
};

describe('a column against another', () => {
  test.each([
    ['One product is below its reorder point: the Cork mat (14 on hand, reorder point 20).', true],
    ['Two products are below their reorder point.', false],
    ['The Cork mat is 6 short of its reorder point of 20.', true],
    ['The Cork mat is 8 short of its reorder point of 20.', false],
    ["260 of the Jute rope aren't reserved.", true],
    ["270 of the Jute rope aren't reserved.", false],
  ])('%s', (response, is) => {
    expect(holds([stock], 'What has to be reordered, and what is free?', response)).toBe(is);
  });
});

const request: Call = {
  tool: 'list_requests',
  value: {
    requests: [
      {
        number: 81,
        title: 'Drop the old index',
        author: 'jpike',
        additions: 61,
        deletions: 903,
        approvals: 1,
      },
      {
        number: 84,
        title: 'Retry on timeouts',
        author: 'mkeller',
        additions: 40,
        deletions: 12,
        approvals: 2,
      },
    ],
  },
};

describe('two fields of one record', () => {
  test.each([
    ['#81 has 61 lines added and 903 deleted, 964 lines in all.', true],
    ['#81 has 61 lines added and 903 deleted, 974 lines in all.', false],
  ])('come to a sum: %s', (response, is) => {
    expect(holds([request], 'How large is request 81?', response)).toBe(is);
  });

  const freight: Call = {
    tool: 'get_shipment',
    value: {
      shipment: 'SH-7',
      pallets: 6,
      weight_kg: 2140,
      fees: { balance: 4.7, limit: 10, currency: 'EUR' },
    },
  };
  test.each([
    ['Six pallets with 2,140 kg in all, about 357 kg each.', true],
    ['Six pallets with 2,140 kg in all, about 420 kg each.', false],
    ['The balance is €4.70, which is €5.30 below the limit of €10.', true],
    ['The balance is €4.70, which is €6.30 below the limit of €10.', false],
    ['The balance is €4.70, which is more than half of the limit of €10.', false],
  ])('are compared: %s', (response, is) => {
    expect(holds([freight], 'How big is SH-7, and what is owed?', response)).toBe(is);
  });

  test('a number of approvals counts no requests', () => {
    expect(holds([request], 'What about request 81?', '#81 has two approvals.')).toBe(false);
  });
});

const account: Call = {
  tool: 'get_account',
  value: {
    card: 'C-9',
    medication: [{ name: 'Bisoprolol', dose_mg: 5, times_a_day: 1 }],
    holds: [
      { title: 'Orbital', position: 3, status: 'waiting' },
      { title: 'James', position: 1, status: 'ready' },
    ],
  },
};

test.each([
  ['Orbital is still waiting, with two people ahead of you.', true],
  ['Orbital is still waiting, with three people ahead of you.', false],
])('a place in a queue leaves one less in front: %s', (response, is) => {
  expect(holds([account], 'How are the holds on C-9?', response)).toBe(is);
});

test.each([
  ['5 mg of Bisoprolol once a day.', true],
  ['5 mg of Bisoprolol twice a day.', false],
])('how often is what its field says: %s', (response, is) => {
  expect(holds([account], 'What is to be taken?', response)).toBe(is);
});

const statement: Call = {
  tool: 'get_statement',
  value: {
    currency: 'EUR',
    rows: [
      { date: '2026-05-02', payee: 'Stadtwerke', amount: -86.4 },
      { date: '2026-05-04', payee: 'Nordlicht GmbH', amount: 2640 },
      { date: '2026-05-09', payee: 'Wohnbau Eiche', amount: -980 },
    ],
  },
};

test.each([
  ['€2,640.00 came in and €1,066.40 went out, so €1,573.60 was left.', true],
  ['€2,640.00 came in and €1,166.40 went out, so €1,573.60 was left.', false],
  ['€1,573.60 was left after two payments.', true],
  ['€1,573.60 was left after three payments.', false],
  ['The biggest payment was €980.00 to Wohnbau Eiche.', true],
  ['The biggest payment was €86.40 to Stadtwerke.', false],
])('a statement has payments and what came in: %s', (response, is) => {
  expect(holds([statement], 'What came in and went out?', response)).toBe(is);
});

const moved: Call = {
  tool: 'set_date',
  arguments: { job: 'R-22', date: '2026-05-19' },
  value: { job: 'R-22', old_due: '2026-05-13', new_due: '2026-05-19' },
  writes: true,
};

test.each([
  ['R-22 is now due on 19 May, six days later than before.', true],
  ['R-22 is now due on 19 May, four days later than before.', false],
  ['R-22 is now due on 13 May.', false],
])('a change says what was and what is: %s', (response, is) => {
  expect(holds([moved], 'Move R-22 to 19 May 2026.', response)).toBe(is);
});

const found: Call = {
  tool: 'search_catalog',
  value: {
    total: 23,
    page: 1,
    per_page: 2,
    results: [
      { title: 'The Dispossessed', year: 1974 },
      { title: 'Earthsea', year: 1968 },
    ],
  },
};

test.each([
  ['Among the results shown, Earthsea (1968) is the oldest.', true],
  ['Earthsea (1968) is the oldest.', false],
  ['There are 23 titles in all.', true],
  ['There are 24 titles in all.', false],
])('a page of a list is no whole one: %s', (response, is) => {
  expect(holds([found], 'What is the oldest title?', response)).toBe(is);
});

test.each([
  ['It is -6.4 °C now.', true],
  ['It is -7.4 °C now.', false],
])('units may stand in a member of their own: %s', (response, is) => {
  const weather: Call = {
    tool: 'get_weather',
    value: { units: { temperature: '°C' }, current: { temperature: -6.4, humidity: 81 } },
  };
  expect(holds([weather], 'How cold is it?', response)).toBe(is);
});
