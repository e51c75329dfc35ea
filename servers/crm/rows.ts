/** What the CRM's world holds. References are ids; names are looked up when a record is shown. */
import type { Row } from '../shared/table.ts';

export interface CrmWorld {
  readonly customers: readonly CustomerRow[];
  readonly contacts: readonly ContactRow[];
  readonly deals: readonly DealRow[];
  readonly activities: readonly ActivityRow[];
}

export interface CustomerRow extends Row {
  readonly name: string;
  readonly industry: string;
  readonly city: string;
  readonly country: string;
  readonly address: string;
  readonly website: string;
  readonly employees: number;
  readonly health: string;
  readonly tier: string;
  readonly customer_since: string;
  readonly billing_currency: string;
  readonly payment_terms_days: number;
  readonly owner_id: string;
}

export interface ContactRow extends Row {
  readonly customer_id: string;
  readonly name: string;
  readonly job_title: string;
  readonly email: string;
  readonly phone: string | null;
  readonly language: string;
  readonly is_primary: boolean;
}

export interface DealRow extends Row {
  readonly name: string;
  readonly customer_id: string;
  readonly contact_id: string | null;
  readonly product_id: string | null;
  readonly owner_id: string;
  readonly stage: string;
  readonly amount: number;
  readonly currency: string;
  readonly probability: number;
  readonly created_on: string;
  readonly expected_close_on: string;
  readonly closed_on: string | null;
  readonly lost_reason: string | null;
  readonly next_step: string | null;
}

export interface ActivityRow extends Row {
  readonly customer_id: string;
  readonly contact_id: string | null;
  readonly deal_id: string | null;
  readonly person_id: string;
  readonly type: string;
  readonly subject: string;
  readonly summary: string;
  readonly date: string;
}
