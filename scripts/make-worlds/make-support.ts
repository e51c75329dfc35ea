/** The help desk's world: tickets about what customers bought, the conversation on each, and articles. */

import type { PersonRow } from '../../servers/calendar/rows.ts';
import type { ContactRow, CustomerRow } from '../../servers/crm/rows.ts';
import { addDays, earlier, later, today, workingDayUntil } from '../../servers/shared/company-day.ts';
import type { OrderRow, ProductRow } from '../../servers/shop/rows.ts';
import type { ArticleRow, CommentRow, SupportWorld, TicketRow } from '../../servers/support/rows.ts';
import { boughtBy } from './catalogue.ts';
import { personNamed } from './make-people.ts';
import { expertOn, problemsOf } from './problems/by-family.ts';
import { generalArticles, orderMatters } from './problems/general.ts';
import { Choices, padded } from './random.ts';

interface Parts {
  readonly people: readonly PersonRow[];
  readonly customers: readonly CustomerRow[];
  readonly contacts: readonly ContactRow[];
  readonly products: readonly ProductRow[];
  readonly orders: readonly OrderRow[];
}

/** A ticket before it has an id, and what support said first. */
interface Report extends Omit<TicketRow, 'id'> {
  readonly advice: string;
}

export function makeSupport(parts: Parts): SupportWorld {
  const choices = new Choices(31);
  const used = new Set<string>();
  const reports = parts.customers.flatMap((customer) => reportsOf(choices, parts, customer, used));
  reports.sort(
    (a, b) => a.opened_on.localeCompare(b.opened_on) || a.customer_id.localeCompare(b.customer_id),
  );
  const tickets: TicketRow[] = [];
  const comments: CommentRow[] = [];
  for (const { advice, ...ticket } of reports) {
    const row = { id: padded('tkt', 2101 + tickets.length, 4), ...ticket };
    tickets.push(row);
    for (const comment of conversation(choices, parts, row, advice)) {
      comments.push({ id: padded('cmt', comments.length + 1, 4), ...comment });
    }
  }
  return { tickets, comments, articles: makeArticles(parts) };
}

/** Up to three reports of known problems, none of them (`used`) twice on the same product, and now and then one about an order. */
function reportsOf(choices: Choices, parts: Parts, customer: CustomerRow, used: Set<string>): Report[] {
  const contacts = parts.contacts.filter((one) => one.customer_id === customer.id);
  const families = choices.some(boughtBy[customer.industry] ?? [], choices.between(1, 3));
  const reports = families.flatMap((family) => {
    const free = (problemsOf[family] ?? []).flatMap((problem) =>
      problem.instruments
        .filter((short) => !used.has(`${short} ${problem.subject}`))
        .map((short) => ({ short, problem })),
    );
    if (free.length === 0) return [];
    const { short, problem } = choices.one(free);
    used.add(`${short} ${problem.subject}`);
    const expert = personNamed(parts.people, expertOn[family] ?? '').id;
    const fill = (text: string) => text.replaceAll('{product}', short);
    return [
      {
        ...dated(choices),
        subject: fill(problem.subject),
        description: fill(problem.description),
        category: problem.category,
        priority: problem.priority,
        customer_id: customer.id,
        contact_id: choices.one(contacts).id,
        product_id: productNamed(parts.products, short).id,
        assignee_id: choices.chance(88) ? expert : null,
        advice: problem.advice,
      },
    ];
  });
  return reports.length === 0 || choices.chance(45)
    ? [...reports, orderReport(choices, parts, customer, contacts)]
    : reports;
}

function orderReport(
  choices: Choices,
  parts: Parts,
  customer: CustomerRow,
  contacts: readonly ContactRow[],
): Report {
  const order = choices.one(parts.orders.filter((row) => row.customer_id === customer.id));
  const matter = choices.one(orderMatters.filter((one) => suits(one.subject, order.status)));
  const fill = (text: string) => text.replaceAll('{order}', order.number);
  const timing = dated(choices);
  const opened_on = later(timing.opened_on, order.delivered_on ?? order.ordered_on);
  return {
    ...timing,
    opened_on,
    updated_on: later(timing.updated_on, opened_on),
    resolved_on: timing.resolved_on === null ? null : later(timing.resolved_on, opened_on),
    subject: fill(matter.subject),
    description: fill(matter.description),
    category: matter.category,
    priority: matter.priority,
    customer_id: customer.id,
    contact_id: choices.one(contacts).id,
    product_id: null,
    assignee_id: personNamed(parts.people, 'Stuart Penhaligon').id,
    advice: matter.advice,
  };
}

