// The world that tools without a server share: arguments hold, things stay what they are, and what is written is seen.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { type Call, folderOfFiles, held, outcomes } from './play.ts';

const files = folderOfFiles();
const text = { type: 'string' };
const date = { type: 'string', format: 'date' };
const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
const listOf = (key: string, item: object) => object({ [key]: { type: 'array', items: object(item) } });
const agent = { id: text, name: text, email: { type: 'string', format: 'email' }, city: text, country: text };
const states = { enum: ['closed', 'pending', 'open'] };
const ticket = {
  id: text,
  subject: text,
  requester: { type: 'string', format: 'email' },
  status: states,
  created: date,
  updated: date,
  min_days: { type: 'integer' },
  max_days: { type: 'integer' },
};
const tool = (name: string, input: object, required: readonly string[], outputSchema?: object) => ({
  name,
  description: name.replaceAll('_', ' '),
  inputSchema: { type: 'object', properties: input, required },
  ...(outputSchema === undefined ? {} : { outputSchema }),
});
const list = files.write('desk.json', [
  tool(
    'list_tickets',
    {
      status: states,
      assignee_id: text,
      year: { type: 'integer' },
      created_after: date,
      min_days: { type: 'integer' },
    },
    [],
    listOf('tickets', { ...ticket, assignee: object(agent) }),
  ),
  tool('get_ticket', { ticket_id: text }, ['ticket_id'], object(ticket)),
  tool('create_ticket', { subject: text, requester: text, opened: date }, ['subject'], object(ticket)),
  tool('update_ticket', { ticket_id: text, status: states }, ['ticket_id'], object(ticket)),
  tool('delete_ticket', { ticket_id: text }, ['ticket_id']),
  tool(
    'list_comments',
    { ticket_id: text },
    ['ticket_id'],
    listOf('comments', { id: text, ticket_id: text, body: text }),
  ),
  tool(
    'add_comment',
    { ticket_id: text, body: text },
    ['ticket_id', 'body'],
    object({ id: text, body: text }),
  ),
  tool('list_agents', {}, [], listOf('agents', agent)),
  tool('get_leave_balance', { agent_id: text }, ['agent_id']),
  tool(
    'search_guides',
    { query: text, city: text },
    ['query'],
    listOf('guides', { id: text, title: text, city: text }),
  ),
]);

interface Thing {
  readonly [key: string]: unknown;
}

/** What the calls of one session answer. */
async function played<T = Readonly<Record<string, readonly Thing[]>>>(
  ...calls: readonly Call[]
): Promise<T[]> {
  return (await outcomes(list, 'a', calls)).map((outcome) => held(outcome) as T);
}

test('what is listed fits the arguments, or nothing is listed', async () => {
  const [mine, late, none, few] = await played(
    ['list_tickets', { assignee_id: 'age_0002', status: 'open' }],
    ['list_tickets', { created_after: '2025-06-01' }],
    ['list_tickets', { year: 1999 }],
    ['list_tickets', { min_days: 100 }],
  );
  expect(mine?.tickets?.length).toBeGreaterThan(0);
  for (const one of mine?.tickets ?? [])
    expect(one).toMatchObject({ status: 'open', assignee: { id: 'age_0002' } });
  expect(late?.tickets?.length).toBeGreaterThan(0);
  for (const { created } of late?.tickets ?? []) expect(String(created) >= '2025-06-01').toBe(true);
  expect(none?.tickets).toEqual([]);
  for (const one of few?.tickets ?? []) expect(one.min_days).toBeGreaterThanOrEqual(100);
});

test('facts of a thing hang together, and roles are filled from those that are listed', async () => {
  const [tickets, agents, one, other] = await played(
    ['list_tickets', {}],
    ['list_agents', {}],
    ['list_comments', { ticket_id: 'tic_0001' }],
    ['list_comments', { ticket_id: 'tic_0002' }],
  );
  const byId = new Map(agents?.agents?.map((each) => [each.id, each]));
  for (const { created, updated, min_days, max_days, assignee } of tickets?.tickets ?? []) {
    expect([String(created) <= String(updated), Number(min_days) <= Number(max_days)]).toEqual([true, true]);
    expect(assignee).toHaveProperty('name');
    const known = byId.get((assignee as Thing).id);
    if (known !== undefined) expect(assignee).toEqual(known);
  }
  for (const { name, email } of agents?.agents ?? [])
    expect(email).toBe(`${String(name).toLowerCase().replace(' ', '.')}@example.com`);
  expect(one?.comments?.length).toBeGreaterThan(0);
  for (const { ticket_id } of one?.comments ?? []) expect(ticket_id).toBe('tic_0001');
  expect(one).not.toEqual(other);
});

test('a thing is the same whatever was asked before', async () => {
  const [, , after] = await played(
    ['search_guides', { query: 'garden', city: 'Oslo' }],
    ['search_guides', { query: 'Garden paths' }],
    ['search_guides', { query: 'garden' }],
  );
  const [fresh] = await played(['search_guides', { query: 'garden' }]);
  expect(after).toEqual(fresh);
  const [first] = fresh?.guides ?? [];
  expect(first).toMatchObject({ id: 'gui_garden-1', title: expect.stringContaining('Garden') });
  const [again] = await played(['search_guides', { query: String(first?.title) }]);
  expect(again?.guides?.[0]).toEqual(first);
});

test('what is created, changed and deleted is seen from then on', async () => {
  const id = 'tic_0097';
  const [made, got, , pending, , comments, , gone, comment, rest] = await played<JsonObject>(
    ['create_ticket', { subject: 'Printer', requester: 'me@x.example' }],
    ['get_ticket', { ticket_id: id }],
    ['update_ticket', { ticket_id: id, status: 'pending' }],
    ['list_tickets', { status: 'pending' }],
    ['add_comment', { ticket_id: id, body: 'Hello' }],
    ['list_comments', { ticket_id: id }],
    ['delete_ticket', { ticket_id: id }],
    ['get_ticket', { ticket_id: id }],
    ['list_comments', { ticket_id: id }],
    ['list_tickets', {}],
  );
  expect(made).toMatchObject({ id, subject: 'Printer', requester: 'me@x.example', status: 'open' });
  expect(got).toEqual(made);
  expect(pending).toHaveProperty('tickets.0', expect.objectContaining({ id, status: 'pending' }));
  expect(comments?.comments).toMatchObject([{ ticket_id: id, body: 'Hello' }]);
  expect([gone, comment]).toEqual([`There is no ticket ${id}.`, `There is no ticket ${id}.`]);
  expect(JSON.stringify(rest)).not.toContain(id);
});

test('an identifier that nothing has is refused; a number is a number', async () => {
  const [none, role, balance] = await played<JsonObject>(
    ['get_ticket', { ticket_id: 'nonsense' }],
    ['list_tickets', { assignee_id: 'nonsense' }],
    ['get_leave_balance', { agent_id: 'age_0003' }],
  );
  expect([none, role]).toEqual(['There is no ticket nonsense.', 'There is no agent nonsense.']);
  expect(balance).toEqual({ agent_id: 'age_0003', leave_balance: expect.any(Number) });
});
