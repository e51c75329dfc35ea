/** Activities: the history of calls, emails, visits and notes with a customer. */
import { today } from '../shared/company-day.ts';
import { personOf, referenceTo } from '../shared/directory.ts';
import { Refusal } from '../shared/failure.ts';
import { contact, customerFields, idOf, person } from '../shared/identifiers.ts';
import { date, nullable, oneOf, record, takes, text } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { adds, defineTool, reads } from '../shared/tool.ts';
import type { ActivityRow } from './rows.ts';
import { type CrmStore, contactIn, customerIn, dealIn } from './store.ts';

const types = ['call', 'email', 'visit', 'demo', 'note'] as const;

const activityRecord = record({
  id: idOf('activity', 'Activity id'),
  subject: text('Subject'),
  type: oneOf(types, 'Type of activity'),
  date: date('Date of the activity', '2026-02-18'),
  ...customerFields,
  summary: text('What was said or done'),
  person: person('Employee who did it'),
  contact: nullable(contact('Contact who took part')),
  deal_id: nullable(idOf('deal', 'Id of the deal it was about')),
  deal_name: nullable(text('Deal it was about')),
});

function show(store: CrmStore, row: ActivityRow) {
  const { id, subject, type, date, customer_id, summary, deal_id } = row;
  return {
    id,
    subject,
    type,
    date,
    customer_id,
    customer_name: customerIn(store, customer_id).name,
    summary,
    person: referenceTo(personOf(row.person_id)),
    contact: row.contact_id === null ? null : referenceTo(contactIn(store, row.contact_id)),
    deal_id,
    deal_name: deal_id === null ? null : dealIn(store, deal_id).name,
  };
}

export const listActivities = defineTool({
  name: 'list_activities',
  title: 'List activities',
  description:
    'List the activities with a customer, newest first. Activities are the calls, emails, visits, product demos and ' +
    'notes that employees have logged.',
  inputSchema: takes(
    { customer_id: idOf('customer', 'Customer whose history to list.') },
    {
      type: oneOf(types, 'Only activities of this type.'),
      since: date('Only activities on or after this date.', '2026-01-01'),
      ...paging,
    },
  ),
  outputSchema: pageOf('activities', 'Activities with the customer, newest first', activityRecord),
  annotations: reads,
  run(store: CrmStore, { customer_id, type, since, ...page }) {
    const customer = customerIn(store, customer_id);
    const rows = store.activities.filter(
      (row) =>
        row.customer_id === customer.id && (!type || row.type === type) && (!since || row.date >= since),
    );
    rows.sort((a, b) => b.date.localeCompare(a.date) || b.id.localeCompare(a.id));
    return paginate('activities', rows, page, (row) => show(store, row));
  },
});

export const logActivity = defineTool({
  name: 'log_activity',
  title: 'Log activity',
  description:
    "Log an activity in a customer's history. It is dated today and logged for the account owner unless another " +
    'employee is named.',
  inputSchema: takes(
    {
      customer_id: idOf('customer', 'Customer it was with.'),
      type: oneOf(types, 'Type of activity.'),
      subject: text('Subject in a few words.', {
        minLength: 3,
        maxLength: 120,
        examples: ['Delivery date confirmed'],
      }),
      summary: text('What was said or done.', { minLength: 3, maxLength: 2000 }),
    },
    {
      contact_id: idOf('contact', 'Contact at the customer who took part.'),
      deal_id: idOf('deal', 'Deal it was about.'),
      person_id: idOf('person', 'Employee who did it.'),
    },
  ),
  outputSchema: activityRecord,
  annotations: adds,
  run(store: CrmStore, { customer_id, type, subject, summary, contact_id, deal_id, person_id }) {
    const customer = customerIn(store, customer_id);
    if (contact_id && contactIn(store, contact_id).customer_id !== customer.id) {
      throw new Refusal(
        `The contact ${contact_id} does not work for ${customer.name}; list_contacts lists who does.`,
      );
    }
    if (deal_id && dealIn(store, deal_id).customer_id !== customer.id) {
      throw new Refusal(`The deal ${deal_id} is not one of ${customer.name}; list_deals lists theirs.`);
    }
    const row = store.activities.add({
      customer_id,
      contact_id: contact_id ?? null,
      deal_id: deal_id ?? null,
      person_id: person_id ? personOf(person_id).id : customer.owner_id,
      type,
      subject,
      summary,
      date: today,
    });
    return show(store, row);
  },
});
