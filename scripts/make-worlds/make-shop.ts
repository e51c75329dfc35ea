/** The shop's world: products and stock, and each customer's orders with their shipments and invoices. */

import type { CustomerRow } from '../../servers/crm/rows.ts';
import {
  addDays,
  daysBetween,
  today,
  workingDayFrom,
  workingDayUntil,
} from '../../servers/shared/company-day.ts';
import type {
  InvoiceRow,
  OrderRow,
  ProductRow,
  ShipmentRow,
  ShopWorld,
  StockRow,
} from '../../servers/shop/rows.ts';
import { boughtBy, type Product, products } from './catalogue.ts';
import { makeInvoice } from './make-invoice.ts';
import { makeShipment } from './make-shipment.ts';
import { Choices, padded } from './random.ts';

const factors = { EUR: 1, USD: 1.12, GBP: 0.88, CHF: 0.97 } as const;
const firstOrder = 1001;

export function makeShop(customers: readonly CustomerRow[]): ShopWorld {
  const rows = makeProducts();
  const orders: OrderRow[] = [];
  const invoices: InvoiceRow[] = [];
  const shipments: ShipmentRow[] = [];
  const choices = new Choices(21);
  for (const draft of orderDates(choices, customers)) {
    const order = makeOrder(choices, rows, draft, padded('ord', firstOrder + orders.length, 4));
    const shipped = order.status === 'shipped' || order.status === 'delivered';
    const shipment = shipped ? makeShipment(choices, order, draft.customer, rows, shipments.length) : null;
    if (shipment) shipments.push(shipment);
    orders.push({
      ...order,
      shipment_id: shipment?.id ?? null,
      delivered_on: shipment?.delivered_on ?? null,
    });
    const invoice = makeInvoice(choices, order, draft.customer, invoices.length);
    if (invoice) invoices.push(invoice);
  }
  return { products: rows, stock: makeStock(choices, rows, orders), orders, invoices, shipments };
}

function makeProducts(): ProductRow[] {
  const choices = new Choices(20);
  return products.map((product, index) => ({
    id: padded('prd', index + 1, 4),
    name: product.name,
    sku: skuOf(product, index),
    category: product.category,
    summary: product.summary,
    prices: Object.fromEntries(
      Object.entries(factors).map(([currency, factor]) => [currency, priceTag(product.euros * factor)]),
    ),
    weight_kg: product.weight_kg,
    lead_time_days: product.isInstrument ? choices.one([10, 14, 21, 28]) : choices.one([5, 7, 10]),
    warranty_months: product.isInstrument ? choices.one([24, 36]) : 12,
    status: product.short === 'Corvus Micro' || product.short === 'Fluvio G' ? 'discontinued' : 'available',
  }));
}

function skuOf(product: Product, index: number): string {
  return `${product.family.slice(0, 2).toUpperCase()}-${product.isInstrument ? 'I' : 'A'}${210 + index * 7}`;
}

/** Rounds the way price lists do: to ten above a thousand, to one below. */
function priceTag(amount: number): number {
  return amount >= 1000 ? Math.round(amount / 10) * 10 : Math.round(amount);
}

interface OrderDraft {
  readonly customer: CustomerRow;
  readonly ordered_on: string;
}

/** Two to four orders a customer, oldest first over all, so that numbers follow the dates. */
function orderDates(choices: Choices, customers: readonly CustomerRow[]): OrderDraft[] {
  const drafts = customers.flatMap((customer) => {
    const recent = addDays(today, -choices.between(1, 24));
    const older = Array.from({ length: choices.between(1, 3) }, () =>
      addDays(today, -choices.between(25, 210)),
    );
    return [recent, ...older].map((date) => ({ customer, ordered_on: workingDayUntil(date) }));
  });
  return drafts.sort(
    (a, b) => a.ordered_on.localeCompare(b.ordered_on) || a.customer.id.localeCompare(b.customer.id),
  );
}

function makeOrder(choices: Choices, rows: readonly ProductRow[], draft: OrderDraft, id: string): OrderRow {
  const { customer, ordered_on } = draft;
  const age = daysBetween(ordered_on, today);
  const status = statusAt(choices, age);
  const leadDays = choices.between(8, 26);
  const wished = addDays(ordered_on, leadDays);
  const waiting = status === 'open' || status === 'packed';
  const families = boughtBy[customer.industry] ?? [];
  const affordable = rows.filter((row) => families.includes(familyOf(row)) && row.status === 'available');
  const lines = choices.some(affordable, choices.between(1, 3)).map((row) => {
    const quantity = (row.prices.EUR ?? 0) < 600 ? choices.between(2, 12) : choices.between(1, 3);
    const unit_price = row.prices[customer.billing_currency] ?? 0;
    return { product_id: row.id, quantity, unit_price, reserved: waiting ? quantity : 0 };
  });
  return {
    id,
    number: `SO-${ordered_on.slice(0, 4)}-${id.slice(4)}`,
    customer_id: customer.id,
    status,
    ordered_on,
    expected_delivery_on: workingDayFrom(
      waiting && wished <= today ? addDays(today, choices.between(2, 14)) : wished,
    ),
    delivered_on: null,
    customer_reference: choices.chance(75) ? `PO ${choices.between(10_200, 98_900)}` : null,
    currency: customer.billing_currency,
    vat_percent: customer.country === 'Germany' ? 19 : 0,
    lines,
    shipment_id: null,
    cancellation_reason:
      status === 'cancelled'
        ? choices.one(['Budget was moved to next year', 'Ordered twice by mistake', 'Project was stopped'])
        : null,
  };
}

function statusAt(choices: Choices, ageInDays: number): string {
  if (ageInDays > 32) return choices.chance(93) ? 'delivered' : 'cancelled';
  if (ageInDays > 12) return choices.one(['shipped', 'shipped', 'open', 'packed', 'delivered']);
  return choices.one(['open', 'open', 'open', 'packed', 'packed', 'shipped', 'cancelled']);
}

function familyOf(row: ProductRow): string {
  return row.name.split(' ')[0] ?? '';
}

function makeStock(choices: Choices, rows: readonly ProductRow[], orders: readonly OrderRow[]): StockRow[] {
  return rows.map((row) => {
    const lines = orders.flatMap((order) => order.lines.filter((line) => line.product_id === row.id));
    const reserved = lines.reduce((sum, line) => sum + line.reserved, 0);
    const empty = choices.chance(12);
    const spare = () => (empty ? 0 : choices.between(0, row.weight_kg > 15 ? 9 : 60));
    const replenished = row.status === 'available' && (empty || choices.chance(45));
    return {
      id: row.id,
      warehouses: [
        { city: 'Munich', on_hand: reserved + spare(), reserved },
        { city: 'Manchester', on_hand: spare(), reserved: 0 },
        { city: 'Boston', on_hand: spare(), reserved: 0 },
      ],
      next_delivery_on: replenished ? workingDayFrom(addDays(today, choices.between(3, 30))) : null,
      next_delivery_quantity: replenished ? choices.one([5, 10, 20, 40]) : null,
    };
  });
}
