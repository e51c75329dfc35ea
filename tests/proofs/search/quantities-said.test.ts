// What is said of both, of all and of only one, by the values and the yes or no of their fields.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const tents: Call = {
  tool: 'list_tents',
  value: {
    tents: [
      { name: 'Lark', pole: 'carbon', lined: true, places_left: 2, tags: ['north', 'lake'] },
      { name: 'Wren', pole: 'steel', lined: true, places_left: 0, tags: ['north', 'hill'] },
      { name: 'Dove', pole: 'steel', lined: false, places_left: 4, tags: [] },
    ],
  },
};
const query = 'Which tents are there, and which are lined?';
const isRefused = (response: string) => examine([tents], query, response).objections.length > 0;

describe('a quantity that does not hold', () => {
  test.each([
    ['There are three tents, and all of them are lined: Lark, Wren and Dove.'],
    ['There are Lark and Wren, and both of them have a carbon pole.'],
    ['Only Lark is lined.'],
    ['There are places left for all three: Lark, Wren and Dove.'],
    ['Lark and Wren are lined; both have places left.'],
    ['Dove is in the north.'],
  ])('%s', (response) => {
    expect(isRefused(response)).toBe(true);
  });
});

describe('a quantity that holds', () => {
  test.each([
    ['There are Wren and Dove, and both of them have a steel pole.'],
    ['Only Lark and Wren are lined.'],
    ['Only Dove is not lined.'],
    ['Lark and Dove both have places left.'],
  ])('%s', (response) => {
    expect(isRefused(response)).toBe(false);
  });
});
