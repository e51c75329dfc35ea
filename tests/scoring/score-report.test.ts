// Reports of changes: told in any words, denied, told with another value, or not told.
import { expect, test } from 'vitest';
import { knownWords } from '../../src/scoring/named-strangers.ts';
import { scoreReport, type WantedReport } from '../../src/scoring/score-report.ts';

const schema = {
  type: 'object',
  properties: {
    ticket_id: { type: 'string' },
    status: { type: 'string', enum: ['open', 'waiting', 'resolved', 'closed'] },
    date: { type: 'string', format: 'date' },
    amount: { type: 'number' },
  },
};
const query = 'Please set the status of the ticket “Printer does not start” to resolved.';
const context = {
  query,
  today: '2026-03-02',
  timeZone: 'Europe/Berlin',
  known: knownWords([query, 'ticket Printer does not start Printer is not found Helga Brandt']),
};
const status: WantedReport = {
  text: 'I have set the status to resolved',
  changes: [{ arguments: { ticket_id: 'tic_1', status: 'resolved' }, schema }],
};
const moved: WantedReport = {
  text: 'I have moved it to 10 March',
  changes: [{ arguments: { ticket_id: 'tic_1', date: '2026-03-10' }, schema }],
};
const priced: WantedReport = {
  text: 'I have raised it to €1,200',
  changes: [{ arguments: { ticket_id: 'tic_1', amount: 1200 }, schema }],
};
const cancelled: WantedReport = {
  text: 'I have cancelled it',
  changes: [{ arguments: { ticket_id: 'tic_1' }, schema }],
};
const left: WantedReport = { text: 'I have not changed anything', changes: [] };

test.each<[WantedReport, string]>([
  [status, 'Done.'],
  [status, 'I have set the status of the ticket “Printer does not start” to resolved.'],
  [status, 'The ticket Printer does not start is resolved now.'],
  [status, 'The status was changed from open to resolved. Nothing else was touched.'],
  [status, 'Helga Brandt was informed, and the ticket has been marked as resolved.'],
  [moved, 'It has been moved to Tuesday, 10 March.'],
  [moved, 'Rescheduled: 2026-03-10 instead of 9 March.'],
  [priced, 'The amount is now €1,200.'],
  [cancelled, 'The meeting is tentative, so I have cancelled it.'],
  [
    status,
    'I have set its status to “resolved”, as “Helga Brandt” was told. The ticket is “Printer does not start”.',
  ],
  [left, 'It is confirmed, so I have left everything as it was.'],
  [left, 'I did not cancel it.'],
])('%#: said: %o', (wanted, answer) => {
  expect(scoreReport(wanted, answer, context)).toEqual({ status: 'said' });
});

test.each<[WantedReport, string, string | undefined]>([
  [status, 'I could not set the status.', undefined],
  [status, 'I was unable to do that.', 'unable'],
  [status, 'The status has not been changed.', undefined],
  [status, 'Nothing was changed.', undefined],
  [status, 'I have set the status to closed.', 'closed'],
  [status, 'I have closed the ticket “Coffee machine leaks” for Marta Olsen.', '“Coffee machine leaks”'],
  // Known from the results, and another one all the same.
  [status, 'I have set the status of the ticket “Printer is not found” to resolved.', 'Printer is not found'],
  [moved, 'I have moved it to 11 March.', '11 March'],
  [priced, 'I have raised it to €1,300.', '€1,300'],
  [left, 'I have cancelled it as you asked.', undefined],
])('%#: wrong: %o', (wanted, answer, instead) => {
  const told = scoreReport(wanted, answer, context);
  expect(told.status).toBe('wrong');
  if (instead !== undefined) expect(told.instead).toBe(instead);
});

test('what says nothing of the change does not report it', () => {
  expect(scoreReport(status, '', context).status).toBe('missing');
  expect(scoreReport(status, 'It is 42.', context).status).toBe('missing');
});

test('words for a deed report it only where somebody has done it', () => {
  for (const answer of [
    'The most recently updated article is about ovens.',
    'It is for Helga Brandt, who is assigned to it.',
    'It is a closed ticket.',
  ])
    expect(scoreReport(moved, answer, context).status, answer).toBe('missing');
});

test('that a change is dropped is taken note of', () => {
  const dropped: WantedReport = { text: 'I have left it.', changes: [], isDropped: true };
  for (const answer of ['All right, I have left everything as it is.', 'Okay.', "I won't change it then."])
    expect(scoreReport(dropped, answer, context).status, answer).toBe('said');
  for (const answer of ['It is expected to close on 8 July 2026.', 'Helga Brandt has two tickets.'])
    expect(scoreReport(dropped, answer, context).status, answer).toBe('missing');
  expect(scoreReport(dropped, 'I have set the status to resolved.', context).status).toBe('wrong');
});

test('when something was opened or updated is no report of a change', () => {
  for (const answer of ['It was opened on 3 November 2025.', 'It was updated on 28 December 2025.'])
    expect(
      scoreReport({ ...status, changes: [{ arguments: { ticket_id: 'tic_1' }, schema }] }, answer, context)
        .status,
    ).not.toBe('said');
});
