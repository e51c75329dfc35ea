// Which field of a result is the identifier that a parameter means: by names, never by the value.
import { describe, expect, test } from 'vitest';
import { entitiesIn } from '../../src/grounding/entities.ts';
import { describedNoun, isSameValue, numberedNoun, refersTo } from '../../src/grounding/reference.ts';
import { structured } from './steps.ts';

/** Whether a parameter of a tool about `owner` means the field `key` of an issue. */
function means(parameter: string, owner: string, key: string, described?: string): boolean {
  const result = structured({
    issues: [{ id: 9001, number: 3, comments: 3, user_id: 3, title: 'It leaks' }],
  });
  const facts = entitiesIn(result, 'list_issues').flatMap((entity) => entity.facts);
  return facts.some((fact) => fact.key === key && refersTo(parameter, owner, fact, described));
}

describe('a parameter means', () => {
  test.each([
    ['issue_id', 'comment', 'id'],
    ['issueId', 'comment', 'id'],
    ['id', 'issue', 'id'],
    ['issue', 'comment', 'id'],
    ['issue_number', 'comment', 'number'],
    ['user_id', 'issue', 'user_id'],
    ['userId', 'issue', 'user_id'],
  ])('%s of a tool about a %s: the %s of an issue', (parameter, owner, key) => {
    expect(means(parameter, owner, key)).toBe(true);
  });

  test.each([
    ['limit', 'issue', 'id'],
    ['comments', 'issue', 'comments'],
    ['comment_id', 'comment', 'id'],
    ['id', 'comment', 'id'],
    ['issue_id', 'comment', 'number'],
    ['issue_number', 'comment', 'id'],
    ['page_number', 'issue', 'number'],
    ['issue_id', 'comment', 'comments'],
  ])('%s of a tool about a %s: not the %s of an issue', (parameter, owner, key) => {
    expect(means(parameter, owner, key)).toBe(false);
  });

  test('what its description says that it identifies', () => {
    expect(means('bug_id', 'comment', 'id')).toBe(false);
    expect(means('bug_id', 'comment', 'id', 'issue')).toBe(true);
  });
});

test.each([
  ['Identifier of the job opening', 'opening'],
  ['The ID of the ticket to close', 'ticket'],
  ['Number of the ticket', 'ticket'],
  ['Employee identifier of the interviewer', 'employee'],
  ['Unique identifier', undefined],
  ['How many to list', undefined],
])('%j identifies: %s', (description, noun) => {
  expect(describedNoun({ description })).toBe(noun);
});

test('a number and its digits are the same value, other texts are not', () => {
  expect(isSameValue(42, '42')).toBe(true);
  expect(isSameValue('042', 42)).toBe(false);
  expect(isSameValue(4.5, '4.5')).toBe(false);
  expect([numberedNoun('pullNumber'), numberedNoun('line_number'), numberedNoun('number')]).toEqual([
    'request',
    undefined,
    undefined,
  ]);
});

test('the user id of a tool about somebody is theirs', () => {
  const result = structured({ matters: [{ matterId: 'M-1', attorneyId: 'u1', clientId: 'u2' }] });
  const facts = entitiesIn(result, 'listMatters').flatMap((entity) => entity.facts);
  const meant = (owner: string) =>
    facts.filter((fact) => refersTo('userId', owner, fact)).map(({ key }) => key);
  expect(new Set(meant('attorney'))).toEqual(new Set(['attorneyId']));
  expect(meant('invoice')).toEqual([]);
});
