// What the MCP registry is told about this package: the same as the package says itself.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serveCommand } from '../../src/cli/serve/serve.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const [entry, manifest] = [read('server.json'), read('package.json')];

test('one name and one version', () => {
  expect(entry.name).toBe(manifest.mcpName);
  expect(entry.version).toBe(manifest.version);
  expect(entry.packages).toEqual([
    expect.objectContaining({ registryType: 'npm', identifier: manifest.name, version: manifest.version }),
  ]);
});

test('what the registry demands of an entry', () => {
  // https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json
  expect(entry.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
  expect(entry.description.length).toBeLessThanOrEqual(100);
  expect(entry.version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
});

test('flags that the program has', () => {
  const [{ packageArguments }] = entry.packages;
  const flags = packageArguments.filter(({ type }: { type: string }) => type === 'named');
  expect(packageArguments[0]).toMatchObject({ type: 'positional', value: serveCommand.name });
  expect(flags.map(({ name }: { name: string }) => name)).toEqual(['--config']);
  for (const { name } of flags) expect(serveCommand.flags).toHaveProperty(name.slice(2));
});
