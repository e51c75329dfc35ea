// `export_run` as an agent calls it: into the folder of runs, and nowhere else.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodSamples, writeRun } from '../dataset/export/small-run.ts';
import { call, connect, openPlace, type Place } from './connected.ts';

let place: Place;
let runs: string;
beforeAll(async () => {
  place = await openPlace();
  runs = place.state.runs.folder;
  await writeRun(join(runs, 'made'), goodSamples(30));
});
afterAll(async () => await place[Symbol.asyncDispose]());

test('a run becomes a dataset in its own folder', async () => {
  const client = await connect(place.state);
  const progress: number[] = [];
  const result = await client.callTool(
    { name: 'export_run', arguments: { run: 'made', negatives: 0.2, test_ratio: 0.2, split_by: 'tools' } },
    undefined,
    { onprogress: ({ progress: done }) => progress.push(done) },
  );
  expect(result.isError).toBeUndefined();
  const data = result.structuredContent as {
    folder: string;
    splits: { name: string; rows: number; files: string[] }[];
    files: { path: string; bytes: number }[];
  };
  expect(data.folder).toBe(join(runs, 'made', 'export', 'messages'));
  for (const { rows, files } of data.splits) {
    const lines = (await readFile(join(data.folder, files[0] as string), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(rows);
  }
  expect(data.files.map(({ path }) => path)).toContain('README.md');
  expect(result.content).toContainEqual(
    expect.objectContaining({ type: 'resource_link', uri: 'toolgrad://runs/made' }),
  );
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.length).toBeGreaterThan(0);
  // It is no run of its own.
  expect((await readdir(runs)).sort()).toEqual(['made']);
});

test('what the agent can mend is a sentence', async () => {
  const client = await connect(place.state);
  const refused = async (args: Record<string, unknown>, sentence: RegExp) => {
    const { isError, text } = await call(client, 'export_run', args);
    expect(text).toMatch(sentence);
    expect(isError).toBe(true);
  };
  await refused({ run: 'nowhere' }, /There is no run nowhere\. The latest are made/);
  await refused({ run: '../made' }, /The name of a run may have/);
  await refused({ run: 'made', format: 'sharegtp' }, /There is no format "sharegtp"[\s\S]*sharegpt/);
  await refused({ run: 'made', test_ratio: 3 }, /test_ratio/);
  await refused({ run: 'made', out: '/tmp/elsewhere' }, /out/);
  await call(client, 'export_run', { run: 'made', format: 'hermes' });
  await refused({ run: 'made', format: 'hermes' }, /already contains an export: replace it with "force"/);
  const again = await call(client, 'export_run', { run: 'made', format: 'hermes', force: true });
  expect(again.isError).toBe(false);
});
