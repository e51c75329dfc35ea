// An agent that knows nothing but the prompts and schemas it is sent drives chains of the built program to samples.
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { Sample } from '../../src/model/sample.ts';
import { stepsOf } from '../../src/model/workflow.ts';
import type { TurnOutput } from '../../src/server/chains/turn-output.ts';
import { program, runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { serveOverHttp } from '../e2e/served.ts';
import { type Agent, agentOf, drive } from '../server/chains/agent-client.ts';
import { answerWithPaths } from '../server/chains/agent-of-files.ts';

const work = workplace();
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const minute = 60_000;

const clients: Client[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

async function connect(transport: unknown): Promise<Agent> {
  const client = new Client({ name: 'agent', version: '1.0.0' });
  clients.push(client);
  await client.connect(transport as Transport);
  return await agentOf(client);
}

function overStdio(...flags: string[]): Promise<Agent> {
  const args = [program, 'serve', '--runs', work.path('runs'), ...flags];
  return connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' }));
}

/** Begins a chain and answers it nonsense twice, in words and in shape, before anything else. */
async function startBadly(agent: Agent, args: object): Promise<TurnOutput> {
  const begun = await agent.call('start_chain', args);
  for (const answer of ['Sure! Here is my answer.', { reason: 7, proposals: [{}] }]) {
    const again = await agent.call('continue_chain', { handle: begun.handle, answer });
    expect(again.objections?.length).toBeGreaterThan(0);
    expect(again.request?.number).toBe(1);
  }
  return begun;
}

/** The chains that were accepted, of one for each seed. */
async function acceptedOf(
  agent: Agent,
  run: string,
  seeds: readonly number[],
  options: Parameters<typeof drive>[2],
): Promise<readonly TurnOutput[]> {
  const ends: TurnOutput[] = [];
  for (const seed of seeds) ends.push(await drive(agent, await startBadly(agent, { seed, run }), options));
  return ends.filter(({ status }) => status === 'accepted');
}

const failedCalls = (samples: readonly Sample[]) =>
  samples.reduce((sum, { trace }) => sum + trace.failedToolCalls, 0);

describe('over stdio', () => {
  test('on the bundled servers, wrong calls and answers notwithstanding', { timeout: minute }, async () => {
    const agent = await overStdio('--demo');
    const accepted = await acceptedOf(agent, 'bundled', [1, 2, 3, 4], { errorRate: 0.3 });
    expect(accepted.length).toBeGreaterThanOrEqual(3);
    const samples = work.lines('runs/bundled/samples.jsonl') as Sample[];
    expect(samples.map(({ id }) => id)).toEqual(accepted.map(({ result }) => result?.id));
    expect(failedCalls(samples)).toBeGreaterThan(0);
    expect(new Set(samples.flatMap(stepsOf).map(({ server }) => server)).size).toBeGreaterThan(1);
    const resumed = await runProgram(['generate', '--resume', '--out', work.path('runs/bundled')]);
    expect(resumed).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('it can only be continued with start_chain'),
    });
    const verified = await runProgram(['verify', work.path('runs/bundled'), '--json']);
    expect({ ...JSON.parse(verified.stdout), code: verified.code }).toMatchObject({ code: 0, failures: [] });
  });

  test('on a server that nobody here wrote', { timeout: 4 * minute }, async () => {
    const config = `${fixtures}/servers-from-npm.json`;
    const agent = await overStdio('--config', config, '--servers', 'filesystem');
    const options = { answer: answerWithPaths, errorRate: 0.7 };
    // Its wordings are of few kinds, and what it finds to ask is not always an answer to something.
    const accepted = await acceptedOf(agent, 'files', [1, 2, 3, 4, 5, 6, 7, 8], options);
    expect(accepted.length).toBeGreaterThanOrEqual(2);
    const samples = work.lines('runs/files/samples.jsonl') as Sample[];
    expect(failedCalls(samples)).toBeGreaterThan(0);
    const steps = samples.flatMap(stepsOf);
    expect(new Set(steps.map(({ server }) => server))).toEqual(new Set(['filesystem']));
    expect(JSON.stringify(steps)).toContain('/workspace/documents');
  });

  test('with handles of its own only', async () => {
    const [one, another] = await Promise.all([overStdio('--demo'), overStdio('--demo')]);
    const { handle } = await one.call('start_chain');
    const words = /^There is no chain with this handle: .* Start another one with start_chain\.$/;
    expect(await another.errorOf('continue_chain', { handle })).toMatch(words);
    expect(await one.errorOf('continue_chain', { handle: crypto.randomUUID() })).toMatch(words);
    expect(await one.errorOf('continue_chain', { handle: '' })).toMatch(words);
    expect(await one.errorOf('continue_chain', { answer: {} })).toMatch(/handle/);
    expect((await one.call('continue_chain', { handle })).status).toBe('request');
  });
});

describe('over HTTP', () => {
  test('and goes on after a connection is lost', { timeout: minute }, async () => {
    await using served = await serveOverHttp(['--demo', '--runs', work.path('runs')]);
    const over = () => connect(new StreamableHTTPClientTransport(new URL(served.url)));
    const first = await over();
    const begun = await first.call('start_chain', { seed: 7, run: 'http' });
    await first.client.close();
    const second = await over();
    const again = await second.call('continue_chain', { handle: begun.handle });
    expect(again.request).toEqual(begun.request);
    expect((await drive(second, again)).status).toBe('accepted');
  });
});
