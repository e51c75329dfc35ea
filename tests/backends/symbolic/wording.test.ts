// How the symbolic backend words requests and answers.
import { expect, test } from 'vitest';
import { structured, textResult } from '../../grounding/steps.ts';
import { type Call, worded } from './worded.ts';

const done = textResult('Done successfully');
const change = { writes: true, result: done };

test.each<[string, Call, string, string]>([
  [
    'the first of two alternatives',
    {
      name: 'fs__create_directory',
      description: 'Create a new directory or ensure a directory exists.',
      args: { path: '/docs/plans' },
      ...change,
    },
    'Please create the folder /docs/plans.',
    'I have created the folder /docs/plans.',
  ],
  [
    'of two verbs the first',
    { name: 'crm__save_note', description: 'Create or update a note.', args: { note: 'Minutes' }, ...change },
    'Please create Minutes.',
    'I have created Minutes.',
  ],
  [
    'one of what a tool can take many of',
    {
      name: 'kg__delete_entities',
      description: 'Delete multiple entities and their relations',
      args: { entityNames: ['Jonas Falk'] },
      schemas: { entityNames: { type: 'array', items: { type: 'string' } } },
      ...change,
    },
    'Please delete the entity "Jonas Falk".',
    'I have deleted the entity "Jonas Falk".',
  ],
  [
    'two filters, what stands in brackets left out',
    {
      name: 'hr__list_absences',
      description: 'List the absences (vacation, sick leave) of a department in a year.',
      args: { department: 'sales', year: 2022 },
      schemas: { department: { type: 'string', enum: ['sales', 'finance'] }, year: { type: 'integer' } },
      result: structured({ absences: [{ type: 'vacation', days: 8 }] }),
    },
    'absences of sales in 2022',
    'absences of sales in 2022: ',
  ],
  [
    'no more than is shown',
    {
      name: 'hr__list_applicants',
      description: 'List the applicants with their stage.',
      args: { stage: 'screening' },
      schemas: { stage: { type: 'string', enum: ['screening', 'offer'] } },
      result: structured({ applicants: [{ name: 'Ann Lee' }] }),
    },
    'the screening applicants',
    'The screening applicants: Ann Lee.',
  ],
  [
    'everything there is',
    {
      name: 'own__list_menus',
      description: 'List menus.',
      result: structured({ menus: [{ name: 'Lunch' }, { name: 'Dinner' }] }),
    },
    'hich menus',
    'Menus: Lunch; Dinner.',
  ],
])('%s', (_, call, query, response) => {
  const said = worded(call);
  expect(said.query).toContain(query);
  expect(said.response).toContain(response);
});

test('each of the files that were asked for is told of', () => {
  const text = '/docs/a.md:\nThe move begins in May.\n\n---\n/docs/b.md:\nIt costs 18,500 euros.\n';
  const { response } = worded({
    name: 'fs__read_files',
    description: 'Read the contents of multiple files simultaneously.',
    args: { paths: ['/docs/a.md', '/docs/b.md'] },
    schemas: { paths: { type: 'array', items: { type: 'string' } } },
    result: textResult(text),
  });
  expect(response).toContain('a.md says "The move begins in May."; b.md says "It costs 18,500 euros."');
});

test('a thing in a list that was asked for by its state has that state before its name', () => {
  const tickets = [
    { id: 3, title: 'It leaks' },
    { id: 4, title: 'It hums' },
  ];
  const { query } = worded(
    {
      name: 'desk__list_tickets',
      description: 'List tickets',
      args: { status: 'closed' },
      schemas: { status: { type: 'string', enum: ['open', 'closed'] } },
      result: structured({ tickets }),
    },
    {
      name: 'desk__list_comments',
      description: 'List the comments on a ticket',
      args: { ticket_id: 3 },
      schemas: { ticket_id: { type: 'integer' } },
      result: structured({ comments: [{ author: 'Bo', body: 'Seen.' }] }),
    },
  );
  expect(query).toContain('the comments on the closed ticket "It leaks"');
});

test('both days are said, also where the one ends like the other', () => {
  const { query } = worded({
    name: 'hr__request_vacation',
    description: 'Request vacation.',
    args: { start_date: '2026-10-05', end_date: '2026-10-15' },
    ...change,
  });
  expect(query).toContain('from 5 October 2026 to 15 October 2026');
  const [name, description] = ['hr__request_vacation', 'Request vacation.'];
  const args = { end_date: '2026-10-15', start_date: '2026-10-05' };
  expect(worded({ name, description, args, ...change }).query).toContain('from 5 October 2026');
});
