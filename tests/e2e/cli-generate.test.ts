// The main job from the command line: generate, stats, verify, on the bundled servers.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const run = (...args: string[]) => runProgram(args, { cwd: work.folder });
const generate = (...args: string[]) => run('generate', '--demo', '-n', '4', ...args);

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
  const stats = await run('stats', 'runs/json', '--json');
  expect(stats.code).toBe(0);
  expect(JSON.parse(stats.stdout)).toMatchObject({
    run: 'runs/json',
    status: 'done',
    requested: 4,
    accepted: 4,
  });
  const shown = (await run('stats', 'runs/json')).stdout;
  expect(shown).toMatch(/^pass rate /m);
  expect(shown).not.toMatch(/^asked /m);
  expect(await run('verify', 'runs/json')).toMatchObject({
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
  const { code, stdout } = await run('verify', 'runs/json', '--json');
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
  const broken = await run('verify', 'runs/json');
  expect([broken.code, broken.stdout]).toEqual([1, '']);
  expect(broken.stderr).toMatch(/samples\.jsonl, line 5 is broken: not JSON/);
});

test('--force replaces a run, and nothing else does', async () => {
  expect((await generate('--out', 'runs/shown')).code).toBe(2);
  expect((await generate('--out', 'runs/shown', '--force', '--seed', '3', '--json')).code).toBe(0);
  expect(work.lines('runs/shown/samples.jsonl')).toHaveLength(4);
  expect(JSON.parse(readFileSync(work.path('runs/shown/run.json'), 'utf8')).spec.seed).toBe(3);
});
