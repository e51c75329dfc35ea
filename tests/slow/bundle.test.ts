// The MCP bundle as a desktop client gets it: packed, unpacked, configured by its user, and started.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { getMcpConfigForManifest, unpackExtension } from '@anthropic-ai/mcpb';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolgrad-bundle-test-'));
const unpacked = join(folder, 'unpacked');
const minutes = 60_000;

type Manifest = Parameters<typeof getMcpConfigForManifest>[0]['manifest'];
let manifest: Manifest;

beforeAll(async () => {
  const file = join(folder, 'toolgrad-mcp.mcpb');
  await promisify(execFile)(process.execPath, [join(root, 'dist/scripts/bundle.js'), '--out', file]);
  expect(await unpackExtension({ mcpbPath: file, outputDir: unpacked, silent: true })).toBe(true);
  manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8'));
}, 5 * minutes);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts what the manifest says, as a client does for a user who has chosen this. */
async function start(userConfig: Readonly<Record<string, string | boolean>>): Promise<Client> {
  const entry = await getMcpConfigForManifest({
    manifest,
    extensionPath: unpacked,
    systemDirs: {},
    userConfig,
    pathSeparator: '/',
  });
  const client = new Client({ name: 'desktop', version: '0' });
  // It asks for whatever Node the client brings along.
  const command = entry?.command === 'node' ? process.execPath : '';
  const env = { ...entry?.env, HOME: folder };
  await client.connect(new StdioClientTransport({ command, args: entry?.args ?? [], env, cwd: folder }));
  return client;
}

test('it is of the same version as the package, and names the tools that it has', async () => {
  const { version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'toolgrad-mcp', version, description });
  const client = await start({});
  const { tools } = await client.listTools();
  await client.close();
  expect(manifest.tools?.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
});

test.each([
  ['nothing: it says what to choose', {}, { configured: false }],
  ['the bundled servers', { demo: true }, { configured: true }],
])('a user who has chosen %s', async (_, chosen, answer) => {
  const client = await start(chosen);
  const { structuredContent } = await client.callTool({ name: 'inspect_tools', arguments: { limit: 1 } });
  await client.close();
  expect(structuredContent).toMatchObject(answer);
});
