// The page over a run of 2,000 samples, in a real browser: looking, filtering, reviewing by keyboard, and what export makes of it.
import { appendFile, cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRun } from '../../src/dataset/export/export-run.ts';
import type { Sample } from '../../src/model/sample.ts';
import { reviewOf } from '../../src/reviews/review.ts';
import { addReviews } from '../../src/reviews/review-file.ts';
import { writeReport } from '../../src/viewer/report-file.ts';
import { RunView } from '../../src/viewer/run-view.ts';
import { type Serving, serveView } from '../../src/viewer/view-server.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { browserPages, expectFound, hasBrowser, seriousFindings, takePicture } from './browser.ts';
import { enlarged, writeLargeRun } from './large-run.ts';

const small = demoRun(14);

const { signal } = new AbortController();

describe.skipIf(!hasBrowser)('the page of a run', () => {
  const run = join(small.folder, 'large');
  const open = browserPages();
  let serving: Serving;
  /** Of all drafts, as the list says it. */
  let total: string;
  /** Where there is a sample with words that a field of a result proves. */
  let proved: { readonly address: string; readonly words: string };
  beforeAll(async () => {
    await small.evaluate({ model: 'player:perfect' });
    await small.evaluate({ model: 'player:random' });
    await writeLargeRun(small.run, run, 2000);
    await cp(join(small.run, 'evaluations'), join(run, 'evaluations'), { recursive: true });
    const { accepted, rejected } = await enlarged(small.run, 14);
    const samples = accepted.map((line) => JSON.parse(line) as Sample);
    total = new Intl.NumberFormat('en').format(2000 + rejected.length);
    const field = /^\$step_\d+(\.\w+)+$/;
    for (const { id, exchanges } of samples) {
      const claim = exchanges[0]?.claims.find((each) => 'proof' in each && field.test(each.proof));
      if (claim !== undefined) proved = { address: `/#/samples?open=${id}`, words: claim.text };
    }
    serving = await serveView(await RunView.open(run, { reviewer: 'Ada' }), { port: 0 });
  });
  afterAll(async () => await serving?.[Symbol.asyncDispose]());

  const opened = async (hash = '', options: BrowserContextOptions = {}) => {
    const tab = await open(serving.url, options);
    if (hash !== '') {
      await tab.page.goto(new URL(hash, serving.url).href.replace(/\?key=[^#]*/, ''));
      await tab.page.reload();
    }
    await tab.page.waitForSelector('.draft');
    return tab;
  };
  const idOf = async (page: Page) => await page.locator('.detail-head h1').textContent();
  const reviews = async (): Promise<Record<string, unknown>[]> =>
    (await readFile(join(run, 'reviews.jsonl'), 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  test('lists every sample, with only those in the page that can be seen', async () => {
    const { page, problems, strangers } = await opened();
    await expectFound(page, `2,000 of ${total}`);
    expect(await page.locator('.row').count()).toBeLessThan(60);
    await page.locator('.list').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    await expect.poll(() => page.locator('#row-5-001999').count()).toBe(1);
    expect([problems, strangers]).toEqual([[], []]);
  });

  test('filters and searches, counts follow, and the address leads to the same', async () => {
    const { page } = await opened();
    await expectFound(page, `2,000 of ${total}`);
    const menu = page.locator('.menu', { hasText: 'Form' }).locator('select');
    const [first] = await menu.locator('option').evaluateAll((options) =>
      options.slice(1).map((option) => ({
        value: option.getAttribute('value') ?? '',
        text: option.textContent ?? '',
      })),
    );
    const expected = /\((.*)\)/.exec(first?.text ?? '')?.[1];
    await menu.selectOption(first?.value ?? '');
    await expectFound(page, `${expected} of ${total}`);
    await page.locator('.row').first().click();
    await page.keyboard.press('/');
    await page.keyboard.type('5-0019');
    await expect.poll(() => page.url()).toContain('words=5-0019');
    const found = await page.locator('.found [role=status]').textContent();
    expect(found).not.toBe(`${expected} of ${total}`);
    const address = page.url();
    expect(address).toContain(`form=${first?.value}`);
    expect(address).not.toContain('key=');
    await page.reload();
    await expect.poll(() => page.locator('.found [role=status]').textContent()).toBe(found);
    expect(page.url()).toBe(address);
  });

  test('what is pointed at lights up what it rests on', async () => {
    const { page } = await opened(proved.address);
    const words = page.locator('.said.proof').filter({ hasText: proved.words }).first();
    await words.hover();
    await expect.poll(() => page.locator('.proof-bar .expression').textContent()).toMatch(/^\$step_/);
    await words.click();
    const lit = page.locator('.lit-read').first();
    await lit.waitFor();
    const value = await page.locator('.proof-bar .value').textContent();
    expect(await lit.textContent()).toContain(value);
    await page.mouse.move(0, 0);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.lit-read').count()).toBe(0);
    const asked = page.locator('.source.query').first();
    await asked.hover();
    const said = /“(.*)”/.exec((await asked.textContent()) ?? '')?.[1] ?? '-';
    await expect.poll(() => page.locator('.turn.person .said.lit').first().textContent()).toContain(said);
  });

  test('reviews are made with the keyboard, kept in the run, and honoured by export', async () => {
    const { page } = await opened();
    const before = (await reviews()).length;
    expect(await idOf(page)).toBe('5-000000');
    await page.keyboard.press('a');
    await expect.poll(() => idOf(page)).toBe('5-000001');
    await page.keyboard.press('r');
    await page.keyboard.press('2');
    await expect.poll(() => idOf(page)).toBe('5-000002');
    await page.keyboard.press('r');
    await page.locator('.panel input:focus, .panel textarea:focus').waitFor();
    await page.keyboard.type('too much like the one before');
    await page.keyboard.press('Enter');
    await expect.poll(() => idOf(page)).toBe('5-000003');
    await page.keyboard.press('u');
    await expect.poll(() => idOf(page)).toBe('5-000002');
    await page.keyboard.press('c');
    await page.locator('#comment:focus').waitFor();
    await page.keyboard.type('look again');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await reviews()).length).toBe(before + 5);
    expect((await reviews()).slice(before)).toMatchObject([
      { by: 'Ada', sample: '5-000000', decision: 'accept' },
      { by: 'Ada', sample: '5-000001', decision: 'reject', reason: 'the question is unclear' },
      { by: 'Ada', sample: '5-000002', decision: 'reject', reason: 'too much like the one before' },
      { by: 'Ada', sample: '5-000002', decision: 'undo' },
      { by: 'Ada', sample: '5-000002', decision: 'comment', comment: 'look again' },
    ]);
    // It is stored before the page has heard so, and what is typed until then is part of the comment.
    await expect.poll(() => page.locator('#comment').count()).toBe(0);
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('.detail-head .tag.rejected').count()).toBe(1);
    await expect.poll(() => page.locator('#row-5-000001 .stands.rejected').count()).toBe(1);

    const out = join(small.folder, 'reviewed');
    await exportRun(run, { format: 'native', out, testRatio: 0 }, signal);
    const rows = (await readFile(join(out, 'data/train.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(rows).toHaveLength(1999);
    expect(rows.some((row) => (JSON.parse(row) as Sample).id === '5-000001')).toBe(false);
  });

  test('an edit that a check objects to cannot be saved, and one that passes is exported', async () => {
    const { page } = await opened('/#/samples?open=5-000010');
    await expect.poll(() => idOf(page)).toBe('5-000010');
    await page.keyboard.press('e');
    const response = page.locator('#edit-response');
    const before = await response.inputValue();
    await response.fill(`${before} It costs 4,711 euros.`);
    await expect.poll(() => page.locator('.judged .chip.failed').first().textContent()).toContain('response');
    expect(await page.locator('.panel.edit .accept').isDisabled()).toBe(true);
    await response.fill(`Here it is. ${before}`);
    await expect.poll(() => page.locator('.judged').textContent()).toBe('Every check passes.');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.locator('.turn.assistant .words').textContent())
      .toBe(`Here it is. ${before}`);
    const out = join(small.folder, 'edited');
    await exportRun(run, { format: 'native', out, testRatio: 0 }, signal);
    const rows = (await readFile(join(out, 'data/train.jsonl'), 'utf8')).trimEnd().split('\n');
    const sample = rows.map((row) => JSON.parse(row) as Sample).find(({ id }) => id === '5-000010');
    expect(sample?.response).toBe(`Here it is. ${before}`);
  });

  test('two people at once lose nothing, and see what the other says', async () => {
    const [ada, bo] = [await opened('/#/samples?open=5-000020'), await opened('/#/samples?open=5-000020')];
    await bo.page.locator('.reviewer input').fill('Bo');
    await bo.page.locator('.reviewer input').press('Tab');
    await Promise.all([ada, bo].map(({ page }) => expect.poll(() => idOf(page)).toBe('5-000020')));
    await ada.page.keyboard.press('a');
    await bo.page.locator('.list').focus();
    await bo.page.keyboard.press('r');
    await bo.page.keyboard.press('1');
    await expect
      .poll(async () => (await reviews()).filter(({ sample }) => sample === '5-000020').map(({ by }) => by))
      .toEqual(expect.arrayContaining(['Ada', 'Bo']));
    await expect.poll(() => ada.page.locator('#row-5-000020 .stands.rejected').count()).toBe(1);
  });

  test('a run under way goes on by itself, and a run that was replaced is shown anew', async () => {
    const live = join(small.folder, 'live');
    await writeLargeRun(small.run, live, 10);
    await using view = await serveView(await RunView.open(live), { port: 0 });
    const { page } = await open(view.url);
    await expectFound(page, `10 of ${10 + (await enlarged(small.run, 1)).rejected.length}`);
    const { accepted } = await enlarged(small.run, 14);
    await appendFile(
      join(live, 'samples.jsonl'),
      accepted
        .slice(10)
        .map((line) => `${line}\n`)
        .join(''),
    );
    await expect.poll(() => page.locator('.found b').textContent()).toBe('14');
    await writeFile(
      join(live, 'samples.jsonl'),
      accepted
        .slice(0, 3)
        .map((line) => `${line}\n`)
        .join(''),
    );
    await expect.poll(() => page.locator('.found b').textContent()).toBe('3');
  });

  test('shows the figures, and two models side by side', async () => {
    const { page, problems } = await opened();
    await page.locator('.list').focus();
    await page.keyboard.press('2');
    await expect.poll(() => page.locator('.matrix tbody tr').count()).toBeGreaterThan(3);
    expect(await page.locator('.card', { hasText: 'The run' }).first().textContent()).toContain(
      '2,000 of 2,000',
    );
    await page.keyboard.press('3');
    await expect.poll(() => page.locator('.measures thead th').allTextContents()).toHaveLength(2);
    await page.locator('.segments button').first().click();
    const first = page.locator('.compared li').first();
    await first.waitFor();
    expect(await first.locator('.answer').count()).toBe(2);
    await first.locator('button').first().click();
    await expect.poll(() => idOf(page)).toMatch(/^5-0000/);
    expect(problems).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious in the %s page', async (colorScheme) => {
    const { page } = await opened(proved.address, { colorScheme });
    await page.locator('.said.proof').first().click();
    expect(await seriousFindings(page)).toEqual([]);
    await takePicture(page, `sample-${colorScheme}`);
    await page.keyboard.press('e');
    await page.locator('#edit-response').fill('Nothing of the sort: 17 euros.');
    await page.waitForSelector('.judged .chip');
    expect(await seriousFindings(page)).toEqual([]);
    await takePicture(page, `edit-${colorScheme}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.waitForSelector('.matrix');
    expect(await seriousFindings(page)).toEqual([]);
    await takePicture(page, `statistics-${colorScheme}`);
    await page.keyboard.press('3');
    await page.waitForSelector('.measures');
    expect(await seriousFindings(page)).toEqual([]);
    await takePicture(page, `evaluations-${colorScheme}`);
    await page.keyboard.press('?');
    await page.waitForSelector('.help');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test.each([900, 420])('axe finds nothing serious in a window %i wide', async (width) => {
    const { page } = await opened(proved.address, { viewport: { width, height: 700 } });
    expect(await seriousFindings(page)).toEqual([]);
    for (const [key, part] of [
      ['2', '.matrix'],
      ['3', '.measures'],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForSelector(part);
      expect(await seriousFindings(page)).toEqual([]);
    }
  });

  test('as one file it works from disk, loads nothing, and is little more than its samples', async () => {
    const [, second = ''] = (await readFile(join(run, 'samples.jsonl'), 'utf8')).split('\n', 2);
    const about = { id: 'of-the-report', at: 0, by: 'Cy', sample: JSON.parse(second) as Sample };
    await addReviews(run, [reviewOf({ decision: 'reject', reason: 'it is dull' }, about)]);
    const out = join(small.folder, 'report.html');
    const { drafts } = await writeReport(await RunView.open(run), out, { force: false, signal });
    expect(drafts).toBeGreaterThan(1999);
    const json =
      (await stat(join(run, 'samples.jsonl'))).size + (await stat(join(run, 'rejected.jsonl'))).size;
    expect((await stat(out)).size).toBeLessThan(1.5 * json);
    const { page, problems, strangers } = await open(pathToFileURL(out).href);
    await page.waitForSelector('.draft');
    await expectFound(page, `2,000 of ${new Intl.NumberFormat('en').format(drafts)}`);
    await page.keyboard.press('j');
    await expect.poll(() => idOf(page)).toBe('5-000001');
    expect(await page.locator('.history').textContent()).toContain('Cy rejected it: it is dull');
    expect(await page.locator('.review-buttons').count()).toBe(0);
    await page.keyboard.press('2');
    await page.waitForSelector('.matrix');
    expect([problems, strangers]).toEqual([[], []]);
    await expect(writeReport(await RunView.open(run), out, { force: false, signal })).rejects.toThrow(
      '--force',
    );
  });
});
