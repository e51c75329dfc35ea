// Turns of dialogues that give no answer yet: asked, asked before a change and declined in any words, or not at all, or of another thing.
import { expect, test } from 'vitest';
import type { Example, Speech } from '../../src/model/example.ts';
import { speaksRightly, wantedSpeech } from '../../src/scoring/score-speech.ts';

const when = { today: '2026-03-02', timeZone: 'Europe/Berlin' };

function turn(query: string, response: string, speech: Omit<Speech, 'today' | 'timeZone'>): Example {
  const base = { id: 's#1', sample: 's', kind: 'missing-argument', tools: [], turns: [] } as const;
  return { ...base, query, response, history: [], speech: { ...speech, ...when } };
}

const whichLoan = turn('When is that book due back?', 'Which book do you mean?', {
  kind: 'ask',
  about: ['library__search_books', '/title'],
});
const who = turn('Which rooms has that person booked?', 'Could you tell me who this is about?', {
  kind: 'ask',
  about: ['office__search_people', '/query'],
});
const extend = turn(
  'Please extend the loan of “Dune” to 20 March.',
  'Shall I extend the loan of “Dune” to 20 March?',
  { kind: 'confirm', about: ['library__extend_loan'], change: { loan_id: 'loan_12', until: '2026-03-20' } },
);
const noSearch = turn(
  'Which books by Le Guin are on the shelf?',
  'I have no means to search the books of the library.',
  { kind: 'decline', about: ['library__search_books'] },
);

test.each<[Example, string]>([
  [whichLoan, 'Which book?'],
  [whichLoan, 'Could you please give me the title of the book?'],
  [whichLoan, 'I need the title of the book to look that up.'],
  [whichLoan, 'Which one do you mean?'],
  [who, 'Who do you mean?'],
  [who, "What is the person's name?"],
  [extend, 'Do you want me to extend the loan to 20 March 2026?'],
  [extend, 'Before I do that: should I move the due date of “Dune” to 20 March?'],
  [noSearch, 'I am sorry, but I cannot do that with these tools.'],
  [noSearch, "Unfortunately, I don't have a tool for looking up books."],
  [noSearch, 'There is no way for me to see which books by Le Guin there are.'],
])('%# is right: %o', (example, answer) => {
  expect(speaksRightly(example, answer)).toBe(true);
});

test.each<[Example, string]>([
  [whichLoan, ''],
  [whichLoan, 'The book is due back on 20 March.'],
  [whichLoan, 'Which currency do you mean?'],
  [whichLoan, 'Who do you mean?'],
  [who, 'Which city do you mean?'],
  [extend, 'I have extended the loan of “Dune” to 20 March.'],
  [extend, 'The loan of “Dune” ends on 20 March.'],
  [extend, 'Shall I extend the loan of “Dune” to 27 March?'],
  [extend, 'Which loan do you mean?'],
  [extend, 'Shall I cancel the meeting “Yearly review of the Frigora LT”?'],
  [noSearch, 'There are three books by Le Guin on the shelf.'],
  [noSearch, 'I cannot search the hotels of a city.'],
  [noSearch, 'Certainly, all of it is done: it is 4242, as you asked.'],
])('%# is not right: %o', (example, answer) => {
  expect(speaksRightly(example, answer)).toBe(false);
});

test('a turn that answers is none of these', () => {
  const { speech: _, ...answering } = whichLoan;
  expect(speaksRightly(answering, 'Which book?')).toBeUndefined();
  expect(wantedSpeech(answering)).toBeUndefined();
});

test('a grader elsewhere is told what may be spoken of and which values have to be said', () => {
  expect(wantedSpeech(extend)).toMatchObject({ kind: 'confirm', values: ['2026-03-20'] });
  expect(wantedSpeech(noSearch)?.topic).toContain('search books');
});
