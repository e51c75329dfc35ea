/** People: the employees of the company. */

import { referenceTo } from '../shared/directory.ts';
import { idOf, person } from '../shared/identifiers.ts';
import {
  date,
  email,
  list,
  nullable,
  oneOf,
  record,
  takes,
  text,
  wholeNumber,
} from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { searchRows } from '../shared/text-search.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { PersonRow } from './rows.ts';
import { type CalendarStore, personIn } from './store.ts';

const departments = [
  'management',
  'sales',
  'support',
  'service',
  'engineering',
  'production',
  'logistics',
  'finance',
  'marketing',
  'people',
] as const;

export const offices = ['Munich', 'Manchester', 'Lyon', 'Boston'] as const;

const personSummary = {
  id: idOf('person', 'Employee id'),
  name: text('Full name'),
  job_title: text('Job title'),
  department: oneOf(departments, 'Department'),
  city: oneOf(offices, 'City of the office'),
  email: email('Email address'),
};

function showSummary({ id, name, job_title, department, city, email }: PersonRow) {
  return { id, name, job_title, department, city, email };
}

export const searchPeople = defineTool({
  name: 'search_people',
  title: 'Search people',
  description:
    'Search the employees by name or job, best match first. Every word of the query must occur in the name, the job ' +
    'title, the department or the office; the beginning of a word is enough.',
  inputSchema: takes(
    {
      query: text('Words of the name or the job.', {
        minLength: 1,
        examples: [
          'Anneliese',
          'service engineer',
          'Henrike Oldenburg',
          'Emre',
          'quality manager',
          'Amaia Urrutia',
          'Noor',
          'financial controller',
          'Tamsin Ogilvie',
          'Deepak',
        ],
      }),
    },
    {
      department: oneOf(departments, 'Only employees of this department.'),
      city: oneOf(offices, 'Only employees of the office in this city.'),
      ...paging,
    },
  ),
  outputSchema: pageOf('people', 'Employees that match, best match first', record(personSummary)),
  annotations: reads,
  run(store: CalendarStore, { query, department, city, ...page }) {
    const candidates = store.people.filter(
      (row) => (!department || row.department === department) && (!city || row.city === city),
    );
    const hits = searchRows(candidates, query, (row) => ({
      title: row.name,
      more: [row.job_title, row.department, row.city],
    }));
    return paginate('people', hits, page, showSummary);
  },
});

export const getPerson = defineTool({
  name: 'get_person',
  title: 'Get person',
  description: "Get an employee's record. It holds the phone number, the languages and the manager.",
  inputSchema: takes({ person_id: idOf('person', 'Employee to read.') }),
  outputSchema: record({
    ...personSummary,
    phone: text('Phone number'),
    languages: list('Languages spoken', text('Language')),
    manager: nullable(person('Manager; null for the head of the company')),
    direct_reports: wholeNumber('Number of direct reports', { minimum: 0 }),
    joined_on: date('Date of joining the company', '2018-09-01'),
  }),
  annotations: reads,
  run(store: CalendarStore, { person_id }) {
    const row = personIn(store, person_id);
    return {
      ...showSummary(row),
      phone: row.phone,
      languages: row.languages,
      manager: row.manager_id === null ? null : referenceTo(personIn(store, row.manager_id)),
      direct_reports: store.people.filter((one) => one.manager_id === row.id).length,
      joined_on: row.joined_on,
    };
  },
});
