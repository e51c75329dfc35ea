// Texts of lines that look like rows, pairs or entries, and are none.
import { expect, test } from 'vitest';
import { readText } from '../../../src/grounding/reading/read-text.ts';

test.each([
  ['a sentence with a bar', 'Use a | b for either.\nAnd a & b for both of them.'],
  ['rows of different lengths', 'P1 | North | open\nP2 | Harbour\nP3 | Theatre | closed'],
  ['cells that repeat what comes first', 'open | North\nopen | Harbour'],
  ['an address with a query', 'https://example.com/a?x=1&y=2'],
  ['code', 'x = 1, y = 2 if z == 3 else 4\nprint(x)'],
  ['one setting a line', 'PORT=80\nHOST=localhost'],
  ['a moment in a sentence', '2026-11-30 10:15 was when the error occurred.'],
  ['an introduction of many lines', `${'This is a document.\n'.repeat(8)}P1 | North\nP2 | Harbour`],
])('%s is left a text', (_, text) => {
  expect(readText(text)).toBeUndefined();
});

test('a first line of words is the head, and one like the others is a row', () => {
  expect(readText('id;name\nP1;North\nP2;Harbour')?.value).toEqual([
    { id: 'P1', name: 'North' },
    { id: 'P2', name: 'Harbour' },
  ]);
  expect(readText('P1;North;12.50\nP2;Harbour;8.00')?.value).toEqual([
    { id: 'P1', name: 'North', column_3: 12.5 },
    { id: 'P2', name: 'Harbour', column_3: 8 },
  ]);
});

test('what all cells of a column say is its name; a unit is none', () => {
  expect(
    readText('North | 3 buses | 12 km | due 2026-03-01\nSouth | 1 bus | 4 km | due 2026-04-01')?.value,
  ).toEqual([
    { name: 'North', buses: 3, column_3: '12 km', due: '2026-03-01' },
    { name: 'South', buses: 1, column_3: '4 km', due: '2026-04-01' },
  ]);
});

test.each([
  [
    'what a line announces, with labels for its codes',
    'Found 2 patient(s):\n- Ann Dunne (ID: P-310), born 1938-01-01\n- Bo Lyle (ID: P-311), born 1960-02-02',
    [
      { id: 'P-310', name: 'Ann Dunne', born: '1938-01-01' },
      { id: 'P-311', name: 'Bo Lyle', born: '1960-02-02' },
    ],
  ],
  [
    'the one thing that a line announces',
    'Found 1 patient(s):\n- Ann Dunne (ID: P-310), born 1938-01-01',
    [{ id: 'P-310', name: 'Ann Dunne', born: '1938-01-01' }],
  ],
  [
    'people in a numbered list, with days',
    '1. Sam Tully - Top Field, since 2024-06-12\n2. Omar Faye - Top Field, since 2026-02-12',
    [
      { name: 'Sam Tully', column_92: 'Top Field', since: '2024-06-12' },
      { name: 'Omar Faye', column_92: 'Top Field', since: '2026-02-12' },
    ],
  ],
  [
    'titles with their slugs',
    '- **Beef Rendang** (`beef-rendang`): Indonesian, dinner',
    [{ id: 'beef-rendang', name: 'Beef Rendang', column_92: 'Indonesian', column_93: 'dinner' }],
  ],
  [
    'by whom something was done, and when',
    'RX801: metformin 500 mg, prescribed by Dr Marsh on 2026-05-01\nRX802: aspirin, prescribed by Dr Kapoor on 2026-06-01',
    [
      { id: 'RX801', column_91: 'metformin 500 mg', prescribed_by: 'Dr Marsh', prescribed_on: '2026-05-01' },
      { id: 'RX802', column_91: 'aspirin', prescribed_by: 'Dr Kapoor', prescribed_on: '2026-06-01' },
    ],
  ],
  [
    'a list with codes, prices and stock',
    '1. Oak board, long (AB-110) — 24.90 €, 140 in stock\n2. Brass hook (AB-204) — 3.20 €, out of stock',
    [
      { id: 'AB-110', name: 'Oak board, long', price: 24.9, currency: 'EUR', units_in_stock: 140 },
      { id: 'AB-204', name: 'Brass hook', price: 3.2, currency: 'EUR', units_in_stock: 0 },
    ],
  ],
  [
    'codes with what they are of',
    "H1: St. Anne's Hospital (Galway)\nH2: Mercy & Royal Infirmary (Cork)",
    [
      { id: 'H1', name: "St. Anne's Hospital", column_92: 'Galway' },
      { id: 'H2', name: 'Mercy & Royal Infirmary', column_92: 'Cork' },
    ],
  ],
  [
    'orders and whose they are',
    'Order SO-71: Hotel Marguerite - picking (2 lines)\nOrder SO-72: Café Ó - packed (1 line)',
    [
      { order_no: 'SO-71', column_1: 'Hotel Marguerite', status: 'picking', lines: 2 },
      { order_no: 'SO-72', column_1: 'Café Ó', status: 'packed', lines: 1 },
    ],
  ],
  [
    'counted lines',
    'Line 1: Linen curtain, grey - 4 pcs - AB-330\nLine 2: Brass hook - 24 pcs - AB-204',
    [
      { quantity: 4, id: 'AB-330', column_91: 1, name: 'Linen curtain, grey' },
      { quantity: 24, id: 'AB-204', column_91: 2, name: 'Brass hook' },
    ],
  ],
])('lines that are cut alike are things: %s', (_, text, things) => {
  expect(readText(text)?.value).toEqual(things);
});

