// `npm run bench:view`: how soon the page of a large run has its list, how it scrolls, and how large a report is. Needs Chromium.
import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { RunView } from '../src/viewer/run-view.ts';
import { serveView } from '../src/viewer/view-server.ts';
import { type Figure, printFigures } from './bench/figures.ts';
import { multiplyRun } from './bench/many-samples.ts';
import { inTemporaryFolder, measure } from './bench/measure.ts';

const listed = 10_000;
const reported = 1000;
const visits = 5;
const { TOOLGRAD_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;

if (!existsSync(executablePath)) {
  console.error(`There is no ${executablePath}: install Chromium, or name one in TOOLGRAD_CHROMIUM.`);
  process.exit(2);
}

/** Milliseconds until the page has its first rows, and until it has all of them. */
async function visit(page: Page, url: string): Promise<{ readonly first: number; readonly all: number }> {
  const startedAt = performance.now();
  await page.goto(url);
  await page.waitForSelector('.row');
  const first = performance.now() - startedAt;
  await page.locator('.found [role=status]', { hasNotText: 'so far' }).waitFor();
  return { first, all: performance.now() - startedAt };
}

/** The longest task while the list is scrolled, first by rows and then by pages; 50 ms and less are not told by browsers. */
const scrolled = `(async () => {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask' });
  const list = document.querySelector('.list');
  for (let at = 0; at < 240; at++) {
    list.scrollTop += at < 120 ? 400 : list.scrollHeight / 130;
    await new Promise(requestAnimationFrame);
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  return longest;
})()`;

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;

await inTemporaryFolder(async (path) => {
  await measure(['generate', '--demo', '--json', '-n', '200', '--out', path('demo')]);
  await multiplyRun(path('demo'), path('run'), listed);
  await multiplyRun(path('demo'), path('small'), reported);
  const view = await RunView.open(path('run'), { reviewer: 'bench' });
  await using serving = await serveView(view, { port: 0 });
  await view.update();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await visit(page, serving.url);
    const seen: { readonly first: number; readonly all: number }[] = [];
    for (let at = 0; at < visits; at++) seen.push(await visit(page, serving.url));
    const longest = (await page.evaluate(scrolled)) as number;
    await mkdir(path('out'));
    await measure(['view', path('small'), '--out', path('out/report.html')]);
    const json = statSync(path('small/samples.jsonl')).size;
    const figures: readonly Figure[] = [
      {
        name: `first rows of ${listed}`,
        value: median(seen.map(({ first }) => first)),
        unit: 'ms',
        limit: 1000,
      },
      { name: `all rows of ${listed}`, value: median(seen.map(({ all }) => all)), unit: 'ms', limit: 1000 },
      { name: 'longest task while scrolling', value: longest, unit: 'ms', limit: 100 },
      {
        name: `a report of ${reported} samples, beside their JSON`,
        value: statSync(path('out/report.html')).size / json,
        unit: 'times',
        limit: 1.5,
      },
    ];
    printFigures(figures);
  } finally {
    await browser.close();
  }
});
