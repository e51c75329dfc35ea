import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import type { ParameterWords, SayingForm } from '../../../src/text/sayings/context.ts';
import { findArgument, saysArgument } from '../../../src/text/sayings/says-argument.ts';

const today = '2026-03-02';
type Row = readonly [
  query: string,
  value: JsonValue,
  how: SayingForm,
  parameter?: Partial<ParameterWords>,
  unit?: string,
];

const status: Partial<ParameterWords> = {
  name: 'status',
  enum: ['open', 'paid', 'overdue', 'void'],
  description: 'open: not paid yet; paid: settled in full; overdue: past its due date; void: cancelled',
};
const tier: Partial<ParameterWords> = {
  name: 'tier',
  enum: ['A', 'B', 'C'],
  enumLabels: { A: ['most important'], B: ['regular'], C: ['occasional'] },
};

const said: readonly Row[] = [
  ['Show me order SO-2026-0142.', 'SO-2026-0142', 'same'],
  ['Read /etc/hosts please', '/etc/hosts', 'same', { name: 'path' }],
  ['Move notes.md in /home/mara/docs to the drafts', '/home/mara/docs/notes.md', 'words', { name: 'path' }],
  ['In the folder /srv/data there is a.csv: read it', '/srv/data/a.csv', 'words', { name: 'path' }],
  ['Write to mara@example.com', 'mara@example.com', 'same', { name: 'email' }],
  ['What do we know about Kaldera Optics?', 'Kaldera Optics', 'same', { name: 'query' }],
  ['hotels in zurich', 'Zürich', 'form', { name: 'city' }],
  ['Hotels in Zürich?', 'Zurich', 'form', { name: 'city' }],
  ['Which ovens do we sell?', 'oven', 'form', { name: 'query' }],
  ['Which visits have we paid?', 'visit', 'form', { name: 'type', enum: ['visit', 'call'] }],
  ['Everything about Zellweger, Lukas', 'Lukas Zellweger', 'form', { name: 'name' }],
  ['How do I calibrate a balance?', 'balance calibration', 'words', { name: 'query' }],
  ['Which pharmaceutical customers do we have?', 'pharma', 'form', { name: 'industry' }],
  ['Which customers are in optics?', 'optical', 'form', { name: 'industry' }],
  ['with high priority', 'high', 'same', { name: 'priority', enum: ['low', 'high', 'urgent'] }],
  ['I need it urgently', 'urgent', 'form', { name: 'priority', enum: ['low', 'high', 'urgent'] }],
  ['Please mark the ticket as solved', 'resolved', 'form', { name: 'status', enum: ['open', 'resolved'] }],
  ['which ones are in progress?', 'in_progress', 'form', { name: 'status', enum: ['open', 'in_progress'] }],
  ['Which invoices are not paid yet?', 'open', 'enum', status],
  ["Which invoices haven't been paid yet?", 'open', 'enum', status],
  ['Which invoices are unpaid?', 'open', 'enum', status],
  ['Which invoices are settled in full?', 'paid', 'enum', status],
  ['Which invoices are past their due date?', 'overdue', 'enum', status],
  ['Our most important customers', 'A', 'enum', tier],
  ['Is PR 412 ready?', 412, 'same', { name: 'pull_number' }],
  ['Hold it from 8 this evening', '2026-03-02T20:00:00', 'time', { name: 'from' }],
  ['Show three flights', 3, 'number', { name: 'limit' }],
  ['our last three contacts', 3, 'number', { name: 'limit' }],
  ['at least a four-star hotel', 4, 'number', { name: 'min_stars' }],
  ['Top 5', 5, 'same', { name: 'limit' }],
  ['Order an oven', 1, 'number', { name: 'quantity' }],
  ['Order half a dozen', 6, 'number', { name: 'quantity' }],
  ['half a million of budget', 500000, 'number', { name: 'amount' }],
  ['about 18.5k', 18500, 'number', { name: 'amount' }],
  ['It should cost €18,500', 18500, 'money', { name: 'amount' }],
  ['Send back the €45.50', 4550, 'money', { name: 'amount_cents' }],
  ['Charge 12 dollars', 1200, 'money', { name: 'amount', description: 'The amount in cents.' }],
  ['List them, cheapest first', 'asc', 'enum', { name: 'order', enum: ['asc', 'desc'] }],
  ['Most recent first, please', 'desc', 'enum', { name: 'order', enum: ['asc', 'desc'] }],
  ['How much is 97 Swiss francs in euros?', 97, 'money', { name: 'amount' }],
  ['How much is 97 Swiss francs in euros?', 'CHF', 'money', { name: 'from' }],
  ['How much is 97 Swiss francs in euros?', 'EUR', 'money', { name: 'to' }],
  ["What's the dollar at against the pound?", 'USD', 'money', { name: 'from' }],
  ["What's the dollar at against the pound?", 'GBP', 'money', { name: 'to' }],
  ['How much is that in €?', 'EUR', 'money', { name: 'currency' }],
  ['customers in Germany', 'DE', 'enum', { name: 'country' }],
  ['translate into French', 'fr', 'enum', { name: 'language' }],
  ['three nights', 3, 'duration', { name: 'nights' }],
  ['free for an hour', 60, 'duration', { name: 'min_minutes' }],
  ['half an hour', 30, 'duration', { name: 'duration', description: 'Length in minutes' }],
  ['for a week', 7, 'duration', { name: 'days' }],
  ['within 5 km', 5000, 'unit', { name: 'radius_m' }],
  ['a discount of 20%', 0.2, 'unit', { name: 'discount' }],
  ['until Friday', '2026-03-06', 'relative-date', { name: 'until' }],
  ['Will it rain tomorrow?', '2026-03-03', 'relative-date', { name: 'date' }],
  ['next Tuesday', '2026-03-10', 'relative-date', { name: 'date' }],
  ['in two weeks', '2026-03-16', 'relative-date', { name: 'date' }],
  ['on the 10th of March', '2026-03-10', 'date', { name: 'date' }],
  ['from 3 to 5 March', '2026-03-05', 'date', { name: 'to' }],
  ['on 2026-03-05', '2026-03-05', 'same', { name: 'date' }],
  ['since February', '2026-02-01', 'date', { name: 'since' }],
  ['until the end of May', '2026-05-31', 'date', { name: 'until' }],
  ['in May', '2026-05', 'date', { name: 'month' }],
  ['in May 2026', '2026-05-01', 'date', { name: 'from' }],
  ['in May 2026', '2026-05-31', 'date', { name: 'to' }],
  ['last month', '2026-02-01', 'relative-date', { name: 'from' }],
  ['at 2 pm on 5 March', '2026-03-05T14:00:00', 'date', { name: 'start' }],
  ['at two in the afternoon on 5 March', '2026-03-05T14:00', 'date', { name: 'start' }],
  ['5 March at two', '2026-03-05T14:00:00', 'date', { name: 'start' }],
  ['on 5 March', '2026-03-05T00:00:00Z', 'date', { name: 'from' }],
  ['at half past three', '15:30', 'time', { name: 'time' }],
  ['hotels with a sauna', true, 'words', { name: 'sauna' }],
  ['hotels without a sauna', false, 'words', { name: 'sauna' }],
  ['Only unread ones', true, 'words', { name: 'unread_only' }],
  [
    'Invite Benoît Garcin and Amaia Urrutia',
    ['Benoît Garcin', 'Amaia Urrutia'],
    'same',
    { name: 'attendees' },
  ],
  [
    "Kaldera's photometer shows no reading since this morning",
    'Photometer shows no reading',
    'form',
    { name: 'subject' },
  ],
  ['Open a deal for the refit of their cold room', 'Cold room refit', 'words', { name: 'title' }],
  ['Hotels in Zürich bis Freitag, bitte', '2026-03-06', 'relative-date', { name: 'until' }],
];

