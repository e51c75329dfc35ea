// A run that is looked at while it, its reviews and its evaluations change.
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sample } from '../../src/model/sample.ts';
import { reviewOf } from '../../src/reviews/review.ts';
import { addReviews } from '../../src/reviews/review-file.ts';
import { RunView } from '../../src/viewer/run-view.ts';
import type { ToldReviews } from '../../src/viewer/told.ts';
import { writeLargeRun } from '../browser/large-run.ts';
import { demoRun } from '../evaluation/demo-run.ts';

const small = demoRun(4);

describe('a run that is looked at', () => {
  let run: string;
  let lines: readonly string[];
  let number = 0;
  beforeEach(async () => {
    number += 1;
    run = join(small.folder, `looked-at-${number}`);
    await writeLargeRun(small.run, run, 6);
    lines = (await readFile(join(run, 'samples.jsonl'), 'utf8')).trimEnd().split('\n');
  });

  const sample = (at: number) => JSON.parse(lines[at] as string) as Sample;
  const accepted = (at: number, by = 'Ada') =>
    reviewOf({ decision: 'accept' }, { id: `r${at} ${by}`, at: 0, by, sample: sample(at) });
  const outcomes = (told: ToldReviews) =>
    Object.fromEntries(Object.entries(told).map(([id, { outcome }]) => [id, outcome]));

  test('tells what was said of a sample when the sample has been read, too', async () => {
    await writeFile(join(run, 'samples.jsonl'), `${lines[0]}\n`);
    await addReviews(run, [accepted(0), accepted(3)]);
    const view = await RunView.open(run);
    await view.update();
    const first = await view.reviews(0);
    expect([first.to, outcomes(first.standings)]).toEqual([1, { '5-000000': 'accepted' }]);
    await appendFile(
      join(run, 'samples.jsonl'),
      lines
        .slice(1)
        .map((line) => `${line}\n`)
        .join(''),
    );
    await view.update();
    expect(view.progress().reviews).toBeGreaterThan(first.to);
    expect(outcomes((await view.reviews(first.to)).standings)).toEqual({ '5-000003': 'accepted' });
  });

  test('tells only what has changed since it was asked before', async () => {
    await addReviews(run, [accepted(0), accepted(1)]);
    const view = await RunView.open(run, { reviewer: 'Bo' });
    await view.update();
    const { to } = await view.reviews(0);
    const answer = await view.decide({
      sample: '5-000001',
      by: 'Bo',
      said: { decision: 'reject', reason: 'dull' },
    });
    const after = await view.reviews(to);
    expect(outcomes(after.standings)).toEqual({ '5-000001': 'rejected' });
    expect(answer).toMatchObject({ standing: { outcome: 'rejected' }, change: after.to });
    expect((await view.reviews(after.to)).standings).toEqual({});
  });

  test('stores no decision on a sample that was made anew since it was looked at', async () => {
    const view = await RunView.open(run, { reviewer: 'Bo' });
    await view.update();
    const before = await view.draft('5-000001');
    const another = JSON.stringify({ ...sample(1), response: 'Something else.' });
    await writeFile(join(run, 'samples.jsonl'), [lines[0], another, ''].join('\n'));
    await view.update();
    const request = { sample: '5-000001', by: 'Bo', said: { decision: 'accept' } } as const;
    await expect(view.decide({ ...request, of: before?.of })).rejects.toThrow(
      /made anew .* look at it again/,
    );
    expect((await view.reviews(0)).standings).toEqual({});
    const after = await view.draft('5-000001');
    await view.decide({ ...request, of: after?.of });
    expect(outcomes((await view.reviews(0)).standings)).toEqual({ '5-000001': 'accepted' });
  });

  test('forgets reviews whose file was replaced', async () => {
    await addReviews(run, [accepted(0), accepted(1)]);
    const view = await RunView.open(run);
    await view.update();
    const { to } = await view.reviews(0);
    await writeFile(join(run, 'reviews.jsonl'), `${JSON.stringify(accepted(1))}\n`);
    await view.update();
    expect(outcomes((await view.reviews(to)).standings)).toEqual({
      '5-000000': 'open',
      '5-000001': 'accepted',
    });
  });

  test('counts lines that are no reviews, and reads on behind one that was left half written', async () => {
    await addReviews(run, [accepted(0)]);
    await appendFile(join(run, 'reviews.jsonl'), '{"schema":"toolgrad.rev');
    const view = await RunView.open(run);
    await view.update();
    expect(view.progress().broken).toBe(0);
    await addReviews(run, [accepted(1)]);
    await view.update();
    expect(view.progress().broken).toBe(1);
    expect(outcomes((await view.reviews(0)).standings)).toEqual({
      '5-000000': 'accepted',
      '5-000001': 'accepted',
    });
  });

  test('is told a review whose line has no end yet only once', async () => {
    const line = JSON.stringify(accepted(2));
    await writeFile(join(run, 'reviews.jsonl'), line);
    const view = await RunView.open(run);
    await view.update();
    const { to, standings } = await view.reviews(0);
    expect(outcomes(standings)).toEqual({ '5-000002': 'accepted' });
    await addReviews(run, [accepted(2, 'Bo')]);
    await view.update();
    const [told] = Object.values((await view.reviews(to)).standings);
    expect(told?.history.map(({ by }) => by)).toEqual(['Ada', 'Bo']);
  });

  test('shows samples although one of them that was reviewed is broken', async () => {
    await addReviews(run, [accepted(0), accepted(1)]);
    const broken = JSON.stringify({ ...sample(0), today: 7 });
    await writeFile(join(run, 'samples.jsonl'), [broken, ...lines.slice(1), ''].join('\n'));
    const view = await RunView.open(run);
    await view.update();
    expect(outcomes((await view.reviews(0)).standings)).toEqual({ '5-000001': 'accepted' });
    await expect(view.draft('5-000000')).rejects.toThrow(/broken: .*today/);
  });

  test('has as many samples as there are on disk, although run.json is behind', async () => {
    await appendFile(join(run, 'samples.jsonl'), `${JSON.stringify({ ...sample(0), id: '5-000099' })}\n`);
    const view = await RunView.open(run);
    await view.update();
    expect(view.progress()).toMatchObject({ accepted: 7, rejected: view.progress().rows - 7 });
  });

  test('tells that there is a new evaluation, and that one goes on', async () => {
    const view = await RunView.open(run);
    await view.update();
    const { evaluations } = view.progress();
    await view.update();
    expect(view.progress().evaluations).toBe(evaluations);
    await mkdir(join(run, 'evaluations', 'another'), { recursive: true });
    await writeFile(join(run, 'evaluations', 'another', 'evaluation.json'), '{}');
    await view.update();
    expect(view.progress().evaluations).toBeGreaterThan(evaluations);
    expect(await view.evaluations()).toEqual([]);
  });
});
