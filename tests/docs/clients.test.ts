// The page about MCP clients is right: the entry, the tools, the agent.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientNames } from '../../src/install/clients.ts';
import { serverEntry } from '../../src/install/server-entry.ts';
import { serverTools } from '../../src/server/tools/list.ts';
import { pageNamed, root } from './pages.ts';

const { text, blocks } = pageNamed('docs/clients.md');
const block = (language: string) => blocks.find((one) => one.language === language)?.text ?? '';

// Where the packages of this folder are found.
let folder: string;
beforeAll(() => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'docs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the entry is what install writes', () => {
  const npx = { command: 'npx', args: ['-y', 'toolgrad-mcp'] };
  expect(JSON.parse(block('json'))).toEqual({
    mcpServers: { toolgrad: serverEntry(npx, { config: '/path/to/mcp.json' }) },
  });
});

test('every client that install knows, and every tool of the server', () => {
  for (const name of clientNames) expect(text).toContain(`install --client ${name}`);
  const described = [...text.matchAll(/^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|/gm)].flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.slice(1, -1)),
  );
  expect(described.toSorted()).toEqual(
    serverTools
      .filter(({ app }) => app !== 'only')
      .map(({ name }) => name)
      .toSorted(),
  );
});

test.skipIf(process.platform === 'win32')('the agent runs', { timeout: 60_000 }, async () => {
  // A replacement for npx: this package as it is built.
  const npx = join(folder, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${root}dist/src/bin.js" "$@" --runs "${folder}/runs"\n`,
  );
  chmodSync(npx, 0o755);
  const file = join(folder, 'agent.mjs');
  writeFileSync(file, block('mjs'));
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
  expect(stdout).toMatch(/^propose: at most \d+ more requests$/m);
  // It has no model, and is told what its answer lacks.
  expect(stdout.split('\n').length).toBeGreaterThan(4);
});
