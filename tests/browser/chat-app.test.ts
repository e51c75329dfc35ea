// The app in the chat, in a host built on the package's own bridge, over the real server.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { FrameLocator, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, openPlace, type Place } from '../server/connected.ts';
import { browserPages, hasBrowser, seriousFindings, takePicture } from './browser.ts';

const capabilities = {
  extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } },
};

describe.skipIf(!hasBrowser)('the app in the chat', () => {
  const open = browserPages();
  let place: Place;
  let client: Client;
  let html: string;
  let base: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    place = await openPlace();
    client = await connect(place.state, { capabilities });
    const { tools } = await client.listTools();
    const [uri] = tools.flatMap(
      ({ _meta }) => (_meta?.ui as { resourceUri?: string } | undefined)?.resourceUri ?? [],
    );
    const { contents } = await client.readResource({ uri: uri ?? '' });
    const [content] = contents;
    // The strictest policy that a host may set: no address at all, and nothing made of texts.
    const policy = `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">`;
    html = String(content !== undefined && 'text' in content ? content.text : '').replace(
      '<head>',
      `<head>${policy}`,
    );
    const host = (await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        rolldownOptions: { input: fileURLToPath(new URL('chat-host.mjs', import.meta.url)) },
      },
    })) as Rolldown.RolldownOutput;
    const [{ code }] = host.output;
    const server = createServer((request, response) => {
      const isScript = request.url === '/host.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        isScript
          ? code
          : '<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body><script type="module" src="/host.js"></script></body></html>',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
  });
  afterAll(async () => {
    await close?.();
    await client?.close();
    await place?.[Symbol.asyncDispose]();
  });

  /** Calls a tool as the model would, and shows the app with its answer. */
  async function shown(
    name: string,
    input: Record<string, unknown>,
  ): Promise<{ readonly page: Page; readonly app: FrameLocator; readonly problems: readonly string[] }> {
    const { page, problems } = await open(base);
    await page.exposeFunction('callServer', (params: { name: string; arguments?: Record<string, unknown> }) =>
      client.callTool(params),
    );
    await page.waitForFunction('globalThis.showApp !== undefined');
    const result = await client.callTool({ name, arguments: input });
    await page.evaluate(`globalThis.showApp(${JSON.stringify({ html, input, result, theme: 'dark' })})`);
    return { page, app: page.frameLocator('iframe'), problems };
  }

  const reviews = async (run: string) =>
    (await readFile(join(place.folder, 'runs', run, 'reviews.jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  test('shows the samples that were generated, what proves them, and takes a decision', async () => {
    const { app, page, problems } = await shown('generate_samples', {
      samples: 3,
      run: 'shown',
      wait_seconds: 120,
    });
    await app.locator('.chat-samples button').first().waitFor();
    expect(await app.locator('.chat-samples li').count()).toBe(3);
    expect(await app.locator('.chat-run').textContent()).toContain('3 of 3 samples');
    await app.locator('.chat-samples button').first().click();
    await app.locator('.draft').waitFor();
    await app.locator('.said').first().click();
    await app.locator('.proof-bar').waitFor();
    await app.getByRole('button', { name: 'Accept' }).click();
    await app.locator('.tag.accepted').waitFor();
    await app.getByLabel('Why it is rejected').fill('the answer is badly worded');
    await app.getByRole('button', { name: 'Reject' }).click();
    await app.locator('.tag.rejected').waitFor();
    await takePicture(page, 'chat-sample');
    expect(await reviews('shown')).toMatchObject([
      { decision: 'accept' },
      { decision: 'reject', reason: 'the answer is badly worded' },
    ]);
    await app.getByRole('button', { name: 'Undo' }).click();
    await app.locator('.tag.accepted').waitFor();
    expect(await app.locator('html').getAttribute('data-theme')).toBe('dark');
    const frame = page.frames()[1];
    expect(frame === undefined ? ['no frame'] : await seriousFindings(frame)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('shows what a search has found', async () => {
    const { app } = await shown('search_samples', { run: 'shown', limit: 2 });
    await app.locator('.chat-samples li').nth(1).waitFor();
    const query = await app.locator('.chat-samples button span').nth(2).textContent();
    await app.locator('.chat-samples button').nth(1).click();
    await expect.poll(() => app.locator('.turn.person .words').textContent()).toBe(query);
  });

  test('shows a run that goes on, until it is over', async () => {
    await client.callTool({
      name: 'generate_samples',
      arguments: { samples: 12, run: 'going-on', wait_seconds: 0 },
    });
    const { app, page } = await shown('get_run', { run: 'going-on' });
    await app.locator('.chat-run').waitFor();
    await takePicture(page, 'chat-run-going-on');
    await expect
      .poll(() => app.locator('.chat-run').textContent(), { timeout: 60_000 })
      .toContain('12 of 12 samples');
    await app.getByRole('button', { name: 'show samples' }).click();
    await expect.poll(() => app.locator('.chat-samples li').count()).toBe(12);
  });

  test('shows what the checks say of a chain', async () => {
    const { app, page } = await shown('verify_chain', {
      calls: [{ tool: 'travel__get_city', arguments: { city: 'Manchester' } }],
      query: 'How many inhabitants does Manchester have?',
      response: 'Manchester has 12 inhabitants.',
    });
    await app.locator('.chip.failed').first().waitFor();
    expect(await app.locator('.details').textContent()).toContain('12');
    await takePicture(page, 'chat-verdicts');
  });
});
