// `record` and what is played from it: the same samples without the servers.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, test } from 'vitest';
import { generateCommand } from '../../src/cli/generate/generate.ts';
import { recordCommand } from '../../src/cli/record/record.ts';
import { verifyCommand } from '../../src/cli/verify/verify.ts';
import { openPlace } from '../../src/compose/record/place.ts';
import { shellWord } from '../../src/text/shell-word.ts';
import { program, runProgram } from './built-program.ts';
import { runInProcess } from './in-process.ts';
import { playAgain, recordLive } from './recorded-run.ts';
import { workplace } from './workplace.ts';

const work = workplace();
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
  const samples = 4;

  test('is made again from its cassettes, sample by sample', async () => {
    const told = await recordLive(work, samples);
    expect(told).toMatchObject({ out: 'tapes', run: 'live', requested: samples, accepted: samples });
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
    await playAgain(work, samples, 'played', 7);
  });

  test('can be verified without the servers', async () => {
    const { code, stdout } = await runInProcess(['verify', work.path('played'), '--json'], [verifyCommand]);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, samples, failed: 0 });
  });
});

describe('a recording that was killed', () => {
  const record = (...args: string[]) => runInProcess(['record', ...args], [recordCommand]);

  test('is finished with what it has recorded, which makes the same samples', async () => {
    const [out, run] = [work.path('killed'), work.path('killed-run')];
    const samples = () =>
      existsSync(join(run, 'samples.jsonl')) ? work.lines('killed-run/samples.jsonl') : [];
    const options = ['--demo', '--servers', 'crm', '--out', out, '--run', run, '-n', '500'];
    const { code } = await runProgram(['record', ...options], {
      interrupt: { signal: 'SIGKILL', when: () => samples().length > 1 },
    });
    expect(code).toBeNull();
    const again = await record(...options);
    expect([again.code, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toContain(`"toolgrad-mcp record --finish --out ${shellWord(out)}"`);
    const finished = await record('--finish', '--out', out);
    const { length } = samples();
    expect(finished).toMatchObject({ code: 0, stderr: '' });
    expect(finished.stdout).toContain(`${length} of 500 samples accepted`);
    expect(finished.stdout).toContain(`generate -n ${length} --config ${join(out, 'mcp.json')}`);
    expect(finished.stdout).toContain(`generate --out ${run} --resume`);
    expect(readdirSync(out).toSorted()).toEqual(['crm.cassette.json', 'mcp.json']);
    const played = await runInProcess(
      ['generate', '--config', join(out, 'mcp.json'), '-n', String(length), '--out', work.path('played-on')],
      [generateCommand],
    );
    expect(played.code, played.stderr).toBe(0);
    expect(work.lines('played-on/samples.jsonl')).toEqual(samples());
    expect((await record('--finish', '--out', out)).stderr).toMatch(/There is no unfinished recording/);
  });

  test('is let be while its process is alive, and is gone where it has recorded nothing', async () => {
    const out = work.path('alive');
    const place = await openPlace(out);
    const { code, stderr } = await record('--demo', '--out', out, '-n', '1');
    expect(code).toBe(1);
    expect(stderr).toContain(`Another process is recording into ${out}: wait until it has finished`);
    await place.release(true);
    expect(readdirSync(out)).toHaveLength(1);
    await (await openPlace(out)).release(false);
    expect(readdirSync(out)).toEqual([]);
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
      /taken\.json already exists\. Name another, or remove it first\./,
    ],
    ['a folder that is not empty', at('full'), /The folder \S+full is not empty\./],
    ['a file of another kind', at('full/note.txt'), /name a folder, or a file that ends in \.json/],
    [
      'several servers in one file',
      at('one.json'),
      /is a single file, but each of the 5 servers needs a cassette: name a folder, or choose one server with --servers/,
    ],
    [
      'a run and clients at once',
      [...at('x'), '--serve', '-n', '3'],
      /--samples applies to a run, but --serve records what clients call/,
    ],
    [
      'a run into a folder that is there',
      [...at('x'), '--run', work.path('full')],
      /--run \S+full already exists, and a recording needs a new run: .* "toolgrad-mcp generate --out \S+ --resume"/,
    ],
    [
      'what is left and a number',
      [...at('x'), '--finish', '-n', '3'],
      /--finish only takes --out and --json/,
    ],
    ['HTTP without clients', [...at('x'), '--http'], /--http only works with --serve/],
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
