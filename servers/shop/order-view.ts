/** How an order is shown: its summary in lists, and the whole with lines and totals. */
import { customerOf } from '../shared/directory.ts';
import { customerFields, idOf } from '../shared/identifiers.ts';
import { date, decimal, list, nullable, oneOf, record, text, wholeNumber } from '../shared/json-schema.ts';
import { toCents } from '../shared/money.ts';
import type { OrderRow } from './rows.ts';
import { productIn, type ShopStore } from './store.ts';

export const orderStatuses = ['open', 'packed', 'shipped', 'delivered', 'cancelled'] as const;

export const orderSummary = {
  id: idOf('order', 'Order id'),
  number: text('Order number', { examples: ['SO-2026-1042'] }),
  ...customerFields,
  status: oneOf(orderStatuses, 'Status'),
  ordered_on: date('Date of the order', '2026-02-20'),
  expected_delivery_on: date('Expected date of delivery'),
  delivered_on: nullable(date('Date of delivery')),
  total: decimal('Total including VAT', { minimum: 0 }),
  currency: oneOf(['EUR', 'USD', 'GBP', 'CHF'], 'Currency'),
};

export const orderRecord = record({
  ...orderSummary,
  customer_reference: nullable(text("Customer's purchase order number")),
  lines: list(
    'Order lines',
    record({
      product_id: idOf('product', 'Product id'),
      product_name: text('Product'),
      quantity: wholeNumber('Quantity', { minimum: 1 }),
      unit_price: decimal('Unit price without VAT', { minimum: 0 }),
      line_total: decimal('Line total without VAT', { minimum: 0 }),
    }),
  ),
  subtotal: decimal('Total without VAT', { minimum: 0 }),
  vat_percent: decimal('VAT rate in percent', { minimum: 0 }),
  vat: decimal('VAT', { minimum: 0 }),
  shipment_id: nullable(idOf('shipment', 'Shipment id; null until the order is shipped')),
  cancellation_reason: nullable(text('Reason for the cancellation')),
});

function totalsOf(row: OrderRow) {
  const subtotal = toCents(row.lines.reduce((sum, line) => sum + line.quantity * line.unit_price, 0));
  const vat = toCents((subtotal * row.vat_percent) / 100);
  return { subtotal, vat, total: toCents(subtotal + vat) };
}

export function showOrderSummary(row: OrderRow) {
  const { id, number, customer_id, status, ordered_on, expected_delivery_on, delivered_on, currency } = row;
  const customer_name = customerOf(customer_id).name;
  const { total } = totalsOf(row);
  return {
    id,
    number,
    customer_id,
    customer_name,
    status,
    ordered_on,
    expected_delivery_on,
    delivered_on,
    total,
    currency,
  };
}

export function showOrder(store: ShopStore, row: OrderRow) {
  const { customer_reference, vat_percent, shipment_id, cancellation_reason } = row;
  const { subtotal, vat } = totalsOf(row);
  const lines = row.lines.map(({ product_id, quantity, unit_price }) => ({
    product_id,
    product_name: productIn(store, product_id).name,
    quantity,
    unit_price,
    line_total: toCents(quantity * unit_price),
  }));
  return {
    ...showOrderSummary(row),
    customer_reference,
    lines,
    subtotal,
    vat_percent,
    vat,
    shipment_id,
    cancellation_reason,
  };
}
