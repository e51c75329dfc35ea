import { expect, test } from 'vitest';
import { responseCheck } from '../../src/verification/response.ts';
import { draftWith, goodDraft, verdictOn } from './draft.ts';

test.each([
  'INV-2026-0031 is €1,240.50 and was due on March 5, 2026.',
  'It is due on 2026-03-05.',
  'About 1,241 euros in March 2026.',
  'Acme Robotics is in "Berlin".',
  'There are two of them:\n1. INV-2026-0031\n2. INV-2026-0044',
  'One of them is over 99.',
])('%j stands in the results', async (response) => {
  expect(await verdictOn(responseCheck, draftWith({ response }))).toMatchObject({ status: 'passed' });
});

test.each([
  ['It is €1,300.00.', 'the number €1,300.00'],
  ['It was due on 6 March 2026.', 'the date 6 March 2026'],
  ['It was sent at 14:30.', 'the time 14:30'],
  ['It is INV-2026-0032.', 'INV-2026-0032'],
  ['Its note says "urgent".', 'the quotation "urgent"'],
  ['There are seven of them.', 'the number seven'],
  ['Dear {name}, it is 99.', 'an unfilled placeholder'],
  ['It is undefined.', 'the word "undefined"'],
  [' ', 'is empty'],
  ['Which invoices of Acme Robotics are past due.', 'only repeats the query'],
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
