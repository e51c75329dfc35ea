import { expect, test } from 'vitest';
import { queryCheck } from '../../src/checks/query.ts';
import { draftOf, draftWith, stepOf, structured, textResult, toolOf, verdictOn } from './draft.ts';

test.each([
  'What does Acme Robotics still owe us?',
  'Show me the three largest invoices of “Acme Robotics”, please.',
  'Is the e-mail to O’Brien out (the one about Wi-Fi)? If so, when was it sent?',
  'Which customer(s) in Berlin have open invoices?',
  'Look up the iPhone 15 in our catalog, and check the calendar for 5 March 2026.',
  'Wie viele Rechnungen sind offen?',
  '柏林的天气怎么样？',
])('%j reads as a request', async (query) => {
  expect(await verdictOn(queryCheck, draftWith({ query }))).toMatchObject({ status: 'passed' });
});

test.each([
  ['', 'is empty'],
  ['Use search_customers for Acme.', '"search_customers"'],
  ['Use crm__search_customers for Acme.', '"crm__search_customers"'],
  ['Set the customer_id to Acme.', '"customer_id"'],
  ['Show all of the in_progress ones.', 'a word with underscores'],
  ['Run search(query) for Acme.', 'a call'],
  ['Search with {"name": "Acme"} now.', 'a JSON object'],
  ['Search for `Acme` now.', 'backticks'],
  ['Which invoices of {customer} are open?', 'an unfilled placeholder'],
  ['Which invoices of undefined are open?', 'the word "undefined"'],
  ['Which invoices of null are open?', 'the word "null"'],
  ['Which invoices of [object Object] are open?', '"[object Object]"'],
  ['Which  invoices are open?', 'a double space'],
  ['Which invoices , if any, are open?', 'a space before a mark'],
  ['Show me all of them..', 'a doubled mark'],
  ['Which of the the invoices are open?', 'a doubled word'],
  ['Show me a the invoice.', 'a doubled word'],
  ['Which invoices mention "Acme?', 'a quotation mark without its other half'],
  ['Which invoices of cus_0007 are past due?', 'the identifier "cus_0007"'],
  [`Show ${'very '.repeat(40)}old invoices.`, 'a sentence of 43 words'],
  ['Show me some more old invoices. '.repeat(25), 'has 150 words'],
])('%j does not: %s', async (query, detail) => {
  const verdict = await verdictOn(queryCheck, draftWith({ query }));
  expect(verdict.status).toBe('failed');
  expect(verdict.detail).toContain(detail);
  expect(verdict.critiques?.length).toBeGreaterThan(0);
});

test('a name instead of an identifier is what to say', async () => {
  const verdict = await verdictOn(queryCheck, draftWith({ query: 'What does cus_0007 owe us?' }));
  expect(verdict.critiques?.[0]?.message).toContain('Say "Acme Robotics" instead');
});

test.each([
  ['a kebab-case tool', 'get-sum', 'Use get-sum on 3 and 4.', 'failed'],
  ['a camelCase tool', 'getSum', 'Use getSum on 3 and 4.', 'failed'],
  ['a tool that is a plain word', 'echo', 'Please echo this.', 'passed'],
])('%s', async (_, name, query, status) => {
  const draft = draftOf(stepOf(1, name, {}, textResult('7')), toolOf(name, {}), { query });
  expect(await verdictOn(queryCheck, draft)).toMatchObject({ status });
});

test('a camelCase parameter, deep inside a schema', async () => {
  const tool = toolOf('get', { filter: { type: 'object', properties: { dueDate: {} } } });
  const draft = draftOf(stepOf(1, 'get', {}, textResult('7')), tool, { query: 'Filter by dueDate.' });
  expect((await verdictOn(queryCheck, draft)).detail).toContain('"dueDate"');
});

test('what the query passes on may look like anything', async () => {
  const text = `Use search_customers({"a": 1})  ${'and on '.repeat(40)}..`.trim();
  const step = stepOf(1, 'save', { path: 'meeting_notes.md', text }, textResult('Saved.'), [
    { path: '/path', source: 'query', text: 'meeting_notes.md' },
    { path: '/text', source: 'query', text },
  ]);
  const draft = draftOf(step, toolOf('save', { path: {}, text: {} }), {
    query: `Save "${text}" as meeting_notes.md.`,
  });
  expect(await verdictOn(queryCheck, draft)).toMatchObject({ status: 'passed' });
});

test('the number of a thing that has a name is not for the query to say', async () => {
  const getTicket = toolOf('get_ticket', { ticket_id: { type: 'integer' } });
  const step = stepOf(1, 'get_ticket', { ticket_id: 1003 }, structured({ id: 1003, title: 'It leaks' }), [
    { path: '/ticket_id', source: 'query', text: '1003' },
  ]);
  const changes = { query: 'What is ticket 1003 about?', response: 'It leaks.' };
  const verdict = await verdictOn(queryCheck, draftOf(step, getTicket, changes));
  expect(verdict.detail).toContain('the identifier "1003" of something that has a name');
  const unnamed = { ...step, result: structured({ id: 1003, state: 'open' }) };
  expect((await verdictOn(queryCheck, draftOf(unnamed, getTicket, changes))).status).toBe('passed');
});
