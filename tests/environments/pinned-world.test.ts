// A world that is another one than the samples' is told before anything is served.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differencesFrom } from '../../src/environments/pinned-world.ts';
import { inProcessServer } from '../../src/tools/server-config.ts';
import { worldHashes } from '../../src/tools/world-hash.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { serveRun } from './served.ts';

const demo = demoRun(3);
const server = { name: 'crm', version: '1', protocolVersion: '2025-11-25', toolsHash: 'sha256:1' };
const today = { ...server, sandbox: true };

test('versions, tools and what fills a world are compared', () => {
  const pins = { servers: [server], worlds: { crm: 'sha256:a', other: 'sha256:b' } };
  const worlds = { crm: 'sha256:a' };
  expect(differencesFrom(pins, { worlds, servers: [today] })).toEqual([]);
  expect(differencesFrom(pins, { worlds: { crm: 'sha256:z' } })).toEqual([
    'What crm is filled with is not what it was when the samples were made.',
  ]);
  expect(differencesFrom(pins, { worlds, servers: [{ ...today, version: '2' }] })).toEqual([
    'crm has version 2, not 1.',
  ]);
  expect(differencesFrom(pins, { worlds, servers: [{ ...today, toolsHash: 'sha256:2' }] })).toEqual([
    'crm has other tools than when the samples were made.',
  ]);
  expect(differencesFrom(pins, { worlds, servers: [] })).toEqual(['crm is not there.']);
});

test('the hash of a folder is that of its files, whatever their times are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'toolgrad-world-'));
  const config = inProcessServer('files', () => ({}) as never, { sandboxFrom: folder });
  try {
    await writeFile(join(folder, 'a.txt'), 'one');
    const before = await worldHashes([config]);
    await writeFile(join(folder, 'a.txt'), 'one');
    expect(await worldHashes([config])).toEqual(before);
    await writeFile(join(folder, 'a.txt'), 'two');
    expect(await worldHashes([config])).not.toEqual(before);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a run of other servers is not served, unless that is asked for', async () => {
  const path = join(demo.run, 'samples.jsonl');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replaceAll(/"toolsHash":"sha256:\w+"/g, '"toolsHash":"sha256:0"'));
  try {
    await expect(serveRun(demo.run)).rejects.toThrow(/is another one today: .*has other tools/);
    await using served = await serveRun(demo.run, { unpinned: true });
    expect(served.notices.join(' ')).toContain('has other tools');
  } finally {
    await writeFile(path, text);
  }
});
