// The judge's prompt as a whole: read it aloud when it changes.
import { expect, test } from 'vitest';
import { promptRateResponse } from '../../src/prompts/rate-response.ts';

test('reads like this', async () => {
  const text = promptRateResponse({
    query: 'What does Acme Robotics still owe us, and when is it due?',
    calls: [
      {
        name: 'crm__search_customers',
        arguments: '{"query":"Acme Robotics"}',
        result: '{"customers":[{"id":"cus_0007","name":"Acme Robotics"}]}',
      },
      {
        name: 'shop__list_invoices',
        arguments: '{"customer_id":"cus_0007","status":"open"}',
        result: '{"invoices":[{"id":"inv_0031","amount":1240.5,"currency":"EUR","due":"2026-04-30"}]}',
      },
    ],
    response: 'Acme Robotics owes 1,240.50 EUR on invoice inv_0031, due on 30 April 2026.',
  })
    .map(({ role, content }) => `[${role}]\n${content}`)
    .join('\n');
  await expect(text).toMatchFileSnapshot('./whole/rate-response.txt');
});
