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
