/** What the help desk's world holds. References are ids; names are looked up when a record is shown. */
import type { Row } from '../shared/table.ts';

export interface SupportWorld {
  readonly tickets: readonly TicketRow[];
  readonly comments: readonly CommentRow[];
  readonly articles: readonly ArticleRow[];
}

export interface TicketRow extends Row {
  readonly subject: string;
  readonly description: string;
  readonly status: string;
  readonly priority: string;
  readonly category: string;
  readonly customer_id: string;
  readonly contact_id: string | null;
  readonly product_id: string | null;
  readonly assignee_id: string | null;
  readonly opened_on: string;
  readonly updated_on: string;
  readonly resolved_on: string | null;
}

export interface CommentRow extends Row {
  readonly ticket_id: string;
  readonly author_name: string;
  readonly author_type: string;
  readonly visibility: string;
  readonly posted_on: string;
  readonly text: string;
}

export interface ArticleRow extends Row {
  readonly title: string;
  readonly topic: string;
  readonly product_ids: readonly string[];
  readonly author_id: string;
  readonly updated_on: string;
  readonly content: string;
}
