/** Tickets to work on: open, assign, move through their statuses. */
import { today } from '../shared/company-day.ts';
import { contactOf, customerOf, personOf, productOf } from '../shared/directory.ts';
import { Refusal } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import { oneOf, takes, text } from '../shared/json-schema.ts';
import { adds, changes, defineTool } from '../shared/tool.ts';
import { type SupportStore, ticketIn } from './store.ts';
import { priorities, showTicket, ticketCategories, ticketRecord, ticketStatuses } from './ticket-view.ts';

export const createTicket = defineTool({
  name: 'create_ticket',
  title: 'Create ticket',
  description: 'Create a support ticket for a customer. It starts open and without an employee in charge.',
  inputSchema: takes(
    {
      customer_id: idOf('customer', 'Customer who needs help.'),
      subject: text('The problem in one line.', {
        minLength: 5,
        maxLength: 120,
        examples: ['Lid of the Corvus 24 does not lock'],
      }),
      description: text('What happens, since when, and what was tried.', { minLength: 10, maxLength: 4000 }),
    },
    {
      category: oneOf(ticketCategories, 'Kind of problem.', { default: 'fault' }),
      priority: oneOf(priorities, 'How much it hurts.', { default: 'normal' }),
      product_id: idOf('product', 'Product it is about.'),
      contact_id: idOf('contact', 'Contact at the customer who asks.'),
    },
  ),
  outputSchema: ticketRecord,
  annotations: adds,
  run(
    store: SupportStore,
    { customer_id, subject, description, category, priority, product_id, contact_id },
  ) {
    const customer = customerOf(customer_id);
    if (product_id) productOf(product_id);
    if (contact_id && contactOf(contact_id).customer_id !== customer.id) {
      throw new Refusal(`The contact ${contact_id} does not work for ${customer.name}.`);
    }
    const row = store.tickets.add({
      subject,
      description,
      status: 'open',
      priority,
      category,
      customer_id,
      contact_id: contact_id ?? null,
      product_id: product_id ?? null,
      assignee_id: null,
      opened_on: today,
      updated_on: today,
      resolved_on: null,
    });
    return showTicket(store, row);
  },
});

export const updateTicketStatus = defineTool({
  name: 'update_ticket_status',
  title: 'Update ticket status',
  description:
    'Set the status of a ticket. A resolved ticket can be opened again; a closed one is closed for good. Only a ' +
    'resolved ticket can be closed.',
  inputSchema: takes({
    ticket_id: idOf('ticket', 'Ticket to change.'),
    status: oneOf(ticketStatuses, 'New status.'),
  }),
  outputSchema: ticketRecord,
  annotations: changes,
  run(store: SupportStore, { ticket_id, status }) {
    const row = ticketIn(store, ticket_id);
    if (row.status === status) return showTicket(store, row);
    if (row.status === 'closed') {
      throw new Refusal(
        `The ticket "${row.subject}" is closed and stays so; create a new ticket that refers to it.`,
      );
    }
    if (status === 'closed' && row.status !== 'resolved') {
      throw new Refusal(`The ticket "${row.subject}" is ${row.status}; resolve it before closing it.`);
    }
    const resolved_on = status === 'resolved' ? today : status === 'closed' ? row.resolved_on : null;
    return showTicket(store, store.tickets.change(ticket_id, { status, resolved_on, updated_on: today }));
  },
});

export const assignTicket = defineTool({
  name: 'assign_ticket',
  title: 'Assign ticket',
  description:
    'Assign a ticket to an employee of the support or service department. Replaces whoever was in charge before.',
  inputSchema: takes({
    ticket_id: idOf('ticket', 'Ticket to assign.'),
    person_id: idOf('person', 'Employee who takes charge.'),
  }),
  outputSchema: ticketRecord,
  annotations: changes,
  run(store: SupportStore, { ticket_id, person_id }) {
    const row = ticketIn(store, ticket_id);
    const assignee = personOf(person_id);
    if (assignee.department !== 'support' && assignee.department !== 'service') {
      throw new Refusal(
        `${assignee.name} works in ${assignee.department}; only employees in support or service take tickets.`,
      );
    }
    if (row.status === 'closed')
      throw new Refusal(`The ticket "${row.subject}" is closed and takes no assignee.`);
    return showTicket(store, store.tickets.change(ticket_id, { assignee_id: person_id, updated_on: today }));
  },
});
