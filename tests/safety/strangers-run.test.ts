// A run's folder that came from somebody else starts nothing unasked, and opens no tool.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test, vi } from 'vitest';
import { allCommands } from '../../src/cli/all-commands.ts';
import { runInProcess } from '../cli/in-process.ts';
import { workplace } from '../cli/workplace.ts';
import { call, connect, openPlace } from '../server/connected.ts';

const work = workplace();
const stdio = fileURLToPath(new URL('../../dist/servers/crm/stdio.js', import.meta.url));
const plain = { command: process.execPath, args: [stdio] };
const run = (argv: readonly string[], answer?: boolean) =>
  runInProcess(argv, allCommands, answer === undefined ? {} : { answer });
const folder = work.path('runs/one');
const manifestFile = join(folder, 'run.json');
const marker = work.path('started');
/** A command that shows that it was run. */
const evil = {
  command: process.execPath,
  args: ['-e', `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`],
};

function change(edit: (configuration: Configuration) => void): void {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as { configuration: Configuration };
  edit(manifest.configuration);
  writeFileSync(manifestFile, JSON.stringify(manifest));
}
interface Configuration {
  config: { mcpServers: Record<string, object>; toolgrad: { servers: Record<string, object> } };
  allow: string[];
}

let own = '';
beforeAll(async () => {
  const config = work.path(work.config('mcp.json', { plain }));
  const made = await run(['generate', '--config', config, '--allow', 'plain:*', '-n', '1', '--out', folder]);
  expect(made.stderr).not.toContain('Error');
  own = readFileSync(manifestFile, 'utf8');
});

const commands = [
  ['verify', ['verify', folder]],
  ['generate --resume', ['generate', '--out', folder, '--resume', '-n', '2']],
  ['evaluate', ['evaluate', folder, '--model', 'player:perfect', '--out', work.path('evaluation')]],
] as const;

test.each(commands)("%s goes on with one's own run without a question", async (_, argv) => {
  rmSync(work.path('evaluation'), { recursive: true, force: true });
  const { stderr } = await run(argv, false);
  expect(stderr).not.toContain('configured by you');
});

const serving = ['environment', ['environment', folder, '--all', '--http']] as const;

test.each([...commands, serving])(
  "%s shows a stranger's commands and starts none of them",
  async (_, argv) => {
    rmSync(work.path('evaluation'), { recursive: true, force: true });
    writeFileSync(manifestFile, own);
    change(({ config }) => {
      config.mcpServers.plain = { ...evil };
    });
    for (const answer of [undefined, false]) {
      const { code, stderr } = await run(argv, answer);
      expect(code).toBe(2);
      expect(stderr).toContain(`plain: ${process.execPath} -e`);
      expect(stderr).toContain(`toolgrad-mcp ${argv.join(' ')} --trust`);
    }
    expect(existsSync(marker)).toBe(false);
  },
);

test.each([
  ['its flags', (configuration: Configuration) => void configuration.allow.push('plain:drop_*')],
  [
    'its settings',
    ({ config }: Configuration) => {
      config.toolgrad.servers.plain = { sandbox: true };
    },
  ],
])("a policy that was opened in %s is a stranger's as well", async (_, edit) => {
  writeFileSync(manifestFile, own);
  change(edit);
  expect((await run(['verify', folder])).code).toBe(2);
});

test('who has said yes is not asked again, and --trust says it beforehand', async () => {
  writeFileSync(manifestFile, own);
  change(({ config }) => {
    config.mcpServers.plain = { ...plain, env: { A: 'asked' } };
  });
  expect((await run(['verify', folder], true)).stderr).not.toContain('Error');
  expect((await run(['verify', folder])).stderr).not.toContain('Error');
  change(({ config }) => {
    config.mcpServers.plain = { ...plain, env: { A: 'trusted' } };
  });
  expect((await run(['verify', folder, '--trust'])).stderr).not.toContain('Error');
});

test('another configuration replaces what the run remembers to be allowed', async () => {
  writeFileSync(manifestFile, own);
  const again = ['generate', '--config', work.path('mcp.json'), '--out', folder, '--resume', '-n', '3'];
  expect((await run(again)).stderr).not.toContain('Error');
  expect(JSON.parse(readFileSync(manifestFile, 'utf8'))).toMatchObject({ configuration: { allow: [] } });
});

test('a configuration beside recordings starts nothing', async () => {
  mkdirSync(work.path('cassettes'), { recursive: true });
  writeFileSync(work.path('cassettes/plain.cassette.json'), '{}');
  writeFileSync(work.path('cassettes/mcp.json'), JSON.stringify({ mcpServers: { plain: evil } }));
  const { code, stderr } = await run(['tools', '--config', work.path('cassettes/mcp.json')]);
  expect([code, existsSync(marker)]).toEqual([2, false]);
  expect(stderr).toContain('a recording starts nothing');
});

test('an agent that continues a run gets the policy that is served, and no other server', async () => {
  vi.setConfig({ testTimeout: 120_000 });
  writeFileSync(
    work.path('served.json'),
    JSON.stringify({ mcpServers: { plain }, toolgrad: { servers: { plain: { deny: ['*'] } } } }),
  );
  await using place = await openPlace({ configFile: work.path('served.json') });
  const client = await connect(place.state);
  const resumed = join(place.state.runs.folder, 'one');
  mkdirSync(resumed, { recursive: true });
  for (const name of ['catalog.json', 'samples.jsonl', 'rejected.jsonl'])
    if (existsSync(join(folder, name))) writeFileSync(join(resumed, name), readFileSync(join(folder, name)));
  writeFileSync(join(resumed, 'run.json'), own);
  const denied = await call(client, 'generate_samples', { run: 'one', samples: 3, wait_seconds: 30 });
  expect(denied).toMatchObject({ isError: true, text: expect.stringContaining('may be called') });
  const manifest = JSON.parse(own) as { configuration: Configuration };
  manifest.configuration.config.mcpServers.plain = { ...evil };
  writeFileSync(join(resumed, 'run.json'), JSON.stringify(manifest));
  const other = await call(client, 'generate_samples', { run: 'one', samples: 3, wait_seconds: 30 });
  expect(other).toMatchObject({ isError: true, text: expect.stringContaining('another server "plain"') });
  expect(existsSync(marker)).toBe(false);
});

test('an agent reaches no server that is configured and not served', async () => {
  const file = work.path(work.config('two.json', { plain, other: plain }));
  await using place = await openPlace({ configFile: file, servers: ['plain'] });
  const client = await connect(place.state);
  expect(await call(client, 'generate_samples', { servers: ['other'], samples: 1 })).toMatchObject({
    isError: true,
    text: expect.stringContaining('"other" is not served here'),
  });
});
