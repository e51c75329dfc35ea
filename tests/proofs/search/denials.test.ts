// What answers say of fields that are true or false.
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { type Call, examine } from './answers.ts';

const flat: Call = {
  tool: 'get_flat',
  arguments: { flat_id: 'F-3' },
  value: { flat_id: 'F-3', rooms: 3, furnished: false, pets: false, for_sale: false, balcony: true },
};
const shelves: readonly Call[] = [
  ['Pine Row', false],
  ['Lake Row', true],
].map(([name, heated]) => ({
  tool: 'get_greenhouse',
  arguments: { name: name as JsonValue },
  value: { name: name as JsonValue, heated: heated as JsonValue },
}));
const crew: Call = {
  tool: 'list_crew',
  value: {
    crew: [
      { name: 'Ana Reis', certified: true },
      { name: 'Bo Lund', certified: false },
      { name: 'Cy Dorn', certified: true },
    ],
  },
};
const objections = (calls: readonly Call[], query: string, response: string) =>
  examine(calls, query, response).objections.filter(({ what }) => what.includes('and the results say'));

describe('what a field denies', () => {
  test.each<[string, readonly Call[], string, string]>([
    ['with small words of its name', [flat], 'What about flat F-3?', "Yes, it's for sale."],
    ['as a permission', [flat], 'What about flat F-3?', 'Pets are welcome in F-3.'],
    ['behind an adverb', [flat], 'What about flat F-3?', 'F-3 comes fully furnished.'],
    ['of both', shelves, 'Are Pine Row and Lake Row heated?', 'Both are heated.'],
    ['of several together', [crew], 'Who is certified?', 'Ana Reis and Bo Lund are certified.'],
  ])('%s', (_, calls, query, response) => {
    expect(objections(calls, query, response)).not.toEqual([]);
  });
});

describe('no objection', () => {
  test.each<[string, readonly Call[], string, string]>([
    ['denied too', [flat], 'What about flat F-3?', "F-3 isn't for sale, and pets aren't allowed."],
    ['partly said', [flat], 'What about flat F-3?', 'F-3 has a balcony but comes unfurnished.'],
    ['of one of two', shelves, 'Are Pine Row and Lake Row heated?', 'Only Lake Row is heated.'],
    ['not of both', shelves, 'Are both heated?', 'No, Lake Row is heated while Pine Row is not.'],
    ['of several together', [crew], 'Who is certified?', 'Ana Reis and Cy Dorn are certified.'],
    [
      'of one of several',
      [crew],
      'Is Bo Lund certified?',
      'Of Ana Reis and Bo Lund, only the former is certified.',
    ],
  ])('%s', (_, calls, query, response) => {
    expect(objections(calls, query, response)).toEqual([]);
  });
});
