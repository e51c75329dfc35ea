// The main job from the command line: generate, stats, verify, on the bundled servers.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allCommands } from '../../src/cli/all-commands.ts';
import { runProgram } from '../cli/built-program.ts';
import { runInProcess } from '../cli/in-process.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const generate = (...args: string[]) =>
  runProgram(['generate', '--demo', '-n', '4', ...args], { cwd: work.folder });
/** What only reads a run, in this process. */
const read = (command: string, ...flags: string[]) =>
  runInProcess([command, work.path('runs/json'), ...flags], allCommands);

test('generate tells what came of it, with a sample, and what to do next', async () => {
  const { code, stdout, stderr } = await generate('--out', 'runs/shown');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^samples +4 of 4$/m);
  for (const heading of ['Query', 'Calls', 'Response', 'Checks']) expect(stdout).toContain(`\n${heading}`);
  expect(stdout).toContain('toolgrad-mcp verify runs/shown');
  expect(JSON.parse(readFileSync(work.path('runs/shown/run.json'), 'utf8'))).toMatchObject({
    status: 'done',
    counts: { accepted: 4 },
    configuration: { demo: true },
  });
});

test('and takes no run that is there', async () => {
  expect(await generate('--out', 'runs/shown')).toMatchObject({ code: 2, stdout: '' });
});

test('generate --json prints one object, the sums of what is on disk', async () => {
  const { code, stdout, stderr } = await generate('--out', 'runs/json', '--json');
  expect([code, stderr]).toEqual([0, '']);
  const summary = JSON.parse(stdout);
  const drafts = ['samples', 'rejected'].flatMap((name) => work.lines(`runs/json/${name}.jsonl`)) as {
    trace: { toolCalls: number; failedToolCalls: number; modelCalls: number };
  }[];
  const sum = (field: keyof (typeof drafts)[number]['trace']) =>
    drafts.reduce((total, { trace }) => total + trace[field], 0);
  expect(summary).toEqual({
    run: 'runs/json',
    requested: 4,
    accepted: 4,
    rejected: drafts.length - 4,
    passRate: 4 / drafts.length,
    toolCalls: sum('toolCalls'),
    failedToolCalls: sum('failedToolCalls'),
    modelCalls: sum('modelCalls'),
    usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0 },
    costUsd: 0,
    stages: expect.objectContaining({ write: expect.objectContaining({ costUsd: 0 }) }),
    elapsedMs: expect.any(Number),
  });
});

test('stats and verify read the run, and an equal seed makes an equal run', async () => {
  const stats = await read('stats', '--json');
  expect(stats.code).toBe(0);
  expect(JSON.parse(stats.stdout)).toMatchObject({ status: 'done', requested: 4, accepted: 4 });
  const shown = (await read('stats')).stdout;
  expect(shown).toMatch(/^pass rate /m);
  // Rules are no model: what they were asked is nobody's bill.
  expect(shown).not.toMatch(/^(?:asked |model calls {2})/m);
  expect(await runProgram(['verify', 'runs/json'], { cwd: work.folder })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^✓ All of 4 samples passed again/),
  });
  expect(work.lines('runs/shown/samples.jsonl')).toEqual(work.lines('runs/json/samples.jsonl'));
});

test('verify finds the sample that somebody changed', async () => {
  const path = work.path('runs/json/samples.jsonl');
  const [first, ...others] = readFileSync(path, 'utf8').trim().split('\n') as [string, ...string[]];
  const sample = JSON.parse(first);
  writeFileSync(
    path,
    `${[JSON.stringify({ ...sample, response: 'They owe us EUR 987,654,321.' }), ...others].join('\n')}\n`,
  );
  const { code, stdout } = await read('verify', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    samples: 4,
    passed: 3,
    failed: 1,
    failures: [
      { id: sample.id, failed: expect.arrayContaining([expect.objectContaining({ check: 'response' })]) },
    ],
  });
  appendFileSync(path, 'nonsense\n');
  const broken = await read('verify');
  // A line that cannot be read costs that line alone: the others are verified as before.
  expect(broken.code).toBe(1);
  expect(broken.stdout).toContain('✗ 1 line could not be read. 1 of 4 samples failed, 3 passed');
  expect(broken.stderr).toMatch(/samples\.jsonl, line 5 is broken and was left out: not JSON/);
});

test('--force replaces a run', async () => {
  const out = work.path('runs/json');
  const args = ['generate', '--demo', '-n', '2', '--out', out, '--force', '--seed', '3', '--json'];
  expect((await runInProcess(args, allCommands)).code).toBe(0);
  expect(work.lines('runs/json/samples.jsonl')).toHaveLength(2);
  expect(JSON.parse(readFileSync(work.path('runs/json/run.json'), 'utf8')).spec.seed).toBe(3);
  // Asked for fewer than it has, it is unchanged.
  const resumed = await runInProcess(['generate', '--out', out, '--resume', '-n', '1'], allCommands);
  expect(resumed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^samples +2$/m) });
  expect(resumed.stderr).toContain('already has 2 samples, more than the 1 that -n asks for');
});
