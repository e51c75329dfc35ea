// Runs on small servers of the kinds that people have in-house: what comes of them, and that no one tool spoils it.
import { describe, expect, test } from 'vitest';
import { createSymbolicBackend } from '../../../src/backends/symbolic/backend.ts';
import { selectChecks } from '../../../src/checks/checks.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Sample } from '../../../src/model/sample.ts';
import { stepsOf } from '../../../src/model/workflow.ts';
import { generate } from '../../../src/synthesis/generate.ts';
import {
  createFakeToolSource,
  type FakeTool,
  structuredResult,
} from '../../../src/testing/fake-tool-source.ts';
import { isAccepted, KeptLines, runParts, smallSpec } from '../../synthesis/run-parts.ts';

/** A tool that answers with this content. */
function tool(
  description: string,
  answer: (args: JsonObject) => JsonObject,
  properties: JsonObject = {},
  { required = Object.keys(properties), readOnlyHint = true } = {},
): FakeTool {
  return {
    description,
    inputSchema: { type: 'object', properties, required },
    annotations: { readOnlyHint },
    handler: (args: JsonObject) => structuredResult(answer(args)),
  };
}

async function runOn(tools: Readonly<Record<string, FakeTool>>, samples: number) {
  const source = createFakeToolSource({ own: { tools, settings: { sandbox: true } } });
  const store = new KeptLines();
  const parts = runParts(source, createSymbolicBackend(), store, { checks: selectChecks() });
  await generate(parts, { ...smallSpec, samples, iterations: 4, proposals: 3 }, new AbortController().signal);
  return { lines: store.lines, accepted: store.lines.filter(isAccepted) };
}

const callsOf = (samples: readonly Sample[]) =>
  samples.map((sample) => stepsOf({ chains: sample.chains }).map((step) => step.tool));

const subjects = ['Printer', 'Laptop', 'Badge', 'Phone', 'Screen', 'Chair', 'Lamp', 'Desk'];

describe.each<[string, (index: number) => number | string, string]>([
  ['large whole numbers', (index) => 1001 + index, 'integer'],
  ['small whole numbers', (index) => 1 + index, 'integer'],
  ['numbers that paths take as text', (index) => 1 + index, 'string'],
  ['texts', (index) => `tic_100${index}`, 'string'],
])('identifiers that are %s', (_, id, type) => {
  const tickets = subjects.map((subject, index) => ({
    id: id(index),
    subject: `${subject} is broken`,
    status: index % 2 === 0 ? 'open' : 'closed',
  }));
  const find = ({ ticket_id }: JsonObject) =>
    tickets.find((ticket) => String(ticket.id) === String(ticket_id));
  const parameter = { ticket_id: { type } };
  const desk = {
    list_tickets: tool('List tickets', () => ({ data: tickets })),
    get_ticket: tool('Get a ticket', (args) => ({ ...find(args), requester: 'Ann Lee' }), parameter),
    list_comments: tool(
      'List the comments on a ticket',
      (args) => ({ comments: [{ id: 2, author: 'Bo Wu', body: `Seen: ${find(args)?.subject}` }] }),
      parameter,
    ),
    update_ticket: tool(
      'Change the status or priority of a ticket',
      (args) => ({ ...find(args), ...args }),
      {
        ...parameter,
        status: { type: 'string', enum: ['open', 'closed'] },
        priority: { type: 'string', enum: ['low', 'high'] },
      },
      { required: ['ticket_id'], readOnlyHint: false },
    ),
    delete_ticket: tool('Delete a ticket', () => ({ message: 'Ticket deleted successfully' }), parameter, {
      readOnlyHint: false,
    }),
  };

  test('lead from the list to each ticket, which is spoken of by its subject', async () => {
    const { accepted, lines } = await runOn(desk, 8);
    expect(accepted.length).toBe(8);
    expect(lines.length).toBeLessThanOrEqual(14);
    expect(callsOf(accepted).flat()).toEqual(expect.arrayContaining(['get_ticket', 'list_comments']));
    for (const sample of accepted) {
      const linked = sample.chains
        .flatMap(({ steps }) => steps)
        .filter((step) => 'ticket_id' in step.arguments);
      for (const step of linked)
        expect(step.bindings[0]).toMatchObject({ path: '/ticket_id', source: 'step' });
      if (linked.length > 0) expect(sample.query).toContain('is broken');
    }
  });

  test('nothing is asked of what was deleted, and a change changes something and says what', async () => {
    const { accepted } = await runOn(desk, 8);
    for (const tools of callsOf(accepted)) expect(tools.slice(0, -1)).not.toContain('delete_ticket');
    for (const sample of accepted) {
      expect(sample.response).not.toContain('successfully');
      for (const step of sample.chains.flatMap(({ steps }) => steps)) {
        if (step.tool !== 'update_ticket') continue;
        const { ticket_id, ...change } = step.arguments;
        const [[name, value] = ['', '']] = Object.entries(change);
        expect(find({ ticket_id })).not.toMatchObject(change);
        expect(sample.query).toMatch(new RegExp(`set the ${name} of .* to ${value}`));
        expect(sample.response).toMatch(new RegExp(`I have set the ${name} of .* to ${value}`));
      }
    }
  });
});

describe('a tool that tells nothing new', () => {
  const people = subjects.map((name, index) => ({
    id: `emp_00${index}`,
    name: `Ann ${name}`,
    office: `Hall ${index}`,
  }));
  const list = tool('List the employees', () => ({ employees: people }));
  const employee = { employee_id: { type: 'string' } };
  const byId = ({ employee_id }: JsonObject) => people.find(({ id }) => id === employee_id);
  const balance = tool(
    'Returns the number of vacation days an employee has left.',
    () => ({ id: 'bal_1', name: 'Falcon Balance' }),
    employee,
  );

  test('is left out, and spoils no draft', async () => {
    const get = tool(
      'Get an employee',
      (args) => ({ ...byId(args), email: `${args.employee_id}@own.example` }),
      employee,
    );
    const { accepted } = await runOn(
      { list_employees: list, get_employee: get, get_vacation_balance: balance },
      6,
    );
    expect(accepted.length).toBe(6);
    expect(callsOf(accepted).flat()).not.toContain('get_vacation_balance');
  });

  test('leaves the list that it repeats', async () => {
    const get = tool('Get an employee', (args) => ({ ...byId(args) }), employee);
    const { accepted } = await runOn({ list_employees: list, get_employee: get }, 1);
    expect(callsOf(accepted)).toEqual([['list_employees']]);
    expect(accepted[0]?.query).toMatch(/which employees (?:are there|there are)\?$/i);
  });
});

test('nobody is searched for among things of another kind', async () => {
  const staff = subjects.map((name, index) => ({
    id: `emp_${index}`,
    name: `Ann ${name}`,
    department: `hall ${index}`,
  }));
  const openings = { openings: [{ id: 'ope_1', title: 'Night guard', location: 'Oslo' }] };
  const query = { query: { type: 'string' } };
  const { accepted } = await runOn(
    {
      list_staff: tool('List the staff', () => ({ staff })),
      search_openings: tool('Search open positions.', () => openings, query),
    },
    4,
  );
  const words = accepted
    .flatMap(({ chains }) => chains.flatMap(({ steps }) => steps))
    .flatMap((step) => (step.tool === 'search_openings' ? String(step.arguments.query) : []));
  expect(words.length).toBeGreaterThan(0);
  for (const word of words) expect(word).toMatch(/^hall \d$|Night guard/);
});
