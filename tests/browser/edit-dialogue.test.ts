// A dialogue edited in a real browser: every message has its field, and nothing counts that the checks have not passed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isDialogue } from '../../src/model/dialogue.ts';
import type { Sample } from '../../src/model/sample.ts';
import { readReviews } from '../../src/reviews/review-file.ts';
import { readSamples } from '../../src/runs/read-run.ts';
import { RunView } from '../../src/viewer/run-view.ts';
import { type Serving, serveView } from '../../src/viewer/view-server.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { browserPages, hasBrowser, seriousFindings, takePicture } from './browser.ts';

const { run } = demoRun(8, { exchanges: 4 });

describe.skipIf(!hasBrowser)('a dialogue in the page', () => {
  const open = browserPages();
  let serving: Serving;
  let dialogue: Sample;
  beforeAll(async () => {
    for await (const sample of readSamples(run)) if (isDialogue(sample)) dialogue ??= sample;
    serving = await serveView(await RunView.open(run, { reviewer: 'Ada' }), { port: 0 });
  });
  afterAll(async () => await serving?.[Symbol.asyncDispose]());

  test('is edited message by message, and the check of a message stands in the way of saving', async () => {
    const { page, problems } = await open(serving.url);
    await page.goto(new URL(`/#/samples?open=${dialogue.id}`, serving.url).href.replace(/\?key=[^#]*/, ''));
    await page.reload();
    await expect.poll(() => page.locator('.detail-head h1').textContent()).toBe(dialogue.id);
    await page.keyboard.press('e');
    expect(await page.locator('.panel.edit textarea').count()).toBe(dialogue.exchanges.length * 2);
    const first = page.locator('#edit-response');
    const last = page.locator(`#edit-response-${dialogue.exchanges.length}`);
    expect(await last.inputValue()).toBe(dialogue.response);
    const said = await first.inputValue();
    await first.fill(`${said} It costs 4,711 euros.`);
    await expect.poll(() => page.locator('.judged .chip.failed').first().textContent()).toContain('response');
    expect(await page.locator('.panel.edit .accept').isDisabled()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await first.fill(said);
    await last.fill(`Of course. ${dialogue.response}`);
    await expect.poll(() => page.locator('.judged').textContent()).toBe('Every check passes.');
    await takePicture(page, 'edit-dialogue');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.locator('.turn.assistant .words').last().textContent())
      .toBe(`Of course. ${dialogue.response}`);
    expect((await readReviews(run)).used(dialogue)?.response).toBe(`Of course. ${dialogue.response}`);
    expect(problems).toEqual([]);
  });
});
