// What every tool of the server has in common: schemas, errors, progress, cancellation.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ToolGradError } from '../../src/model/errors.ts';
import { connectionClosed, type ServerCall, serverTool } from '../../src/server/server-tool.ts';
import { serverTools } from '../../src/server/tools/list.ts';
import { call, connect, openPlace, type Place } from './connected.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(async () => await place[Symbol.asyncDispose]());

/** A tool that does what the test says. */
const toolThat = (run: (call: ServerCall) => Promise<unknown>) =>
  serverTool({
    name: 'do_it',
    title: 'Do it',
    description: 'Does it.',
    input: z.object({ count: z.int().default(1), servers: z.array(z.string()).optional() }),
    output: z.object({ count: z.number() }),
    annotations: { readOnlyHint: true },
    async run({ count }, serverCall) {
      await run(serverCall);
      return { structured: { count }, text: `${count}`, links: [{ uri: 'toolgrad://runs', name: 'runs' }] };
    },
  });

const clientOf = (run: (call: ServerCall) => Promise<unknown>) =>
  connect(place.state, { tools: [toolThat(run)] });

test('each tool says what it is for, takes an object, and promises an object', async () => {
  const client = await connect(place.state);
  const { tools } = await client.listTools();
  const forModels = serverTools.filter(({ app }) => app !== 'only');
  expect(tools.map(({ name }) => name)).toEqual(forModels.map(({ name }) => name));
  for (const tool of tools) {
    expect(tool.description?.length).toBeGreaterThan(60);
    expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(tool.outputSchema).toMatchObject({ type: 'object' });
    expect(tool.title).toBeTruthy();
    expect(tool.annotations?.readOnlyHint).toBeTypeOf('boolean');
  }
  await client.close();
});

test('the list costs an agent 4,000 tokens at most, by four bytes a token', async () => {
  const client = await connect(place.state);
  // Once the servers are known, their names are in it.
  await call(client, 'inspect_tools');
  const listed = await client.listTools();
  expect(listed.tools.find(({ name }) => name === 'start_chain')?.inputSchema.properties).toHaveProperty(
    'servers.items.enum',
  );
  expect(Buffer.byteLength(JSON.stringify(listed)) / 4).toBeLessThanOrEqual(4000);
  // What an agent has to know to answer stays: every input has its type, and most of them words.
  for (const { inputSchema } of listed.tools)
    for (const [name, schema] of Object.entries(inputSchema.properties ?? {}))
      expect([name, Object.keys(schema as object).length > 1]).toEqual([name, true]);
  await client.close();
});

test('an answer has structured content, a text, and links', async () => {
  const client = await clientOf(async () => {});
  expect(await client.callTool({ name: 'do_it', arguments: {} })).toEqual({
    content: [
      { type: 'text', text: '1' },
      { type: 'resource_link', uri: 'toolgrad://runs', name: 'runs', mimeType: 'application/json' },
    ],
    structuredContent: { count: 1 },
  });
});

describe('errors', () => {
  test('what the caller can mend is a sentence with the choices', async () => {
    const client = await clientOf(async () => {
      throw new ToolGradError('usage', 'There is no such thing.', { choices: ['a thing', 'another'] });
    });
    expect(await call(client, 'do_it')).toMatchObject({
      isError: true,
      text: 'There is no such thing.\nChoices: a thing, another.',
    });
  });

  test('what nobody expects tells nothing of its inside, and the next call is served', async () => {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
    let calls = 0;
    const client = await clientOf(async () => {
      calls += 1;
      if (calls === 1) throw new TypeError('secret is undefined');
    });
    const { isError, text } = await call(client, 'do_it');
    expect(isError).toBe(true);
    expect(text).not.toContain('secret');
    expect(await call(client, 'do_it')).toMatchObject({ isError: false });
    silenced.mockRestore();
  });

  test('paths of this machine are not told', async () => {
    const client = await clientOf(async () => {
      throw new ToolGradError('run', `Cannot read ${place.state.runs.folder}/x: the disk is full.`);
    });
    expect((await call(client, 'do_it')).text).toBe('Cannot read runs/x: the disk is full.');
  });

  test.each([
    [{ count: 'three' }, /count: .*expected/],
    [{ cuont: 3 }, /cuont/],
    [{ count: 1.5 }, /count: /],
  ])('arguments that do not fit: %j', async (args, message) => {
    const client = await clientOf(async () => {});
    const { isError, text } = await call(client, 'do_it', args);
    expect(isError).toBe(true);
    expect(text).toMatch(message);
  });

  test('a tool that is not there is an error of the protocol', async () => {
    const client = await clientOf(async () => {});
    await expect(client.callTool({ name: 'do_that', arguments: {} })).rejects.toThrow(
      /-32602.*The tools are do_it/,
    );
  });
});

