// Globs as shells mean them.
import { describe, expect, test } from 'vitest';
import { matchesGlob, readGlob } from '../../src/text/glob.ts';

const matches = (glob: string, name: string) => matchesGlob(readGlob(glob), name);

test.each([
  ['get_*', 'get_', true],
  ['get_*', 'forget_me', false],
  ['*', 'admin.users/list', true],
  ['*', 'two\nlines', true],
  ['get_?', 'get_ab', false],
  ['[a-c]*', 'bx', true],
  ['[!g]*', 'delete', true],
  ['[!g]*', 'get', false],
  ['[^g]*', 'get', false],
  ['[]x]', ']', true],
  ['[a-]', '-', true],
  ['[]', '[]', true],
  ['{get,list}_*', 'list_users', true],
  ['{get,}_x', '_x', true],
  ['{get,{list,find}_all}', 'find_all', true],
  ['{a{b}c,d}', 'a{b}c', true],
  ['{get}', '{get}', true],
  ['{a,b', '{a,b', true],
  ['v{1..3}', 'v2', true],
  ['v{1..3}', 'v4', false],
  ['@(get|list)_x', 'get_x', true],
  ['?(un)lock', 'lock', true],
  ['+(ab)', 'ababab', true],
  ['+(ab)', '', false],
  ['*(ab)', '', true],
  ['!get_*', 'delete', true],
  ['!get_*', 'get_x', false],
  ['!(get_*|list_*)', 'list_x', false],
  ['!(get_*|list_*)', 'drop', true],
  ['!(delete|drop)_*', 'delete_x', false],
  ['!(delete|drop)_*', 'get_x', true],
  ['!(a)@(b)', 'ab', false],
  ['x_!(a|b)', 'x_a', false],
  ['x_!(a|b)', 'x_ab', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['привет_*', 'привет_мир', true],
  ['?', '😀', true],
])('%s and %s: %s', (glob, name, expected) => {
  expect(matches(glob, name)).toBe(expected);
});

describe('no glob and no name take long', () => {
  test.each([
    ['many stars', `${'*a'.repeat(400)}b`, 'a'.repeat(2000)],
    ['loops in loops', '*(*(*(*(a|b)|a)|b)|a)c', 'ab'.repeat(2000)],
    ['brackets that are never closed', '{'.repeat(900), '{'.repeat(900)],
    ['brackets in brackets', `${'{a,'.repeat(300)}b${'}'.repeat(300)}`, 'b'],
    ['a glob that is too long', '*'.repeat(1_000_000), 'a'],
  ])('%s', (_, glob, name) => {
    const start = performance.now();
    matches(glob, name);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
