// Finding one's way in the page, in a real browser: what is chosen, which keys do what, and how a sample came about.
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftId, type RejectedDraft, type Sample } from '../../src/model/sample.ts';
import { RunView } from '../../src/viewer/run-view.ts';
import { type Serving, serveView } from '../../src/viewer/view-server.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { browserPages, expectFound, hasBrowser } from './browser.ts';
import { writeLargeRun } from './large-run.ts';

const small = demoRun(6);
const samples = 12;
const refusals = 3;

/** The draft that the sample would be if a check had objected to it. */
function refusedAs({ schema: _, ...sample }: Sample, id: string): RejectedDraft {
  const reason = 'Nothing in the results comes to "4,711 euros".';
  const verdicts = [{ check: 'response', status: 'failed', detail: reason }] as const;
  return { ...sample, schema: 'toolgrad.rejected/2', id, verdicts, reason };
}

describe.skipIf(!hasBrowser)('the page of a run', () => {
  const run = join(small.folder, 'looked-at');
  const open = browserPages();
  let serving: Serving;
  /** Drafts that are listed in all. */
  let total: number;
  beforeAll(async () => {
    await writeLargeRun(small.run, run, samples);
    const lines = (await readFile(join(run, 'samples.jsonl'), 'utf8')).split('\n');
    const refused = Array.from({ length: refusals }, (_, at) =>
      refusedAs(JSON.parse(lines[at] as string) as Sample, draftId(5, 3000 + at)),
    );
    await appendFile(
      join(run, 'rejected.jsonl'),
      refused.map((draft) => `${JSON.stringify(draft)}\n`).join(''),
    );
    total = (await readFile(join(run, 'rejected.jsonl'), 'utf8')).trimEnd().split('\n').length + samples;
    serving = await serveView(await RunView.open(run, { reviewer: 'Ada' }), { port: 0 });
  });
  afterAll(async () => await serving?.[Symbol.asyncDispose]());

  const opened = async () => {
    const tab = await open(serving.url);
    await tab.page.waitForSelector('.draft');
    return tab;
  };
  const idOf = async (page: Page) => await page.locator('.detail-head h1').textContent();

  test('a filter opens the first draft that it finds, and drafts that were rejected say why', async () => {
    const { page } = await opened();
    await expectFound(page, `${samples} of ${total}`);
    await page.locator('.shown button', { hasText: 'Rejected drafts' }).click();
    await expect.poll(() => page.locator('.row').count()).toBeGreaterThan(0);
    const first = await page.locator('.row').first().getAttribute('id');
    await expect.poll(async () => `row-${await idOf(page)}`).toBe(first);
    expect(await page.locator('.refusal').textContent()).toBe(
      'Rejected. Nothing in the results comes to "4,711 euros".',
    );
    expect(await page.locator('.review-buttons').count()).toBe(0);
    await page.locator('.shown button', { hasText: 'All' }).click();
    await expectFound(page, `${total} of ${total}`);
    expect(`row-${await idOf(page)}`).toBe(first);
  });

  test('a sample shows what was proposed for it, and what became of that', async () => {
    const { page } = await opened();
    const tried = page.locator('.tried li');
    expect(await tried.count()).toBeGreaterThan(1);
    expect(await tried.filter({ hasText: /^selected/ }).count()).toBeGreaterThan(0);
  });

  test('keys go on working after a menu was used with the mouse, and help is left with Escape', async () => {
    const { page } = await opened();
    await page.locator('.sort select').dispatchEvent('pointerdown');
    await page.locator('.sort select').selectOption('shortest');
    await expect.poll(() => page.locator('.list:focus').count()).toBe(1);
    const before = await idOf(page);
    await page.keyboard.press('j');
    await expect.poll(() => idOf(page)).not.toBe(before);
    await page.keyboard.press('?');
    await page.waitForSelector('.help');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.help').count()).toBe(0);
  });
});
