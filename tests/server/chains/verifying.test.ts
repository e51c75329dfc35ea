// verify_chain over MCP: a chain that an agent brings is executed for real, bound, and judged by every check that can.
import { CreateMessageRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCommitted } from '../../../src/runs/read-run.ts';
import type { TurnOutput } from '../../../src/server/chains/turn-output.ts';
import { type Agent, type Bench, drive, openBench } from './agent-client.ts';

interface Verified {
  readonly passed: boolean;
  readonly next: string;
  readonly stored?: { readonly run: string; readonly id: string; readonly uri: string };
  readonly verdicts: readonly { readonly check: string; readonly status: string; readonly detail?: string }[];
  readonly critiques: readonly {
    readonly tool: string | null;
    readonly path: string | null;
    readonly message: string;
  }[];
  readonly steps: readonly {
    readonly id: string;
    readonly chain: string;
    readonly tool: string;
    readonly arguments: Record<string, unknown>;
    readonly bindings: readonly Record<string, unknown>[];
    readonly result: string;
  }[];
}

let bench: Bench;
let agent: Agent;
beforeAll(async () => {
  bench = await openBench({ demo: true, deny: ['travel:book_*'] });
  agent = await bench.connect();
});
afterAll(() => bench[Symbol.asyncDispose]());

const verify = (args: object) => agent.call<Verified>('verify_chain', args);
const statusOf = ({ verdicts }: Verified, name: string) =>
  verdicts.find(({ check }) => check === name)?.status;

const search = { tool: 'crm__search_customers', arguments: { query: 'Kaldera' } };

/** The identifier of the customer, as an agent reads it in what it was shown. */
async function kaldera(): Promise<string> {
  const { steps } = await verify({ calls: [search] });
  return /"id":\s*"(cus_\d+)"/.exec(steps[0]?.result ?? '')?.[1] ?? '';
}

describe('calls', () => {
  test('are executed in order, and bound to the results that their arguments come from', async () => {
    const customer_id = await kaldera();
    const calls = [search, { tool: 'shop__list_orders', arguments: JSON.stringify({ customer_id }) }];
    const verified = await verify({ calls });
    expect(verified.passed).toBe(true);
    expect(verified.steps.map(({ id, chain, tool }) => [id, chain, tool])).toEqual([
      ['step_1', 'chain_1', 'crm__search_customers'],
      ['step_2', 'chain_1', 'shop__list_orders'],
    ]);
    expect(verified.steps[1]?.bindings).toEqual([
      expect.objectContaining({ path: '/customer_id', source: 'step', step: 'step_1' }),
    ]);
    expect(verified.steps[1]?.result).toContain('ord_');
    expect(statusOf(verified, 'replay')).toBe('passed');
  });

  test('are judged without a query and a response as far as that goes', async () => {
    const { verdicts } = await verify({ calls: [search] });
    expect(Object.fromEntries(verdicts.map(({ check, status }) => [check, status]))).toEqual({
      arguments: 'passed',
      result: 'passed',
      bindings: 'skipped',
      query: 'skipped',
      response: 'skipped',
      coverage: 'skipped',
      necessary: 'skipped',
      replay: 'passed',
      solve: 'skipped',
      secrets: 'passed',
      injection: 'passed',
    });
    expect(verdicts.find(({ check }) => check === 'response')?.detail).toBe(
      'No query and no response was given.',
    );
    expect(verdicts.find(({ check }) => check === 'solve')?.detail).toContain('knows it');
  });

  test('with a query that gives nothing to go by, and a response out of thin air, fail with critiques', async () => {
    const verified = await verify({
      calls: [search],
      query: 'Who is our customer?',
      response: 'It is 4711 Ltd.',
    });
    expect(verified.passed).toBe(false);
    expect(statusOf(verified, 'bindings')).toBe('failed');
    expect(statusOf(verified, 'response')).toBe('failed');
    expect(verified.critiques).toContainEqual(
      expect.objectContaining({
        tool: 'crm__search_customers',
        path: '/query',
        message: expect.stringContaining('Kaldera'),
      }),
    );
  });

  test('that do not fit their schema are not sent, and the objection says where', async () => {
    const verified = await verify({ calls: [{ tool: 'crm__get_customer', arguments: { id: 7 } }] });
    expect(statusOf(verified, 'arguments')).toBe('failed');
    expect(statusOf(verified, 'replay')).toBe('failed');
    expect(verified.critiques.map(({ path }) => path)).toContain('/id');
  });

  test('that a server refuses end the chain there', async () => {
    const verified = await verify({
      calls: [{ tool: 'crm__get_customer', arguments: { customer_id: 'cus_9999' } }, search],
    });
    expect(statusOf(verified, 'result')).toBe('failed');
    expect(verified.steps).toHaveLength(1);
    expect(verified.verdicts.find(({ check }) => check === 'replay')?.detail).toMatch(/step_1 .*cus_9999/);
  });

  test('that write leave nothing behind where the server is a sandbox', async () => {
    const customer_id = await kaldera();
    const list = { tool: 'crm__list_activities', arguments: { customer_id } };
    const log = {
      tool: 'crm__log_activity',
      arguments: { customer_id, type: 'note', subject: 'Seen by nobody', summary: 'It was never here.' },
    };
    const wrote = await verify({ calls: [log, list] });
    expect(statusOf(wrote, 'replay')).toBe('passed');
    expect(wrote.steps[1]?.result).toContain('Seen by nobody');
    expect((await verify({ calls: [list] })).steps[0]?.result).not.toContain('Seen by nobody');
  });
});

