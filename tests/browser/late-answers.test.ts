// Answers that come late, in a real browser: nothing that the page has left comes back with them.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RunView } from '../../src/viewer/run-view.ts';
import { type Serving, serveView } from '../../src/viewer/view-server.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { browserPages, hasBrowser } from './browser.ts';
import { enlarged, writeLargeRun } from './large-run.ts';

const small = demoRun(6);

describe.skipIf(!hasBrowser)('an answer that comes late', () => {
  const run = join(small.folder, 'late');
  const open = browserPages();
  let serving: Serving;
  beforeAll(async () => {
    await writeLargeRun(small.run, run, 12);
    serving = await serveView(await RunView.open(run, { reviewer: 'Ada' }), { port: 0 });
  });
  afterAll(async () => await serving?.[Symbol.asyncDispose]());

  /** The page, once what it asks for can be held back. */
  async function prepared(): Promise<Page> {
    const { page } = await open('about:blank');
    return page;
  }

  /** Holds back the answers to such requests as they are now, from one of them on, until it is called. */
  async function heldBack(page: Page, pattern: string | RegExp, from = 1) {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const seen: string[] = [];
    await page.route(pattern, async (route: Route) => {
      const response = await route.fetch();
      const body = await response.body();
      seen.push(route.request().url());
      if (seen.length === from) await released;
      await route.fulfill({ response, body });
    });
    return { seen, release };
  }

  const idOf = (page: Page) => page.locator('.detail-head h1').textContent();
  const found = (page: Page) => page.locator('.found b').textContent();

  test('about the run does not bring back how far it was', async () => {
    const page = await prepared();
    const { seen, release } = await heldBack(page, '**/api/run', 2);
    await page.goto(serving.url);
    await expect.poll(() => found(page)).toBe('12');
    const manifest = join(run, 'run.json');
    const before = await readFile(manifest, 'utf8');
    await writeFile(manifest, JSON.stringify({ ...JSON.parse(before), status: 'interrupted' }));
    await expect.poll(() => seen.length).toBe(2);
    const { accepted } = await enlarged(small.run, 14);
    const added = accepted.slice(12).map((line) => `${line}\n`);
    await appendFile(join(run, 'samples.jsonl'), added.join(''));
    await expect.poll(() => found(page)).toBe('14');
    release();
    const { counts } = JSON.parse(before);
    await writeFile(manifest, JSON.stringify({ ...JSON.parse(before), counts: { ...counts, accepted: 14 } }));
    await expect.poll(() => page.locator('.top .status').textContent()).toBe('done: 14 samples');
    expect(await page.locator('.found [role=status]').textContent()).not.toContain('so far');
    expect(await found(page)).toBe('14');
  });

  test('about reviews does not take back a decision', async () => {
    const page = await prepared();
    await page.goto(serving.url);
    await expect.poll(() => idOf(page)).toBe('5-000000');
    const { seen, release } = await heldBack(page, '**/api/reviews?from=*');
    await page.keyboard.press('c');
    await page.locator('#comment:focus').waitFor();
    await page.keyboard.type('look again');
    await page.keyboard.press('Enter');
    await expect.poll(() => seen.length).toBe(1);
    await page.locator('.history .comment').waitFor();
    await page.keyboard.press('a');
    await page.locator('#row-5-000000 .stands.accepted').waitFor();
    release();
    await expect.poll(() => seen.length).toBe(2);
    await expect.poll(() => page.locator('#row-5-000000 .mark').textContent()).toBe('comment');
    expect(await page.locator('#row-5-000000 .stands.accepted').count()).toBe(1);
  });

  test('about a draft does not take the place of the one that was gone to', async () => {
    const page = await prepared();
    await page.goto(serving.url);
    await expect.poll(() => idOf(page)).toBe('5-000000');
    const { seen, release } = await heldBack(page, '**/api/drafts/5-000004');
    await page.locator('#row-5-000004').click();
    await expect.poll(() => seen.length).toBe(1);
    // Nobody reviews what is not seen yet.
    expect(await page.locator('.review-buttons').count()).toBe(0);
    await page.locator('#row-5-000007').click();
    await expect.poll(() => idOf(page)).toBe('5-000007');
    release();
    await page.locator('#row-5-000005').click();
    await expect.poll(() => idOf(page)).toBe('5-000005');
    await page.locator('#row-5-000007').click();
    await expect.poll(() => idOf(page)).toBe('5-000007');
  });

  test('about the figures is followed by those of what has been done meanwhile', async () => {
    const page = await prepared();
    const { seen, release } = await heldBack(page, '**/api/statistics');
    await page.goto(serving.url);
    await expect.poll(() => idOf(page)).toBe('5-000000');
    await page.locator('#row-5-000009').click();
    await expect.poll(() => idOf(page)).toBe('5-000009');
    await page.keyboard.press('2');
    await expect.poll(() => seen.length).toBe(1);
    await page.keyboard.press('1');
    await expect.poll(() => idOf(page)).toBe('5-000009');
    await page.keyboard.press('r');
    await page.locator('#reason:focus').waitFor();
    await page.keyboard.type('it is dull');
    await page.keyboard.press('Enter');
    await page.locator('#row-5-000009 .stands.rejected').waitFor();
    await page.keyboard.press('2');
    release();
    await expect
      .poll(() => page.locator('.card', { hasText: 'Reasons of reviewers' }).textContent())
      .toContain('it is dull');
  });

  test('from before another edit is not shown in its place', async () => {
    const page = await prepared();
    await page.goto(serving.url);
    const edit = async (words: string) => {
      await expect.poll(() => idOf(page)).toBe('5-000002');
      await page.locator('.review-buttons').waitFor();
      await page.keyboard.press('e');
      const field = page.locator('#edit-response');
      await field.fill(`${words} ${(await field.inputValue()).replace(/^(Well|Sure), here it is\./, '')}`);
      await expect.poll(() => page.locator('.judged').textContent()).toBe('Every check passes.');
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => page.locator('.turn.assistant .words').textContent()).toContain(words);
    };
    await page.locator('#row-5-000002').click();
    await edit('Well, here it is.');
    await edit('Sure, here it is.');
    await page.keyboard.press('u');
    await expect.poll(() => page.locator('.turn.assistant .words').textContent()).toContain('Well, here');
    await page.keyboard.press('u');
    await expect.poll(() => page.locator('.turn.assistant .words').textContent()).not.toContain('here it is');
    expect(await page.locator('.detail-head .tag', { hasText: 'edited' }).count()).toBe(0);
  });
});

describe.skipIf(!hasBrowser)('a page whose server has ended', () => {
  const open = browserPages();

  test('says so, keeps what it shows, and goes back to what could not be stored', async () => {
    const serving = await serveView(await RunView.open(small.run, { reviewer: 'Ada' }), { port: 0 });
    const { page } = await open(serving.url);
    await page.locator('.review-buttons').waitFor();
    const id = await idOfFirst(page);
    await serving[Symbol.asyncDispose]();
    await page.locator('[role=alert]', { hasText: 'has ended' }).waitFor();
    await page.keyboard.press('a');
    await expect.poll(() => page.locator('.toast').textContent()).toContain('Not stored.');
    await expect.poll(() => page.locator('.row.open').getAttribute('id')).toBe(`row-${id}`);
    expect(await page.locator('.stands.accepted').count()).toBe(0);
  });

  const idOfFirst = (page: Page) => page.locator('.detail-head h1').textContent();
});
