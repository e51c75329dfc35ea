/** Writing: what each tool that writes changes, that only its own server instance sees it, and the rules it keeps. */
import { describe, expect, it } from 'vitest';
import { bundledServers } from '../../servers/bundled.ts';
import { type Connection, connect, type Json } from './connect.ts';

interface Write {
  readonly server: string;
  readonly tool: string;
  /** Arguments, from what the server holds. */
  readonly args: (server: Connection) => Promise<Json>;
  /** The call that shows the change. */
  readonly seenBy: (args: Json, result: Json) => readonly [tool: string, args: Json];
}

const byId = (tool: string, parameter: string) => (_: Json, result: Json) =>
  [tool, { [parameter]: result.id }] as const;

async function firstOf(
  server: Connection,
  tool: string,
  args: Json,
  noun: string,
  fits: (row: Json) => boolean,
) {
  for (let number = 1; number <= 50; number++) {
    const id = `cus_${String(number).padStart(4, '0')}`;
    const rows = (await server.read(tool, { customer_id: id, ...args, limit: 50 }))[noun] as Json[];
    const row = rows.find(fits);
    if (row) return row;
  }
  throw new Error(`No ${noun} fit.`);
}

const anOrder = (server: Connection, status: string) =>
  firstOf(server, 'list_orders', { status }, 'orders', () => true);
const aTicket = (server: Connection, status: string) =>
  firstOf(server, 'list_tickets', { status }, 'tickets', () => true);

async function freePair(calendar: Connection) {
  const { free_slots } = await calendar.read('find_free_slots', { person_id: 'per_037', date: '2026-04-08' });
  const [slot] = free_slots as { start_time: string }[];
  return { date: '2026-04-08', start_time: slot?.start_time };
}

async function aMeeting(calendar: Connection): Promise<Json> {
  const meeting = { title: 'Credit limits', organizer_id: 'per_037', attendee_ids: ['per_038'] };
  return calendar.read('schedule_meeting', { ...meeting, ...(await freePair(calendar)) });
}

const writes: readonly Write[] = [
  {
    server: 'crm',
    tool: 'create_contact',
    args: async () => ({ customer_id: 'cus_0001', name: 'Ines Carvalho', email: 'ines@carvalho.example' }),
    seenBy: byId('get_contact', 'contact_id'),
  },
  {
    server: 'crm',
    tool: 'create_deal',
    args: async () => ({
      customer_id: 'cus_0001',
      name: 'Cold room refit',
      amount: 18500,
      expected_close_on: '2026-05-29',
    }),
    seenBy: byId('get_deal', 'deal_id'),
  },
  {
    server: 'crm',
    tool: 'update_deal_stage',
    args: async (crm) => {
      const deal = await firstOf(crm, 'list_deals', { stage: 'proposal' }, 'deals', () => true);
      return { deal_id: deal.id, stage: 'won' };
    },
    seenBy: byId('get_deal', 'deal_id'),
  },
  {
    server: 'crm',
    tool: 'log_activity',
    args: async () => ({
      customer_id: 'cus_0001',
      type: 'call',
      subject: 'Price question',
      summary: 'Answered.',
    }),
    seenBy: (args) => ['list_activities', { customer_id: args.customer_id }],
  },
  {
    server: 'shop',
    tool: 'create_order',
    args: async () => ({ customer_id: 'cus_0001', lines: [{ product_id: 'prd_0002', quantity: 2 }] }),
    seenBy: byId('get_order', 'order_id'),
  },
  {
    server: 'shop',
    tool: 'change_delivery_date',
    args: async (shop) => ({ order_id: (await anOrder(shop, 'open')).id, delivery_date: '2026-04-15' }),
    seenBy: byId('get_order', 'order_id'),
  },
  {
    server: 'shop',
    tool: 'cancel_order',
    args: async (shop) => ({ order_id: (await anOrder(shop, 'packed')).id, reason: 'Project postponed' }),
    seenBy: byId('get_order', 'order_id'),
  },
  {
    server: 'support',
    tool: 'create_ticket',
    args: async () => ({
      customer_id: 'cus_0001',
      subject: 'Lid of the Corvus 24 does not lock',
      description: 'Since this morning the lid stays open.',
      product_id: 'prd_0001',
    }),
    seenBy: byId('get_ticket', 'ticket_id'),
  },
  {
    server: 'support',
    tool: 'update_ticket_status',
    args: async (support) => ({ ticket_id: (await aTicket(support, 'open')).id, status: 'resolved' }),
    seenBy: byId('get_ticket', 'ticket_id'),
  },
  {
    server: 'support',
    tool: 'assign_ticket',
    args: async (support) => ({ ticket_id: (await aTicket(support, 'open')).id, person_id: 'per_025' }),
    seenBy: byId('get_ticket', 'ticket_id'),
  },
  {
    server: 'support',
    tool: 'add_comment',
    args: async (support) => ({
      ticket_id: (await aTicket(support, 'open')).id,
      person_id: 'per_018',
      text: 'Spare part ordered.',
    }),
    seenBy: (args) => ['list_comments', { ticket_id: args.ticket_id }],
  },
  {
    server: 'calendar',
    tool: 'schedule_meeting',
    args: async (calendar) => ({
      title: 'Credit limits',
      organizer_id: 'per_037',
      attendee_ids: ['per_038'],
      ...(await freePair(calendar)),
    }),
    seenBy: byId('get_meeting', 'meeting_id'),
  },
  {
    server: 'calendar',
    tool: 'reschedule_meeting',
    args: async (calendar) => ({
      meeting_id: (await aMeeting(calendar)).id,
      date: '2026-04-09',
      start_time: '10:00',
    }),
    seenBy: byId('get_meeting', 'meeting_id'),
  },
  {
    server: 'calendar',
    tool: 'cancel_meeting',
    args: async (calendar) => ({ meeting_id: (await aMeeting(calendar)).id }),
    seenBy: byId('get_meeting', 'meeting_id'),
  },
  {
    server: 'travel',
    tool: 'book_flight',
    args: async () => ({ flight_id: 'flt_0001', person_id: 'per_029', date: '2026-03-11' }),
    seenBy: () => ['list_bookings', { person_id: 'per_029' }],
  },
  {
    server: 'travel',
    tool: 'book_hotel',
    args: async () => ({
      hotel_id: 'htl_001',
      person_id: 'per_029',
      check_in: '2026-03-11',
      check_out: '2026-03-13',
    }),
    seenBy: () => ['list_bookings', { person_id: 'per_029' }],
  },
];

