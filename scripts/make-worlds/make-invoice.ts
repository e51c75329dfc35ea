/** An invoice: issued when the goods leave, due by the customer's terms, mostly paid by then. */

import type { CustomerRow } from '../../servers/crm/rows.ts';
import { addDays, earlier, later, today } from '../../servers/shared/company-day.ts';
import { toCents } from '../../servers/shared/money.ts';
import type { InvoiceRow, OrderRow } from '../../servers/shop/rows.ts';
import { type Choices, padded } from './random.ts';

const yesterday = addDays(today, -1);

/** The invoice of an order, or null for an order that waits or was cancelled before it was billed. */
export function makeInvoice(
  choices: Choices,
  order: OrderRow,
  customer: CustomerRow,
  index: number,
): InvoiceRow | null {
  const cancelled = order.status === 'cancelled';
  const prepaid = order.status === 'packed' || (order.status === 'open' && choices.chance(30));
  const billed = order.status === 'shipped' || order.status === 'delivered' || prepaid;
  if (!billed && !(cancelled && choices.chance(40))) return null;
  const planned = addDays(order.ordered_on, choices.between(1, 9));
  const issued_on = later(earlier(planned, yesterday), order.ordered_on);
  const due_on = addDays(issued_on, customer.payment_terms_days);
  const status = cancelled ? 'void' : statusAt(choices, issued_on, due_on);
  const subtotal = order.lines.reduce((sum, line) => sum + line.quantity * line.unit_price, 0);
  const total = toCents(subtotal * (1 + order.vat_percent / 100));
  const owed = status === 'open' || status === 'overdue';
  const part = owed && choices.chance(15) ? toCents(total / 2) : total;
  return {
    id: padded('inv', 3001 + index, 4),
    number: `INV-${issued_on.slice(0, 4)}-${3001 + index}`,
    order_id: order.id,
    customer_id: order.customer_id,
    status,
    issued_on,
    due_on,
    paid_on: status === 'paid' ? paymentDay(choices, issued_on, due_on) : null,
    total,
    amount_due: owed ? part : 0,
    currency: order.currency,
  };
}

function statusAt(choices: Choices, issued_on: string, due_on: string): string {
  if (due_on < today) return due_on < addDays(today, -75) || choices.chance(55) ? 'paid' : 'overdue';
  return issued_on < addDays(today, -10) && choices.chance(25) ? 'paid' : 'open';
}

function paymentDay(choices: Choices, issued_on: string, due_on: string): string {
  return earlier(later(addDays(due_on, choices.between(-8, 6)), issued_on), yesterday);
}
