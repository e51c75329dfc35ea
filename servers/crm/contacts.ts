/** Contacts: the people at a customer. */
import { Refusal } from '../shared/failure.ts';
import { customerFields, idOf } from '../shared/identifiers.ts';
import { email, flag, nullable, oneOf, record, takes, text } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { sameName } from '../shared/text-search.ts';
import { adds, defineTool, reads } from '../shared/tool.ts';
import type { ContactRow } from './rows.ts';
import { type CrmStore, contactIn, customerIn } from './store.ts';

const languages = [
  'czech',
  'danish',
  'dutch',
  'english',
  'estonian',
  'finnish',
  'french',
  'german',
  'hungarian',
  'italian',
  'japanese',
  'norwegian',
  'polish',
  'portuguese',
  'slovenian',
  'spanish',
  'swedish',
] as const;

const contactSummary = {
  id: idOf('contact', 'Contact id'),
  name: text('Full name'),
  job_title: text('Job title'),
  email: email('Email address'),
  is_primary: flag('Main contact of the customer'),
};

const contactRecord = record({
  ...contactSummary,
  ...customerFields,
  phone: nullable(text('Phone number')),
  language: oneOf(languages, 'Preferred language'),
});

function showSummary({ id, name, job_title, email, is_primary }: ContactRow) {
  return { id, name, job_title, email, is_primary };
}

function show(store: CrmStore, row: ContactRow) {
  const customer = customerIn(store, row.customer_id);
  return {
    ...showSummary(row),
    customer_id: customer.id,
    customer_name: customer.name,
    phone: row.phone,
    language: row.language,
  };
}

export const listContacts = defineTool({
  name: 'list_contacts',
  title: 'List contacts',
  description:
    "List a customer's contacts, the main contact first. Gives names, job titles and email addresses.",
  inputSchema: takes({ customer_id: idOf('customer', 'Customer whose contacts to list.') }, paging),
  outputSchema: pageOf('contacts', "The customer's contacts, main contact first", record(contactSummary)),
  annotations: reads,
  run(store: CrmStore, { customer_id, ...page }) {
    const customer = customerIn(store, customer_id);
    const rows = store.contacts.filter((row) => row.customer_id === customer.id);
    rows.sort((a, b) => Number(b.is_primary) - Number(a.is_primary));
    return paginate('contacts', rows, page, showSummary);
  },
});

export const getContact = defineTool({
  name: 'get_contact',
  title: 'Get contact',
  description: "Get a contact's record. It holds the phone number and the preferred language.",
  inputSchema: takes({ contact_id: idOf('contact', 'Contact to read.') }),
  outputSchema: contactRecord,
  annotations: reads,
  run: (store: CrmStore, { contact_id }) => show(store, contactIn(store, contact_id)),
});

export const createContact = defineTool({
  name: 'create_contact',
  title: 'Create contact',
  description:
    'Create a contact at a customer. Refused if the customer already has a contact with this email address. The ' +
    'first contact of a customer becomes its main contact.',
  inputSchema: takes(
    {
      customer_id: idOf('customer', 'Customer the contact works for.'),
      name: text('Full name.', { minLength: 2, examples: ['Ines Carvalho'] }),
      email: text('Email address.', { format: 'email', examples: ['ines.carvalho@kaldera-optics.example'] }),
    },
    {
      job_title: text('Job title.', { minLength: 2, default: 'Contact', examples: ['Laboratory manager'] }),
      phone: text('Phone number with the country code.', { minLength: 5, examples: ['+49 89 5550 142'] }),
      language: oneOf(languages, 'Preferred language.', { default: 'english' }),
    },
  ),
  outputSchema: contactRecord,
  annotations: adds,
  run(store: CrmStore, { customer_id, name, email, job_title, phone, language }) {
    const customer = customerIn(store, customer_id);
    const colleagues = store.contacts.filter((row) => row.customer_id === customer.id);
    const twin = colleagues.find((row) => sameName(row.email, email));
    if (twin)
      throw new Refusal(`${customer.name} already has a contact with ${email}: ${twin.name} (${twin.id}).`);
    const is_primary = colleagues.length === 0;
    const row = { customer_id, name, job_title, email, phone: phone ?? null, language, is_primary };
    return show(store, store.contacts.add(row));
  },
});
