// Answers to questions that say themselves what is meant: a bare yes, a point of reference, what is not in a state.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const booking: Call = {
  tool: 'get_booking',
  arguments: { booking: 'B-9' },
  value: { booking: 'B-9', guest: 'Hanna Vogel', total: 875, deposit: 200, currency: 'EUR', paid: false },
};
const branches: Call = {
  tool: 'list_branches',
  value: {
    branches: [
      { name: 'main', behind: 0 },
      { name: 'feature/search', behind: 2 },
      { name: 'hotfix/login', behind: 12 },
    ],
  },
};
const rate: Call = {
  tool: 'get_rate',
  arguments: { from_currency: 'GBP', to_currency: 'EUR' },
  value: { from_currency: 'GBP', to_currency: 'EUR', rate: 1.14745, rate_date: '2026-03-02' },
};
const orders: Call = {
  tool: 'list_orders',
  value: {
    orders: [
      { number: 'SO-1', status: 'open', total: 2980, currency: 'EUR' },
      { number: 'SO-2', status: 'cancelled', total: 4032, currency: 'EUR' },
      { number: 'SO-3', status: 'delivered', total: 1960, currency: 'EUR' },
    ],
  },
};

const branch: Call = {
  tool: 'branch_hours',
  arguments: { branch: 'Harbour' },
  value: { branch: 'Harbour', tuesday: '10:00-20:00', wednesday: '10:00-17:30', sunday: 'closed' },
};
const budget: Call = {
  tool: 'read_budget',
  value: {
    items: [
      { item: 'Tripods', quantity: 4, unit_price_eur: 129 },
      { item: 'Lenses', quantity: 2, unit_price_eur: 640 },
    ],
  },
};
const sunday: Call = { tool: 'list_events', arguments: { date: '2026-05-17' }, value: { events: [] } };

describe('is proved', () => {
  test.each<[string, Call, string, string, string]>([
    ['a bare no', booking, 'Is booking B-9 paid?', "No, it isn't.", '$step_1.paid'],
    ['not yet', booking, 'Has B-9 been paid?', 'Not yet.', '$step_1.paid'],
    [
      'what is left after a deposit',
      booking,
      'What is still to be paid for B-9 after the deposit?',
      '€675.',
      '$step_1.total - $step_1.deposit',
    ],
    [
      'a closing time',
      branch,
      'When does the Harbour branch close on Wednesdays?',
      'At 5:30 pm.',
      '$trim($substringAfter($step_1.wednesday, "-"))',
    ],
    [
      'an opening time',
      branch,
      'When does the Harbour branch open on Tuesday?',
      'It opens at 10.',
      '$trim($substringBefore($step_1.tuesday, "-"))',
    ],
    [
      'what lines come to',
      budget,
      'What does everything in the budget add up to?',
      'It adds up to €1,796.',
      '$sum($step_1.items.(quantity * unit_price_eur))',
    ],
    [
      'a day without anything',
      sunday,
      'Am I free on Sunday the 17th?',
      'Yes, your calendar is empty that day.',
      '$count($step_1.events) = 0',
    ],
    [
      'a weekday that is asked about',
      sunday,
      'Anything this Sunday, 17 May?',
      "No, there's nothing on Sunday.",
      '= 0',
    ],
    ['a rate', rate, 'GBP to EUR exchange rate?', 'One pound buys €1.14745.', '$step_1.rate'],
    [
      'a sum without a state',
      orders,
      'What do the orders come to, not counting cancelled ones?',
      'The orders that were not cancelled come to €4,940.',
      '$sum($step_1.orders[status!="cancelled"].total)',
    ],
  ])('%s', (_, call, query, response, proof) => {
    const { claims, objections } = examine([call], query, response);
    expect(objections).toEqual([]);
    const proofs = claims.map((claim) => ('proof' in claim ? claim.proof.replaceAll("'", '"') : ''));
    expect(proofs.join('\n')).toContain(proof);
  });

  test.each([
    'Which branches are behind main?',
    'Leaving main aside, which branches are there?',
    'Which branches are there apart from main?',
  ])('what is asked about by another: %s', (query) => {
    expect(examine([branches], query, 'feature/search and hotfix/login.').objections).toEqual([]);
  });
});

describe('is refused', () => {
  test.each<[string, Call, string, string]>([
    ['the other end', branch, 'When does the Harbour branch close on Wednesdays?', 'At 10 am.'],
    ["another day's time", branch, 'When does the Harbour branch close on Wednesdays?', 'At 8 pm.'],
    ['another weekday', sunday, 'Anything this Sunday, 17 May?', "No, there's nothing on Tuesday, 17 May."],
    ['a yes', booking, 'Is booking B-9 paid?', 'Yes, it is.'],
    ['it is', booking, 'Is booking B-9 paid?', 'It is.'],
    ['another thing', branches, 'How far is main behind?', 'feature/search is behind by two commits.'],
    ['a rate the other way round', rate, 'GBP to EUR exchange rate?', 'One euro buys £1.14745.'],
    [
      'a sum of others',
      orders,
      'What do the orders come to, not counting cancelled ones?',
      'The orders that were not cancelled come to €8,972.',
    ],
  ])('%s', (_, call, query, response) => {
    expect(examine([call], query, response).objections).not.toEqual([]);
  });
});
