/** Comments: the conversation on a ticket. */
import { today } from '../shared/company-day.ts';
import { personOf } from '../shared/directory.ts';
import { Refusal } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import { date, oneOf, record, takes, text } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { adds, defineTool, reads } from '../shared/tool.ts';
import type { CommentRow } from './rows.ts';
import { type SupportStore, ticketIn } from './store.ts';

const visibilities = ['public', 'internal'] as const;

const commentRecord = record({
  id: idOf('comment', 'Comment id'),
  ticket_id: idOf('ticket', 'Ticket id'),
  ticket_subject: text('Subject of the ticket'),
  author_name: text('Author'),
  author_type: oneOf(['customer', 'employee'], 'Side the author is on'),
  visibility: oneOf(visibilities, 'Who can read it'),
  posted_on: date('Date of the comment', '2026-02-26'),
  text: text('Text of the comment'),
});

function show(store: SupportStore, row: CommentRow) {
  const { id, ticket_id, ...rest } = row;
  return { id, ticket_id, ticket_subject: ticketIn(store, ticket_id).subject, ...rest };
}

export const listComments = defineTool({
  name: 'list_comments',
  title: 'List comments',
  description:
    'List the comments on a ticket, oldest first. Internal comments are notes the customer does not see.',
  inputSchema: takes(
    { ticket_id: idOf('ticket', 'Ticket whose comments to list.') },
    { visibility: oneOf(visibilities, 'Only comments of this visibility.'), ...paging },
  ),
  outputSchema: pageOf('comments', 'Comments on the ticket, oldest first', commentRecord),
  annotations: reads,
  run(store: SupportStore, { ticket_id, visibility, ...page }) {
    const ticket = ticketIn(store, ticket_id);
    const rows = store.comments.filter(
      (row) => row.ticket_id === ticket.id && (!visibility || row.visibility === visibility),
    );
    return paginate('comments', rows, page, (row) => show(store, row));
  },
});

export const addComment = defineTool({
  name: 'add_comment',
  title: 'Add comment',
  description:
    "Add an employee's comment to a ticket. A public comment is sent to the customer; an internal one is not.",
  inputSchema: takes(
    {
      ticket_id: idOf('ticket', 'Ticket to comment on.'),
      person_id: idOf('person', 'Employee who writes.'),
      text: text('Text of the comment.', { minLength: 2, maxLength: 4000 }),
    },
    { visibility: oneOf(visibilities, 'Who can read it.', { default: 'internal' }) },
  ),
  outputSchema: commentRecord,
  annotations: adds,
  run(store: SupportStore, { ticket_id, person_id, text, visibility }) {
    const ticket = ticketIn(store, ticket_id);
    const author = personOf(person_id);
    if (ticket.status === 'closed')
      throw new Refusal(`The ticket "${ticket.subject}" is closed to comments.`);
    const row = store.comments.add({
      ticket_id,
      author_name: author.name,
      author_type: 'employee',
      visibility,
      posted_on: today,
      text,
    });
    store.tickets.change(ticket_id, { updated_on: today });
    return show(store, row);
  },
});
