// The call policy, rule by rule.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToolAnnotations } from '../../src/model/tool.ts';
import { allowFlag, allowRule } from '../../src/text/allow-rule.ts';
import { permissionOf } from '../../src/tools/policy.ts';

const nothing = { allow: [], deny: [], reads: [], sandbox: false };
const tool = (name: string, annotations?: ToolAnnotations) => ({
  server: 'crm',
  tool: name,
  ...(annotations === undefined ? {} : { annotations }),
});

describe('permissions', () => {
  test('what nobody vouches for is not called', () => {
    expect(permissionOf(tool('create_invoice'), nothing)).toEqual({
      callable: false,
      rule: 'unannotated',
      why: 'not annotated read-only',
    });
    expect(permissionOf(tool('x', { readOnlyHint: false }), nothing).why).toBe('annotated as writing');
  });

  test('a read-only annotation is enough', () => {
    const permission = permissionOf(tool('get', { readOnlyHint: true }), nothing);
    expect(permission).toEqual({ callable: true, rule: 'annotated', why: 'annotated read-only' });
  });

  test('a tool that came later is allowed by the configuration alone', () => {
    const late = tool('get', { readOnlyHint: true });
    expect(permissionOf(late, nothing, true)).toEqual({
      callable: false,
      rule: 'late',
      why: 'listed only after the start',
    });
    expect(permissionOf(late, { ...nothing, allow: ['get'] }, true).callable).toBe(true);
    expect(permissionOf(late, { ...nothing, sandbox: true }, true).callable).toBe(true);
    expect(permissionOf(tool('set'), nothing, true).why).toBe('not annotated read-only');
  });

  test('allow lets through what is not annotated', () => {
    const permission = permissionOf(tool('create_invoice'), { ...nothing, allow: ['get_*', 'create_*'] });
    expect(permission).toEqual({ callable: true, rule: 'allowed', why: 'allowed by allow create_*' });
  });

  test('what is said to only read may be called, unless it is denied', () => {
    const settings = { ...nothing, reads: ['get_*'] };
    expect(permissionOf(tool('get_order'), settings)).toEqual({
      callable: true,
      rule: 'reads',
      why: 'said to only read by reads get_*',
    });
    expect(permissionOf(tool('set_order'), settings).callable).toBe(false);
    expect(permissionOf(tool('get_order'), { ...settings, deny: ['*_order'] }).callable).toBe(false);
  });

  test('a sandbox lets everything through', () => {
    const permission = permissionOf(tool('drop', { destructiveHint: true }), { ...nothing, sandbox: true });
    expect(permission).toEqual({ callable: true, rule: 'sandbox', why: 'its server is a sandbox' });
  });

  test('deny comes before all', () => {
    const settings = { ...nothing, allow: ['*'], deny: ['delete_*'], sandbox: true };
    expect(permissionOf(tool('delete_all', { readOnlyHint: true }), settings)).toEqual({
      callable: false,
      rule: 'denied',
      why: 'denied by deny delete_*',
    });
  });

  test.each([
    ['delete_*', 'DELETE_all'],
    ['DELETE_*', 'delete_all'],
    ['delete_*', 'delete_\nall'],
    ['delete_*', ' delete_all '],
    ['delete_*', 'del\u200bete_all'],
    ['delete_*', 'delete/all'],
    ['delete_*', 'delete:all'],
    ['straße_*', 'STRASSE_1'],
    ['delete_*', '\uff44elete_all'],
    ['*', 'anything\r\n\u2028at all'],
    ['*', '\u0001\u200b'],
    ['get_käse', 'get_ka\u0308se'],
    ['secret_dump', 'secret-dump'],
    ['secret_dump', 'Secret.Dump'],
    ['secret-dump', 'secret dump'],
    ['secret.dump', 'secret\u2011_dump'],
    ['{get-secrets,dump-*}', 'dump_all'],
    ['dump[-.]*', 'dump.all'],
    ['d\u0435lete_*', 'delete_all'],
    ['d\u0435lete_*', 'D\u0435lete-all'],
    ['delete_*', 'del\u3164ete_all'],
    ['\u0443далить_*', 'удалить.всё'],
    ['GRÖSSE', 'gro\u0308sse'],
    ['[!g]*', 'delete'],
  ])('the denial %j holds for %j as well', (glob, name) => {
    const sandbox = { ...nothing, deny: [glob], sandbox: true };
    expect(permissionOf(tool(name), sandbox)).toMatchObject({
      callable: false,
      why: `denied by deny ${glob}`,
    });
  });

  test('a denial of everything leaves no name out', () => {
    const denied = { ...nothing, allow: ['*'], deny: ['*'], sandbox: true };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        fc.pre(name.trim() !== '');
        expect(permissionOf(tool(name, { readOnlyHint: true }), denied).callable).toBe(false);
      }),
    );
  });

  test.each([
    'g\u0435t_all',
    'd\u0435lete_all',
    'list_\u043dotes',
    'größe',
    '生肖',
    'get\u200b_all',
    'what is it?',
    ' get',
  ])(
    'a name with letters outside the plain ones, %j, is called only where it is allowed by that very name',
    (name) => {
      for (const settings of [
        { ...nothing, sandbox: true },
        { ...nothing, allow: ['*'] },
        { ...nothing, allow: [`${name.slice(0, 3)}*`], sandbox: true },
      ])
        expect(permissionOf(tool(name, { readOnlyHint: true }), settings)).toMatchObject({
          callable: false,
          rule: 'unusual-letters',
        });
      const literally = allowRule(tool(name)).replace(/^crm:/, '');
      expect(permissionOf(tool(name), { ...nothing, allow: [literally] })).toMatchObject({ rule: 'allowed' });
    },
  );

  test('nothing is allowed because it looks like what is', () => {
    const allowing = { ...nothing, allow: ['get_*'] };
    for (const name of ['GET_all', 'g\u0435t_all', ' get_all', 'get-all'])
      expect(permissionOf(tool(name), allowing).callable).toBe(false);
  });

  test.each([
    ['*', 'admin.users/list', true],
    ['*', '.hidden', true],
    ['get_*', 'forget_me', false],
    ['{get,list}_*', 'list_users', true],
    ['get_?', 'get_ab', false],
    ['!get_*', 'delete', true],
  ])('the glob %s on %s: %s', (glob, name, callable) => {
    expect(permissionOf(tool(name), { ...nothing, allow: [glob] }).callable).toBe(callable);
  });

  test.each([
    ['plain', '--allow crm:plain'],
    ['admin.users/list', '--allow crm:admin.users/list'],
    ['what is it?', "--allow 'crm:what is it\\?'"],
    ["it's", "--allow 'crm:it'\\''s'"],
  ])('the flag for %s is %s, and allows just that', (name, flag) => {
    expect(allowFlag(tool(name))).toBe(flag);
    const glob = flag
      .replace(/^--allow '?crm:/, '')
      .replace(/'$/, '')
      .replaceAll("'\\''", "'");
    expect(permissionOf(tool(name), { ...nothing, allow: [glob] }).callable).toBe(true);
    expect(permissionOf(tool(`${name}x`), { ...nothing, allow: [glob] }).callable).toBe(false);
  });
});
