/** Orders: list, read, place, move and cancel them. */
import { addDays, isWeekend, today, workingDayFrom } from '../shared/company-day.ts';
import { customerOf } from '../shared/directory.ts';
import { Refusal } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import { date, list, oneOf, record, takes, text, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { adds, changes, defineTool, reads } from '../shared/tool.ts';
import { orderRecord, orderStatuses, orderSummary, showOrder, showOrderSummary } from './order-view.ts';
import { release, reserve } from './reservations.ts';
import type { OrderRow } from './rows.ts';
import { orderIn, productIn, type ShopStore } from './store.ts';

const deliveryDaysFromStock = 5;

export const listOrders = defineTool({
  name: 'list_orders',
  title: 'List orders',
  description:
    "List a customer's orders, newest first. An order is open, then packed, shipped and delivered, or it is cancelled.",
  inputSchema: takes(
    { customer_id: idOf('customer', 'Customer whose orders to list.') },
    { status: oneOf(orderStatuses, 'Only orders with this status.'), ...paging },
  ),
  outputSchema: pageOf('orders', "The customer's orders, newest first", record(orderSummary)),
  annotations: reads,
  run(store: ShopStore, { customer_id, status, ...page }) {
    const customer = customerOf(customer_id);
    const rows = store.orders.filter(
      (row) => row.customer_id === customer.id && (!status || row.status === status),
    );
    rows.sort((a, b) => b.ordered_on.localeCompare(a.ordered_on) || b.id.localeCompare(a.id));
    return paginate('orders', rows, page, showOrderSummary);
  },
});

export const getOrder = defineTool({
  name: 'get_order',
  title: 'Get order',
  description: 'Get an order with its lines and totals. A shipped order names its shipment.',
  inputSchema: takes({ order_id: idOf('order', 'Order to read.') }),
  outputSchema: orderRecord,
  annotations: reads,
  run: (store: ShopStore, { order_id }) => showOrder(store, orderIn(store, order_id)),
});

export const createOrder = defineTool({
  name: 'create_order',
  title: 'Create order',
  description:
    "Create an order at list prices in the customer's billing currency. What is in stock is reserved and arrives " +
    'within five days; what is not takes its lead time. Discontinued products cannot be ordered beyond the stock.',
  inputSchema: takes(
    {
      customer_id: idOf('customer', 'Customer who orders.'),
      lines: list(
        'What is ordered, one line a product.',
        record({
          product_id: idOf('product', 'Product to deliver.'),
          quantity: wholeNumber('Number of units.', { minimum: 1, maximum: 500 }),
        }),
        { minItems: 1, maxItems: 20 },
      ),
    },
    {
      customer_reference: text("The customer's own purchase order number.", {
        minLength: 1,
        examples: ['PO 48213'],
      }),
    },
  ),
  outputSchema: orderRecord,
  annotations: adds,
  run(store: ShopStore, { customer_id, lines, customer_reference }) {
    const customer = customerOf(customer_id);
    const products = lines.map((line) => productIn(store, line.product_id));
    const repeated = products.find((product, index) => products.indexOf(product) !== index);
    if (repeated)
      throw new Refusal(`${repeated.name} stands on more than one line; give one line a product.`);
    const reservations = reserve(store, lines);
    const waitDays = Math.max(deliveryDaysFromStock, ...reservations.map((one) => one.waitDays));
    const number = store.orders.nextNumber();
    const row = store.orders.add({
      number: `SO-2026-${number}`,
      customer_id,
      status: 'open',
      ordered_on: today,
      expected_delivery_on: workingDayFrom(addDays(today, waitDays)),
      delivered_on: null,
      customer_reference: customer_reference ?? null,
      currency: customer.billing_currency,
      vat_percent: customer.country === 'Germany' ? 19 : 0,
      lines: lines.map(({ product_id, quantity }, index) => ({
        product_id,
        quantity,
        unit_price: products[index]?.prices[customer.billing_currency] ?? 0,
        reserved: reservations[index]?.reserved ?? 0,
      })),
      shipment_id: null,
      cancellation_reason: null,
    });
    return showOrder(store, row);
  },
});

export const changeDeliveryDate = defineTool({
  name: 'change_delivery_date',
  title: 'Change delivery date',
  description:
    "Change an order's expected delivery date to a later or earlier working day. Only possible until the order is " +
    'shipped.',
  inputSchema: takes({
    order_id: idOf('order', 'Order to move.'),
    delivery_date: date('New delivery date: a working day after today.', '2026-03-18'),
  }),
  outputSchema: orderRecord,
  annotations: changes,
  run(store: ShopStore, { order_id, delivery_date }) {
    const row = orderIn(store, order_id);
    refuseUnlessWaiting(row, 'be moved');
    if (delivery_date <= today) {
      throw new Refusal(`"delivery_date" must be after today, ${today}; ${delivery_date} is not.`);
    }
    if (isWeekend(delivery_date)) {
      throw new Refusal(`"delivery_date" must be a working day; ${delivery_date} is on a weekend.`);
    }
    return showOrder(store, store.orders.change(order_id, { expected_delivery_on: delivery_date }));
  },
});

export const cancelOrder = defineTool({
  name: 'cancel_order',
  title: 'Cancel order',
  description:
    'Cancel an order and release the stock it had reserved. Only possible until the order is shipped, and final.',
  inputSchema: takes({
    order_id: idOf('order', 'Order to cancel.'),
    reason: text('Why it is cancelled.', {
      minLength: 3,
      maxLength: 300,
      examples: ['Project postponed to autumn'],
    }),
  }),
  outputSchema: orderRecord,
  annotations: changes,
  run(store: ShopStore, { order_id, reason }) {
    const row = orderIn(store, order_id);
    refuseUnlessWaiting(row, 'be cancelled');
    release(store, row.lines);
    const lines = row.lines.map((line) => ({ ...line, reserved: 0 }));
    const cancelled = { status: 'cancelled', cancellation_reason: reason, lines };
    return showOrder(store, store.orders.change(order_id, cancelled));
  },
});

function refuseUnlessWaiting(row: OrderRow, verb: string): void {
  if (row.status === 'open' || row.status === 'packed') return;
  throw new Refusal(
    `Order ${row.number} is ${row.status} and can no longer ${verb}; only open and packed orders can.`,
  );
}
