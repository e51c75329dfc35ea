/** The company's master data as every server knows it: who and what an id of another server stands for. */

import type { PersonRow } from '../calendar/rows.ts';
import type { ContactRow, CustomerRow } from '../crm/rows.ts';
import type { ProductRow } from '../shop/rows.ts';
import { found } from './failure.ts';
import { loadWorld } from './load-world.ts';
import { seedRow } from './table.ts';

export interface PersonReference {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export function customerOf(id: string): CustomerRow {
  return found(seedRow(loadWorld('crm').customers, id), 'customer', id);
}

export function contactOf(id: string): ContactRow {
  return found(seedRow(loadWorld('crm').contacts, id), 'contact', id);
}

export function productOf(id: string): ProductRow {
  return found(seedRow(loadWorld('shop').products, id), 'product', id);
}

export function personOf(id: string): PersonRow {
  return found(seedRow(loadWorld('calendar').people, id), 'person', id);
}

/** How a record names an employee or a contact: enough to address them. */
export function referenceTo(someone: PersonReference): PersonReference {
  return { id: someone.id, name: someone.name, email: someone.email };
}
