// `export` as it is said on a command line: what it prints, what it refuses, and how it uploads.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportCommand } from '../../src/cli/export/export.ts';
import { type FakeHub, startFakeHub } from '../dataset/export/fake-hub.ts';
import { goodSamples, writeRun } from '../dataset/export/small-run.ts';
import { runInProcess, type Surroundings } from './in-process.ts';

let folder: string;
let run: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-export-'));
  run = await writeRun(join(folder, 'run'), goodSamples(40));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

let count = 0;
let out: string;
beforeEach(() => {
  out = join(folder, `dataset-${count++}`);
});

/** Runs `export RUN --out …` with more words. */
const says = (words: readonly string[], { columns = 100, ...others }: Surroundings = {}) =>
  runInProcess(['export', run, '--out', out, ...words], [exportCommand], { columns, ...others });

test('a dataset is told with its splits, what was held apart, and where its card is', async () => {
  const { code, stdout } = await says(['--negatives', '0.2', '--license', 'mit']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^split +samples +rows +.*bytes +file\n/);
  expect(stdout).toMatch(/train +36 +\d+ .* data\/train\.jsonl\n/);
  expect(stdout).toContain('Samples with the same chain or nearly the same query stay in the same split');
  expect(stdout).toContain(`Dataset card: ${join(out, 'README.md')}\n`);
});

test('--json prints the report, and nothing else', async () => {
  const { code, stdout } = await says(['--format', 'native', '--negatives', '.3', '--json']);
  expect(code).toBe(0);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ run, folder: out, format: 'native', license: 'apache-2.0' });
  expect(report.leftOut[0].examples).toBeGreaterThan(5);
});

test('every flag reaches the dataset', async () => {
  const flags = [
    [
      '--format',
      'parquet:messages',
      '--json-strings',
      '--mask-names',
      '--seed',
      '5',
      '--license',
      'cc-by-4.0',
    ],
    ['--negatives', '0.3', '--negative-kinds', 'irrelevant', '--tools-per-sample', '6'],
    ['--max-result-chars', '300', '--test-ratio', '0.25', '--split-by', 'tools', '--redact', '--unverified'],
  ].flat();
  expect((await says(flags)).code).toBe(0);
  const marker = JSON.parse(await readFile(join(out, 'toolgrad-export.json'), 'utf8'));
  expect(marker).toMatchObject({
    format: 'parquet:messages',
    options: {
      negatives: 0.3,
      negativeKinds: ['irrelevant'],
      toolsPerSample: 6,
      maxResultChars: 300,
      maskNames: true,
      jsonStrings: true,
      testRatio: 0.25,
      splitBy: 'tools',
      seed: 5,
      unverified: true,
      redact: true,
      license: 'cc-by-4.0',
    },
  });
});

describe('a mistake is one sentence, exit code 2, and no file', () => {
  test.each([
    [
      ['--format', 'sharegtp'],
      /There is no format "sharegtp"\. Did you mean sharegpt\? The formats are messages, openai/,
    ],
    [['--format', 'parquet:hermess'], /There is no format "hermess" .* Did you mean hermes\?/],
    [
      ['--split-by', 'servers'],
      /--split-by takes sample, tools, server, not "servers"\. Did you mean server\?/,
    ],
    [['--test-ratio', '1.5'], /--test-ratio must be a number from 0 to 1, not "1\.5"\./],
    [['--negatives', '1'], /--negatives must be below 1/],
    [['--negative-kinds', 'irrelevant'], /--negative-kinds needs --negatives/],
    [
      ['--negatives', '.1', '--negative-kinds', 'irrelevant,missing-arguments'],
      /Did you mean missing-argument\?/,
    ],
    [['--tools-per-sample', '0'], /--tools-per-sample must be a whole number from 1/],
    [
      ['--max-result-char', '5'],
      /--max-result-char is not a flag of export\. Did you mean --max-result-chars\?/,
    ],
    [['--push', 'tool-use'], /--push takes NAME\/DATASET, such as acme\/tool-use, not "tool-use"\./],
    [['--public'], /--public needs --push/],
    [['--yes'], /--yes needs --push/],
  ])('%j', async (words, sentence) => {
    const { code, stdout, stderr } = await says(words);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
    expect(existsSync(out)).toBe(false);
  });
});

test('Ctrl-C leaves nothing behind', async () => {
  const controller = new AbortController();
  const exporting = says([], { signal: controller.signal });
  setImmediate(() => controller.abort('SIGINT'));
  expect(await exporting).toMatchObject({ code: 130, stdout: '', stderr: 'Interrupted.\n' });
  expect(existsSync(out)).toBe(false);
});

describe('--push', () => {
  const token = `hf_${'abcDEF123'.repeat(4)}`;
  const push = ['--push', 'acme/tool-use'];
  let hub: FakeHub;
  beforeEach(async () => {
    hub = await startFakeHub(token);
    vi.stubEnv('HF_TOKEN', token);
    vi.stubEnv('HF_ENDPOINT', `${hub.url}/`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await hub[Symbol.asyncDispose]();
  });

  test('shows what goes up and where, asks, and uploads', async () => {
    const { code, stderr, stdout } = await says([...push, '--license', 'mit', '--json'], { answer: true });
    expect(code).toBe(0);
    expect(stderr).toContain(`To ${hub.url}/datasets/acme/tool-use, a new private dataset:`);
    expect(stderr).toMatch(/README\.md +\d+ kB\n/);
    expect(stderr).toContain(`Uploaded: ${hub.url}/datasets/acme/tool-use`);
    expect(JSON.parse(stdout).pushed).toMatchObject({ repo: 'acme/tool-use', commit: 'abc123' });
    const there = hub.datasets.get('acme/tool-use');
    expect(there?.private).toBe(true);
    expect([...(there?.files.keys() ?? [])].sort()).toEqual([
      'README.md',
      'axolotl.yml',
      'data/test.jsonl',
      'data/train.jsonl',
      'toolgrad-export.json',
    ]);
    expect(there?.files.get('data/train.jsonl')).toBe(
      await readFile(join(out, 'data', 'train.jsonl'), 'utf8'),
    );
    // The token is nowhere.
    expect(JSON.stringify([stderr, stdout, [...(there?.files.values() ?? [])]])).not.toContain(token);
  });

  test('without a yes uploads nothing, and the dataset stays', async () => {
    const { code, stderr } = await says(push, { answer: false });
    expect(code).toBe(0);
    expect(stderr).toContain(`Not uploaded; the dataset is in ${out}.`);
    expect(hub.requests.filter((line) => !line.startsWith('GET'))).toEqual([]);
    expect(existsSync(join(out, 'README.md'))).toBe(true);
  });

  test('with --yes asks nobody; --public makes it public', async () => {
    expect((await says([...push, '--yes', '--public'])).code).toBe(0);
    expect(hub.datasets.get('acme/tool-use')?.private).toBe(false);
    // What is public already is not added to by accident.
    out = `${out}-again`;
    const { code, stderr } = await says([...push, '--yes']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/acme\/tool-use already exists and is public: use --public/);
    expect(existsSync(out)).toBe(false);
  });

  test('needs a token, and somebody to ask', async () => {
    expect((await says(push)).stderr).toMatch(/The upload needs confirmation: use --yes/);
    vi.stubEnv('HF_TOKEN', '');
    const { code, stderr } = await says([...push, '--yes']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--push needs a Hugging Face token with write access in .* HF_TOKEN/);
    expect(existsSync(out)).toBe(false);
  });
});
