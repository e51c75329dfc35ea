import { expect, test } from 'vitest';
import { checkNames, selectCheckNames, selectChecks } from '../../src/verification/checks.ts';

const all = [
  'arguments',
  'result',
  'bindings',
  'query',
  'response',
  'necessary',
  'replay',
  'secrets',
  'novel',
];

test.each([
  [undefined, all],
  ['query,arguments', ['arguments', 'query']],
  [
    ['query', 'novel'],
    ['query', 'novel'],
  ],
  ['-novel', all.slice(0, -1)],
  ['-novel, -replay', all.filter((name) => name !== 'novel' && name !== 'replay')],
  ['+query', all],
  ['-query,+query', all],
])('%j selects %j', (list, names) => {
  expect(selectCheckNames(list)).toEqual(names);
  expect(selectChecks(list).map(({ name }) => name)).toEqual(names.filter((name) => name !== 'novel'));
});

test.each([
  ['qeury', 'There is no check qeury. Did you mean query? The checks are'],
  ['-solv', 'There is no check solv.'],
  ['query,-novel', 'not both'],
  ['', 'names no check'],
])('%j is a mistake', (list, message) => {
  expect(() => selectCheckNames(list)).toThrow(
    expect.objectContaining({
      code: 'usage',
      choices: checkNames,
      message: expect.stringContaining(message),
    }),
  );
});
