import { expect, test } from 'vitest';
import { responseCheck } from '../../src/checks/response.ts';
import {
  draftOf,
  draftWith,
  goodDraft,
  stepOf,
  structured,
  textResult,
  toolOf,
  verdictOn,
  workflowOf,
} from './draft.ts';

test.each([
  'INV-2026-0031 is €1,240.50 and was due on March 5, 2026.',
  'INV-2026-0031 is due on 2026-03-05.',
  'INV-2026-0031: about 1,241 euros, due in March 2026.',
  'Acme Robotics is in "Berlin".',
  'There are two of them:\n1. INV-2026-0031\n2. INV-2026-0044',
  'INV-2026-0044 is for €99.',
])('%j stands in the results', async (response) => {
  expect(await verdictOn(responseCheck, draftWith({ response }))).toMatchObject({ status: 'passed' });
});

test.each([
  ['It is €1,300.00.', '€1,300.00'],
  ['It was due on 6 March 2026.', '6 March 2026'],
  ['It was sent at 14:30.', '14:30'],
  ['It is INV-2026-0032.', 'INV-2026-0032'],
  ['Its note says "urgent".', 'urgent'],
  ['There are seven of them.', 'seven'],
  ['Dear {name}, it is 99.', 'an unfilled placeholder'],
  ['It is undefined.', 'the word "undefined"'],
  [' ', 'is empty'],
  ['Which invoices of Acme Robotics are past due.', 'only repeats the query'],
  ['The days Acme Robotics has left: .', 'says nothing behind "The days Acme Robotics has left:"'],
  ['Berlin. The open amount is .', 'says nothing behind'],
  ['Here they are:\n', 'says nothing behind'],
])('%j fails: %s', async (response, detail) => {
  const verdict = await verdictOn(responseCheck, draftWith({ response }));
  expect(verdict.status).toBe('failed');
  expect(verdict.detail).toContain(detail);
});

test('what the query says may be said again', async () => {
  const changes = {
    query: 'Is anything above 5,000 euros past due?',
    response: 'No, nothing above €5,000 is.',
  };
  expect(await verdictOn(responseCheck, draftWith(changes))).toMatchObject({ status: 'passed' });
});

test('a figure that is wrong twice is named once', async () => {
  const verdict = await verdictOn(responseCheck, draftWith({ response: 'It is 77, yes, 77.' }));
  expect(verdict.critiques).toHaveLength(1);
  expect(await verdictOn(responseCheck, goodDraft)).toMatchObject({ status: 'passed' });
});

const readFiles = toolOf('read_files', { paths: { type: 'array' } });
const files = stepOf(
  1,
  'read_files',
  { paths: ['/docs/plan.md', '/docs/budget.md'] },
  textResult('/docs/plan.md:\nThe move begins in May.\n---\n/docs/budget.md:\nIt costs 18,500 euros.'),
  [
    { path: '/paths/0', source: 'query', text: 'plan.md' },
    { path: '/paths/1', source: 'query', text: 'budget.md' },
  ],
);
const query = 'What do plan.md and budget.md say?';

test.each([
  ['The contents of plan.md and budget.md: the move begins in May.', 'tells nothing of "budget.md"'],
  ['It costs 18,500 euros.', 'tells nothing of "plan.md"'],
])('one of two that were asked about is not enough: %j', async (response, detail) => {
  const verdict = await verdictOn(responseCheck, draftOf(files, readFiles, { query, response }));
  expect(verdict).toMatchObject({ status: 'failed', detail: expect.stringContaining(detail) });
});

test.each([
  'The contents of both: plan.md says "The move begins in May."; budget.md names a figure of 18,500 euros.',
  'The move begins in May, and it costs €18,500.',
  'The move begins in May, and it costs 18,500 euros.',
  'Neither of them does.',
])('both are told, or neither by itself: %j', async (response) => {
  expect(await verdictOn(responseCheck, draftOf(files, readFiles, { query, response }))).toMatchObject({
    status: 'passed',
  });
});

const getWeather = toolOf('get_weather', { city: { type: 'string' } });
const weatherIn = (number: number, city: string, degrees: number) =>
  stepOf(number, 'get_weather', { city }, structured({ temperature_c: degrees, sky: 'clear' }), [
    { path: '/city', source: 'query', text: city },
  ]);

test('results that do not say what they are of are told apart by what was asked for', async () => {
  const query = 'How warm is it in Ulm and in Bonn?';
  const steps = [weatherIn(1, 'Ulm', 14), weatherIn(2, 'Bonn', 19)];
  const verdictOf = (response: string) =>
    verdictOn(
      responseCheck,
      draftWith({ workflow: workflowOf(...steps), tools: [getWeather], query, response }),
    );
  expect(await verdictOf('In Ulm it is 14 °C, and in Bonn 19 °C.')).toMatchObject({
    status: 'passed',
  });
  expect(await verdictOf('In Ulm it is 19 °C, and in Bonn 14 °C.')).toMatchObject({
    status: 'failed',
  });
});
