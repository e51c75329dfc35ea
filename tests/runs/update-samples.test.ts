// Samples whose lines are replaced: those alone, whole or not at all, and never under another process's hands.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRun } from '../../src/runs/run-folder.ts';
import { lockRun } from '../../src/runs/run-lock.ts';
import { updateSamples } from '../../src/runs/update-samples.ts';
import { catalogOf, newRun, sample, tool } from './drafts.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'toolgrad-update-'));
  const catalog = catalogOf([tool('crm__get_customer')]);
  await using run = await createRun(folder, newRun, catalog, { replace: false, clock: () => 0 });
  for (const index of [0, 1, 2]) await run.commit(sample(index));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = () => readFileSync(join(folder, 'samples.jsonl'), 'utf8').split('\n');
const changed = { ...sample(1), response: 'Acme Robotics, 客户.' };

test('the line of the sample is another, the others are byte by byte the same, broken ones too', async () => {
  appendFileSync(join(folder, 'samples.jsonl'), '{"nonsense": \ncut off');
  const before = lines();
  await updateSamples(folder, new Map([[changed.id, changed]]));
  expect(lines()).toEqual(before.map((line, index) => (index === 1 ? JSON.stringify(changed) : line)));
  expect(readdirSync(folder).filter((name) => name.includes('tmp') || name.includes('lock'))).toEqual([]);
});

test('nothing is touched where nothing has changed, or somebody else is at work', async () => {
  const before = lines();
  await updateSamples(folder, new Map());
  {
    using _ = lockRun(folder);
    await expect(updateSamples(folder, new Map([[changed.id, changed]]))).rejects.toThrow(/process/);
  }
  expect(lines()).toEqual(before);
});