test.each([
  ['a record whose labels are words', 'Name: Foo - Bar\nPrice: 12 EUR'],
  ['a list of sentences', '- Call the customer - today\n- Send the offer - by Friday'],
])('%s is not cut', (_, text) => {
  expect(JSON.stringify(readText(text)?.value ?? text)).toContain(' - ');
});

test('amounts with marks between their thousands are numbers', () => {
  const table = (a: string, b: string) => `| Payee | Amount |\n|---|---|\n| A | ${a} |\n| B | ${b} |`;
  expect(readText(table('-86.40', '2,640.00'))?.value).toEqual([
    { Payee: 'A', Amount: -86.4 },
    { Payee: 'B', Amount: 2640 },
  ]);
  expect(readText(table('1.913,60', '12,50'))?.value).toEqual([
    { Payee: 'A', Amount: 1913.6 },
    { Payee: 'B', Amount: 12.5 },
  ]);
  // A number with a mark that may be either is left as it is written.
  expect(readText(table('1.913', '12,5'))?.value).toEqual([
    { Payee: 'A', Amount: '1.913' },
    { Payee: 'B', Amount: '12,5' },
  ]);
});

test('the words around a list are read for what they say', () => {
  const text =
    'Period: May 2026 · Currency: EUR\n\n- First slot\n- Second slot\n\nShowing 2 of 5 results.\nDr. Balan is taking no new patients.';
  expect(readText(text)?.value).toEqual({
    Period: 'May 2026',
    Currency: 'EUR',
    items: ['First slot', 'Second slot'],
    note: 'Dr. Balan is taking no new patients.',
  });
});

test('lists of words in a record are no columns, however long they are', () => {
  const request = { number: 81, title: 'Drop it', labels: ['bug', 'net'], reviewers: ['asato', 'jpike'] };
  expect(readText(JSON.stringify([request]))?.value).toEqual([request]);
  const series = { name: 'Oslo', days: ['2026-05-01', '2026-05-02'], highs: [12, 14] };
  expect(readText(JSON.stringify(series))?.value).toEqual({
    name: 'Oslo',
    items: [
      { days: '2026-05-01', highs: 12 },
      { days: '2026-05-02', highs: 14 },
    ],
  });
});

test('a page about one thing is called by its heading, and a name in a field goes without its code', () => {
  expect(
    readText('# Ann Dunne\n\n**Patient ID:** P-310\n**Blood group:** A+\n**GP:** Dr Helen Marsh (D1)\n')
      ?.value,
  ).toEqual({
    title: 'Ann Dunne',
    'Patient ID': 'P-310',
    'Blood group': 'A+',
    GP: 'Dr Helen Marsh',
    'GP ID': 'D1',
  });
});
