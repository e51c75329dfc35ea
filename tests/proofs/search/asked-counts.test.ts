// Numbers that an answer takes from the query, and how many things it compares.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const mug: Call = {
  tool: 'get_article',
  arguments: { article: 'M-4' },
  value: { article: 'M-4', price: 12, currency: 'EUR', stock: 2 },
};
const ponds: readonly Call[] = [
  ['North Pond', 4.5],
  ['South Pond', 3],
].map(([name = '', depth = 0]) => ({
  tool: 'get_pond',
  arguments: { name },
  value: { name, depth_m: depth },
}));
const said = (calls: readonly Call[], query: string, response: string) =>
  examine(calls, query, response).objections.map(({ text }) => text);

describe('counts of the query', () => {
  test.each<[readonly Call[], string, string, readonly string[]]>([
    [[mug], 'What would seven of M-4 cost?', 'At €12 each, seven come to €84.', []],
    [[mug], 'What would seven of M-4 cost?', 'They are €12 each. That comes to €84.', []],
    [[mug], 'What would seven of M-4 cost?', 'At €12 each, seven come to €96.', ['seven', '€96']],
    [[mug], 'Can I get seven of M-4?', 'Yes, seven are in stock.', ['seven']],
    [ponds, 'How do North Pond and South Pond compare?', 'North Pond is the deeper of the two.', []],
    [ponds, 'How do North Pond and South Pond compare?', 'North Pond is the deepest of the five.', ['five']],
  ])('%j: %s %s', (calls, query, response, wrong) => {
    expect(said(calls, query, response)).toEqual(wrong);
  });
});
