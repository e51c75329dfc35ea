// Whatever a client writes as the name of a run: it never leads out of the folder of runs.
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, win32 } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultRunsFolder } from '../../../src/server/registry/default-folder.ts';
import { folderOfRun, isRunName, newRunName } from '../../../src/server/registry/run-name.ts';
import { Runs } from '../../../src/server/registry/runs.ts';
import { ServerEvents } from '../../../src/server/server-events.ts';

const root = resolve('/data/runs');

test.each([
  '..',
  '.',
  '',
  '../x',
  'a/../../x',
  '/etc',
  'a/b',
  'a\\b',
  'C:\\x',
  'C:x',
  '~',
  '%2e%2e',
  'a\0b',
  'con',
  'NUL.txt',
  'run.',
  '-rf',
  'a b',
  'ä',
  'a'.repeat(81),
  '.hidden',
  'a\n',
])('%j is no name', (name) => {
  expect(() => folderOfRun(root, name)).toThrow(/The name of a run may have/);
});

test('what is a name stands right in the folder, on every platform', () => {
  const name = fc.oneof(fc.string(), fc.stringMatching(/^[\w./\\:~%-]{1,30}$/));
  fc.assert(
    fc.property(name, (text) => {
      if (!isRunName(text)) return;
      expect(dirname(folderOfRun(root, text))).toBe(root);
      expect(win32.dirname(win32.join('C:\\runs', text))).toBe('C:\\runs');
    }),
    { numRuns: 2000 },
  );
});

test('names that are given out are names, and no two are alike', () => {
  const names = Array.from({ length: 50 }, () => newRunName(new Date(2026, 2, 5)));
  expect(names.every(isRunName)).toBe(true);
  expect(new Set(names).size).toBe(50);
  expect(names[0]).toMatch(/^2026-03-05-[0-9a-f]{6}$/);
});

test('a link in the folder is not followed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'toolgrad-names-'));
  try {
    await symlink(tmpdir(), join(folder, 'out'));
    const runs = new Runs(folder, new ServerEvents(), { redact: (text) => text, onSecrets: () => {} });
    await expect(runs.report('out')).rejects.toThrow('out is a link');
    expect(await runs.list()).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ['linux', {}, '/home/a/.local/share/toolgrad-mcp/runs'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/toolgrad-mcp/runs'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/toolgrad-mcp/runs'],
  ['darwin', {}, '/home/a/Library/Application Support/toolgrad-mcp/runs'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/toolgrad-mcp/runs'],
] as const)('the platform’s folder for data: %s %j', (platform, env, expected) => {
  expect(defaultRunsFolder(platform, env, '/home/a')).toBe(expected);
});
