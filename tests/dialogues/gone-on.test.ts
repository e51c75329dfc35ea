// A question about a thing that was just spoken of, with what is left of its introduction.
import { expect, test } from 'vitest';
import { goneOn } from '../../src/dialogues/gone-on.ts';
import { createRandom } from '../../src/model/random.ts';

const acme = { name: 'Acme Foods', noun: 'customer' };
const ticket = { name: 'Motor overheats', noun: 'ticket' };
const pump = { name: 'Perista 10 dosing pump', noun: 'product' };

test.each([
  [acme, 'This is about Acme Foods. Can you create a ticket for them?', 'Can you create a ticket for them?'],
  [acme, 'Re Acme Foods: of their orders, which is larger?', 'Of their orders, which is larger?'],
  [acme, "How much is still due on Acme Foods' invoices?", 'How much is still due on their invoices?'],
  [acme, 'Create a deal for Acme Foods, please.', 'Create a deal for them, please.'],
  [
    acme,
    'Take Acme Foods and find their largest order. When was it placed?',
    'Find their largest order. When was it placed?',
  ],
  [ticket, "I'm looking at the ticket “Motor overheats”. Who is its assignee?", 'Who is its assignee?'],
  [ticket, 'Find the customer of the support ticket “Motor overheats”.', 'Find the customer of that ticket.'],
  [pump, "What is the Perista 10 dosing pump's lead time?", 'What is its lead time?'],
  [acme, 'Does Acme Foods have any orders?', 'Do they have any orders?'],
  [acme, 'When did Acme Foods join?', 'When did they join?'],
  [acme, 'Any idea how many orders Acme Foods has?', 'Any idea how many orders they have?'],
  [
    ticket,
    'How many comments does the ticket “Motor overheats” have?',
    'How many comments does that ticket have?',
  ],
  [pump, 'How heavy is the Perista 10 dosing pump?', 'How heavy is that product?'],
  // A name that is said twice stays, and so does one that a verb would have to agree with.
  [acme, 'Where Acme Foods works is known.', 'Where Acme Foods works is known.'],
  [
    acme,
    'Is Acme Foods larger than the branch of Acme Foods?',
    'Is Acme Foods larger than the branch of Acme Foods?',
  ],
  // Another thing that begins in the same way.
  [acme, "What are Acme Foodservice's orders?", "What are Acme Foodservice's orders?"],
])('%o: %s', (mention, query, expected) => {
  expect(goneOn(query, mention, createRandom(1))).toBe(expected);
});

test('a clause becomes a question of its own', () => {
  const query = 'Please look at the ticket “Motor overheats” and tell me who its assignee is.';
  expect(goneOn(query, ticket, createRandom(1))).toMatch(/^(?:Could|Can) you tell me who its assignee is\?$/);
});