describe.each(writes)('$server $tool', ({ server: name, tool, args: argsFor, seenBy }) => {
  it('is seen by later reads of the same instance, and by no other instance', async () => {
    await using server = await connect(name);
    await using other = await connect(name);
    const args = await argsFor(server);
    const result = await server.read(tool, args);
    const [readTool, readArgs] = seenBy(args, result);
    const seen = await server.call(readTool, readArgs);
    expect(seen.isError).toBe(false);
    expect(seen.text).toContain(String(result.id));
    if (readTool.startsWith('get_')) expect(seen.data).toEqual(result);
    expect(await other.call(readTool, readArgs)).not.toEqual(seen);
  });

  it('is as idempotent as it says', async () => {
    await using server = await connect(name);
    const definition = (await server.tools()).find((one) => one.name === tool);
    const args = await argsFor(server);
    const result = await server.read(tool, args);
    const [readTool, readArgs] = seenBy(args, result);
    const once = await server.call(readTool, readArgs);
    const again = await server.call(tool, args);
    const isSame = again.isError ? 'refused' : again.data.id === result.id;
    if (definition?.annotations?.idempotentHint) expect(await server.call(readTool, readArgs)).toEqual(once);
    else expect(isSame).not.toBe(true);
  });

  it('does the same to the same state', async () => {
    const results = await Promise.all(
      [1, 2].map(async () => {
        await using server = await connect(name);
        return await server.read(tool, await argsFor(server));
      }),
    );
    expect(results[0]).toEqual(results[1]);
  });
});

it('covers every tool that writes', async () => {
  const writing = await Promise.all(
    bundledServers.map(async ({ name }) => {
      await using server = await connect(name);
      const tools = await server.tools();
      return tools.filter((tool) => !tool.annotations?.readOnlyHint).map((tool) => `${name} ${tool.name}`);
    }),
  );
  expect(writes.map(({ server, tool }) => `${server} ${tool}`).sort()).toEqual(writing.flat().sort());
});

