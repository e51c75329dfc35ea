// `review` as it is said on a command line, on a run of the bundled servers, and what exports make of it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportCommand } from '../../src/cli/export/export.ts';
import { reviewCommand } from '../../src/cli/review/review.ts';
import { statsCommand } from '../../src/cli/stats/stats.ts';
import type { Sample } from '../../src/model/sample.ts';
import { readSamples } from '../../src/runs/read-run.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { runInProcess } from './in-process.ts';

const { run, folder } = demoRun(8);
const samples: Sample[] = [];
beforeAll(async () => {
  for await (const sample of readSamples(run)) samples.push(sample);
});

const at = (index: number) => samples[index] as Sample;
const says = (...words: readonly string[]) =>
  runInProcess(['review', run, ...words], [reviewCommand], { columns: 200 });

/** The exported native rows by their ids. */
async function exported(name: string, ...words: readonly string[]) {
  const out = join(folder, name);
  const said = ['export', run, '--format', 'native', '--test-ratio', '0', '--out', out, ...words];
  const { code, stdout, stderr } = await runInProcess(said, [exportCommand], { columns: 200 });
  if (code !== 0) return { code, stderr, rows: new Map<string, Sample>(), card: '', stdout };
  const lines = (await readFile(join(out, 'data/train.jsonl'), 'utf8')).trimEnd().split('\n');
  const rows = new Map(lines.map((line) => [JSON.parse(line).id as string, JSON.parse(line) as Sample]));
  return { code, stderr, rows, card: await readFile(join(out, 'README.md'), 'utf8'), stdout };
}

test('nobody has said anything at first', async () => {
  const { code, stdout } = await says();
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Nobody has reviewed .*run yet: /)]);
});

test('what is rejected is not exported, what is edited is exported as edited, and the card says how many', async () => {
  const claim = (at(2).exchanges[0]?.claims ?? [])[0];
  const response = `Here you are. ${at(2).response}`;
  expect((await says('--sample', at(0).id, '--reject', 'nobody asks that', '--by', 'Ada')).code).toBe(0);
  expect((await says('--sample', `${at(1).id},${at(2).id}`, '--accept', '--by', 'Ada')).code).toBe(0);
  const edit = await says('--sample', at(2).id, '--response', response, '--by', 'Bo');
  expect([edit.code, edit.stdout]).toEqual([
    0,
    `${at(2).id}  accepted, edited: accepted by Ada; edited by Bo\n`,
  ]);

  const all = await exported('all');
  expect([...all.rows.keys()].sort()).toEqual(
    samples
      .slice(1)
      .map(({ id }) => id)
      .sort(),
  );
  const edited = all.rows.get(at(2).id);
  expect(edited?.response).toBe(response);
  expect(edited?.exchanges[0]?.response).toBe(response);
  const moved = edited?.exchanges[0]?.claims.find(({ text }) => text === claim?.text);
  expect(response.slice(...(moved?.span ?? [0, 0]))).toBe(claim?.text);
  expect(all.card).toContain('Reviewed by people: 2 samples accepted, 1 rejected and left out.');
  expect(all.card).toContain('1 sample has a wording that reviewers gave it');
  expect(all.card).toMatch(/Of \d+ drafts, 8 passed every check/);
  expect(all.stdout).toContain('1 sample left out: rejected by reviewers');

  const reviewed = await exported('reviewed', '--reviewed');
  expect([...reviewed.rows.keys()].sort()).toEqual([at(1).id, at(2).id].sort());
  expect(reviewed.card).toContain('5 samples that nobody had accepted were left out, too.');
});

test('what was taken back is about no other sample, and is not listed', async () => {
  const before = await says();
  expect((await says('--sample', at(5).id, '--accept', '--by', 'Cy')).code).toBe(0);
  expect((await says('--sample', at(5).id, '--undo', '--by', 'Cy')).code).toBe(0);
  const after = await says();
  expect([after.code, after.stdout, after.stderr]).toEqual([0, before.stdout, before.stderr]);
});

test('a wording that says something else than the results is not stored, and it is said why', async () => {
  const before = (await says('--json')).stdout;
  const [, figure] = /(\d[\d,.]*\d|\d)/.exec(at(3).response) ?? [];
  const wrong =
    figure === undefined ? `${at(3).response} It costs €4,711.` : at(3).response.replace(figure, '4711');
  const { code, stdout, stderr } = await says('--sample', at(3).id, '--response', wrong, '--accept');
  expect([code, stderr]).toEqual([1, expect.stringContaining('was not stored, because checks object to it')]);
  expect(stdout).toMatch(/^check +why\n(response|coverage|necessary) +\S/);
  expect((await says('--json')).stdout).toBe(before);
});

test('a decision is taken back by whoever has made it', async () => {
  const id = at(4).id;
  await says('--sample', id, '--reject', 'odd', '--by', 'Ada');
  const stranger = await says('--sample', id, '--undo', '--by', 'Eve');
  expect([stranger.code, stranger.stderr]).toEqual([2, `Error: Eve has no review of ${id} to take back.\n`]);
  expect((await says('--sample', id, '--undo', '--by', 'Ada')).stdout).toBe(`${id}  open\n`);
});

test('stats shows who has reviewed, why samples were rejected, and whether two agree', async () => {
  await says('--sample', at(1).id, '--accept', '--by', 'Bo');
  await says('--sample', at(0).id, '--accept', '--by', 'Bo');
  const { stdout } = await runInProcess(['stats', run], [statsCommand], { columns: 200 });
  expect(stdout).toMatch(/reviewed +2 accepted, 1 rejected, 1 edited/);
  expect(stdout).toMatch(/nobody asks that +1/);
  expect(stdout).toMatch(/Ada, Bo +2 +50 % +0\.00/);
});

describe('a mistake is one sentence and exit code 2', () => {
  test.each([
    [['--accept'], /Name the samples of the decision with --sample/],
    [['--sample', '5-000000'], /Say what is decided: --accept, --reject "why"/],
    [['--sample', '5-000000', '--accept', '--reject', 'x'], /exclude each other/],
    [['--sample', '5-000000,5-000001', '--response', 'x'], /are the wording of one sample/],
    [['--sample', '5-999999', '--accept'], /has no sample 5-999999/],
    [['--sample', '5-000000', '--reject', 'x'.repeat(5000)], /at most 4000 characters/],
  ])('%j', async (words, sentence) => {
    const { code, stdout, stderr } = await says(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
