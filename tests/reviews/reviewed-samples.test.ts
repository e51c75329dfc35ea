// What reviewers decide holds for everything that uses the samples: verifying, evaluating and environments.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { reviewCommand } from '../../src/cli/review/review.ts';
import { verifyCommand } from '../../src/cli/verify/verify.ts';
import { openTasks } from '../../src/environments/tasks.ts';
import { examplesOfRun } from '../../src/evaluation/examples-of-run.ts';
import type { Example } from '../../src/model/example.ts';
import type { Sample } from '../../src/model/sample.ts';
import { readReviews } from '../../src/reviews/review-file.ts';
import { readReviewedSamples } from '../../src/reviews/reviewed-samples.ts';
import { readSamples } from '../../src/runs/read-run.ts';
import { runInProcess } from '../cli/in-process.ts';
import { demoRun } from '../evaluation/demo-run.ts';

const { run, folder, evaluate } = demoRun(6);
const samples: Sample[] = [];
const wording = () => `Here you are. ${samples[1]?.response}`;
const reviews = (...words: readonly string[]) =>
  runInProcess(['review', run, ...words], [reviewCommand], { columns: 200 });
const ids = () => samples.slice(1).map(({ id }) => id);

beforeAll(async () => {
  for await (const sample of readSamples(run)) samples.push(sample);
  expect((await reviews('--sample', samples[0]?.id ?? '', '--reject', 'no', '--by', 'Ada')).code).toBe(0);
  const edit = await reviews('--sample', samples[1]?.id ?? '', '--response', wording(), '--by', 'Bo');
  expect([edit.code, edit.stdout]).toEqual([0, expect.stringContaining('edited by Bo')]);
});

test('samples are read as their reviewers leave them', async () => {
  const read: Sample[] = [];
  for await (const { sample, stored } of readReviewedSamples(run, await readReviews(run))) {
    expect(sample === stored).toBe(sample.id !== samples[1]?.id);
    read.push(sample);
  }
  expect(read.map(({ id }) => id)).toEqual(ids());
  expect(read[0]?.response).toBe(wording());
});

test('verify executes and checks what is used, the new wording among it', async () => {
  const { code, stdout, stderr } = await runInProcess(['verify', run, '--json'], [verifyCommand]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ samples: 5, failed: 0 });
  expect(stderr).toContain('1 sample that reviewers have rejected was left out.');
});

test('environments have the tasks that are left, with their new answers', async () => {
  await using tasks = await openTasks(run, { seed: 0, toolsPerSample: 5 });
  expect(tasks.ids).toEqual(ids());
  const { example } = await tasks.read(samples[1]?.id ?? '');
  expect(example.response).toBe(wording());
  await expect(tasks.read(samples[0]?.id ?? '')).rejects.toThrow(/There is no sample/);
});

test('evaluations play what is left, and are not resumed when that is something else', async () => {
  const examples: Example[] = [];
  const settings = { seed: 0, negatives: 0, toolsPerSample: 5, maskNames: false };
  for await (const { example } of examplesOfRun(run, settings)) examples.push(example);
  expect(examples.map(({ id }) => id)).toEqual(ids());
  expect(examples[0]?.response).toBe(wording());

  const out = join(folder, 'evaluated');
  const asked = { model: 'player:perfect', out, settings: { negatives: 0 } };
  const { manifest } = await evaluate(asked);
  expect(manifest).toMatchObject({ counts: { played: 5 }, reviewsHash: expect.stringMatching(/^sha256:/) });
  expect((await evaluate({ ...asked, mode: 'resume' })).ended).toBe('done');
  expect((await reviews('--sample', samples[2]?.id ?? '', '--reject', 'no', '--by', 'Ada')).code).toBe(0);
  await expect(evaluate({ ...asked, mode: 'resume' })).rejects.toThrow(
    /have been rejected or edited since .* name another --out/,
  );
}, 60_000);
