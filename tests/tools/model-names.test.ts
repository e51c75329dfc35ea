// Model-facing names: always valid, always unique, never dependent on the order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelNames } from '../../src/tools/model-names.ts';

const names = (...tools: [string, string][]) => modelNames(tools.map(([server, tool]) => ({ server, tool })));

test('a plain name is server__tool', () => {
  expect(names(['crm', 'get_customer'], ['shop', 'list-orders'])).toEqual([
    'crm__get_customer',
    'shop__list-orders',
  ]);
});

test('what no provider accepts is spelled with underscores', () => {
  expect(names(['my files', 'admin.users/list'])).toEqual(['my_files__admin_users_list']);
});

test('a name begins with a letter, as some providers want', () => {
  expect(names(['3d-tools', 'render'], ['_private', 'x'])).toEqual([
    'mcp_3d-tools__render',
    'mcp__private__x',
  ]);
});

test('a long name is cut and ends in a hash', () => {
  const [name] = names(['server', 'x'.repeat(80)]);
  expect(name).toMatch(/^server__x{47}_[0-9a-f]{8}$/);
  expect(names(['s', 'y'.repeat(61)])).toEqual([`s__${'y'.repeat(61)}`]);
});

test('of tools that would share a name, the one that is spelled so keeps it', () => {
  const [exact, dotted] = names(['s', 'get_user'], ['s', 'get.user']);
  expect(exact).toBe('s__get_user');
  expect(dotted).toMatch(/^s__get_user_[0-9a-f]{8}$/);
  const both = names(['a__b', 'c'], ['a', 'b__c']);
  expect(both.every((name) => /^a__b__c_[0-9a-f]{8}$/.test(name))).toBe(true);
});

test('property: names are valid, unique and do not depend on the order', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'a',
      'b',
      'a__b',
      'b__c',
      'get.user',
      'get_user',
      'get user',
      '天気',
      '_',
      'x'.repeat(70),
    ),
    fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }),
  );
  const tools = fc.uniqueArray(fc.record({ server: part, tool: part }), {
    selector: ({ server, tool }) => JSON.stringify([server, tool]),
    maxLength: 20,
  });
  fc.assert(
    fc.property(tools, (given) => {
      const named = modelNames(given);
      for (const name of named) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(new Set(named).size).toBe(given.length);
      expect(modelNames(given.toReversed()).toReversed()).toEqual(named);
    }),
  );
});
