/** The crm server: customers, contacts, deals and activities. */
import { serverFactory } from '../shared/build-server.ts';
import { instructionsFor, version } from '../shared/company.ts';
import { listActivities, logActivity } from './activities.ts';
import { createContact, getContact, listContacts } from './contacts.ts';
import { getCustomer, searchCustomers } from './customers.ts';
import { createDeal, getDeal, listDeals, updateDealStage } from './deals.ts';
import { openCrmStore } from './store.ts';

export const createCrmServer = serverFactory({
  name: 'crm',
  title: 'Brennick CRM',
  version,
  instructions: instructionsFor(
    "This server keeps the customers: who they are, whom to talk to, what is being sold to them, and what was said. Start with search_customers: everything else takes a customer's id or leads on from one.",
  ),
  openStore: openCrmStore,
  tools: [
    searchCustomers,
    getCustomer,
    listContacts,
    getContact,
    createContact,
    listDeals,
    getDeal,
    createDeal,
    updateDealStage,
    listActivities,
    logActivity,
  ],
});
