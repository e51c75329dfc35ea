// The test split of a dataset, as an evaluation reads it: which samples a model has not seen.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportRun } from '../../src/dataset/export/export-run.ts';
import { examplesOfRun } from '../../src/evaluation/examples-of-run.ts';
import { testSplitOf } from '../../src/evaluation/test-split.ts';
import { goodSamples, writeRun } from '../dataset/export/small-run.ts';

const never = new AbortController().signal;
let folder: string;
let run: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-test-split-'));
  run = await writeRun(join(folder, 'run'), goodSamples(30));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

test('only samples of the test split are played, with as many negatives among them as are wanted', async () => {
  const out = join(folder, 'dataset');
  const { splits } = await exportRun(run, { out, testRatio: 0.3 }, never);
  const ids = await testSplitOf(out);
  expect(ids.size).toBe(splits.find(({ name }) => name === 'test')?.samples);
  const played: { id: string; kind: string }[] = [];
  const settings = { seed: 0, negatives: 0.3, toolsPerSample: 4, maskNames: false, testOf: out };
  for await (const { example } of examplesOfRun(run, settings)) played.push(example);
  expect(new Set(played.map(({ id }) => id.replace(/\/.*$/, '')))).toEqual(ids);
  const negatives = played.filter(({ kind }) => kind !== 'positive').length;
  expect(negatives / played.length).toBeGreaterThan(0.15);
});

test('a dataset whose rows name no sample is refused in a sentence', async () => {
  const out = join(folder, 'all-in-train');
  await exportRun(run, { out, testRatio: 0 }, never);
  await expect(testSplitOf(out)).rejects.toThrow(/has no test split whose rows name their samples/);
  await expect(testSplitOf(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'usage' });
});
