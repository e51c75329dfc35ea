// Servers that nobody here wrote, as users configure them: good samples come of them, and no forbidden call reaches one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../src/config/parse-file.ts';
import type { RejectedDraft, Sample } from '../../src/model/sample.ts';
import { stepsOf } from '../../src/model/workflow.ts';
import { runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const program = (...args: string[]) => runProgram(args, { cwd: work.folder });

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const proxy = fileURLToPath(new URL('recording-proxy.mjs', import.meta.url));
const minutes = 60_000;

interface Entry {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

interface Configuration {
  readonly mcpServers: Readonly<Record<string, Entry>>;
  readonly toolgrad: { readonly servers: Readonly<Record<string, { readonly sandboxFrom?: string }>> };
}

const written = (await parseFile(join(fixtures, 'servers-from-npm.json'))) as Configuration;

/** The configuration of one server, with a proxy before it that writes the calls it sees to a file. */
function behindProxy(server: string): Configuration {
  const entry = written.mcpServers[server];
  if (entry === undefined) throw new Error(`No ${server} is configured.`);
  const { sandboxFrom, ...settings } = written.toolgrad.servers[server] ?? {};
  const args = [proxy, work.path(`${server}.calls`), entry.command, ...entry.args];
  return {
    mcpServers: { [server]: { ...entry, command: process.execPath, args, cwd: fixtures } },
    toolgrad: {
      servers: {
        [server]: {
          ...settings,
          ...(sandboxFrom === undefined ? {} : { sandboxFrom: join(fixtures, sandboxFrom) }),
        },
      },
    },
  };
}

/** The tools that must not be called, by the servers' own annotations or by a flag. */
const servers: { server: string; forbidden: readonly string[]; flags: readonly string[] }[] = [
  {
    server: 'filesystem',
    forbidden: ['create_directory', 'edit_file', 'move_file', 'write_file'],
    flags: [],
  },
  {
    server: 'memory',
    forbidden: ['delete_entities', 'delete_observations', 'delete_relations'],
    flags: ['--deny', 'memory:delete_*'],
  },
  {
    server: 'everything',
    forbidden: [
      'gzip-file-as-resource',
      'simulate-research-query',
      'toggle-simulated-logging',
      'toggle-subscriber-updates',
    ],
    flags: [],
  },
];

describe.each(servers)('$server', ({ server, forbidden, flags }) => {
  const config = `${server}.json`;
  writeFileSync(work.path(config), JSON.stringify(behindProxy(server)));

  test('which of its tools may be called', async () => {
    const { stdout } = await program('tools', '--config', config, ...flags, '--json');
    const tools: { tool: string; callable: boolean }[] = JSON.parse(stdout);
    const not = tools.filter(({ callable }) => !callable).map(({ tool }) => tool);
    expect(not.toSorted()).toEqual(forbidden);
    expect(tools.length).toBeGreaterThan(forbidden.length);
  });

  // Small worlds: drafts that are made side by side find the same things, and the second of them is a repetition.
  test('10 samples, nine drafts in ten accepted but for repetitions', { timeout: 5 * minutes }, async () => {
    const generate = ['generate', '--config', config, ...flags, '-n', '10', '--out', server, '--json'];
    const { code, stdout, stderr } = await program(...generate);
    expect({ code, ...JSON.parse(stdout) }, stderr).toMatchObject({ code: 0, accepted: 10 });
    const reasons = work.lines(`${server}/rejected.jsonl`).map((draft) => (draft as RejectedDraft).reason);
    const faults = reasons.filter((reason) => !/accepted samples? (?:find|ha)/i.test(reason));
    expect(10 / (10 + faults.length), faults.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(JSON.parse(stdout).passRate, reasons.join('\n')).toBeGreaterThanOrEqual(0.5);
  });

  test('which pass again', { timeout: 5 * minutes }, async () => {
    const { code, stdout } = await program('verify', server, '--json');
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, samples: 10, passed: 10, failures: [] });
  });

  test('no forbidden call, in what is told or at the server itself', () => {
    const calls = readFileSync(work.path(`${server}.calls`), 'utf8')
      .trimEnd()
      .split('\n');
    const drafts = ['samples', 'rejected'].flatMap((name) =>
      work.lines(`${server}/${name}.jsonl`),
    ) as Sample[];
    const steps = drafts.flatMap(stepsOf);
    expect(steps.length).toBeGreaterThanOrEqual(10);
    expect(calls.length).toBeGreaterThan(steps.length);
    for (const tool of [...calls, ...steps.map((step) => step.tool)]) expect(forbidden).not.toContain(tool);
  });
});
