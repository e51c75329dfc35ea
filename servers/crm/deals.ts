/** Deals: what is being sold to whom, and how far it has come. */
import { today } from '../shared/company-day.ts';
import { personOf, productOf, referenceTo } from '../shared/directory.ts';
import { Refusal } from '../shared/failure.ts';
import { contact, customerFields, idOf, optionalProductFields, person } from '../shared/identifiers.ts';
import { date, decimal, nullable, oneOf, record, takes, text, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { adds, changes, defineTool, reads } from '../shared/tool.ts';
import type { DealRow } from './rows.ts';
import { type CrmStore, contactIn, customerIn, dealIn } from './store.ts';

const stages = ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'] as const;
const currencies = ['EUR', 'USD', 'GBP', 'CHF'] as const;
const probabilityAt = { lead: 10, qualified: 25, proposal: 50, negotiation: 75, won: 100, lost: 0 } as const;

const dealSummary = {
  id: idOf('deal', 'Deal id'),
  name: text('Deal name'),
  ...customerFields,
  stage: oneOf(stages, 'Sales stage'),
  amount: decimal('Deal value', { minimum: 0 }),
  currency: oneOf(currencies, 'Currency of the deal value'),
  expected_close_on: date('Expected closing date'),
};

const dealRecord = record({
  ...dealSummary,
  probability: wholeNumber('Probability of winning in percent', { minimum: 0, maximum: 100 }),
  ...optionalProductFields,
  owner: person('Deal owner'),
  contact: nullable(contact('Contact at the customer')),
  created_on: date('Date of creation', '2026-01-19'),
  closed_on: nullable(date('Date of closing', '2026-02-11')),
  lost_reason: nullable(text('Reason for the loss')),
  next_step: nullable(text('Next step')),
});

function showSummary(store: CrmStore, row: DealRow) {
  const { id, name, customer_id, stage, amount, currency, expected_close_on } = row;
  const customer_name = customerIn(store, customer_id).name;
  return { id, name, customer_id, customer_name, stage, amount, currency, expected_close_on };
}

function show(store: CrmStore, row: DealRow) {
  const { probability, product_id, created_on, closed_on, lost_reason, next_step } = row;
  return {
    ...showSummary(store, row),
    probability,
    product_id,
    product_name: product_id === null ? null : productOf(product_id).name,
    owner: referenceTo(personOf(row.owner_id)),
    contact: row.contact_id === null ? null : referenceTo(contactIn(store, row.contact_id)),
    created_on,
    closed_on,
    lost_reason,
    next_step,
  };
}

export const listDeals = defineTool({
  name: 'list_deals',
  title: 'List deals',
  description:
    "List a customer's deals by expected closing date, earliest first. Deals that are won or lost are included.",
  inputSchema: takes(
    { customer_id: idOf('customer', 'Customer whose deals to list.') },
    { stage: oneOf(stages, 'Only deals in this sales stage.'), ...paging },
  ),
  outputSchema: pageOf('deals', "The customer's deals, by expected closing date", record(dealSummary)),
  annotations: reads,
  run(store: CrmStore, { customer_id, stage, ...page }) {
    const customer = customerIn(store, customer_id);
    const rows = store.deals.filter(
      (row) => row.customer_id === customer.id && (!stage || row.stage === stage),
    );
    rows.sort((a, b) => a.expected_close_on.localeCompare(b.expected_close_on) || a.id.localeCompare(b.id));
    return paginate('deals', rows, page, (row) => showSummary(store, row));
  },
});

export const getDeal = defineTool({
  name: 'get_deal',
  title: 'Get deal',
  description: 'Get a deal. It holds the value, the product, the owner, the contact and the next step.',
  inputSchema: takes({ deal_id: idOf('deal', 'Deal to read.') }),
  outputSchema: dealRecord,
  annotations: reads,
  run: (store: CrmStore, { deal_id }) => show(store, dealIn(store, deal_id)),
});

export const createDeal = defineTool({
  name: 'create_deal',
  title: 'Create deal',
  description:
    'Create a deal for a customer. It starts as a lead, belongs to the account owner and is valued in the ' +
    "customer's billing currency.",
  inputSchema: takes(
    {
      customer_id: idOf('customer', 'Customer to sell to.'),
      name: text('What the deal is about.', { minLength: 5, maxLength: 120, examples: ['Cold room refit'] }),
      amount: decimal("Expected value in the customer's billing currency.", {
        exclusiveMinimum: 0,
        examples: [18500],
      }),
      expected_close_on: date('Date by which it should be decided.', '2026-05-29'),
    },
    {
      product_id: idOf('product', 'Product the customer is interested in.'),
      contact_id: idOf('contact', 'Contact at the customer who decides.'),
    },
  ),
  outputSchema: dealRecord,
  annotations: adds,
  run(store: CrmStore, { customer_id, name, amount, expected_close_on, product_id, contact_id }) {
    const customer = customerIn(store, customer_id);
    if (expected_close_on < today) {
      throw new Refusal(`"expected_close_on" is in the past (${expected_close_on}); today is ${today}.`);
    }
    if (product_id) productOf(product_id);
    if (contact_id && contactIn(store, contact_id).customer_id !== customer.id) {
      throw new Refusal(
        `The contact ${contact_id} does not work for ${customer.name}; list_contacts lists who does.`,
      );
    }
    const row = store.deals.add({
      name,
      customer_id,
      contact_id: contact_id ?? null,
      product_id: product_id ?? null,
      owner_id: customer.owner_id,
      stage: 'lead',
      amount,
      currency: customer.billing_currency,
      probability: probabilityAt.lead,
      created_on: today,
      expected_close_on,
      closed_on: null,
      lost_reason: null,
      next_step: null,
    });
    return show(store, row);
  },
});

export const updateDealStage = defineTool({
  name: 'update_deal_stage',
  title: 'Update deal stage',
  description:
    'Move a deal to another sales stage. The probability follows the stage. A deal that is won or lost cannot be ' +
    'moved again; losing one needs a reason.',
  inputSchema: takes(
    { deal_id: idOf('deal', 'Deal to move.'), stage: oneOf(stages, 'Stage to move it to.') },
    { lost_reason: text('Why the deal was lost.', { minLength: 3, examples: ['Chose a local supplier'] }) },
  ),
  outputSchema: dealRecord,
  annotations: changes,
  run(store: CrmStore, { deal_id, stage, lost_reason }) {
    const row = dealIn(store, deal_id);
    if (row.stage === stage) return show(store, row);
    if (row.closed_on !== null) {
      throw new Refusal(
        `The deal "${row.name}" was ${row.stage} on ${row.closed_on} and cannot be moved to ${stage}.`,
      );
    }
    if (stage === 'lost' && !lost_reason)
      throw new Refusal('"lost_reason" is required where the stage is lost.');
    const closed = stage === 'won' || stage === 'lost';
    const changed = store.deals.change(deal_id, {
      stage,
      probability: probabilityAt[stage],
      closed_on: closed ? today : null,
      lost_reason: stage === 'lost' ? (lost_reason ?? null) : null,
      next_step: closed ? null : row.next_step,
    });
    return show(store, changed);
  },
});
