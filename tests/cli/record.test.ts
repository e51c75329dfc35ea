// `record` and what is played from it: the same samples without the servers.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, test } from 'vitest';
import { recordCommand } from '../../src/cli/commands/record.ts';
import { program, runProgram } from './built-program.ts';
import { runInProcess } from './in-process.ts';
import { workplace } from './workplace.ts';

const work = workplace();
const says = (...args: string[]) => runProgram(args, { cwd: work.folder });
const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const node = (script: string, ...args: string[]) => ({
  command: process.execPath,
  args: [path(script), ...args],
});
const npm = 'node_modules/@modelcontextprotocol';

// One process each for all drafts: what one draft writes, the next one finds. That must not matter.
writeFileSync(
  work.path('mcp.json'),
  JSON.stringify({
    mcpServers: {
      filesystem: node(`${npm}/server-filesystem/dist/index.js`, path('fixtures/filesystem')),
      memory: {
        ...node(`${npm}/server-memory/dist/index.js`),
        env: { MEMORY_FILE_PATH: path('fixtures/memory/memory.jsonl') },
      },
      crm: node('dist/servers/crm/stdio.js'),
    },
    toolgrad: { servers: { crm: { sandbox: true }, memory: { deny: ['create_*', 'add_*', 'delete_*'] } } },
  }),
);

describe('a recorded run', () => {
  test('is made again from its cassettes, sample by sample', async () => {
    const recorded = await says(
      'record',
      '--config',
      'mcp.json',
      '--out',
      'tapes',
      '--run',
      'live',
      '-n',
      '10',
      '--json',
    );
    expect(recorded.code, recorded.stderr).toBe(0);
    const told = JSON.parse(recorded.stdout);
    expect(told).toMatchObject({ out: 'tapes', run: 'live', requested: 10, accepted: 10 });
    expect(told.cassettes.map(({ server }: { server: string }) => server)).toEqual([
      'filesystem',
      'memory',
      'crm',
    ]);
    expect(readdirSync(work.path('tapes')).toSorted()).toEqual([
      'crm.cassette.json',
      'filesystem.cassette.json',
      'mcp.json',
      'memory.cassette.json',
    ]);
    const generate = ['generate', '--config', 'tapes/mcp.json', '-n', '10', '--out', 'played', '--json'];
    const played = await says(...generate, '--concurrency', '7');
    expect(played.code, played.stderr).toBe(0);
    for (const file of ['samples.jsonl', 'rejected.jsonl']) {
      expect(work.lines(`played/${file}`), file).toEqual(work.lines(`live/${file}`));
    }
  });

  test('can be verified without the servers', async () => {
    const { code, stdout } = await says('verify', 'played', '--json');
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, samples: 10, failed: 0 });
  });
});

describe('what cannot be recorded is told before anything is', () => {
  mkdirSync(work.path('full'));
  writeFileSync(work.path('full/note.txt'), '');
  writeFileSync(work.path('taken.json'), '{}');
  const at = (name: string) => ['--demo', '--out', work.path(name)];
  test.each<[string, readonly string[], RegExp]>([
    ['no place', ['--demo'], /record needs --out with a folder for the cassettes/],
    [
      'a file that is there',
      at('taken.json'),
      /taken\.json is there already\. Name another, or remove it first\./,
    ],
    ['a folder that is not empty', at('full'), /The folder \S+full is not empty\./],
    ['a file of another kind', at('full/note.txt'), /name a folder, or a file that ends in \.json/],
    [
      'several servers in one file',
      at('one.json'),
      /is one file and there are 5 servers, a cassette each: name a folder, or one of them with --servers/,
    ],
    [
      'a run and clients at once',
      [...at('x'), '--serve', '-n', '3'],
      /--samples is about a run, and --serve records what clients call/,
    ],
    ['HTTP without clients', [...at('x'), '--http'], /--http is about --serve: say --serve too/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await runInProcess(['record', ...args], [recordCommand]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(existsSync(work.path('one.json'))).toBe(false);
    expect(readdirSync(work.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('record --serve', () => {
  test('is the server for an agent, under the same policy, and its cassette plays what the agent did', async () => {
    const calls = [
      { name: 'search_customers', arguments: { query: 'Bergamin' } },
      { name: 'list_activities', arguments: { customer_id: 'cus_0003' } },
    ];
    const asked = async (args: readonly string[]) => {
      const client = new Client({ name: 'agent', version: '1' });
      await client.connect(
        new StdioClientTransport({
          command: process.execPath,
          args: [program, ...args],
          cwd: work.folder,
          stderr: 'pipe',
        }),
      );
      const { tools } = await client.listTools();
      const results = [];
      for (const call of calls) results.push(await client.callTool(call));
      const refused = await client
        .callTool({ name: 'create_deal', arguments: {} })
        .catch((error: Error) => error.message);
      await client.close();
      return { tools, results, refused };
    };
    const live = await asked([
      'record',
      '--serve',
      '--config',
      'mcp.json',
      '--servers',
      'crm',
      '--deny',
      'crm:create_deal',
      '--out',
      'agent.json',
    ]);
    // With one server, its tools have their own names: the proxy stands in its place.
    expect(live.tools.map(({ name }) => name)).toContain('search_customers');
    expect(live.tools.map(({ name }) => name)).not.toContain('create_deal');
    expect(live.refused).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('denied by deny create_deal') }],
    });
    const cassette = JSON.parse(readFileSync(work.path('agent.json'), 'utf8'));
    expect(cassette.sessions['session 1'].map(({ tool }: { tool: string }) => tool)).toEqual(
      calls.map(({ name }) => name),
    );
    const played = await asked(['mock', 'agent.json']);
    expect(played.results).toEqual(live.results);
    expect(played.tools).toEqual(expect.arrayContaining(live.tools));
  });
});
