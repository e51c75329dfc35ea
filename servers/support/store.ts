/** The help desk's state: tickets, comments and knowledge articles of one server instance. */
import { found } from '../shared/failure.ts';
import { loadWorld } from '../shared/load-world.ts';
import { Table } from '../shared/table.ts';
import type { ArticleRow, CommentRow, TicketRow } from './rows.ts';

export interface SupportStore {
  readonly tickets: Table<TicketRow>;
  readonly comments: Table<CommentRow>;
  readonly articles: Table<ArticleRow>;
}

export function openSupportStore(): SupportStore {
  const world = loadWorld('support');
  return {
    tickets: new Table(world.tickets),
    comments: new Table(world.comments),
    articles: new Table(world.articles),
  };
}

export function ticketIn(store: SupportStore, id: string): TicketRow {
  return found(store.tickets.get(id), 'ticket', id);
}
