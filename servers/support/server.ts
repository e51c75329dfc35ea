/** The support server: tickets, comments and knowledge articles. */
import { serverFactory } from '../shared/build-server.ts';
import { instructionsFor, version } from '../shared/company.ts';
import { getArticle, searchArticles } from './articles.ts';
import { addComment, listComments } from './comments.ts';
import { getTicket, listTickets, searchTickets } from './find-tickets.ts';
import { openSupportStore } from './store.ts';
import { assignTicket, createTicket, updateTicketStatus } from './work-on-tickets.ts';

export const createSupportServer = serverFactory({
  name: 'support',
  title: 'Brennick Support',
  version,
  instructions: instructionsFor(
    'This server is the help desk: the tickets of all customers, what was said on them, and the knowledge articles that solve known problems. Customer ids come from the crm server, product ids from the shop server, and employees are those of the calendar server.',
  ),
  openStore: openSupportStore,
  tools: [
    listTickets,
    searchTickets,
    getTicket,
    createTicket,
    updateTicketStatus,
    assignTicket,
    listComments,
    addComment,
    searchArticles,
    getArticle,
  ],
});
