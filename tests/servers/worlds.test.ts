/** The worlds: what the generator makes, large enough, whole, and believable in their dates. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeWorld, makeWorlds } from '../../scripts/make-worlds.ts';
import { addDays, today } from '../../servers/shared/company-day.ts';
import { loadWorld, type Worlds, worldsFolder } from '../../servers/shared/load-world.ts';
import type { Row } from '../../servers/shared/table.ts';

const names = ['crm', 'shop', 'support', 'calendar', 'travel'] as const;
const made = makeWorlds();
const { crm, shop, support, calendar, travel } = Object.fromEntries(
  names.map((name) => [name, loadWorld(name)]),
) as unknown as Worlds;

const tables: Readonly<Record<string, readonly Row[]>> = {
  ...crm,
  ...shop,
  ...support,
  ...calendar,
  ...travel,
};

describe.each(names)('%s', (name) => {
  it('is what the generator makes, byte for byte', () => {
    expect(readFileSync(join(worldsFolder(), `${name}.json`), 'utf8')).toBe(encodeWorld(made[name]));
    expect(encodeWorld(makeWorlds()[name])).toBe(encodeWorld(made[name]));
  });

  it('holds at least sixty entities', () => {
    const rows = Object.values(made[name]).flat();
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });
});

it('gives every row an id of its own', () => {
  expect(Object.keys(tables)).not.toHaveLength(0);
  for (const [table, rows] of Object.entries(tables)) {
    expect(rows, table).not.toHaveLength(0);
    expect(new Set(rows.map((row) => row.id)).size, table).toBe(rows.length);
  }
});

it('refers only to rows that exist', () => {
  const targets: Readonly<Record<string, string>> = {
    cus: 'customers',
    con: 'contacts',
    deal: 'deals',
    prd: 'products',
    ord: 'orders',
    shp: 'shipments',
    tkt: 'tickets',
    per: 'people',
    room: 'rooms',
    flt: 'flights',
    htl: 'hotels',
  };
  const ids = new Map(
    Object.entries(tables).map(([table, rows]) => [table, new Set(rows.map((row) => row.id))]),
  );
  let references = 0;
  const check = (value: unknown, key: string, from: string): void => {
    if (Array.isArray(value)) for (const item of value) check(item, key, from);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) check(item, name, from);
    } else if (typeof value === 'string' && /_ids?$/.test(key)) {
      const table = targets[value.split('_')[0] ?? ''] ?? '';
      expect(ids.get(table)?.has(value), `${value} in ${from}`).toBe(true);
      references++;
    }
  };
  for (const rows of Object.values(tables)) for (const row of rows) check(row, '', row.id);
  expect(references).toBeGreaterThan(2000);
});

it('gives every customer contacts, deals, orders, invoices, tickets and a city with weather, hotels and flights', () => {
  expect(crm.customers).not.toHaveLength(0);
  for (const { id, name, city } of crm.customers) {
    for (const rows of [crm.contacts, crm.deals, shop.orders, shop.invoices, support.tickets]) {
      expect(
        rows.some((row) => row.customer_id === id),
        name,
      ).toBe(true);
    }
    expect(travel.weather.filter((row) => row.city === city).length, city).toBe(21);
    expect(travel.hotels.filter((row) => row.city === city).length, city).toBeGreaterThanOrEqual(2);
    const reachable = travel.flights.some((row) => row.from_city === 'Munich' && row.to_city === city);
    expect(reachable || city === 'Munich', city).toBe(true);
  }
});

it('gives every employee a meeting to come, and nobody and no room two at once', () => {
  const held = calendar.meetings.filter((one) => one.status !== 'cancelled');
  expect(calendar.people).not.toHaveLength(0);
  expect(calendar.rooms).not.toHaveLength(0);
  for (const { id, name } of calendar.people) {
    const theirs = held.filter((one) => one.organizer_id === id || one.attendee_ids.includes(id));
    expect(
      theirs.some((one) => one.date >= today),
      name,
    ).toBe(true);
    expectApart(theirs, name);
  }
  for (const { id, name } of calendar.rooms)
    expectApart(
      held.filter((one) => one.room_id === id),
      name,
    );
});

function expectApart(meetings: Worlds['calendar']['meetings'], whose: string): void {
  for (const one of meetings) {
    const clashing = meetings.filter(
      (other) =>
        other.date === one.date && other.start_time < one.end_time && other.end_time > one.start_time,
    );
    expect(clashing, whose).toEqual([one]);
  }
}

it('uses no name twice where people would say it', () => {
  const spoken = [
    crm.customers.map((row) => row.name),
    crm.contacts.map((row) => row.name),
    crm.deals.map((row) => row.name),
    shop.products.map((row) => row.name),
    support.tickets.map((row) => row.subject),
    support.articles.map((row) => row.title),
    calendar.people.map((row) => row.name),
    calendar.meetings.map((row) => row.title),
    travel.hotels.map((row) => row.name),
    travel.flights.map((row) => row.number),
  ];
  for (const all of spoken) {
    expect(all).not.toHaveLength(0);
    expect(new Set(all).size).toBe(all.length);
  }
});

it('dates what happened in an order in which it can have happened, before today', () => {
  const ordered = (...dates: readonly (string | null)[]) => {
    const known = dates.filter((date) => date !== null);
    expect(known).toEqual([...known].sort());
  };
  const yesterday = addDays(today, -1);
  for (const rows of [
    shop.orders,
    shop.shipments,
    shop.invoices,
    support.tickets,
    support.comments,
    crm.deals,
  ])
    expect(rows).not.toHaveLength(0);
  for (const order of shop.orders) ordered(order.ordered_on, order.delivered_on, yesterday);
  for (const shipment of shop.shipments) {
    const order = shop.orders.find((row) => row.id === shipment.order_id);
    const scans = shipment.events.map((event) => event.date);
    ordered(order?.ordered_on ?? null, shipment.shipped_on, ...scans, shipment.delivered_on, yesterday);
  }
  for (const invoice of shop.invoices) {
    ordered(invoice.issued_on, invoice.paid_on, yesterday);
    expect(invoice.status === 'overdue').toBe(invoice.amount_due > 0 && invoice.due_on < today);
  }
  for (const ticket of support.tickets) {
    ordered(ticket.opened_on, ticket.resolved_on, ticket.updated_on, yesterday);
    const comments = support.comments.filter((row) => row.ticket_id === ticket.id);
    ordered(ticket.opened_on, ...comments.map((comment) => comment.posted_on), ticket.updated_on);
  }
  for (const deal of crm.deals) ordered(deal.created_on, deal.closed_on, yesterday);
});

it('names no domain that could exist', () => {
  const text = JSON.stringify(made);
  const domains = text.match(/(?<=@|https:\/\/)[\w.-]+/g) ?? [];
  expect(domains.length).toBeGreaterThan(200);
  for (const domain of domains) expect(domain).toMatch(/\.example$/);
});
