/** Chains that cross servers: what one result names, the next server knows. */
import { describe, expect, it } from 'vitest';
import { loadWorld } from '../../servers/shared/load-world.ts';
import { connect, type Json } from './connect.ts';

const { customers } = loadWorld('crm');

describe.each(customers)('$name', ({ id: customer_id, name }) => {
  it('is found by its name, and its owner has a calendar', async () => {
    await using crm = await connect('crm');
    await using calendar = await connect('calendar');
    const found = await crm.read('search_customers', { query: name });
    expect(found.customers).toMatchObject([{ id: customer_id, name }]);
    const customer = await crm.read('get_customer', { customer_id });
    const owner = customer.owner as Json;
    expect(await calendar.read('get_person', { person_id: owner.id })).toMatchObject(owner);
    const days = ['2026-03-04', '2026-03-05', '2026-03-06'];
    const free = await Promise.all(
      days.map((date) => calendar.read('find_free_slots', { person_id: owner.id, date })),
    );
    expect(free.flatMap((day) => day.free_slots as Json[]).length).toBeGreaterThan(0);
  });

  it('has orders whose products are in the catalogue', async () => {
    await using shop = await connect('shop');
    const { orders } = await shop.read('list_orders', { customer_id });
    expect(orders).not.toHaveLength(0);
    for (const { id: order_id } of orders as Json[]) {
      const order = await shop.read('get_order', { order_id });
      expect(order.lines).not.toHaveLength(0);
      for (const { product_id, product_name } of order.lines as Json[]) {
        expect(await shop.read('check_stock', { product_id })).toMatchObject({ product_name });
      }
      if (order.shipment_id) {
        const shipment = await shop.read('track_shipment', { shipment_id: order.shipment_id });
        expect(shipment).toMatchObject({ order_id, customer_name: name });
      }
    }
  });

  it('has tickets on products that knowledge articles explain', async () => {
    await using support = await connect('support');
    const { tickets } = await support.read('list_tickets', { customer_id });
    expect((tickets as Json[]).length).toBeGreaterThan(0);
    for (const { product_name } of tickets as Json[]) {
      if (product_name === null) continue;
      const { total } = await support.read('search_articles', { query: product_name });
      expect(total, String(product_name)).toBeGreaterThan(0);
    }
  });

  it('lies in a city one can travel to, and has deals whose amounts can be converted', async () => {
    await using crm = await connect('crm');
    await using travel = await connect('travel');
    const { city } = await crm.read('get_customer', { customer_id });
    expect(await travel.read('get_weather', { city })).toMatchObject({ city, date: '2026-03-02' });
    expect((await travel.read('search_hotels', { city })).total).toBeGreaterThan(0);
    if (city !== 'Munich') {
      const flight = { from_city: 'Munich', to_city: city, date: '2026-03-11' };
      expect((await travel.read('search_flights', flight)).total).toBeGreaterThan(0);
    }
    const { deals } = await crm.read('list_deals', { customer_id });
    for (const { amount, currency } of deals as Json[]) {
      const sum = { amount, from_currency: currency, to_currency: 'SEK' };
      expect((await travel.read('convert_currency', sum)).converted_amount).toBeGreaterThan(amount as number);
    }
  });
});