test('progress always grows, and tells of every step', async () => {
  const client = await clientOf(async ({ progress }) => {
    for (let step = 0; step <= 3; step++) {
      for (let part = 0; part < 50; part++) progress(step, 3, `part ${part}`);
    }
  });
  const told: number[] = [];
  await client.callTool({ name: 'do_it', arguments: {} }, undefined, {
    onprogress: ({ progress }) => told.push(progress),
  });
  expect(told.filter(Number.isInteger)).toEqual([0, 1, 2, 3]);
  expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
});

describe('the signal of a call', () => {
  test('is aborted when the client cancels', async () => {
    const reasons: unknown[] = [];
    let begun = false;
    const client = await clientOf(async ({ signal }) => {
      begun = true;
      await delay(10_000, undefined, { signal }).catch(() => {});
      reasons.push(signal.reason);
    });
    const cancel = new AbortController();
    const calling = client.callTool({ name: 'do_it', arguments: {} }, undefined, { signal: cancel.signal });
    await expect.poll(() => begun).toBe(true);
    cancel.abort();
    await expect(calling).rejects.toThrow();
    await expect.poll(() => reasons).toHaveLength(1);
    expect(reasons[0]).not.toBe(connectionClosed);
  });

  test('tells when the connection is gone', async () => {
    const reasons: unknown[] = [];
    let begun = false;
    const client = await clientOf(async ({ signal }) => {
      begun = true;
      await delay(10_000, undefined, { signal }).catch(() => {});
      reasons.push(signal.reason);
    });
    client.callTool({ name: 'do_it', arguments: {} }).catch(() => {});
    await expect.poll(() => begun).toBe(true);
    await client.close();
    await expect.poll(() => reasons).toEqual([connectionClosed]);
  });
});

test('logs come at the level that the client has set', async () => {
  const client = await clientOf(async () => {});
  const heard: unknown[] = [];
  client.fallbackNotificationHandler = async ({ method, params }) => {
    if (method === 'notifications/message') heard.push(params?.data);
  };
  const tell = async () => {
    for (const level of ['debug', 'info', 'warning', 'error'] as const) {
      place.state.events.log(level, level);
    }
    await client.ping();
  };
  await tell();
  expect(heard.splice(0)).toEqual(['info', 'warning', 'error']);
  await client.setLoggingLevel('error');
  await tell();
  expect(heard.splice(0)).toEqual(['error']);
  await client.setLoggingLevel('debug');
  await tell();
  expect(heard).toHaveLength(4);
});

test('once the servers are known, tools take their names only, and clients are told', async () => {
  await using own = await openPlace();
  const client = await connect(own.state);
  let changes = 0;
  client.fallbackNotificationHandler = async ({ method }) => {
    if (method === 'notifications/tools/list_changed') changes += 1;
  };
  const schemaOf = async () => {
    const { tools } = await client.listTools();
    const { servers } = tools.find(({ name }) => name === 'generate_samples')?.inputSchema.properties ?? {};
    return servers;
  };
  expect(await schemaOf()).not.toHaveProperty('items.enum');
  await call(client, 'inspect_tools');
  expect(changes).toBe(1);
  expect(await schemaOf()).toHaveProperty('items.enum', ['calendar', 'crm', 'shop', 'support', 'travel']);
  await call(client, 'inspect_tools');
  expect(changes).toBe(1);
});
