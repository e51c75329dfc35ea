// A run that another version made is refused by everything that reads runs: with the one sentence, and nothing is changed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allCommands } from '../../src/cli/all-commands.ts';
import { runArgument } from '../../src/cli/flags/run-argument.ts';
import { composeVerification } from '../../src/compose/compose-verification.ts';
import { readManifest } from '../../src/runs/manifest.ts';
import { readCatalog, readCommitted, readSamples } from '../../src/runs/read-run.ts';
import { createRun } from '../../src/runs/run-folder.ts';
import { serverTools } from '../../src/server/tools/list.ts';
import { statisticsOfRun } from '../../src/statistics/run-statistics.ts';
import { runInProcess } from '../cli/in-process.ts';
import { call, connect, openPlace, type Place } from '../server/connected.ts';
import { catalogOf, newRun, sample, tool } from './drafts.ts';

const work = mkdtempSync(join(tmpdir(), 'toolgrad-other-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** As it was before the format was raised: neither its description nor its lines are today's. */
async function makeRun(folder: string, version = 1): Promise<void> {
  {
    const catalog = catalogOf([tool('crm__get_customer')]);
    await using made = await createRun(folder, newRun, catalog, { replace: false, clock: () => 0 });
    await made.commit(sample(0));
  }
  for (const name of ['run.json', 'samples.jsonl']) {
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), text.replace(/toolgrad\.(run|sample)\/2/g, `toolgrad.$1/${version}`));
  }
}

const sentence =
  /was made by an earlier version of toolgrad-mcp \(its format is toolgrad\.run\/1, and this version reads toolgrad\.run\/2\): make it anew\./;

const old = join(work, 'old');
const bytes = () =>
  readdirSync(old)
    .sort()
    .map((name) => [name, readFileSync(join(old, name), 'utf8')]);

let before: ReturnType<typeof bytes>;
beforeAll(async () => {
  await makeRun(old);
  await makeRun(join(work, 'new'), 2);
  before = bytes();
});

const commandLines: readonly (readonly string[])[] = [
  ['verify', old],
  ['verify', old, '--json'],
  ['stats', old],
  ['stats', join(work, 'new'), old],
  ['export', old, '--out', join(work, 'dataset'), '--format', 'messages'],
  ['export', old, '--out', join(work, 'dataset'), '--format', 'native'],
  ['evaluate', old, '--model', 'player:perfect', '--out', join(work, 'evaluation')],
  ['environment', old, '--sample', '0-000000'],
  ['view', old, '--no-open'],
  ['review', old, '--sample', '0-000000', '--accept'],
  ['grade', old, '--episode', join(work, 'episode.jsonl')],
  ['generate', '--resume', '--out', old],
  ['generate', '--resume', '--out', old, '--estimate'],
  ['generate', '--demo', '--out', old],
];

describe('the command line', () => {
  test.each(commandLines.map((argv) => [argv.map((word) => word.replace(work, '')).join(' '), argv]))(
    '%s',
    async (_, argv) => {
      const { code, stdout, stderr } = await runInProcess(argv, allCommands);
      expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(bytes()).toEqual(before);
    },
  );

  test('every command that takes a run is in the table', () => {
    const taking = allCommands.filter(({ argument, flags }) => argument === runArgument || 'resume' in flags);
    expect(taking.length).toBeGreaterThan(3);
    expect(new Set(commandLines.map(([name]) => name))).toEqual(new Set(taking.map(({ name }) => name)));
  });

  test('--force replaces it', async () => {
    const replaced = join(work, 'replaced');
    await makeRun(replaced);
    const argv = ['generate', '--demo', '-n', '1', '--out', replaced, '--force', '--json'];
    expect(await runInProcess(argv, allCommands)).toMatchObject({ code: 0 });
    expect((await readManifest(replaced)).schema).toBe('toolgrad.run/2');
  });
});

describe('the MCP server', () => {
  const calls: Readonly<Record<string, object>> = {
    generate_samples: { run: 'old', samples: 3 },
    get_run: { run: 'old' },
    cancel_run: { run: 'old' },
    start_chain: { run: 'old' },
    verify_chain: { run: 'old', calls: [{ tool: 'crm__list_deals' }], query: 'Which?', response: 'None.' },
    search_samples: { run: 'old' },
    export_run: { run: 'old' },
  };
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
    await makeRun(join(place.folder, 'runs', 'old'));
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test.each(Object.entries(calls))('%s', async (name, args) => {
    const client = await connect(place.state);
    const { text, isError } = await call(client, name, { ...args });
    expect([isError, text]).toEqual([true, expect.stringMatching(sentence)]);
    await client.close();
  });

  test.each(['toolgrad://runs/old', 'toolgrad://runs/old/samples/7-000000'])('%s', async (uri) => {
    const client = await connect(place.state);
    await expect(client.readResource({ uri })).rejects.toThrow(sentence);
    await client.close();
  });

  test('every tool that takes a run is in the table', () => {
    const taking = serverTools
      .filter(({ input, app }) => app !== 'only' && 'run' in input.shape)
      .map(({ name }) => name);
    expect(Object.keys(calls).sort()).toEqual([...taking].sort());
  });
});

describe('the library', () => {
  const all = async (entries: AsyncIterable<unknown>) => {
    for await (const _ of entries);
  };
  test.each<[string, () => Promise<unknown>]>([
    ['readManifest', () => readManifest(old)],
    ['readCatalog', () => readCatalog(old)],
    ['readSamples', () => all(readSamples(old))],
    ['readCommitted', () => all(readCommitted(old))],
    ['statisticsOfRun', () => statisticsOfRun(old)],
    ['composeVerification', () => composeVerification(old, undefined, () => {})],
  ])('%s', async (_, read) => {
    await expect(read()).rejects.toThrow(sentence);
  });

  test('a later version is refused, too: there the program is what is old', async () => {
    await makeRun(join(work, 'later'), 3);
    await expect(readManifest(join(work, 'later'))).rejects.toThrow(/later version.*update toolgrad-mcp\.$/);
  });
});
