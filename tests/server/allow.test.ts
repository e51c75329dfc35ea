// What may be called, and who decides: configuration, `allow`, the user.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { expect, test } from 'vitest';
import type { Catalog, Tool } from '../../src/model/tool.ts';
import { confirmAllowed } from '../../src/server/confirm-allowed.ts';
import { plain } from '../cli/workplace.ts';
import { script } from '../tools/lab-config.ts';
import { call, connect, openPlace } from './connected.ts';

/** A state of the lab server, which has tools that read and one that writes. */
async function labPlace(settings: object = {}) {
  const place = await openPlace();
  const configFile = join(place.folder, 'mcp.json');
  const lab = { command: process.execPath, args: [script('lab-stdio.mjs')] };
  await writeFile(
    configFile,
    JSON.stringify({ mcpServers: { lab }, toolgrad: { servers: { lab: settings } } }),
  );
  return { place, tools: { configFile } };
}

/** A user who answers in this way. */
const user = (action: 'accept' | 'decline', questions: string[]) => ({
  capabilities: { elicitation: { form: {} } },
  prepare: (client: Client) =>
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      questions.push(params.message);
      return { action, ...(action === 'accept' ? { content: {} } : {}) };
    }),
});

const never = new AbortController().signal;
const quick = { samples: 1, iterations: 1, wait_seconds: 20 };

test('without a configuration everything answers, and says what to add', async () => {
  await using place = await openPlace({});
  const client = await connect(place.state);
  const { data, text } = await call(client, 'inspect_tools');
  expect(data).toMatchObject({
    configured: false,
    tools: [],
    offered: expect.arrayContaining(['crm', 'shop']),
  });
  expect(text).toContain('name the file with "mcpServers"');
  expect(await call(client, 'generate_samples', quick)).toMatchObject({
    isError: true,
    text: expect.stringContaining('name the file with "mcpServers"'),
  });
  expect(await call(client, 'generate_samples', { ...quick, servers: ['nope'] })).toMatchObject({
    isError: true,
  });
  expect((await call(client, 'inspect_tools', { server: 'crm' })).data).toMatchObject({ total: 11 });
  const made = await call(client, 'generate_samples', { ...quick, servers: ['crm'] });
  expect(made.data).toMatchObject({ accepted: 1 });
});

test('the user is asked about each tool that the policy refuses, once', async () => {
  const { place, tools } = await labPlace();
  await using _ = place;
  await using own = await openPlace(tools);
  const questions: string[] = [];
  const client = await connect(own.state, user('accept', questions));
  const { data } = await call(client, 'inspect_tools', { query: 'add_note' });
  expect(data.tools).toMatchObject([{ tool: 'add_note', callable: false, why: 'not annotated read-only' }]);
  for (let time = 0; time < 2; time++) {
    const { isError } = await call(client, 'generate_samples', {
      ...quick,
      allow: ['lab:add_*'],
      wait_seconds: 0,
    });
    expect(isError).toBe(false);
  }
  expect(questions).toEqual([
    expect.stringContaining('May ToolGrad call the tool "add_note" of your server "lab"?'),
  ]);
});

test('a no is a no, and a client that cannot ask gets the line for the configuration', async () => {
  const { place, tools } = await labPlace({ deny: ['explode'] });
  await using _ = place;
  await using own = await openPlace(tools);
  const questions: string[] = [];
  const refusing = await connect(own.state, user('decline', questions));
  expect(await call(refusing, 'generate_samples', { ...quick, allow: ['lab:add_note'] })).toMatchObject({
    isError: true,
    text: expect.stringContaining('The user did not allow lab__add_note'),
  });
  expect(questions).toHaveLength(1);

  const mute = await connect(own.state);
  expect(await call(mute, 'generate_samples', { ...quick, allow: ['lab:add_note'] })).toMatchObject({
    isError: true,
    text: expect.stringContaining('"toolgrad": {"servers":{"lab":{"allow":["add_note"]}}}'),
  });
  expect(await call(mute, 'generate_samples', { ...quick, allow: ['lab:explode'] })).toMatchObject({
    isError: true,
    text: expect.stringContaining('denied by deny explode'),
  });
  expect(await own.state.runs.list()).toEqual([]);
});

test('a configuration that cannot be read is told without its path, and is read again', async () => {
  const { place, tools } = await labPlace();
  await using _ = place;
  const missing = join(place.folder, 'later.json');
  await using own = await openPlace({ configFile: missing });
  const client = await connect(own.state);
  const { isError, text } = await call(client, 'inspect_tools');
  expect(isError).toBe(true);
  expect(text).not.toContain(place.folder);
  const { readFile } = await import('node:fs/promises');
  await writeFile(missing, await readFile(tools.configFile));
  expect(await call(client, 'inspect_tools')).toMatchObject({ isError: false });
});

test('where nothing may be called, the answer says what to allow; where the user can be asked, they are', async () => {
  const { place } = await labPlace();
  await using _ = place;
  const configFile = join(place.folder, 'plain.json');
  await writeFile(configFile, JSON.stringify({ mcpServers: { plain } }));
  await using own = await openPlace({ configFile });
  const mute = await connect(own.state);
  const { isError, text } = await call(mute, 'generate_samples', quick);
  expect(isError).toBe(true);
  expect(text).toMatch(/call generate_samples again with "allow": \["plain:\w+"/);
  expect((await call(mute, 'inspect_tools')).data.hint).toContain('"allow": ["plain:');

  const questions: string[] = [];
  const asking = await connect(own.state, user('accept', questions));
  expect((await call(asking, 'generate_samples', quick)).isError).toBe(false);
  expect(questions).toEqual([expect.stringContaining('These seem to be read-only')]);
});

test('a yes holds for the server and the tool as a pair, whatever colons their names have', async () => {
  const listed = (server: string, tool: string) =>
    ({ name: `${server}__${tool}`, server, tool, description: '', permission: { callable: false } }) as Tool;
  const catalog = {
    servers: [{ name: 'notes' }, { name: 'notes:eu' }],
    tools: [listed('notes', 'eu:wipe'), listed('notes:eu', 'wipe')],
  } as unknown as Catalog;
  const asked: string[] = [];
  const client = {
    allowed: new Set(),
    confirm: async (question: string) => {
      asked.push(question);
      return !question.includes('server "notes:eu"');
    },
  } as unknown as Parameters<typeof confirmAllowed>[3]['client'];
  const allow = (rule: string) => confirmAllowed([rule], catalog, {}, { client, signal: never });
  // The longest server that fits is meant: there the answer is no.
  await expect(allow('notes:eu:wipe')).rejects.toThrow('did not allow notes:eu__wipe');
  await allow('notes:eu?wipe');
  await expect(allow('notes:eu:wipe')).rejects.toThrow('did not allow notes:eu__wipe');
  expect(asked).toHaveLength(3);
  expect(asked[1]).toContain('"eu:wipe" of your server "notes"');
});