describe('chains', () => {
  let stored: { chains: readonly unknown[]; query: string; response: string };
  beforeAll(async () => {
    const begun = await agent.call<TurnOutput>('start_chain', { seed: 1, run: 'stored' });
    expect((await drive(agent, begun)).result?.reason ?? 'accepted').toBe('accepted');
    for await (const { entry } of readCommitted(await bench.state.runs.folderOf('stored'))) stored = entry;
  });

  test('of an accepted sample pass again', async () => {
    const { chains, query, response } = stored;
    const verified = await verify({ chains, query, response });
    expect(verified.verdicts.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(verified.passed).toBe(true);
    expect(verified.verdicts.find(({ check }) => check === 'replay')?.detail).toBe('stable');
  });

  test('whose bindings lead nowhere fail, and say which', async () => {
    const customer_id = await kaldera();
    const { steps } = await verify({
      calls: [search, { tool: 'shop__list_orders', arguments: { customer_id } }],
    });
    const chainsOf = (changed: object) => [
      {
        id: 'chain_1',
        steps: steps.map(({ id, tool, arguments: args, bindings }) => ({
          id,
          name: tool,
          arguments: args,
          bindings: bindings.map((each) => (each.source === 'step' ? { ...each, ...changed } : each)),
        })),
      },
    ];
    expect((await verify({ chains: chainsOf({}) })).passed).toBe(true);
    for (const changed of [{ from: '/structuredContent/nowhere' }, { step: 'step_9' }]) {
      const verified = await verify({ chains: chainsOf(changed) });
      expect(verified.passed).toBe(false);
      const { detail } = verified.verdicts.find(({ check }) => check === 'replay') ?? {};
      expect(detail).toContain(`There is nothing at ${changed.from ?? ''}`);
      expect(detail).toContain(changed.step ?? 'step_1');
    }
  });
});

describe('what cannot be a chain', () => {
  test.each<[string, object, RegExp]>([
    ['nothing', {}, /either "calls" or "chains"/],
    [
      'an unknown tool',
      { calls: [{ tool: 'crm__search_customer' }] },
      /no tool "crm__search_customer"\. Did you mean crm__search_customers\?/,
    ],
    [
      'a tool that is denied',
      { calls: [{ tool: 'travel__book_hotel' }] },
      /travel__book_hotel may not be called .*"allow" as travel:book_hotel/,
    ],
    [
      'arguments that are no object',
      { calls: [{ tool: 'crm__search_customers', arguments: '[1]' }] },
      /not a JSON object/,
    ],
    [
      'steps of one name',
      {
        chains: [
          { id: 'chain_1', steps: [1, 1].map((n) => ({ id: `step_${n}`, name: 'crm__search_customers' })) },
        ],
      },
      /step_1 is used twice/,
    ],
    [
      'too many chains',
      { calls: Array(11).fill({ tool: 'calendar__list_rooms' }) },
      /more than 10 chains: leave out/,
    ],
    ['a call too many', { calls: Array(31).fill(search) }, /calls/],
    ['a server that there is not', { calls: [search], servers: ['crmm'] }, /crmm/],
  ])('%s is refused in words', async (_, args, words) => {
    expect(await agent.errorOf('verify_chain', args)).toMatch(words);
  });
});

describe('with a run', () => {
  const query = 'In which city is Kaldera Optics?';
  const response = 'Kaldera Optics is in Graz.';
  const claims = [{ text: 'Graz', proof: "$step_1.customers[name = 'Kaldera Optics'].city" }];
  const words = {
    calls: [search],
    query,
    response,
    claims,
    asks: [{ step: 'step_1', path: '/query', text: 'Kaldera' }],
  };
  const samplesIn = async (run: string) => {
    const entries = [];
    for await (const { entry } of readCommitted(await bench.state.runs.folderOf(run))) entries.push(entry);
    return entries;
  };

  test('what passes is a sample, in two calls', async () => {
    const looked = await verify({ calls: [search] });
    expect(looked.steps[0]?.result).toContain('"city":"Graz"');
    expect(looked.next).toMatch(/Nothing was stored/);
    const made = await verify({ ...words, today: '2026-03-04', run: 'brought' });
    expect(made.critiques).toEqual([]);
    expect(made.stored).toEqual({
      run: 'brought',
      id: '0-000000',
      uri: 'toolgrad://runs/brought/samples/0-000000',
    });
    expect(made.next).toBe('The chain passed; solve was skipped. It is 0-000000 of the run brought.');
    const [sample] = await samplesIn('brought');
    expect(sample).toMatchObject({
      schema: 'toolgrad.sample/2',
      today: '2026-03-04',
      query,
      response,
      exchanges: [{ claims: [expect.objectContaining(claims[0])] }],
      provenance: { model: 'agent' },
      trace: { modelCalls: 0 },
    });
    expect(sample?.verdicts).toContainEqual({ check: 'novel', status: 'passed' });
    expect(sample?.learned.calls).not.toEqual([]);
  });

  test('what fails is not kept, nor is what the run has already', async () => {
    const wrong = await verify({
      ...words,
      response: 'Kaldera Optics is in Vienna.',
      claims: undefined,
      run: 'brought',
    });
    expect(wrong).toMatchObject({ passed: false, next: expect.stringContaining('nothing was stored') });
    expect(wrong).not.toHaveProperty('stored');
    const again = await verify({ ...words, run: 'brought' });
    expect(again.verdicts).toContainEqual(expect.objectContaining({ check: 'novel', status: 'failed' }));
    expect(again).toMatchObject({
      passed: false,
      next: expect.stringContaining('novel failed; nothing was stored'),
    });
    expect(await samplesIn('brought')).toHaveLength(1);
  });

  test('a wrong proof comes back with what it evaluates to', async () => {
    const proof = "$step_1.customers[name = 'Kaldera Optics'].country";
    const wrong = await verify({ ...words, claims: [{ text: 'Graz', proof }], run: 'brought' });
    expect(JSON.stringify(wrong.critiques)).toMatch(/Austria/);
  });

  test('needs words, and claims that say why they hold', async () => {
    expect(await agent.errorOf('verify_chain', { calls: [search], run: 'brought' })).toMatch(
      /"query" and a "response"/,
    );
    expect(await agent.errorOf('verify_chain', { ...words, claims: [{ text: 'Graz' }] })).toMatch(
      /"Graz" has neither a "proof" nor a "write"/,
    );
  });
});

describe('a client that offers its model', () => {
  const prose = {
    calls: [search],
    query: 'In which country is Kaldera Optics?',
    response: 'Kaldera Optics is in Austria.',
  };
  const plan = { calls: [{ tool: 'crm__search_customers', arguments: '{"query":"Kaldera"}' }] };
  const offering = (answer: () => string) =>
    bench.connect({
      capabilities: { sampling: {} },
      prepare: (client) =>
        client.setRequestHandler(CreateMessageRequestSchema, () => ({
          model: 'own',
          role: 'assistant' as const,
          content: { type: 'text' as const, text: answer() },
        })),
    });

  test('has it read the question blind, and only of what is to be kept', async () => {
    let asked = 0;
    const own = await offering(() => {
      asked += 1;
      return JSON.stringify(plan);
    });
    await own.call('verify_chain', prose);
    expect(asked).toBe(0);
    const made = await own.call<Verified>('verify_chain', { ...prose, run: 'read' });
    expect(asked).toBe(1);
    expect(statusOf(made, 'solve')).toBe('passed');
    expect(made.next).toBe('The chain passed. It is 0-000000 of the run read.');
  });

  test('that does not answer costs no sample: it is kept, and solve is skipped', async () => {
    const refusing = await offering(() => {
      throw new McpError(-1, 'User rejected sampling request');
    });
    const made = await refusing.call<Verified>('verify_chain', { ...prose, run: 'refused' });
    expect(statusOf(made, 'solve')).toBe('skipped');
    expect(made.stored?.id).toBe('0-000000');
  });
});
