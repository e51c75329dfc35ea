// Calls that go the other way round than the query says.
import { describe, expect, test } from 'vitest';
import { swappedArgument } from '../../../src/checks/bindings/swapped-arguments.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { stepOf, textResult } from '../draft.ts';

const said = (path: string, text: string) => ({ path, source: 'query' as const, text });
const step = (args: JsonObject, texts: Readonly<Record<string, string>>) =>
  stepOf(
    1,
    'search',
    args,
    textResult('found'),
    Object.entries(texts).map(([name, text]) => said(`/${name}`, text)),
  );

const flight = step(
  { from_city: 'Munich', to_city: 'Lyon', date: '2026-03-10' },
  { from_city: 'Munich', to_city: 'Lyon', date: '10 March' },
);
const money = step(
  { amount: 1200, from_currency: 'CHF', to_currency: 'EUR' },
  { amount: '1,200', from_currency: 'Swiss francs', to_currency: 'euros' },
);
const stay = step(
  { start_date: '2026-03-10', end_date: '2026-03-12' },
  { start_date: '10 March', end_date: '12 March' },
);

describe('the ends of a call', () => {
  test.each([
    [flight, 'Flights from Lyon to Munich on 10 March?'],
    [flight, 'I am leaving Lyon on 10 March and have to get to Munich. Which flights are there?'],
    [money, 'How many Swiss francs do I get for 1,200 euros?'],
    [money, 'Convert 1,200 from euros to Swiss francs.'],
    [stay, 'Which rooms are free from 12 March to 10 March?'],
  ])('%# are swapped in %j', (call, query) => {
    expect(swappedArgument(call, query, '2026-03-02')).toBeDefined();
  });

  test.each([
    [flight, 'Flights from Munich to Lyon on 10 March?'],
    [flight, 'Munich to Lyon on 10 March: which flights?'],
    [flight, 'I have to get to Lyon on 10 March, starting in Munich.'],
    [flight, 'I live in Munich. What flies to Lyon on 10 March?'],
    [money, 'What are 1,200 Swiss francs in euros?'],
    [money, 'How many euros do I get for 1,200 Swiss francs?'],
    [stay, 'Which rooms are free from 10 March to 12 March?'],
    [stay, 'Rooms between 10 March and 12 March, please.'],
  ])('%# are as %j says', (call, query) => {
    expect(swappedArgument(call, query, '2026-03-02')).toBeUndefined();
  });
});
