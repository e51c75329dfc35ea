/** The CRM's state: customers, contacts, deals and activities of one server instance. */
import { found } from '../shared/failure.ts';
import { loadWorld } from '../shared/load-world.ts';
import { Table } from '../shared/table.ts';
import type { ActivityRow, ContactRow, CustomerRow, DealRow } from './rows.ts';

export interface CrmStore {
  readonly customers: Table<CustomerRow>;
  readonly contacts: Table<ContactRow>;
  readonly deals: Table<DealRow>;
  readonly activities: Table<ActivityRow>;
}

export function openCrmStore(): CrmStore {
  const world = loadWorld('crm');
  return {
    customers: new Table(world.customers),
    contacts: new Table(world.contacts),
    deals: new Table(world.deals),
    activities: new Table(world.activities),
  };
}

export function customerIn(store: CrmStore, id: string): CustomerRow {
  return found(store.customers.get(id), 'customer', id);
}

export function contactIn(store: CrmStore, id: string): ContactRow {
  return found(store.contacts.get(id), 'contact', id);
}

export function dealIn(store: CrmStore, id: string): DealRow {
  return found(store.deals.get(id), 'deal', id);
}