const unsaid: readonly (readonly [query: string, value: JsonValue, parameter?: Partial<ParameterWords>])[] = [
  ['Charge 12 dollars', 12, { name: 'amount_cents' }],
  ['Cheapest first', 'desc', { name: 'order', enum: ['asc', 'desc'] }],
  ['Show me order SO-2026-0143.', 'SO-2026-0142'],
  ['Read /etc/hosts.bak', '/etc/hosts', { name: 'path' }],
  ['Where is Kaldera based?', 'Kaldera Optics', { name: 'name' }],
  ['Hotels in Geneva?', 'Zurich', { name: 'city' }],
  ['Which invoices are not paid yet?', 'paid', status],
  ['Which invoices are unpaid?', 'paid', status],
  ['Which invoices are unpaid?', 'void', status],
  ['Which invoices are there?', 'open', status],
  ['Which tickets are not open?', 'open', { name: 'status', enum: ['open', 'closed'] }],
  ['Our customers', 'A', tier],
  ['Our regular customers', 'A', tier],
  ['with high priority', 'urgent', { name: 'priority', enum: ['low', 'high', 'urgent'] }],
  ['Show three flights', 4, { name: 'limit' }],
  ['flights on 3 March', 3, { name: 'limit' }],
  ['three nights', 3, { name: 'min_minutes' }],
  ['free for an hour', 30, { name: 'min_minutes' }],
  ['How much is 97 Swiss francs in euros?', 'USD', { name: 'to' }],
  ['customers in Germany', 'FR', { name: 'country' }],
  ['until Friday', '2026-03-07', { name: 'until' }],
  ['until Friday', '2026-03-13', { name: 'until' }],
  ['Will it rain tomorrow?', '2026-03-04', { name: 'date' }],
  ['in May', '2026-05-17', { name: 'from' }],
  ['since February', '2026-02-28', { name: 'since' }],
  ['until the end of May', '2026-05-01', { name: 'until' }],
  ['at 2 pm on 5 March', '2026-03-05T02:00:00', { name: 'start' }],
  ['at 2 pm on 5 March', '2026-03-06T14:00:00', { name: 'start' }],
  ['on 5 March', '2026-03-05T14:00:00', { name: 'start' }],
  ['at half past three', '16:30', { name: 'time' }],
  ['hotels with a sauna', false, { name: 'sauna' }],
  ['hotels with a sauna', true, { name: 'pool' }],
  ['Invite Benoît Garcin', ['Benoît Garcin', 'Amaia Urrutia'], { name: 'attendees' }],
  ['What is new?', '', { name: 'query' }],
];

const contextOf = (parameter: Partial<ParameterWords> = {}, unit?: string) => ({
  today,
  parameter: { name: 'value', ...parameter },
  ...(unit === undefined ? {} : { unit }),
});

describe('how a query says an argument', () => {
  it.each(said.map(([query, value, how, parameter, unit]) => ({ query, value, how, parameter, unit })))(
    '$query: $value by $how',
    ({ query, value, how, parameter, unit }) => {
      expect(saysArgument(query, value, contextOf(parameter, unit))).toBe(how);
    },
  );
  it.each(unsaid.map(([query, value, parameter]) => ({ query, value, parameter })))(
    '$query: not $value',
    ({ query, value, parameter }) => {
      expect(saysArgument(query, value, contextOf(parameter))).toBeUndefined();
    },
  );
  it('finds the words', () => {
    const query = 'Book it from Monday until Friday, please.';
    const found = findArgument(query, '2026-03-06', contextOf({ name: 'until' }));
    expect(query.slice(found?.start, found?.end)).toBe('Friday');
  });
});
