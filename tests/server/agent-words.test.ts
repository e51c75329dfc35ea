// An agent has no command line: no answer names a flag of it.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRun } from '../../src/runs/run-folder.ts';
import { inAgentWords } from '../../src/server/agent-words.ts';
import { serverTools } from '../../src/server/tools/list.ts';
import { catalogOf, newRun, sample, tool } from '../runs/drafts.ts';
import { call, connect, openPlace, type Place } from './connected.ts';

test('flags become fields', () => {
  expect(inAgentWords('Export with --redact, or anyway with --unverified.')).toBe(
    'Export with "redact", or anyway with "unverified".',
  );
  expect(inAgentWords('The limit (--max-calls=12) is reached -- really, a--b.')).toBe(
    'The limit ("max_calls"12) is reached -- really, a--b.',
  );
});

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  const catalog = catalogOf([tool('crm__get_customer')]);
  const runs: Record<string, Parameters<typeof sample>[1]> = {
    secret: { query: 'Who has the key sk-proj-Zq81mVw04TxLr7Ns2Bd9Zq81mVw04TxLr7Ns2Bd9?' },
    unverified: { verdicts: [{ check: 'arguments', status: 'failed' }] },
    good: { verdicts: newRun.checks.map((check) => ({ check, status: 'passed' as const })) },
  };
  for (const [name, content] of Object.entries(runs)) {
    const folder = join(place.folder, 'runs', name);
    await using run = await createRun(folder, newRun, catalog, { replace: false, clock: () => 0 });
    await run.commit(sample(0, content));
    run.note('Tools were left out: allow them with --allow crm:get_*.');
    await run.finish('limit');
  }
});
afterAll(() => place[Symbol.asyncDispose]());

const calls: readonly (readonly [string, Record<string, unknown>])[] = [
  ['inspect_tools', {}],
  ['inspect_tools', { server: 'nowhere' }],
  ['generate_samples', { run: 'good', wait_seconds: 0, samples: 1 }],
  ['generate_samples', { model: 'gpt-5' }],
  ['generate_samples', { model: 'sampling' }],
  ['generate_samples', { model: 'replay:x' }],
  ['generate_samples', { model: 'openai:x', samples: 1 }],
  ['generate_samples', { servers: ['nowhere'] }],
  ['generate_samples', { allow: ['zzz:*'] }],
  ['generate_samples', { allow: ['crm:*'] }],
  ['generate_samples', { samples: 1, iterations: 1, run: 'made', seed: 3 }],
  ['generate_samples', { samples: 1, iterations: 2, run: 'made', seed: 4 }],
  ['get_run', {}],
  ['get_run', { run: 'good' }],
  ['get_run', { run: 'made' }],
  ['get_run', { run: 'nowhere' }],
  ['cancel_run', { run: 'good' }],
  ['start_chain', { run: 'good' }],
  ['start_chain', { servers: ['nowhere'] }],
  ['continue_chain', { handle: 'x' }],
  ['verify_chain', {}],
  ['verify_chain', { calls: [{ tool: 'crm__nothing' }] }],
  ['verify_chain', { calls: [{ tool: 'crm__search_customers' }], run: 'good' }],
  ['verify_chain', { calls: [{ tool: 'crm__search_customers', arguments: { query: 'Kaldera' } }] }],
  ['search_samples', { run: 'good' }],
  ['search_samples', { run: 'nowhere' }],
  ['export_run', { run: 'secret' }],
  ['export_run', { run: 'unverified' }],
  ['export_run', { run: 'good' }],
  ['export_run', { run: 'good' }],
  ['export_run', { run: 'good', format: 'xml' }],
  ['export_run', { run: 'good', negatives: 2 }],
  ['export_run', { run: 'good', license: '?', force: true }],
  ['export_run', { run: 'nowhere' }],
];

test.each(calls)('%s %j', async (name, args) => {
  const client = await connect(place.state);
  const { text, data } = await call(client, name, args);
  expect(text).not.toBe('');
  expect(`${text}\n${JSON.stringify(data)}`).not.toMatch(/(?<![\w-])--[a-z]/);
  await client.close();
});

test('every tool is in the table', () => {
  expect(new Set(calls.map(([name]) => name))).toEqual(
    new Set(serverTools.filter(({ app }) => app !== 'only').map(({ name }) => name)),
  );
});

test('neither does what the server says of its tools, resources and prompts', async () => {
  const client = await connect(place.state);
  const told = await Promise.all([
    client.listTools(),
    client.listResources(),
    client.listResourceTemplates(),
    client.listPrompts(),
    client.getPrompt({ name: 'synthesize_samples', arguments: {} }),
    client.getPrompt({ name: 'review_run', arguments: { run: 'good' } }),
    client.readResource({ uri: 'toolgrad://runs' }),
  ]);
  expect(JSON.stringify(told)).not.toMatch(/(?<![\w-])--[a-z]/);
  await client.close();
});

test('nor where nothing is configured', async () => {
  await using bare = await openPlace({});
  const client = await connect(bare.state);
  for (const name of ['inspect_tools', 'generate_samples', 'start_chain'])
    expect((await call(client, name)).text).not.toMatch(/--[a-z]/);
});
