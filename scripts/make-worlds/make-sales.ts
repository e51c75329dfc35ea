/** The deals and activities of the CRM's world. */

import type { ActivityRow, ContactRow, CustomerRow, DealRow } from '../../servers/crm/rows.ts';
import { addDays, today, workingDayUntil } from '../../servers/shared/company-day.ts';
import type { ProductRow } from '../../servers/shop/rows.ts';
import { boughtBy, projects } from './catalogue.ts';
import { Choices, padded } from './random.ts';
import { talks } from './talks.ts';

const probabilityAt: Readonly<Record<string, number>> = {
  lead: 10,
  qualified: 25,
  proposal: 50,
  negotiation: 75,
  won: 100,
  lost: 0,
};
const nextSteps = [
  'Send the revised quotation',
  'Arrange a demonstration on site',
  'Clarify the delivery date with production',
  'Wait for the budget decision',
  'Present the service contract',
  'Agree on the acceptance test',
];
const lostReasons = [
  'Chose a local supplier',
  'Budget was cut',
  'Delivery time was too long',
  'Price was too high',
];

export function makeDeals(
  customers: readonly CustomerRow[],
  contacts: readonly ContactRow[],
  products: readonly ProductRow[],
): DealRow[] {
  const choices = new Choices(13);
  const rows: DealRow[] = [];
  for (const customer of customers) {
    const families = choices.some(boughtBy[customer.industry] ?? [], choices.between(1, 3));
    for (const family of families) {
      const instruments = products.filter((row) => row.name.startsWith(`${family} `)).slice(0, 4);
      const product = choices.one(instruments.filter((row) => row.status === 'available'));
      const stage = choices.one(['lead', 'qualified', 'proposal', 'proposal', 'negotiation', 'won', 'lost']);
      const closed = stage === 'won' || stage === 'lost';
      const expected = addDays(today, closed ? -choices.between(5, 90) : choices.between(7, 150));
      const units = choices.between(2, 12);
      rows.push({
        id: padded('deal', rows.length + 1, 4),
        name: `${choices.one(projects[family] ?? [])} for ${customer.name}`,
        customer_id: customer.id,
        contact_id: choices.one(contacts.filter((one) => one.customer_id === customer.id)).id,
        product_id: product.id,
        owner_id: customer.owner_id,
        stage,
        amount: Math.round(((product.prices[customer.billing_currency] ?? 0) * units * 0.95) / 100) * 100,
        currency: customer.billing_currency,
        probability: probabilityAt[stage] ?? 0,
        created_on: addDays(closed ? expected : today, -choices.between(20, 120)),
        expected_close_on: expected,
        closed_on: closed ? addDays(expected, -choices.between(0, 4)) : null,
        lost_reason: stage === 'lost' ? choices.one(lostReasons) : null,
        next_step: closed ? null : choices.one(nextSteps),
      });
    }
  }
  return rows;
}

export function makeActivities(
  customers: readonly CustomerRow[],
  contacts: readonly ContactRow[],
  deals: readonly DealRow[],
  products: readonly ProductRow[],
): ActivityRow[] {
  const choices = new Choices(14);
  const rows: Omit<ActivityRow, 'id'>[] = [];
  for (const customer of customers) {
    const theirDeals = deals.filter((deal) => deal.customer_id === customer.id);
    const theirContacts = contacts.filter((contact) => contact.customer_id === customer.id);
    for (const talk of choices.some(talks, choices.between(2, 4))) {
      const deal = choices.one(theirDeals);
      const contact = choices.one(theirContacts);
      const product = products.find((row) => row.id === deal.product_id)?.name ?? '';
      const fill = (text: string) =>
        text
          .replaceAll('{product}', product)
          .replaceAll('{contact}', contact.name)
          .replaceAll('{city}', customer.city);
      rows.push({
        customer_id: customer.id,
        contact_id: contact.id,
        deal_id: talk.aboutDeal ? deal.id : null,
        person_id: customer.owner_id,
        type: talk.type,
        subject: fill(talk.subject),
        summary: fill(talk.summary),
        date: workingDayUntil(addDays(today, -choices.between(1, 110))),
      });
    }
  }
  rows.sort((a, b) => a.date.localeCompare(b.date));
  return rows.map((row, index) => ({ id: padded('act', index + 1, 4), ...row }));
}
