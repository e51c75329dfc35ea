// A run under way, made by the real program: the page follows it, and loses nothing when the program is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sample } from '../../src/model/sample.ts';
import { readReviews } from '../../src/reviews/review-file.ts';
import { RunView } from '../../src/viewer/run-view.ts';
import { serveView } from '../../src/viewer/view-server.ts';
import { program } from '../cli/built-program.ts';
import { browserPages, hasBrowser, takePicture } from './browser.ts';

describe.skipIf(!hasBrowser)('a run under way', () => {
  const open = browserPages();
  let folder: string;
  let generating: ChildProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'toolgrad-under-way-'));
    const args = ['generate', '--demo', '-n', '5000', '--seed', '5', '--workers', '1'];
    generating = spawn(process.execPath, [program, ...args, '--out', join(folder, 'run')], {
      stdio: 'ignore',
    });
  });
  afterAll(async () => {
    generating.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  test('is followed and reviewed, and nothing of it is lost when its program is killed', async () => {
    const run = join(folder, 'run');
    const lines = async () =>
      (await readFile(join(run, 'samples.jsonl'), 'utf8').catch(() => ''))
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Sample);
    await expect.poll(async () => (await lines()).length, { timeout: 120_000 }).toBeGreaterThan(0);
    await using serving = await serveView(await RunView.open(run, { reviewer: 'Ada' }), { port: 0 });
    const { page, problems } = await open(serving.url);
    const found = async () => Number(await page.locator('.found b').textContent());
    await page.locator('.review-buttons').waitFor();
    expect(await page.locator('.top .status').textContent()).toMatch(/ of 5,000 samples so far$/);
    const before = await found();
    await expect.poll(found, { timeout: 60_000 }).toBeGreaterThan(before);
    await takePicture(page, 'under-way');
    const reviewed = await page.locator('.detail-head h1').textContent();
    await page.keyboard.press('a');
    await page.locator(`#row-${reviewed} .stands.accepted`).waitFor();
    const ended = once(generating, 'exit');
    generating.kill('SIGKILL');
    await ended;
    const left = await lines();
    await expect
      .poll(() => page.locator('.top .status').textContent())
      .toBe(`left off: ${left.length} samples`);
    await expect.poll(found).toBe(left.length);
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('.detail-head h1').textContent()).toBe(left.at(-1)?.id);
    const [sample] = left.filter(({ id }) => id === reviewed) as [Sample];
    expect((await readReviews(run)).of(sample).outcome).toBe('accepted');
    expect(problems).toEqual([]);
  });
});
