// What a field is said to be, in words that no result has for it.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const one = (value: Record<string, string>): Call => ({
  tool: 'get_ticket',
  arguments: { ticket_id: 'T-9' },
  value: { ticket_id: 'T-9', title: 'Printer jam', ...value },
});
const objections = (value: Record<string, string>, query: string, response: string) =>
  examine([one(value)], query, response).objections.filter(({ what }) => what.includes('is not the'));

describe('a value that is not in the results', () => {
  test.each([
    [{ severity: 'minor' }, 'What is the severity of ticket T-9?', 'The severity of ticket T-9 is critical.'],
    [{ status: 'open' }, 'What is the status of ticket T-9?', 'The status of ticket T-9 is closed.'],
    [{ status: 'open' }, 'What is the status of ticket T-9?', 'Ticket T-9 is closed.'],
    [{ material: 'oak' }, 'What is it made of?', 'The material is beech.'],
    [{ colour: 'dark green' }, 'What colour is T-9?', 'It is red.'],
    [{ colour: 'dark green' }, 'What is its colour?', 'Its colour is listed as “red”.'],
    [{ species: 'cow' }, 'Which species is T-9?', 'T-9 is a sheep.'],
    [{ channel: 'email' }, 'Through which channel did it come in?', 'The channel was phone.'],
    [{ condition: 'worn' }, 'What do we know of T-9?', 'T-9 is in excellent condition.'],
    [{ severity: 'minor' }, 'What do we know of T-9?', 'T-9 is a critical-severity ticket.'],
    [{ root_cause: 'expired certificate' }, 'Why did it fail?', 'The root cause was overload.'],
  ])('%j: %s %s', (value, query, response) => {
    expect(objections(value as Record<string, string>, query, response)).toHaveLength(1);
  });
});

describe('no objection', () => {
  test.each([
    [{ severity: 'minor' }, 'What is the severity of ticket T-9?', 'The severity of ticket T-9 is minor.'],
    [{ status: 'in_progress' }, 'What is the status of T-9?', 'The status is still in progress.'],
    [{ status: 'in_progress' }, 'What is the status of T-9?', 'It is being worked on.'],
    [{ status: 'CLOSED' }, 'What is the status of T-9?', 'T-9 is closed.'],
    [{ colour: 'dark green' }, 'What colour is T-9?', 'It is green.'],
    [{ colour: 'green', finish: 'matt' }, 'What colour is T-9?', 'It is green and matt.'],
    [{ channel: 'email' }, 'Is ticket T-9 urgent?', 'It is not urgent.'],
    [{ channel: 'email' }, 'What do we know of T-9?', 'The reason is unknown, and it is quite old.'],
    [{ condition: 'worn' }, 'What do we know of T-9?', 'T-9 is in the same condition, a worn one.'],
    [{ frame: 'oak' }, 'What do we know of T-9?', 'T-9 has a wooden frame.'],
    [
      { severity: 'minor' },
      'What do we know of T-9?',
      'T-9 is a minor-severity ticket, in its own severity class.',
    ],
    [{ owner: 'Ada Holm' }, 'Who is the owner of T-9?', 'The owner is Ada Holm.'],
  ])('%j: %s %s', (value, query, response) => {
    expect(objections(value as Record<string, string>, query, response)).toEqual([]);
  });
});

describe('that there is none called so', () => {
  const described: Call = {
    tool: 'describe_table',
    arguments: { table: 'customers' },
    value: [
      { cid: 0, name: 'id', type: 'INTEGER' },
      { cid: 1, name: 'name', type: 'TEXT' },
      { cid: 2, name: 'since', type: 'date' },
    ],
  };
  const told = (query: string, response: string) => examine([described], query, response).objections;

  test('is true of a name that no item has', () => {
    const query = 'Is there a column called phone in the customers table?';
    expect(told(query, 'No, there is no phone column in the customers table.')).toEqual([]);
  });

  test('is false of one that an item has', () => {
    const query = 'Is there a column called since in the customers table?';
    expect(told(query, 'No, there is no since column in the customers table.')).not.toEqual([]);
  });
});
