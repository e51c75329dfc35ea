// Resources, subscriptions, completion and prompts, as a client sees them.
import { ResourceUpdatedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addressIn, runUri, sampleUri } from '../../../src/server/resources/uris.ts';
import type { ServerState } from '../../../src/server/server-state.ts';
import { call, connect, openPlace, type Place } from '../connected.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  const client = await connect(place.state);
  await call(client, 'generate_samples', { samples: 2, run: 'made', servers: ['crm'] });
});
afterAll(async () => await place[Symbol.asyncDispose]());

test('addresses mean what they were made of', () => {
  expect(addressIn(runUri('a b'))).toEqual({ kind: 'run', run: 'a b' });
  expect(addressIn(sampleUri('a', '0-000001'))).toEqual({ kind: 'sample', run: 'a', sample: '0-000001' });
  for (const uri of ['toolgrad://runs/', 'toolgrad://runs/a/b', 'file:///etc/passwd', 'toolgrad://run', '']) {
    expect(addressIn(uri)).toBeUndefined();
  }
});

test('runs are listed and read', async () => {
  const client = await connect(place.state);
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toEqual(['toolgrad://runs', 'toolgrad://runs/made']);
  const { contents } = await client.readResource({ uri: 'toolgrad://runs/made' });
  expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({ run: 'made', accepted: 2 });
  const { resourceTemplates } = await client.listResourceTemplates();
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
    'toolgrad://runs/{run}',
    'toolgrad://runs/{run}/samples/{sample}',
  ]);
});

test.each([
  'toolgrad://runs/none',
  'toolgrad://runs/made/samples/9-999999',
  'toolgrad://runs/..%2F..%2Fetc',
  'toolgrad://runs/%2e%2e',
  'toolgrad://elsewhere',
  'file:///etc/passwd',
])('%s is not there', async (uri) => {
  const client = await connect(place.state);
  await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32002 });
  await expect(client.subscribeResource({ uri })).rejects.toMatchObject({ code: -32002 });
});

/** What a client of the state hears of resources that it has subscribed to. */
async function listener(state: ServerState) {
  const heard: unknown[] = [];
  const client = await connect(state, {
    prepare: (unconnected) => {
      unconnected.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => {
        heard.push(params.uri);
      });
    },
  });
  return { client, heard };
}

test('who has subscribed hears of a run while it goes on, and only then', async () => {
  const [gone, still] = [await listener(place.state), await listener(place.state)];
  const begun = { samples: 2000, run: 'watched', wait_seconds: 0, servers: ['crm'] };
  await call(gone.client, 'generate_samples', begun);
  const uri = 'toolgrad://runs/watched';
  for (const { client } of [gone, still]) await client.subscribeResource({ uri });
  await vi.waitFor(() => expect(gone.heard.length).toBeGreaterThan(1), { timeout: 20_000 });
  expect(new Set(gone.heard)).toEqual(new Set([uri]));
  await gone.client.unsubscribeResource({ uri });
  gone.heard.length = 0;
  const before = still.heard.length;
  // More of the other than can have been held back when the first unsubscribed.
  await vi.waitFor(() => expect(still.heard.length).toBeGreaterThan(before + 2), { timeout: 20_000 });
  await call(still.client, 'cancel_run', { run: 'watched' });
  await gone.client.ping();
  expect(gone.heard).toEqual([]);
});

test('a change that is being held back is not told to a client that has unsubscribed', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const [gone, still] = [await listener(place.state), await listener(place.state)];
    const uri = runUri('made');
    for (const { client } of [gone, still]) await client.subscribeResource({ uri });
    // The first is told at once, the second when it has been a while.
    for (let change = 0; change < 2; change++) place.state.events.emit('run-changed', 'made');
    await still.client.ping();
    expect([gone.heard, still.heard]).toEqual([[uri], [uri]]);
    await gone.client.unsubscribeResource({ uri });
    vi.advanceTimersByTime(60_000);
    for (const { client } of [gone, still]) await client.ping();
    expect(still.heard).toEqual([uri, uri]);
    expect(gone.heard).toEqual([uri]);
  } finally {
    vi.useRealTimers();
  }
});

test('a client that unsubscribes while its subscription is still being answered hears nothing', async () => {
  const { client, heard } = await listener(place.state);
  const other = await listener(place.state);
  const uri = runUri('made');
  await other.client.subscribeResource({ uri });
  await Promise.all([client.subscribeResource({ uri }), client.unsubscribeResource({ uri })]);
  place.state.events.emit('run-changed', 'made');
  // What was sent before a ping has been heard by the time it is answered.
  for (const each of [client, other.client]) await each.ping();
  expect(other.heard).toEqual([uri]);
  expect(heard).toEqual([]);
});

test('names are completed', async () => {
  const client = await connect(place.state);
  await call(client, 'inspect_tools');
  const completed = async (ref: object, name: string, value: string, known: Record<string, string> = {}) => {
    const params = { ref: ref as never, argument: { name, value }, context: { arguments: known } };
    return (await client.complete(params)).completion.values;
  };
  const template = { type: 'ref/resource', uri: 'toolgrad://runs/{run}/samples/{sample}' };
  expect(await completed(template, 'run', 'MA')).toEqual(['made']);
  const found = await call(client, 'search_samples', { run: 'made' });
  const ids = (found.data.samples as { id: string }[]).map(({ id }) => id).sort();
  expect(ids).toHaveLength(2);
  expect(await completed(template, 'sample', '0-', { run: 'made' })).toEqual(ids);
  expect(await completed(template, 'sample', '')).toEqual([]);
  expect(await completed({ type: 'ref/prompt', name: 'review_run' }, 'run', 'x')).toEqual([]);
  expect(await completed({ type: 'ref/prompt', name: 'synthesize_samples' }, 'servers', 'c')).toEqual([
    'calendar',
    'crm',
  ]);
  expect(await completed({ type: 'ref/prompt', name: 'unheard-of' }, 'nothing', '')).toEqual([]);
});

test('prompts drive an agent with the names of the tools that there are', async () => {
  const client = await connect(place.state);
  const { prompts } = await client.listPrompts();
  expect(prompts.map(({ name }) => name)).toEqual(['synthesize_samples', 'review_run']);
  const textOf = async (name: string, args: Record<string, string>) => {
    const { messages } = await client.getPrompt({ name, arguments: args });
    const [message] = messages;
    return message?.content.type === 'text' ? message.content.text : '';
  };
  const synthesize = await textOf('synthesize_samples', { samples: '3', servers: 'crm, shop' });
  expect(synthesize).toContain('Call start_chain with {"servers":["crm","shop"]}');
  expect(synthesize).toContain('3 accepted samples');
  const review = await textOf('review_run', { run: 'made' });
  expect(review).toContain('Call get_run with {"run": "made"}');
  await expect(textOf('synthesize_samples', { samples: 'many' })).rejects.toThrow('from 1 to 20');
  await expect(textOf('review_run', {})).rejects.toThrow('needs the argument run');
  await expect(textOf('review_run', { run: '../x' })).rejects.toThrow('The name of a run may have');
  await expect(textOf('unheard-of', {})).rejects.toThrow('The prompts are synthesize_samples, review_run');
});
