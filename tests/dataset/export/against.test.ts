// What is kept clear of benchmarks: which samples are left out of train, and who is told.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Benchmarks } from '../../../src/dataset/export/benchmarks.ts';
import { exportRun } from '../../../src/dataset/export/export-run.ts';
import { goodSamples, writeRun } from './small-run.ts';

const never = new AbortController().signal;
const samples = goodSamples(40);
let folder: string;
let run: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-against-'));
  run = await writeRun(join(folder, 'run'), samples);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function idsIn(place: string, split: string): Promise<Set<string>> {
  const text = await readFile(join(place, 'data', `${split}.jsonl`), 'utf8');
  return new Set(
    text
      .trimEnd()
      .split('\n')
      .map((line) => String(JSON.parse(line).id).replace(/\/.*$/, '')),
  );
}

test('a sample near a question is in train no more, and the card counts it', async () => {
  const before = join(folder, 'before');
  await exportRun(run, { out: before, testRatio: 0.2 }, never);
  const train = [...(await idsIn(before, 'train'))];
  const [planted, reworded] = samples.filter(({ id }) => train.includes(id));
  const words = reworded?.query.split(' ') ?? [];
  const questions = join(folder, 'bench.jsonl');
  await writeFile(
    questions,
    [
      `${planted?.query} Hurry up!`,
      words.toReversed().join(' '),
      'What is the largest lake in Finland by area?',
    ]
      .map((question) => JSON.stringify({ question }))
      .join('\n'),
  );
  const after = join(folder, 'after');
  const report = await exportRun(run, { out: after, testRatio: 0.2, against: [questions] }, never);
  expect(report.against).toEqual({ files: ['bench.jsonl'], questions: 3, near: { train: 2, test: 0 } });
  const left = await idsIn(after, 'train');
  expect(train.filter((id) => !left.has(id)).sort()).toEqual([planted?.id, reworded?.id].sort());
  expect(await idsIn(after, 'test')).toEqual(await idsIn(before, 'test'));
  const card = await readFile(join(after, 'README.md'), 'utf8');
  expect(card).toContain('Compared with 3 questions of `bench.jsonl`: 2 samples were left out of train');
  // Nothing of this machine stands in the dataset.
  expect(await readFile(join(after, 'toolgrad-export.json'), 'utf8')).not.toContain(folder);
});

test('a benchmark that cannot be read is refused before anything is written', async () => {
  const out = join(folder, 'none');
  await expect(exportRun(run, { out, against: [join(folder, 'no-file')] }, never)).rejects.toThrow(
    /There is no file .*: --against needs benchmark questions\./,
  );
});

test('a query is near where it holds half of a question or shares most of its words, and not for a phrase', () => {
  const question =
    'Which of the suppliers in Lyon have delivered late more than twice since the first of January this year?';
  const benchmarks = new Benchmarks([{ path: 'b.txt', questions: [{ place: 'line 1', text: question }] }]);
  expect(benchmarks.isNear(question.toUpperCase())).toBe(true);
  expect(benchmarks.isNear(`Please tell me: ${question.slice(0, 70)} and who they are.`)).toBe(true);
  expect(benchmarks.isNear(question.split(' ').toReversed().join(' '))).toBe(true);
  expect(benchmarks.isNear('Which of the suppliers in Lyon have a telephone number?')).toBe(false);
  expect(benchmarks.isNear('')).toBe(false);
});
