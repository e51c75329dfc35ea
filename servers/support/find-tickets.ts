/** Tickets to read: by customer, by words, by id. */
import { customerOf, productOf } from '../shared/directory.ts';
import { idOf } from '../shared/identifiers.ts';
import { oneOf, record, takes, text } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { searchRows } from '../shared/text-search.ts';
import { defineTool, reads } from '../shared/tool.ts';
import { type SupportStore, ticketIn } from './store.ts';
import {
  priorities,
  showTicket,
  showTicketSummary,
  ticketRecord,
  ticketStatuses,
  ticketSummary,
} from './ticket-view.ts';

const filters = {
  status: oneOf(ticketStatuses, 'Only tickets with this status.'),
  priority: oneOf(priorities, 'Only tickets of this priority.'),
};

export const listTickets = defineTool({
  name: 'list_tickets',
  title: 'List tickets',
  description:
    "List a customer's support tickets, newest first. A ticket is open, waiting for the customer, resolved or closed.",
  inputSchema: takes(
    { customer_id: idOf('customer', 'Customer whose tickets to list.') },
    { ...filters, ...paging },
  ),
  outputSchema: pageOf('tickets', "The customer's tickets, newest first", record(ticketSummary)),
  annotations: reads,
  run(store: SupportStore, { customer_id, status, priority, ...page }) {
    const customer = customerOf(customer_id);
    const rows = store.tickets.filter(
      (row) =>
        row.customer_id === customer.id &&
        (!status || row.status === status) &&
        (!priority || row.priority === priority),
    );
    rows.sort((a, b) => b.opened_on.localeCompare(a.opened_on) || b.id.localeCompare(a.id));
    return paginate('tickets', rows, page, showTicketSummary);
  },
});

export const searchTickets = defineTool({
  name: 'search_tickets',
  title: 'Search tickets',
  description:
    'Search the tickets of all customers by their words, best match first. Every word of the query must occur in the ' +
    "subject, the customer's or the product's name, or the description; the beginning of a word is enough.",
  inputSchema: takes(
    {
      query: text('Words of the ticket.', {
        minLength: 1,
        examples: [
          'rotor imbalance',
          'zero drift',
          'freezer alarm',
          'motor overheats',
          'damaged packaging',
          'low flow',
          'calibration certificate',
          'fan noise',
        ],
      }),
    },
    { product_id: idOf('product', 'Only tickets about this product.'), ...filters, ...paging },
  ),
  outputSchema: pageOf('tickets', 'Tickets that match, best match first', record(ticketSummary)),
  annotations: reads,
  run(store: SupportStore, { query, product_id, status, priority, ...page }) {
    if (product_id) productOf(product_id);
    const candidates = store.tickets.filter(
      (row) =>
        (!product_id || row.product_id === product_id) &&
        (!status || row.status === status) &&
        (!priority || row.priority === priority),
    );
    const hits = searchRows(candidates, query, (row) => ({
      title: row.subject,
      more: [
        customerOf(row.customer_id).name,
        row.product_id === null ? '' : productOf(row.product_id).name,
        row.description,
      ],
    }));
    return paginate('tickets', hits, page, showTicketSummary);
  },
});

export const getTicket = defineTool({
  name: 'get_ticket',
  title: 'Get ticket',
  description:
    'Get a ticket with its full description. It names who asked, who is in charge, and the product it is about.',
  inputSchema: takes({ ticket_id: idOf('ticket', 'Ticket to read.') }),
  outputSchema: ticketRecord,
  annotations: reads,
  run: (store: SupportStore, { ticket_id }) => showTicket(store, ticketIn(store, ticket_id)),
});
