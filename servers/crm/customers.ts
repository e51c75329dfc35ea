/** Customers: find one, read one. */
import { personOf, referenceTo } from '../shared/directory.ts';
import { contact, idOf, person } from '../shared/identifiers.ts';
import { date, nullable, oneOf, record, takes, text, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { sameName, searchRows } from '../shared/text-search.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { CustomerRow } from './rows.ts';
import { type CrmStore, customerIn } from './store.ts';

const industries = [
  'aerospace',
  'automotive',
  'biotechnology',
  'chemicals',
  'energy',
  'food',
  'medical',
  'optics',
  'pharmaceuticals',
  'research',
  'semiconductors',
  'water',
] as const;

const customerSummary = {
  id: idOf('customer', 'Customer id'),
  name: text('Customer name'),
  industry: oneOf(industries, 'Industry'),
  city: text('City'),
  country: text('Country'),
  tier: oneOf(['standard', 'preferred', 'strategic'], 'Service tier'),
  health: oneOf(['good', 'fair', 'at risk'], 'Account health'),
};

function showSummary(row: CustomerRow) {
  const { id, name, industry, city, country, tier, health } = row;
  return { id, name, industry, city, country, tier, health };
}

export const searchCustomers = defineTool({
  name: 'search_customers',
  title: 'Search customers',
  description:
    'Search the customers by name, best match first. Every word of the query must occur in the name, the city or the ' +
    'industry; the beginning of a word is enough. Gives summaries with the ids that all other tools ask for.',
  inputSchema: takes(
    {
      query: text("Words of the customer's name.", {
        minLength: 1,
        examples: [
          'Kaldera Optics',
          'Solvane',
          'Delorme',
          'Hohenfels Motoren',
          'Bergamin',
          'Norrbrisk',
          'Mirabel Vaccins',
          'Isarquell',
          'Castellmar Foods',
          'Hakusan',
        ],
      }),
    },
    {
      industry: oneOf(industries, 'Only customers of this industry.'),
      city: text('Only customers in this city.', {
        minLength: 1,
        examples: ['Lyon', 'Munich', 'Manchester'],
      }),
      ...paging,
    },
  ),
  outputSchema: pageOf('customers', 'Customers that match, best match first', record(customerSummary)),
  annotations: reads,
  run(store: CrmStore, { query, industry, city, ...page }) {
    const candidates = store.customers.filter(
      (row) => (!industry || row.industry === industry) && (!city || sameName(row.city, city)),
    );
    const hits = searchRows(candidates, query, (row) => ({
      title: row.name,
      more: [row.city, row.industry],
    }));
    return paginate('customers', hits, page, showSummary);
  },
});

export const getCustomer = defineTool({
  name: 'get_customer',
  title: 'Get customer',
  description:
    "Get a customer's record. It holds the address, the billing terms, the account owner (an employee, whose calendar " +
    'the calendar server keeps) and the main contact.',
  inputSchema: takes({ customer_id: idOf('customer', 'Customer to read.') }),
  outputSchema: record({
    ...customerSummary,
    address: text('Street address'),
    website: text('Website'),
    employees: wholeNumber('Number of employees', { minimum: 1 }),
    customer_since: date('Customer since', '2019-05-14'),
    billing_currency: oneOf(['EUR', 'USD', 'GBP', 'CHF'], 'Billing currency'),
    payment_terms_days: wholeNumber('Payment terms in days', { minimum: 0 }),
    owner: person('Account owner'),
    primary_contact: nullable(contact('Main contact')),
  }),
  annotations: reads,
  run(store: CrmStore, { customer_id }) {
    const row = customerIn(store, customer_id);
    const main = store.contacts.filter((one) => one.customer_id === row.id && one.is_primary)[0];
    const { address, website, employees, customer_since, billing_currency, payment_terms_days } = row;
    return {
      ...showSummary(row),
      address,
      website,
      employees,
      customer_since,
      billing_currency,
      payment_terms_days,
      owner: referenceTo(personOf(row.owner_id)),
      primary_contact: main ? referenceTo(main) : null,
    };
  },
});
