// Clauses that have nothing to do with the results.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const boat: Call = {
  tool: 'get_boat',
  arguments: { name: 'Sea Lark' },
  value: { name: 'Sea Lark', berth: 14, length_m: 9.5, skipper: 'Ada Holm', last_survey: '2026-02-03' },
};
const crew: Call = {
  tool: 'list_members',
  arguments: { club: 'Harbour Rowers' },
  value: {
    club: 'Harbour Rowers',
    members: [
      { name: 'Ada Holm', seat: 'bow', races: 4 },
      { name: 'Ben Rees', seat: 'stroke', races: 7 },
    ],
  },
};
const objections = (call: Call, query: string, response: string) =>
  examine([call], query, response).objections.filter(({ what }) => what.includes('has to do with'));

describe('a clause of which no word is known', () => {
  test.each<[Call, string, string]>([
    [boat, 'Where is the Sea Lark?', 'She lies at berth 14, and the engine was overhauled.'],
    [boat, 'Where is the Sea Lark?', 'The Sea Lark, which leaks badly, lies at berth 14.'],
    [boat, 'Where is the Sea Lark?', 'At berth 14. Fuel pumps stand across town.'],
    [boat, 'Where is the Sea Lark?', 'At berth 14. The Sea Lark was towed by tugboats.'],
    [crew, 'Who has raced most?', 'Ben Rees, the coxswain, has raced seven times.'],
    [crew, 'Who are the Harbour Rowers?', '- Ada Holm (bow)\n- Ben Rees (coxswain)'],
  ])('%j: %s %s', (call, query, response) => {
    expect(objections(call, query, response)).toHaveLength(1);
  });
});

describe('no objection', () => {
  test.each<[Call, string, string]>([
    [boat, 'Where is the Sea Lark?', 'At berth 14. Let me know if you would like her papers, too!'],
    [boat, 'Where is the Sea Lark?', 'The Sea Lark, which Ada Holm skippers, lies at berth 14.'],
    [boat, 'Where is the Sea Lark?', 'At berth 14. Shall we book a crane for her?'],
    [boat, 'How long is the Sea Lark?', 'Nine and a half metres, in other words about 31 feet.'],
    [boat, 'Where is the Sea Lark?', 'Here is what the record says: she lies at berth 14.'],
    [crew, 'Who has raced most?', 'Ben Rees, the stroke, with seven races.'],
    [crew, 'Who has raced most?', 'Ben Rees, with seven races; the runner-up is Ada Holm.'],
    [crew, 'Who has raced most?', 'Ben Rees (seven races). Ada Holm, not surprisingly, has four.'],
  ])('%j: %s %s', (call, query, response) => {
    expect(objections(call, query, response)).toEqual([]);
  });
});
