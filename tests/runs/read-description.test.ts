// Descriptions of runs that somebody has spoiled end in one sentence.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readManifest } from '../../src/runs/manifest.ts';
import { createRun } from '../../src/runs/run-folder.ts';
import { catalogOf, newRun, tool } from './drafts.ts';

const work = mkdtempSync(join(tmpdir(), 'toolgrad-described-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const levels = 100_000;
const deep = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test.each([
  ['no JSON', () => '{', /run\.json is not JSON: /],
  [
    'a nesting that exhausts the stack',
    (text: string) =>
      text.replace(/"spec":\{/, `"spec":{"x":${deep},`).replace(/"spec": \{/, `"spec": {"x":${deep},`),
    /run\.json is nested too deeply/,
  ],
])('%s', async (_, spoil, sentence) => {
  const folder = mkdtempSync(join(work, 'run-'));
  rmSync(folder, { recursive: true });
  {
    const catalog = catalogOf([tool('crm__get_customer')]);
    await using _run = await createRun(folder, newRun, catalog, { replace: false, clock: () => 0 });
  }
  const path = join(folder, 'run.json');
  const text = readFileSync(path, 'utf8');
  const spoiled = spoil(text);
  expect(spoiled).not.toBe(text);
  writeFileSync(path, spoiled);
  await expect(readManifest(folder)).rejects.toThrow(sentence);
});