describe('rules', () => {
  it('reserves stock with an order and releases it with its cancellation', async () => {
    await using shop = await connect('shop');
    const available = async () =>
      (await shop.read('check_stock', { product_id: 'prd_0002' })).available as number;
    const before = await available();
    const quantity = before + 3;
    const order = await shop.read('create_order', {
      customer_id: 'cus_0001',
      lines: [{ product_id: 'prd_0002', quantity }],
    });
    expect(order).toMatchObject({
      id: 'ord_1151',
      number: 'SO-2026-1151',
      status: 'open',
      ordered_on: '2026-03-02',
    });
    expect(await available()).toBe(0);
    await shop.read('cancel_order', { order_id: order.id, reason: 'Ordered by mistake' });
    expect(await available()).toBe(before);
  });

  it.each(['shipped', 'delivered', 'cancelled'])(
    'does not cancel or move an order that is %s',
    async (status) => {
      await using shop = await connect('shop');
      const order = await anOrder(shop, status);
      const cancelled = await shop.call('cancel_order', { order_id: order.id, reason: 'Too late' });
      expect(cancelled).toMatchObject({
        isError: true,
        text: expect.stringContaining(`is ${status} and can no longer`),
      });
      const moved = await shop.call('change_delivery_date', {
        order_id: order.id,
        delivery_date: '2026-04-15',
      });
      expect(moved.isError).toBe(true);
    },
  );

  it('does not sell more of a discontinued product than there is', async () => {
    await using shop = await connect('shop');
    const order = { customer_id: 'cus_0001', lines: [{ product_id: 'prd_0003', quantity: 500 }] };
    const reply = await shop.call('create_order', order);
    expect(reply.text).toContain('Corvus Micro tube centrifuge is discontinued');
  });

  it.each([
    ['in the past', { date: '2026-02-27', start_time: '10:00' }, 'in the past'],
    ['at a weekend', { date: '2026-03-07', start_time: '10:00' }, 'weekend'],
    ['at night', { date: '2026-03-05', start_time: '21:00' }, 'between 08:00 and 18:00'],
  ])('does not schedule a meeting %s', async (_, when, reason) => {
    await using calendar = await connect('calendar');
    const who = { title: 'Credit limits', organizer_id: 'per_037', attendee_ids: ['per_038'] };
    const reply = await calendar.call('schedule_meeting', { ...who, ...when });
    expect(reply).toMatchObject({ isError: true, text: expect.stringContaining(reason) });
  });

  it('does not schedule a meeting into another, and frees the time of a cancelled one', async () => {
    await using calendar = await connect('calendar');
    const meeting = await aMeeting(calendar);
    const { date, start_time } = meeting;
    const again = { title: 'Another', organizer_id: 'per_037', attendee_ids: ['per_001'], date, start_time };
    const refused = await calendar.call('schedule_meeting', again);
    expect(refused.text).toContain('by "Credit limits"');
    await calendar.read('cancel_meeting', { meeting_id: meeting.id });
    expect((await calendar.call('schedule_meeting', again)).isError).toBe(false);
  });

  it('offers free times that meetings can be scheduled into', async () => {
    await using calendar = await connect('calendar');
    const date = '2026-03-05';
    const { free_slots } = await calendar.read('find_free_slots', { person_id: 'per_007', date });
    const taken = await calendar.read('list_meetings', {
      person_id: 'per_007',
      from_date: date,
      to_date: date,
    });
    expect((taken.meetings as Json[]).length).toBeGreaterThan(0);
    for (const { start_time } of free_slots as Json[]) {
      const args = {
        title: 'Short talk',
        organizer_id: 'per_007',
        attendee_ids: ['per_007'],
        date,
        start_time,
      };
      expect((await calendar.call('schedule_meeting', args)).isError).toBe(false);
    }
    const left = await calendar.read('find_free_slots', { person_id: 'per_007', date, min_minutes: 480 });
    expect(left.free_slots).toEqual([]);
  });

  it('asks why a deal is lost, and moves no deal that is closed', async () => {
    await using crm = await connect('crm');
    const open = await firstOf(crm, 'list_deals', { stage: 'negotiation' }, 'deals', () => true);
    const unexplained = await crm.call('update_deal_stage', { deal_id: open.id, stage: 'lost' });
    expect(unexplained.text).toContain('"lost_reason" is required');
    const won = await firstOf(crm, 'list_deals', { stage: 'won' }, 'deals', () => true);
    const moved = await crm.call('update_deal_stage', { deal_id: won.id, stage: 'lead' });
    expect(moved.text).toContain('cannot be moved to lead');
  });

  it('closes only resolved tickets, and gives tickets only to those who work on them', async () => {
    await using support = await connect('support');
    const { id } = await aTicket(support, 'open');
    const closed = await support.call('update_ticket_status', { ticket_id: id, status: 'closed' });
    expect(closed.text).toContain('resolve it before closing it');
    const assigned = await support.call('assign_ticket', { ticket_id: id, person_id: 'per_037' });
    expect(assigned.text).toContain('Beate Kronfeld works in finance');
  });

  it('keeps contacts at one customer apart by their email addresses', async () => {
    await using crm = await connect('crm');
    const { contacts } = await crm.read('list_contacts', { customer_id: 'cus_0001' });
    const [first] = contacts as Json[];
    const twin = { customer_id: 'cus_0001', name: 'Somebody Else', email: first?.email };
    expect((await crm.call('create_contact', twin)).text).toContain(String(first?.name));
  });

  it('books no hotel backwards and no forecast beyond three weeks', async () => {
    await using travel = await connect('travel');
    const stay = {
      hotel_id: 'htl_001',
      person_id: 'per_029',
      check_in: '2026-03-13',
      check_out: '2026-03-11',
    };
    expect((await travel.call('book_hotel', stay)).text).toContain('"check_out"');
    const late = await travel.call('get_weather', { city: 'Lyon', date: '2026-03-23' });
    expect(late.text).toContain('between 2026-03-02 and 2026-03-22');
    expect((await travel.call('get_weather', { city: 'Atlantis' })).text).toContain(
      'No city is called "Atlantis"',
    );
  });
});
