/** How a ticket is shown: its summary in lists, and the whole. */
import { contactOf, customerOf, personOf, productOf, referenceTo } from '../shared/directory.ts';
import { contact, customerFields, idOf, optionalProductFields, person } from '../shared/identifiers.ts';
import { date, nullable, oneOf, record, text, wholeNumber } from '../shared/json-schema.ts';
import type { TicketRow } from './rows.ts';
import type { SupportStore } from './store.ts';

export const ticketStatuses = ['open', 'waiting', 'resolved', 'closed'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const ticketCategories = [
  'fault',
  'calibration',
  'installation',
  'software',
  'delivery',
  'billing',
] as const;

export const ticketSummary = {
  id: idOf('ticket', 'Ticket id'),
  subject: text('Subject'),
  status: oneOf(ticketStatuses, 'Status'),
  priority: oneOf(priorities, 'Priority'),
  ...customerFields,
  ...optionalProductFields,
  opened_on: date('Date of opening', '2026-02-23'),
  updated_on: date('Date of the last change', '2026-02-27'),
};

export const ticketRecord = record({
  ...ticketSummary,
  category: oneOf(ticketCategories, 'Category'),
  description: text("The customer's description"),
  requester: nullable(contact('Contact who asked')),
  assignee: nullable(person('Employee in charge; null where nobody is')),
  resolved_on: nullable(date('Date of the solution')),
  comment_count: wholeNumber('Number of comments', { minimum: 0 }),
});

export function showTicketSummary(row: TicketRow) {
  const { id, subject, status, priority, customer_id, product_id, opened_on, updated_on } = row;
  return {
    id,
    subject,
    status,
    priority,
    customer_id,
    customer_name: customerOf(customer_id).name,
    product_id,
    product_name: product_id === null ? null : productOf(product_id).name,
    opened_on,
    updated_on,
  };
}

export function showTicket(store: SupportStore, row: TicketRow) {
  const { category, description, contact_id, assignee_id, resolved_on } = row;
  return {
    ...showTicketSummary(row),
    category,
    description,
    requester: contact_id === null ? null : referenceTo(contactOf(contact_id)),
    assignee: assignee_id === null ? null : referenceTo(personOf(assignee_id)),
    resolved_on,
    comment_count: store.comments.filter((comment) => comment.ticket_id === row.id).length,
  };
}
