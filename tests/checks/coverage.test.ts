// Whether every part of a query is answered, and nothing is changed that it does not ask for.
import { describe, expect, test } from 'vitest';
import { queryParts } from '../../src/checks/coverage/query-parts.ts';
import { coverageCheck } from '../../src/checks/coverage.ts';
import { draftWith, verdictOn } from './draft.ts';

const response = 'Two invoices are past due: INV-2026-0031 over €1,240.50 and INV-2026-0044 over €99.00.';

describe('the parts of a query', () => {
  test.each([
    ['When does it open?', ['when']],
    ['When did she last order something?', ['when']],
    ['What does it cost, and how many are left?', ['what', 'how many']],
    ['Is it open on Sundays?', ['whether']],
    ['Please list the invoices.', ['show']],
    ['What do you have when I search for ovens?', ['what']],
    ['Never mind that. What does it cost?', ['what']],
  ])('%j asks', (query, asks) => {
    expect(queryParts(query).map((part) => part.asks)).toEqual(asks);
    expect(queryParts(query).every(({ change }) => change === undefined)).toBe(true);
  });

  test.each([
    'Cancel order 7, please.',
    'Could you book the room?',
    'If it is free, reserve it.',
    'When it is free, book it.',
  ])('%j asks for a change', (query) => {
    expect(queryParts(query).some(({ change }) => change !== undefined)).toBe(true);
  });
});

describe('coverage', () => {
  test.each([
    'Which invoices of Acme Robotics are past due?',
    'How many invoices of Acme Robotics are past due?',
    'List the past due invoices of Acme Robotics by date.',
    'Would you mind checking how many invoices of Acme Robotics are past due?',
    'I was wondering whether you could check which invoices of Acme Robotics are past due.',
  ])('%j is answered', async (query) => {
    expect(await verdictOn(coverageCheck, draftWith({ query, response }))).toMatchObject({
      status: 'passed',
    });
  });

  test.each([
    ['Please cancel the past due invoices of Acme Robotics.', 'no step makes one'],
    ['When does the meeting with Acme Robotics start?', 'answers'],
  ])('%j is not', async (query, detail) => {
    const verdict = await verdictOn(coverageCheck, draftWith({ query, response }));
    expect(verdict.status).not.toBe('passed');
    expect(verdict.detail).toContain(detail);
  });

  test('a question for who is not answered with names of the question', async () => {
    const changes = { query: 'Who owns Acme Robotics?', response: 'Acme Robotics owns it.' };
    expect(await verdictOn(coverageCheck, draftWith(changes))).toMatchObject({ status: 'failed' });
  });
});
