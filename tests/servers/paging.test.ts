/** Pages: every list can be walked to its end, each entry met once. */
import { describe, expect, it } from 'vitest';
import { connect, type Json } from './connect.ts';

const lists = [
  { server: 'crm', tool: 'search_customers', noun: 'customers', args: { query: 'o' } },
  { server: 'shop', tool: 'search_products', noun: 'products', args: { query: 'for' } },
  { server: 'support', tool: 'search_tickets', noun: 'tickets', args: { query: 'the' } },
  { server: 'calendar', tool: 'search_people', noun: 'people', args: { query: 'manager' } },
  { server: 'travel', tool: 'list_cities', noun: 'cities', args: {} },
];

describe.each(lists)('$server $tool', ({ server: name, tool, noun, args }) => {
  it.each([1, 3, 50])('walks everything exactly once, %i a page', async (limit) => {
    await using server = await connect(name);
    const seen: string[] = [];
    let cursor: string | null = null;
    let total = 0;
    do {
      const page: Json = await server.read(tool, { ...args, limit, ...(cursor === null ? {} : { cursor }) });
      const entries = page[noun] as Json[];
      expect(entries.length).toBeLessThanOrEqual(limit);
      seen.push(...entries.map((entry) => String(entry.id ?? entry.name)));
      total = page.total as number;
      cursor = page.next_cursor as string | null;
    } while (cursor !== null);
    expect(total).toBeGreaterThan(5);
    expect(seen.length).toBe(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('refuses a cursor it has not given', async () => {
    await using server = await connect(name);
    const reply = await server.call(tool, { ...args, cursor: 'made-up' });
    expect(reply).toMatchObject({ isError: true, text: expect.stringContaining('"cursor"') });
  });
});

it('answers an empty search with an empty list', async () => {
  await using crm = await connect('crm');
  expect(await crm.read('search_customers', { query: 'zzz' })).toEqual({
    customers: [],
    total: 0,
    next_cursor: null,
  });
});

it('finds names whatever their case and accents', async () => {
  await using crm = await connect('crm');
  const { customers } = await crm.read('search_customers', { query: 'DELORME aromes' });
  expect(customers).toMatchObject([{ name: 'Delorme Arômes' }]);
});
