// Files that nothing can be played from, each with one sentence.
import { expect, test } from 'vitest';
import { readMock } from '../../src/mocks/read-mock.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { folderOfFiles, mockConfig, never } from './play.ts';

const files = folderOfFiles();
const cassette = {
  schema: 'toolgrad.cassette/1',
  recordedAt: '2026-01-01T00:00:00.000Z',
  toolgrad: '0.1.0',
  server: { name: 'crm', version: '1', protocolVersion: '2025-11-25' },
  tools: [{ name: 'get', inputSchema: { type: 'object' } }],
  sessions: { 'draft 3/settling': [{ tool: 'get', arguments: {}, result: { content: [] }, ms: 1 }] },
};
const broken = (change: object) => JSON.stringify({ ...cassette, ...change });

const faults: readonly (readonly [string, string, string])[] = [
  ['other.json', '{"a":1}', 'cannot be mocked: it is none of a cassette, a list of tools,'],
  ['empty.json', '[]', 'cannot be mocked'],
  ['text.txt', 'Dear diary', 'cannot be mocked'],
  ['words.json', 'not json', 'it is not JSON ('],
  ['badly.yaml', 'openapi: 3.0.0\ninfo: {title: x', 'is not YAML: '],
  ['cut.json', '{"tools": [', 'is not JSON: '],
  [
    'cut-cassette.json',
    `{"schema": "toolgrad.cassette/1", "sessions": {`,
    'is a broken cassette: it is not JSON: ',
  ],
  [
    'nameless.json',
    '[{"name":"a","inputSchema":{}},{"inputSchema":{}}]',
    'cannot be mocked: tool 2 of the list has no name.',
  ],
  [
    'twice.json',
    '[{"name":"a","inputSchema":{}},{"name":"a","inputSchema":{}}]',
    'tool 2 of the list (a) has the name of another.',
  ],
  [
    'version.json',
    broken({ schema: 'toolgrad.cassette/9', toolgrad: '7.0.0' }),
    'is a cassette of another version (toolgrad.cassette/9; this version plays toolgrad.cassette/1): record it again, or use the version of toolgrad-mcp that it names, 7.0.0.',
  ],
  [
    'call.json',
    broken({
      sessions: { 'draft 3/settling': [{ tool: 'get', arguments: 7, result: { content: [] }, ms: 1 }] },
    }),
    'is a broken cassette: at sessions["draft 3/settling"][0].arguments, it is not an object. Fix it there, or record it again.',
  ],
  [
    'outcome.json',
    broken({ sessions: { a: [{ tool: 'get', arguments: {}, ms: 1 }] } }),
    'at sessions.a[0], it needs either a "result" or an "error".',
  ],
  ['tools.json', broken({ tools: 'none' }), 'is a broken cassette: at tools, '],
];

test.each(faults)('%s', async (name, content, message) => {
  const path = files.write(name, content);
  const failure = await readMock(path, { synthesize: false, seed: 0 }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
  expect((failure as Error).message.startsWith(path)).toBe(true);
  // One sentence on one line, with one full stop.
  expect((failure as Error).message).toMatch(/^[^\n]*[^.\n]\.$/);
});

test('no file', async () => {
  await expect(readMock('/no/such.json', { synthesize: false, seed: 0 })).rejects.toThrow(
    'There is no file /no/such.json to mock a server from.',
  );
});

test('a configured mock that cannot be played is left out, and it is said why', async () => {
  await using source = openToolSource([mockConfig('/no/such.json')]);
  await expect(source.catalog(never)).rejects.toThrow(
    'm is left out: the mock /no/such.json cannot be played: there is no file /no/such.json to mock a server from.',
  );
});
