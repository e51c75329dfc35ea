// Whether every part of a query is answered, and nothing is changed that it does not ask for.
import { describe, expect, test } from 'vitest';
import { queryParts } from '../../src/checks/coverage/query-parts.ts';
import { coverageCheck } from '../../src/checks/coverage.ts';
import { draftWith, stepOf, structured, toolOf, verdictOn, workflowOf } from './draft.ts';

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
    'Order status of SO-2026-1148?',
    'Place of the next meeting?',
    'Update on ticket 4412, please.',
    'Schedule for Monday, please.',
    'Share of women in the team?',
    'Call me the cheapest room in Lyon.',
    'Start with the overdue ones: how many are there?',
    'Issue 4412: who has it?',
    "Mark Weber's email, please.",
    'Issue "Printer jams" in the IT queue: when is it due?',
    'Mark Weber: which department is he in?',
    'Note that I only need the ones in Lyon.',
    'Bring up the deal with Kestrel.',
    'Tell me when the first draft is due.',
    'Close to the station, which hotels are there?',
  ])('%j asks for no change', (query) => {
    expect(queryParts(query).filter(({ change }) => change !== undefined)).toEqual([]);
  });

  test.each([
    'Order two rotors.',
    'Order for me the two rotors.',
    'Call off the meeting.',
    'Mark it as done.',
    'Update the status on ticket 4412.',
    'Post on the ticket that it ships today.',
    'Start the export.',
    'Can you order more toner?',
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

  test.each([
    'Order status of Acme Robotics, and which invoices are past due?',
    'Order the past due invoices of Acme Robotics by amount.',
    'Open invoices of Acme Robotics, please: the past due ones.',
  ])('%j is met by calls that only read', async (query) => {
    const { detail = '' } = await verdictOn(coverageCheck, draftWith({ query, response }));
    expect(detail).not.toContain('change');
  });

  test.each([
    ['convert_currency', 'Convert an amount.', 'Convert 500 EUR to USD, please.'],
    ['exchange', 'Rates of today.', 'Change 500 EUR into USD for me.'],
    ['read_file', 'Reads a file.', 'Open the file notes.md and summarise it.'],
    ['report', 'Generates a summary of the deals.', 'Generate a summary of the deals.'],
  ])('what %s does is no change: %j', async (name, description, query) => {
    const tool = toolOf(name, { amount: { type: 'number' } }, { description });
    const result = structured({ amount: 500, converted: 540.5, summary: 'All deals are on track.' });
    const step = stepOf(1, name, { amount: 500 }, result);
    const draft = {
      ...draftWith({ query, response: 'That is 540.50.' }),
      tools: [tool],
      workflow: workflowOf(step),
    };
    const { detail = '' } = await verdictOn(coverageCheck, draft);
    expect(detail).not.toContain('change');
  });

  test('what somebody has to do themselves only sets the scene', async () => {
    const query = 'I need to change a budget. Which invoices of Acme Robotics are past due?';
    const { detail = '' } = await verdictOn(coverageCheck, draftWith({ query, response }));
    expect(detail).not.toContain('change');
    const alone = await verdictOn(
      coverageCheck,
      draftWith({ query: 'I need to cancel INV-2026-0031.', response }),
    );
    expect(alone.detail).toContain('no step makes one');
    const purpose = 'Which invoices of Acme Robotics are past due? I have to find them in the car park.';
    expect((await verdictOn(coverageCheck, draftWith({ query: purpose, response }))).status).not.toBe(
      'failed',
    );
  });

  test.each([
    'Order toner cartridges for Acme Robotics.',
    'Book invoices of Acme Robotics.',
    'Order more invoices by Friday.',
    'Order the one of Acme Robotics first.',
    'Change the address of Acme Robotics to Rome.',
    'Send invoices to Acme Robotics.',
  ])('%j is not made by calls that only read', async (query) => {
    const verdict = await verdictOn(coverageCheck, draftWith({ query, response }));
    expect(verdict).toMatchObject({ status: 'failed', detail: expect.stringContaining('no step makes one') });
  });

  test('a question for who is not answered with names of the question', async () => {
    const changes = { query: 'Who owns Acme Robotics?', response: 'Acme Robotics owns it.' };
    expect(await verdictOn(coverageCheck, draftWith(changes))).toMatchObject({ status: 'failed' });
  });
});

describe('a condition of the question', () => {
  const rooms = toolOf('list_rooms', {});
  const listed = (office: string) =>
    stepOf(
      1,
      'list_rooms',
      {},
      structured({ rooms: [{ name: 'Ada', seats: 8, office }], currency: 'USD', total: 40 }),
    );
  const verdict = (office: string, query: string, response: string) =>
    verdictOn(
      coverageCheck,
      draftWith({ workflow: workflowOf(listed(office)), tools: [rooms], query, response }),
    );

  test('is looked up', async () => {
    const { status } = await verdict('Boston', 'Which rooms are there in Boston?', 'Ada, with 8 seats.');
    expect(status).not.toBe('failed');
  });

  test.each([
    ['Which rooms are there in Denver?', 'Ada, with 8 seats.'],
    ['What do the rooms cost in SEK?', 'They cost $40 in total.'],
  ])('is passed over: %s', async (query, response) => {
    expect((await verdict('Boston', query, response)).status).toBe('failed');
  });

  test('is told to be open', async () => {
    const response = 'Ada has 8 seats, but the list does not say whether it is there.';
    expect((await verdict('Boston', 'Which rooms are there in Denver?', response)).status).not.toBe('failed');
  });
});
