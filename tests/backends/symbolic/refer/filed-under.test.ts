// Where the words of a filter stand beside the noun.
import { expect, test } from 'vitest';
import { filedUnder } from '../../../../src/backends/symbolic/refer/filed-under.ts';

test.each([
  ['status', 'on hold', 'matters on hold'],
  ['status', 'under review', 'matters under review'],
  ['status', 'pending approval', 'matters pending approval'],
  ['status', 'half done', 'matters with the status half done'],
])('a %s of %s: %s', (name, value, expected) => {
  const filing = filedUnder([name], value, 'matter', true);
  expect(filing).toMatchObject({ at: 'after' });
  expect(`matters${filing?.before}${value}${filing?.behind}`).toBe(expected);
});
