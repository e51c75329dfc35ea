// Nobody's words become markup: a run in which everything that can be text is an attack, shown in the page and in the file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftId, type Sample } from '../../src/model/sample.ts';
import { reviewOf } from '../../src/reviews/review.ts';
import { addReviews } from '../../src/reviews/review-file.ts';
import { checkSample } from '../../src/runs/sample-schema.ts';
import { writeReport } from '../../src/viewer/report-file.ts';
import { RunView } from '../../src/viewer/run-view.ts';
import { serveView } from '../../src/viewer/view-server.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { browserPages, hasBrowser } from './browser.ts';
import { writeLargeRun } from './large-run.ts';

/** Each of these runs where it is taken for markup, for a part of a script, or for an address. */
const attacks = [
  '<script>window.attacked=1</script>',
  '</script><script>window.attacked=1</script>',
  '<img src=x onerror="window.attacked=1">',
  '"><svg onload=window.attacked=1>',
  "'-(window.attacked=1)-'",
  `$\{window.attacked=1}`,
  '{{constructor.constructor("window.attacked=1")()}}',
  'javascript:window.attacked=1',
  '<a href="javascript:window.attacked=1">x</a>',
  '<iframe srcdoc="<script>parent.attacked=1</script>"></iframe>',
  '<!--<script>window.attacked=1//--></script>',
  '<style>*{background:url(https://attacker.example/x)}</style>',
  '<base href="https://attacker.example/"><meta http-equiv="refresh" content="0;url=https://attacker.example/">',
  '\u2028\u2029</textarea><details open ontoggle=window.attacked=1>',
  '__proto__',
];

const never = new AbortController().signal;

/** The sample with an attack in every text that a server, a model or a person may have written. */
function hostile(sample: Sample, attack: string, index: number): Sample {
  const spoiled = (value: unknown): unknown => {
    if (typeof value === 'string') return attack;
    if (Array.isArray(value)) return value.map(spoiled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries([
      ...Object.entries(value).map(([key, each]) => [key, spoiled(each)]),
      [attack, attack],
    ]);
  };
  const chains = sample.chains.map((chain) => ({
    ...chain,
    steps: chain.steps.map(({ valueAt: _, ...step }) => ({
      ...step,
      server: attack,
      tool: attack,
      name: `${attack}__${attack}`,
      arguments: spoiled(step.arguments) as Sample['chains'][number]['steps'][number]['arguments'],
      result: {
        content: [
          { type: 'text', text: attack },
          { type: 'image', data: attack, mimeType: attack },
        ],
        structuredContent: spoiled(step.result.structuredContent ?? {}) as never,
      },
      value: spoiled(step.result.structuredContent ?? {}) as never,
    })),
  }));
  const exchanges = sample.exchanges.map((exchange) => ({
    ...exchange,
    query: attack,
    response: attack,
    claims: [{ text: attack, span: [0, attack.length] as const, proof: `$step_1.${attack}` }],
  }));
  return {
    ...sample,
    id: draftId(5, index),
    query: attack,
    response: attack,
    chains,
    exchanges,
    verdicts: [{ check: attack, status: 'skipped', detail: attack }],
    trace: {
      ...sample.trace,
      gradients: [
        {
          iteration: 1,
          kind: 'none',
          reason: attack,
          critiques: [{ tool: attack, path: attack, message: attack }],
          advice: [],
        } as unknown as Sample['trace']['gradients'][number],
      ],
    },
    provenance: {
      ...sample.provenance,
      model: attack,
      servers: [{ name: attack, version: attack } as never],
    },
  };
}

describe.skipIf(!hasBrowser)('words of servers, models and reviewers', () => {
  const small = demoRun(2);
  const run = join(small.folder, 'hostile <script>window.attacked=1<\u2044script>');
  const open = browserPages();
  beforeAll(async () => {
    await writeLargeRun(small.run, run, attacks.length);
    const lines = (await readFile(join(run, 'samples.jsonl'), 'utf8')).trimEnd().split('\n');
    const samples = attacks.map((attack, at) =>
      hostile(JSON.parse(lines[at] as string) as Sample, attack, at),
    );
    for (const sample of samples)
      expect(checkSample(JSON.parse(JSON.stringify(sample)))).toHaveProperty('entry');
    await writeFile(join(run, 'samples.jsonl'), samples.map((each) => `${JSON.stringify(each)}\n`).join(''));
    const reviews = samples.map((sample, at) => {
      const attack = attacks[at] as string;
      const about = { id: `r${at}`, at: 0, by: attack, sample };
      return reviewOf({ decision: 'comment', comment: attack }, about);
    });
    await addReviews(run, reviews);
  });

  /** Looks at every sample, lights up what can be lit, opens what folds, and goes to the figures. */
  async function lookAtAll(page: Page): Promise<void> {
    await page.waitForSelector('.draft');
    for (const [at, attack] of attacks.entries()) {
      await expect.poll(() => page.locator('.detail-head h1').textContent()).toBe(draftId(5, at));
      expect(await page.locator('.turn.person .words').textContent()).toBe(attack);
      for (const part of await page.locator('.said, .source, summary').all()) await part.click();
      expect(await page.locator('.history').textContent()).toContain(attack);
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
    }
    await page.keyboard.press('2');
    await page.waitForSelector('.figures');
    await expect.poll(() => page.getByText('Adding up').count()).toBe(0);
    await expectUnharmed(page);
  }

  async function expectUnharmed(page: Page): Promise<void> {
    expect(await page.evaluate('window.attacked')).toBeUndefined();
    expect(
      await page.locator('img, iframe, object, embed, base, main script, main style, main a').count(),
    ).toBe(0);
  }

  test('are words in the page', async () => {
    await using serving = await serveView(await RunView.open(run, { reviewer: 'Ada' }), { port: 0 });
    const { page, problems, strangers } = await open(serving.url);
    await lookAtAll(page);
    await page.goto(
      new URL('/#/samples?words=%3Cscript%3Ewindow.attacked%3D1%3C%2Fscript%3E', serving.url).href,
    );
    await page.reload();
    await page.waitForSelector('.draft');
    await expectUnharmed(page);
    expect([problems, strangers]).toEqual([[], []]);
  });

  test('are words in the file, and leave it a whole document', async () => {
    const out = join(small.folder, 'hostile.html');
    await writeReport(await RunView.open(run), out, { force: false, signal: never });
    const { page, problems, strangers } = await open(pathToFileURL(out).href);
    await lookAtAll(page);
    expect(await page.title()).toContain('<script>window.attacked=1');
    expect([problems, strangers]).toEqual([[], []]);
  });
});
