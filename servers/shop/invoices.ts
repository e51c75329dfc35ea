/** Invoices: what customers owe and have paid. */
import { daysBetween, today } from '../shared/company-day.ts';
import { customerOf } from '../shared/directory.ts';
import { found } from '../shared/failure.ts';
import { customerFields, idOf } from '../shared/identifiers.ts';
import { date, decimal, nullable, oneOf, record, takes, text, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { InvoiceRow } from './rows.ts';
import { orderIn, type ShopStore } from './store.ts';

const statuses = ['open', 'overdue', 'paid', 'void'] as const;

const invoiceSummary = {
  id: idOf('invoice', 'Invoice id'),
  number: text('Invoice number', { examples: ['INV-2026-3017'] }),
  ...customerFields,
  status: oneOf(statuses, 'Status'),
  issued_on: date('Date of issue', '2026-02-10'),
  due_on: date('Due date', '2026-03-12'),
  total: decimal('Total including VAT', { minimum: 0 }),
  amount_due: decimal('Amount still to be paid', { minimum: 0 }),
  currency: oneOf(['EUR', 'USD', 'GBP', 'CHF'], 'Currency'),
};

function showSummary(row: InvoiceRow) {
  const { id, number, customer_id, status, issued_on, due_on, total, amount_due, currency } = row;
  const customer_name = customerOf(customer_id).name;
  return { id, number, customer_id, customer_name, status, issued_on, due_on, total, amount_due, currency };
}

export const listInvoices = defineTool({
  name: 'list_invoices',
  title: 'List invoices',
  description:
    "List a customer's invoices, newest first. Open invoices are not yet due, overdue ones are; both still have an " +
    'amount due.',
  inputSchema: takes(
    { customer_id: idOf('customer', 'Customer whose invoices to list.') },
    { status: oneOf(statuses, 'Only invoices with this status.'), ...paging },
  ),
  outputSchema: pageOf('invoices', "The customer's invoices, newest first", record(invoiceSummary)),
  annotations: reads,
  run(store: ShopStore, { customer_id, status, ...page }) {
    const customer = customerOf(customer_id);
    const rows = store.invoices.filter(
      (row) => row.customer_id === customer.id && (!status || row.status === status),
    );
    rows.sort((a, b) => b.issued_on.localeCompare(a.issued_on) || b.id.localeCompare(a.id));
    return paginate('invoices', rows, page, showSummary);
  },
});

export const getInvoice = defineTool({
  name: 'get_invoice',
  title: 'Get invoice',
  description:
    'Get an invoice. It names the order it bills, the day it was paid, and how many days it is overdue.',
  inputSchema: takes({ invoice_id: idOf('invoice', 'Invoice to read.') }),
  outputSchema: record({
    ...invoiceSummary,
    order_id: idOf('order', 'Order id'),
    order_number: text('Order number'),
    paid_on: nullable(date('Date of payment')),
    days_overdue: wholeNumber('Days overdue', { minimum: 0 }),
  }),
  annotations: reads,
  run(store: ShopStore, { invoice_id }) {
    const row = found(store.invoices.get(invoice_id), 'invoice', invoice_id);
    return {
      ...showSummary(row),
      order_id: row.order_id,
      order_number: orderIn(store, row.order_id).number,
      paid_on: row.paid_on,
      days_overdue: row.status === 'overdue' ? daysBetween(row.due_on, today) : 0,
    };
  },
});
