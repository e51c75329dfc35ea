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