/** A parcel can be missing or damaged only once it has arrived, and an address matters only until then. */
function suits(subject: string, orderStatus: string): boolean {
  if (subject.includes('missing') || subject.includes('Damaged')) return orderStatus === 'delivered';
  if (subject.includes('address')) return orderStatus === 'open' || orderStatus === 'packed';
  return true;
}

function dated(choices: Choices) {
  const age = choices.chance(50) ? choices.between(1, 18) : choices.between(19, 120);
  const opened_on = workingDayUntil(addDays(today, -age));
  const status =
    age < 19
      ? choices.one(['open', 'open', 'waiting', 'resolved'])
      : choices.one(['resolved', 'closed', 'closed', 'waiting']);
  const done = status === 'resolved' || status === 'closed';
  const changed = earlier(addDays(opened_on, choices.between(1, 9)), addDays(today, -1));
  const updated_on = later(changed, opened_on);
  return { status, opened_on, updated_on, resolved_on: done ? updated_on : null };
}

function conversation(
  choices: Choices,
  parts: Parts,
  ticket: TicketRow,
  advice: string,
): Omit<CommentRow, 'id'>[] {
  const requester = parts.contacts.find((one) => one.id === ticket.contact_id)?.name ?? '';
  const expert =
    parts.people.find((one) => one.id === ticket.assignee_id) ??
    personNamed(parts.people, 'Stuart Penhaligon');
  const say = (author: 'customer' | 'employee', visibility: string, posted_on: string, text: string) => ({
    ticket_id: ticket.id,
    author_name: author === 'customer' ? requester : expert.name,
    author_type: author,
    visibility,
    posted_on,
    text,
  });
  const comments = [say('employee', 'public', ticket.opened_on, advice)];
  if (choices.chance(35))
    comments.push(say('employee', 'internal', ticket.updated_on, choices.one(internalNotes)));
  if (ticket.status !== 'open')
    comments.push(say('customer', 'public', ticket.updated_on, choices.one(answers)));
  if (ticket.resolved_on) comments.push(say('employee', 'public', ticket.resolved_on, choices.one(endings)));
  return comments;
}

const internalNotes = [
  'Same symptom as at two other customers this winter; telling product management.',
  'Warranty still runs, so a field visit would be free of charge.',
  'The account manager has asked to be kept informed.',
  'Spare part is reserved in Munich in case the advice does not help.',
];
const answers = [
  'Thank you, we have tried this and it is better, but we would like to watch it until Friday.',
  'We have done as you wrote. Please find the readings attached.',
  'Our technician is back next week and will try it then.',
  'That was it. It has been working since this morning.',
];
const endings = [
  'Glad to hear that it works again; we have set the ticket to resolved.',
  'The part was changed on site and the test run was without fault.',
  'As discussed on the telephone, nothing more is left to do here.',
];

function makeArticles(parts: Parts): ArticleRow[] {
  const choices = new Choices(32);
  const revised = () => workingDayUntil(addDays(today, -choices.between(10, 500)));
  const special = Object.entries(problemsOf).flatMap(([family, problems]) => {
    return problems.map(({ article, instruments }) => ({
      title: article.title,
      topic: article.topic,
      product_ids: instruments.map((short) => productNamed(parts.products, short).id),
      author_id: personNamed(parts.people, expertOn[family] ?? '').id,
      updated_on: revised(),
      content: article.content,
    }));
  });
  const general = generalArticles.map((article) => ({
    title: article.title,
    topic: article.topic,
    product_ids: [],
    author_id: personNamed(parts.people, 'Stuart Penhaligon').id,
    updated_on: revised(),
    content: article.content,
  }));
  return [...special, ...general].map((row, index) => ({ id: padded('art', index + 1, 3), ...row }));
}

function productNamed(products: readonly ProductRow[], short: string): ProductRow {
  const product = products.find((row) => row.name.startsWith(`${short} `));
  if (!product) throw new Error(`A problem names ${short}, which is no product.`);
  return product;
}
