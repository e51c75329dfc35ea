// A real browser, where there is one: Debian's Chromium, or whatever TOOLGRAD_CHROMIUM names.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const places = [process.env.TOOLGRAD_CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const executablePath = places.find((path) => path !== '' && existsSync(path));

export const hasBrowser = executablePath !== undefined;
if (!hasBrowser)
  console.warn(
    'There is no Chromium here (apt-get install chromium, or name one in TOOLGRAD_CHROMIUM): the tests of the page are skipped.',
  );

export interface OpenPage {
  readonly page: Page;
  /** What went wrong in the page, or was refused by its policy. */
  readonly problems: readonly string[];
  /** Addresses that were asked for beside the page's own. */
  readonly strangers: readonly string[];
}

/** Opens pages for the tests of a file: they end with the test, the browser with all of them. */
export function browserPages(): (url: string, options?: BrowserContextOptions) => Promise<OpenPage> {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    if (executablePath !== undefined)
      // Chromium's own sandbox does not start for root.
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterEach(async () => {
    // A page that nobody looks at any more would go on asking, beside those of the tests to come.
    for (const context of contexts.splice(0)) {
      await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
      await context.close();
    }
  });
  afterAll(async () => await browser?.close());
  return async (url, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    contexts.push(context);
    const page = await context.newPage();
    const problems: string[] = [];
    const strangers: string[] = [];
    const { origin } = new URL(url);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('dialog', (dialog) => {
      problems.push(`a dialog said ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const asked = request.url();
      if (!asked.startsWith('data:') && asked !== url && new URL(asked).origin !== origin)
        strangers.push(asked);
    });
    await page.goto(url);
    return { page, problems, strangers };
  };
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeFindings {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe finds that keeps people from using the page: its serious and critical findings, a line each. */
export async function seriousFindings(page: Page | Frame): Promise<readonly string[]> {
  // Evaluated by the debugger, so that the page's policy stays as it is.
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(await readFile(axePath, 'utf8'));
  const found = (await page.evaluate('axe.run(document)')) as AxeFindings;
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Waits until the list says how many drafts it has. */
export async function expectFound(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator('.found [role=status]').textContent()).toBe(text);
}

/** A picture of the page, where somebody wants to look at it: TOOLGRAD_SCREENSHOTS names the folder. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.TOOLGRAD_SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}
