// The app in the chat, as the server offers it: to clients that show apps, and to nobody else.
import { EXTENSION_ID, getUiCapability, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/server';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUri, showsApps } from '../../src/server/app/chat-app.ts';
import { call, connect, openPlace, type Place } from './connected.ts';

const withApps: ClientCapabilities = { extensions: { [EXTENSION_ID]: { mimeTypes: [RESOURCE_MIME_TYPE] } } };

let place: Place;
let host: Client;
let plain: Client;
beforeAll(async () => {
  place = await openPlace();
  [host, plain] = [await connect(place.state, { capabilities: withApps }), await connect(place.state)];
});
afterAll(async () => {
  await host.close();
  await plain.close();
  await place[Symbol.asyncDispose]();
});

const uiOf = (tool: { readonly _meta?: Record<string, unknown> | undefined }) =>
  tool._meta?.ui as { readonly resourceUri?: string; readonly visibility?: readonly string[] } | undefined;

test.each([
  [withApps, true],
  [{}, false],
  [{ extensions: { [EXTENSION_ID]: {} } }, false],
  [{ extensions: { [EXTENSION_ID]: { mimeTypes: ['text/html'] } } }, false],
  [{ extensions: { other: { mimeTypes: [RESOURCE_MIME_TYPE] } } }, false],
] as const)('whether a client shows apps is read as the package reads it: %j', (capabilities, expected) => {
  expect(showsApps(capabilities as ClientCapabilities)).toBe(expected);
  const said = getUiCapability(capabilities as Parameters<typeof getUiCapability>[0]);
  expect(said?.mimeTypes?.includes(RESOURCE_MIME_TYPE) ?? false).toBe(expected);
});

describe('a client that shows apps', () => {
  test('is told which tools the app shows, and which are the app’s alone', async () => {
    const { tools } = await host.listTools();
    const shown = tools.filter((tool) => uiOf(tool)?.resourceUri === appUri).map(({ name }) => name);
    expect(shown.sort()).toEqual(['generate_samples', 'get_run', 'search_samples', 'verify_chain']);
    const alone = tools.filter((tool) => uiOf(tool)?.visibility !== undefined);
    expect(alone.map((tool) => [tool.name, uiOf(tool)?.visibility])).toEqual([
      ['show_sample', ['app']],
      ['review_sample', ['app']],
    ]);
  });

  test('can read the app, one document that loads nothing', async () => {
    const { resources } = await host.listResources();
    expect(resources.find(({ uri }) => uri === appUri)).toMatchObject({ mimeType: RESOURCE_MIME_TYPE });
    const [content] = (await host.readResource({ uri: appUri })).contents;
    expect(content).toMatchObject({ uri: appUri, mimeType: RESOURCE_MIME_TYPE });
    const html = content !== undefined && 'text' in content ? content.text : '';
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/i);
  });

  test('gets the same texts as before', async () => {
    const [a, b] = [await call(host, 'get_run'), await call(plain, 'get_run')];
    expect(a.text).toBe(b.text);
  });
});

describe('a client that shows none', () => {
  test('hears nothing of it', async () => {
    const { tools } = await plain.listTools();
    expect(tools.filter(({ _meta }) => _meta !== undefined)).toEqual([]);
    expect(tools.map(({ name }) => name)).not.toContain('review_sample');
    expect((await plain.listResources()).resources.map(({ uri }) => uri)).not.toContain(appUri);
  });

  test('cannot review in the name of its user', async () => {
    const asked = plain.callTool({
      name: 'review_sample',
      arguments: { run: 'a', id: 'b', decision: 'accept' },
    });
    await expect(asked).rejects.toThrow('There is no tool of that name');
  });
});

test('a review needs a sample that there is, and a rejection its reason', async () => {
  await call(host, 'generate_samples', { samples: 1, run: 'one', wait_seconds: 60 });
  const { data } = await call(host, 'search_samples', { run: 'one' });
  const [{ id }] = data.samples as [{ id: string }];
  const review = (args: object) => call(host, 'review_sample', { run: 'one', id, ...args });
  expect((await review({ decision: 'reject' })).text).toContain('Say why');
  expect((await review({ id: '9-000000', decision: 'accept' })).text).toContain('has no sample 9-000000');
  expect((await review({ run: '../one', decision: 'accept' })).isError).toBe(true);
  expect(await review({ decision: 'reject', text: 'dull' })).toMatchObject({
    isError: false,
    data: { standing: { outcome: 'rejected' } },
  });
  const { told } = (await call(host, 'show_sample', { run: 'one', id })).data as {
    told: Record<string, unknown>;
  };
  expect(told).toMatchObject({ accepted: true, standing: { outcome: 'rejected' } });
});
