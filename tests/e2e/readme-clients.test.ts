// What the README says about MCP clients is so: the entry, the agent of one's own, the tools.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientNames } from '../../src/install/clients.ts';
import { serverEntry } from '../../src/install/server-entry.ts';
import { serverTools } from '../../src/server/tools/list.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const section = /^## In your MCP client\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
const block = (language: string) =>
  new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section)?.[1] ?? '';

// Where the packages of this folder are found.
let folder: string;
beforeAll(() => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'readme-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the entry is what install writes', () => {
  const npx = { command: 'npx', args: ['-y', 'toolgrad-mcp'] };
  expect(JSON.parse(block('json'))).toEqual({
    mcpServers: { toolgrad: serverEntry(npx, { config: '/path/to/mcp.json' }) },
  });
});

test('every client that install knows, and every tool of the server', () => {
  for (const name of clientNames) expect(section).toContain(`install --client ${name}`);
  const told = [...section.matchAll(/^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|/gm)].flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.slice(1, -1)),
  );
  expect(told.toSorted()).toEqual(serverTools.map(({ name }) => name).toSorted());
});

test.skipIf(process.platform === 'win32')('the agent runs', { timeout: 60_000 }, async () => {
  // Stands in for npx: this package, as it is built.
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
