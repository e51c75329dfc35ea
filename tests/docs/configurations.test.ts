// Configurations in the documents are read as they are written, and every setting is described with its default.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { faultNames } from '../../src/faults/faults.ts';
import { defaultSettings } from '../../src/tools/server-config.ts';
import { codeIn, guideBlocks, pageNamed, rowsUnder } from './pages.ts';

const work = mkdtempSync(join(tmpdir(), 'toolgrad-configurations-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const configurations = guideBlocks('jsonc').map((block) => ({
  ...block,
  name: /^\/\/ (\S+)\n/.exec(block.text)?.[1] ?? '',
}));

test.each(configurations)('$page: $name is read', async ({ name, text }) => {
  writeFileSync(join(work, name), text);
  const document = parse(text, [], { allowTrailingComma: true });
  const settings = Object.values(document.toolgrad?.servers ?? {}) as { sandboxFrom?: string }[];
  for (const { sandboxFrom } of settings)
    if (sandboxFrom !== undefined) mkdirSync(join(work, sandboxFrom), { recursive: true });
  const variables = [...text.matchAll(/\$\{([A-Z_]+)\}/g)].map((match) => match[1] as string);
  const environment = Object.fromEntries(variables.map((variable) => [variable, 'a value']));
  const config = await readConfig(join(work, name), { environment });
  expect(config.servers.map((server) => server.name)).toEqual(Object.keys(document.mcpServers));
  expect(config.notices).toEqual([]);
});

test('JSON is JSON', () => {
  const blocks = guideBlocks('json');
  expect(blocks).not.toHaveLength(0);
  for (const { text } of blocks) expect(() => JSON.parse(text)).not.toThrow();
});

test('every setting has a row with its default', () => {
  const rows = rowsUnder(pageNamed('docs/servers-and-policy.md'), 'Settings per server');
  const described = Object.fromEntries(rows.map(([setting, standard]) => [codeIn(setting)[0], standard]));
  const { sandboxFrom, rateLimit, ...others } = described;
  const defaults = Object.entries(defaultSettings).map(([name, value]) => [
    name,
    Array.isArray(value) ? 'none' : typeof value === 'number' ? String(value) : `\`${value}\``,
  ]);
  expect(others).toEqual(Object.fromEntries(defaults));
  expect([sandboxFrom, rateLimit]).toEqual(['none', 'none']);
});

test('every fault has a row', () => {
  const rows = rowsUnder(pageNamed('docs/recordings-and-mocks.md'), 'Inject faults');
  expect(rows.flatMap(([cell]) => codeIn(cell)).sort()).toEqual([...faultNames].sort());
});
