// A session's own folder: filled, named /workspace on our side, and removed.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolSession } from '../../src/model/seams.ts';
import { textOf } from '../../src/model/tool.ts';
import { Sandbox } from '../../src/tools/sandbox.ts';
import type { ServerSettings } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { script, stdioServer } from './lab-config.ts';

const never = new AbortController().signal;
const variable = `\${TOOLGRAD_SANDBOX}`;
let seed: string;

beforeAll(async () => {
  seed = await mkdtemp(join(tmpdir(), 'toolgrad-test-'));
  await mkdir(join(seed, 'docs'));
  await writeFile(join(seed, 'docs', 'plan.txt'), 'Step one.');
});
afterAll(() => rm(seed, { recursive: true }));

function folderServer(name: string, settings: Partial<ServerSettings> = {}) {
  const inForce = { sandbox: true, isolation: 'sample', sandboxFrom: seed, ...settings } as const;
  return stdioServer(name, [script('folder-stdio.mjs'), `${variable}/docs`], inForce, { HERE: variable });
}

async function text(session: ToolSession, tool: string, args: JsonObject = {}): Promise<string> {
  const { result } = await session.call({ tool, arguments: args }, never);
  return result === undefined ? '' : textOf(result);
}

describe('a session', () => {
  test('has the files it is filled from, in a folder that is called /workspace both ways', async () => {
    await using source = openToolSource([folderServer('fs')]);
    await using session = await source.openSession(never);
    expect(await text(session, 'fs__list', { path: '/workspace/docs' })).toBe('/workspace/docs/plan.txt');
    expect(await text(session, 'fs__read', { path: '/workspace/docs/plan.txt' })).toBe('Step one.');
    const written = await session.call(
      { tool: 'fs__write', arguments: { path: '/workspace/new.txt', text: 'x' } },
      never,
    );
    expect(written.result).toEqual({
      content: [{ type: 'text', text: 'Wrote /workspace/new.txt' }],
      structuredContent: { '/workspace/new.txt': { nested: ['/workspace/new.txt'] } },
    });
    const about = JSON.parse(await text(session, 'fs__about')) as JsonObject;
    expect(about).toMatchObject({ env: { HERE: '/workspace' }, folder: '/workspace/docs' });
  });

  test('is called so in the catalog too, which is the same each time', async () => {
    const catalogs = [];
    for (let opened = 0; opened < 2; opened++) {
      await using source = openToolSource([folderServer('fs')]);
      catalogs.push(await source.catalog(never));
    }
    expect(catalogs[0]?.tools[0]?.description).toBe('Works in /workspace/docs.');
    expect(catalogs[1]?.hash).toBe(catalogs[0]?.hash);
  });

  test('does not see what another session wrote, nor does the folder it was filled from', async () => {
    await using source = openToolSource([folderServer('fs')]);
    await using one = await source.openSession(never);
    await using other = await source.openSession(never);
    await text(one, 'fs__write', { path: '/workspace/docs/mine.txt', text: 'x' });
    expect(await text(other, 'fs__list', { path: '/workspace/docs' })).toBe('/workspace/docs/plan.txt');
    expect(existsSync(join(seed, 'docs', 'mine.txt'))).toBe(false);
  });

  test('has one folder for all its servers', async () => {
    await using source = openToolSource([folderServer('a'), folderServer('b')]);
    await using session = await source.openSession(never);
    await text(session, 'a__write', { path: '/workspace/shared.txt', text: 'from a' });
    expect(await text(session, 'b__read', { path: '/workspace/shared.txt' })).toBe('from a');
  });

  test('removes its folder at its end', async () => {
    await using source = openToolSource([folderServer('fs')]);
    const session = await source.openSession(never);
    const mark = `${randomUUID()}.txt`;
    await text(session, 'fs__write', { path: `/workspace/${mark}`, text: 'x' });
    const folders = readdirSync(tmpdir()).map((name) => join(tmpdir(), name));
    const own = folders.filter((folder) => existsSync(join(folder, mark)));
    expect(own).toHaveLength(1);
    await session[Symbol.asyncDispose]();
    expect(own.filter(existsSync)).toEqual([]);
  });
});

describe('translation', () => {
  test('takes the name only where it stands by itself', async () => {
    await using sandbox = await Sandbox.create([]);
    const there = (value: string) => sandbox.toServer(value);
    expect(there('/workspace')).toBe(sandbox.folder);
    expect(there('cd /workspace; ls /workspace/a')).toBe(`cd ${sandbox.folder}; ls ${sandbox.folder}/a`);
    expect(there('file:///workspace/a.txt')).toBe(`file://${sandbox.folder}/a.txt`);
    expect(there('{"text":"\\n/workspace/a"}')).toBe(`{"text":"\\n${sandbox.folder}/a"}`);
    for (const other of [
      '/home/workspace',
      '/workspaces/a',
      '/workspace.old',
      '/workspace-2',
      'https://x.org/workspace',
    ]) {
      expect(there(other)).toBe(other);
    }
  });

  test('property: what the server is given comes back as the model wrote it', async () => {
    await using sandbox = await Sandbox.create([]);
    const text = fc.array(
      fc.oneof(fc.constant('/workspace'), fc.constantFrom('/', ' ', 'a', '.', '"', '\\n'), fc.string()),
    );
    const value = fc
      .jsonValue()
      .chain((json) => text.map((parts) => ({ json, text: parts.join(''), deep: [parts] })));
    fc.assert(
      fc.property(value, (given) => {
        expect(sandbox.toModel(sandbox.toServer(given as JsonObject))).toEqual(given);
        expect(JSON.stringify(sandbox.toModel(sandbox.toServer(given as JsonObject)))).not.toContain(
          sandbox.folder,
        );
      }),
    );
  });
});
