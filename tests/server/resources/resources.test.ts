// Resources, subscriptions, completion and prompts, as a client sees them.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addressIn, runUri, sampleUri } from '../../../src/server/resources/uris.ts';
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

test('who has subscribed hears of a run while it goes on, and only then', async () => {
  const client = await connect(place.state);
  const heard: unknown[] = [];
  client.fallbackNotificationHandler = async ({ method, params }) => {
    if (method === 'notifications/resources/updated') heard.push(params?.uri);
  };
  await call(client, 'generate_samples', {
    samples: 2000,
    run: 'watched',
    wait_seconds: 0,
    servers: ['crm'],
  });
  const uri = 'toolgrad://runs/watched';
  await client.subscribeResource({ uri });
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(1), { timeout: 20_000 });
  expect(new Set(heard)).toEqual(new Set([uri]));
  await client.unsubscribeResource({ uri });
  heard.length = 0;
  await call(client, 'cancel_run', { run: 'watched' });
  // Longer than changes are held back.
  await delay(300);
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
  expect(await completed(template, 'sample', '0-', { run: 'made' })).toEqual(['0-000000', '0-000001']);
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
  await expect(textOf('review_run', { run: '../x' })).rejects.toThrow('A run is named by');
  await expect(textOf('unheard-of', {})).rejects.toThrow('The prompts are synthesize_samples, review_run');
});
