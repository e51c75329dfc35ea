// Taking a value out of a query: what is left is what a person could have written, or it is not done.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Taken, takeOut } from '../../../src/dataset/examples/negatives/take-out.ts';
import { createToolIndex } from '../../../src/dataset/examples/tool-index.ts';
import { listOrders, others, searchCustomers, tool } from './small-world.ts';

const index = createToolIndex([
  searchCustomers,
  listOrders,
  ...others,
  tool('travel__search_flights', { takes: ['from_city', 'to_city', 'date'] }),
  tool('travel__search_hotels', { takes: ['city'] }),
  tool('travel__book_room', { takes: ['check_in', 'check_out'], writes: true }),
  tool('support__update_ticket', { takes: ['ticket_id', 'status'], writes: true }),
  tool('bank__get_exchange_rate', { takes: ['from_currency', 'to_currency'] }),
]);

const abouts: Record<string, Taken> = {
  city: { kind: 'name', noun: 'city', label: 'city' },
  customer: { kind: 'name', noun: 'customer', label: 'query' },
  person: { kind: 'name', noun: 'person', label: 'query' },
  ticket: { kind: 'name', noun: 'ticket', label: 'query' },
  date: { kind: 'date', noun: 'day', label: 'date' },
  time: { kind: 'time', noun: '', label: 'start time' },
  currency: { kind: 'code', noun: 'currency', label: 'currency' },
  amount: { kind: 'number', noun: '', label: 'amount' },
  status: { kind: 'word', noun: '', label: 'status' },
  type: { kind: 'word', noun: '', label: 'type' },
  subject: { kind: 'text', noun: '', label: 'subject' },
};

/** The query with the value between « and » taken out. */
function without(marked: string, about: string): string | undefined {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const taken = abouts[about] as Taken;
  return takeOut(marked.replace(/[«»]/g, ''), [start, end], taken, index)?.query;
}

describe('what is left of a query', () => {
  it.each([
    ['Is Anna free on «5 March 2026»?', 'date', 'Is Anna free?'],
    [
      'Show me the flights from «Munich» to Vienna on 11 March.',
      'city',
      'Show me the flights to Vienna on 11 March.',
    ],
    [
      'Show me the flights from Munich to «Vienna» on 11 March.',
      'city',
      'Show me the flights from Munich on 11 March.',
    ],
    [
      'Book a room from «11 March 2026» to 13 March 2026, please.',
      'date',
      'Book a room until 13 March 2026, please.',
    ],
    [
      'Book a room from 11 March 2026 to «13 March 2026», please.',
      'date',
      'Book a room from 11 March 2026, please.',
    ],
    ['What is the exchange rate between «CHF» and PLN?', 'currency', 'What is the exchange rate for PLN?'],
    ['What is the exchange rate between CHF and «PLN»?', 'currency', 'What is the exchange rate for CHF?'],
    ['Convert 3150 «USD» into SGD.', 'currency', 'Convert 3150 into SGD.'],
    ['Convert «3150» USD into SGD.', 'amount', 'Convert USD into SGD.'],
    [
      'Please set the status of that ticket to «resolved».',
      'status',
      'Please change the status of that ticket.',
    ],
    ['Please log a «demo» activity for Acme.', 'type', 'Please log an activity for Acme.'],
    ['Move the meeting to «09:30» on 12 March 2026.', 'time', 'Move the meeting to 12 March 2026.'],
    ['What about the ticket "«Fan noise»"? Is it open?', 'ticket', 'What about the ticket? Is it open?'],
    [
      'I\'m looking into the ticket "«Fan noise»". Is it open?',
      'ticket',
      "I'm looking into a ticket. Is it open?",
    ],
    [
      'Open a ticket with the subject "«Fan noise»" and the priority high.',
      'subject',
      'Open a ticket with the priority high.',
    ],
    [
      'Open a ticket with the priority high and the subject "«Fan noise»".',
      'subject',
      'Open a ticket with the priority high.',
    ],
    [
      "I'm taking over «Acme Robotics» from a colleague. Show me their orders.",
      'customer',
      "I'm taking over a customer from a colleague. Show me their orders.",
    ],
    ["What is «Noor El-Khatib»'s earliest meeting?", 'person', "What is that person's earliest meeting?"],
    ['How many people live in «Lyon»?', 'city', 'How many people live in that city?'],
    ['Please find the hotels in «Lyon» with a pool.', 'city', 'Please find the hotels with a pool.'],
  ])('%s', (query, about, left) => {
    expect(without(query, about)).toBe(left);
  });

  it('calls a thing by its noun, the same one throughout', () => {
    const first = without(
      "Show me «Castellmar Foods»' orders. And Castellmar Foods' tickets.",
      'customer',
    ) as string;
    expect(first).toMatch(/^Show me that customer's orders\. And Castellmar Foods' tickets\.$/);
    const start = first.indexOf('Castellmar');
    const second = takeOut(
      first,
      [start, start + 'Castellmar Foods'.length],
      abouts.customer as Taken,
      index,
      true,
    );
    expect(second?.query).toMatch(/^Show me that customer's orders\. And that customer's tickets\.$/);
  });

  it.each([
    ['a verb would lose what it needs', 'When do we meet before «5 March 2026»?', 'date'],
    [
      'the value is a part of what is to be written',
      'Note that "we will visit «Acme Robotics» soon".',
      'customer',
    ],
    ['the rest of a name would be left', 'What does «Acme» Robotics order?', 'customer'],
    [
      'the noun means something else already',
      "Compare that customer's orders with «Acme Robotics»' orders.",
      'customer',
    ],
    ['a number has a noun behind it', 'Book a table for «4» people.', 'amount'],
    ['nothing would be left', 'In «Lyon»?', 'city'],
    ['a name is quoted as it is written', 'Please find the hotels in "«Lyon»" with a pool.', 'city'],
    ['a quoted name has no noun before it', 'How many people live in "«Lyon»"?', 'city'],
    ['a choice is no adjective', 'Is it «open» or closed?', 'status'],
  ])('is not taken where %s', (_why, query, about) => {
    expect(without(query, about)).toBeUndefined();
  });

  it('asks what a thing is about, and not which one, where only that was said of it', () => {
    const query = 'What is the newest support ticket about the Frigora 900?';
    const start = query.indexOf('Frigora');
    const about = { kind: 'name', noun: 'ticket', label: 'query' } as const;
    const left = takeOut(query, [start, start + 'Frigora 900'.length], about, index);
    expect(left).toMatchObject({ query: 'What is the newest support ticket?', things: 'the ticket' });
  });

  it('is well formed whatever stands around the value', () => {
    const words =
      'show me the orders of flights weather in on for to from and with a please can you is that free it Acme "Fan noise" , 12'.split(
        ' ',
      );
    const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(text, text, fc.constantFrom(...Object.keys(abouts)), (before, after, about) => {
        const left = without(`${before} «Xanadu» ${after}.`.trim(), about);
        if (left === undefined) return;
        expect(left).not.toContain('Xanadu');
        expect(left).not.toMatch(/ {2}| [.?!,]|\b(?:the|an?|of|with|for|from|into|between|in|to|by)\./);
      }),
      { numRuns: 300 },
    );
  });
});
