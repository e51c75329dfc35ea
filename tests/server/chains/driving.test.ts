// start_chain and continue_chain over MCP: an agent is the model, and whatever it does wrong on the way can be mended.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCommitted } from '../../../src/runs/read-run.ts';
import type { TurnOutput } from '../../../src/server/chains/turn-output.ts';
import { type Agent, type Bench, drive, openBench } from './agent-client.ts';
import { answerPrompt } from './agent-script.ts';

let bench: Bench;
let agent: Agent;
beforeAll(async () => {
  bench = await openBench();
  agent = await bench.connect();
});
afterAll(() => bench[Symbol.asyncDispose]());

const start = (args: object = {}) => agent.call('start_chain', { seed: 2, ...args });

/** A chain as far as the first request of a stage, answered by rule on the way. */
async function until(stage: string, begun: TurnOutput): Promise<TurnOutput> {
  let turn = begun;
  while (turn.request?.stage !== stage) {
    const { handle, request } = turn;
    if (request === undefined) throw new Error(`It never came to ${stage}.`);
    turn = await agent.call('continue_chain', {
      handle,
      request: request.number,
      answer: await answerPrompt(request),
    });
  }
  return turn;
}

async function entriesOf(run: string) {
  const entries = [];
  for await (const { entry } of readCommitted(await bench.state.runs.folderOf(run))) entries.push(entry);
  return entries;
}

describe('a chain that an agent drives', () => {
  test('ends as a sample that every check has seen, in a run of agents', async () => {
    const turns: TurnOutput[] = [];
    const end = await drive(agent, await start({ run: 'one' }), { seen: (turn) => turns.push(turn) });
    expect(end).toMatchObject({ status: 'accepted', result: { run: 'one', id: '0-000000' } });
    const verdicts = Object.fromEntries(
      end.result?.verdicts.map(({ check, status }) => [check, status]) ?? [],
    );
    expect(verdicts).toEqual({
      ...Object.fromEntries(
        'arguments result bindings query response coverage necessary replay secrets injection novel'
          .split(' ')
          .map((check) => [check, 'passed']),
      ),
      solve: 'skipped',
    });
    const [sample] = await entriesOf('one');
    expect(sample).toMatchObject({ query: end.result?.query, seed: 2, provenance: { model: 'agent' } });
    expect(sample?.trace.modelCalls).toBe(turns.length - 1);
    expect((await bench.state.runs.manifest('one')).model).toBe('agent');
    // What remains becomes fewer with each request, and is never too few.
    const remaining = turns.flatMap(({ request }) => request?.remaining ?? []);
    for (const [index, left] of remaining.entries()) {
      expect(left).toBeGreaterThanOrEqual(remaining.length - 1 - index);
      if (index > 0) expect(left).toBeLessThan(remaining[index - 1] as number);
    }
  });

  test('becomes a dialogue in the words of the agent where it asks for several exchanges', async () => {
    const stages: string[] = [];
    let end: TurnOutput | undefined;
    for (let seed = 2; seed < 12 && !stages.includes('reword'); seed++) {
      end = await drive(agent, await start({ run: 'dialogue', exchanges: 3, seed }), {
        seen: ({ request }) => {
          if (request === undefined) return;
          stages.push(request.stage);
          expect(request.remaining).toBeGreaterThanOrEqual(0);
        },
      });
    }
    expect(stages.at(-1)).toBe('reword');
    expect(end?.status).toBe('accepted');
    const sample = (await entriesOf('dialogue')).at(-1);
    expect(sample?.exchanges.length).toBeGreaterThan(1);
    expect(sample?.exchanges[0]?.query).toMatch(/^(?:Hello!|Good morning\.|One question)/);
    expect(sample?.trace.stages.reword?.calls).toBeGreaterThan(0);
  });

  test('asks in requests of less than 20,000 tokens, even where a client shows text and fields', async () => {
    let most = 0;
    let turn: { structuredContent?: unknown; content: { text?: string }[] } = (await agent.client.callTool({
      name: 'start_chain',
      arguments: { seed: 3, pool: 64, proposals: 5, run: 'long' },
    })) as never;
    for (;;) {
      const { handle, request } = turn.structuredContent as TurnOutput;
      most = Math.max(
        most,
        JSON.stringify(turn.structuredContent).length + (turn.content[0]?.text ?? '').length,
      );
      if (request === undefined) break;
      const args = { handle, request: request.number, answer: await answerPrompt(request) };
      turn = (await agent.client.callTool({ name: 'continue_chain', arguments: args })) as never;
    }
    expect(most).toBeGreaterThan(10_000);
    expect(most).toBeLessThan(4 * 20_000);
  });

  test('learns from its own mistakes: calls that fail cost no sample', async () => {
    const ends = [];
    for (const seed of [11, 12, 13])
      ends.push(await drive(agent, await start({ seed, run: 'erring' }), { errorRate: 0.4 }));
    expect(ends.filter(({ status }) => status === 'accepted').length).toBeGreaterThanOrEqual(2);
    const entries = await entriesOf('erring');
    expect(entries.reduce((sum, { trace }) => sum + trace.failedToolCalls, 0)).toBeGreaterThan(0);
  });

  test('is one of several side by side, which are numbered as they finish', async () => {
    const begun = await Promise.all([21, 22, 23].map((seed) => start({ seed, run: 'several' })));
    expect(new Set(begun.map(({ handle }) => handle)).size).toBe(3);
    const ends = [];
    for (const turn of begun.toReversed()) ends.push(await drive(agent, turn));
    expect(ends.map(({ result }) => result?.id)).toEqual(['0-000000', '0-000001', '0-000002']);
    expect((await entriesOf('several')).map(({ seed }) => seed)).toEqual([23, 22, 21]);
  });

  test('knows what the chains before it have taught', async () => {
    await drive(agent, await start({ seed: 31, run: 'taught' }));
    const { request } = await start({ seed: 32, run: 'taught' });
    expect(request?.prompt).toMatch(/^## Known (values|names)/m);
    expect((await start({ seed: 32, run: 'untaught' })).request?.prompt).not.toMatch(
      /^## Known (values|names)/m,
    );
  });

  test('that makes nothing new is rejected, with the reason', async () => {
    // Both begun before either is known: so the same seed leads to the very same.
    const begun = [await start({ run: 'twice' }), await start({ run: 'twice' })] as const;
    expect((await drive(agent, begun[0])).status).toBe('accepted');
    const second = await drive(agent, begun[1]);
    expect(second).toMatchObject({ status: 'rejected', result: { id: '0-000001' } });
    expect(second.result?.verdicts.at(-1)).toMatchObject({ check: 'novel', status: 'failed' });
    expect(second.result?.reason).toBe(second.result?.verdicts.at(-1)?.detail);
  });
});

describe('an answer', () => {
  test('that does not fit comes back with objections, and the chain goes on from a better one', async () => {
    const begun = await start({ run: 'mended' });
    const { handle, request } = begun;
    for (const [wrong, objection] of [
      ['no JSON at all', /not JSON/],
      [{ reason: 'x'.repeat(300_000), proposals: [] }, /the maximum is 200000/],
      [{ proposals: 'none' }, /^\/reason|^\/proposals/],
      [
        {
          reason: '',
          proposals: [
            { id: 'p1', instruction: 'x', tools: ['shop__fly'], call: { tool: 'shop__fly', arguments: {} } },
          ],
        },
        /There is no tool shop__fly in the pool; choose one of/,
      ],
      [
        {
          reason: '',
          proposals: [
            { id: 'p1', instruction: 'x', tools: [], call: { tool: 'shop__list_orders', arguments: 'x' } },
          ],
        },
        /arguments is no JSON object|There is no tool/,
      ],
    ] as const) {
      const again = await agent.call('continue_chain', { handle, request: request?.number, answer: wrong });
      expect(again).toMatchObject({ status: 'request', request: { number: 1, schema: request?.schema } });
      expect(again.request?.prompt).toBeUndefined();
      expect(again.objections?.join('\n')).toMatch(objection);
    }
    expect((await drive(agent, begun)).status).toBe('accepted');
  });

  test('has its arguments as an object or as a JSON string', async () => {
    for (const write of [JSON.stringify, (value: object) => value]) {
      const { handle, request } = await start({ seed: 5, iterations: 1 });
      const { reason, proposals } = JSON.parse(await answerPrompt(request as never));
      const answer = {
        reason,
        proposals: proposals.map((each: { call: { tool: string; arguments: string } }) => ({
          ...each,
          call: { ...each.call, arguments: write(JSON.parse(each.call.arguments)) },
        })),
      };
      const turn = await agent.call('continue_chain', { handle, answer });
      expect(turn).toMatchObject({ status: 'request', request: { number: 2 } });
      await agent.call('continue_chain', { handle, abandon: true });
    }
  });

  test('sent twice counts once', async () => {
    const { handle, request } = await start({ run: 'sent-twice' });
    const sent = { handle, request: 1, answer: await answerPrompt(request as never) };
    const once = await agent.call('continue_chain', sent);
    expect(once.request?.number).toBe(2);
    expect(await agent.call('continue_chain', sent)).toMatchObject({ request: once.request });
    const end = await drive(agent, once);
    expect(end.status).toBe('accepted');
    expect((await agent.call('continue_chain', sent)).result).toEqual(end.result);
    expect(await entriesOf('sent-twice')).toHaveLength(1);
  });

  test('to a request that has not been made is refused', async () => {
    const { handle } = await start();
    expect(await agent.errorOf('continue_chain', { handle, request: 7, answer: {} })).toMatch(
      /Request 7 has not been made yet: request 1 is waiting/,
    );
    await agent.call('continue_chain', { handle, abandon: true });
  });

  test('that no check likes is asked for again with the critiques, and rejected in the end', async () => {
    let turn = await until('write', await start({ run: 'refused' }));
    const wordings: (string | undefined)[] = [];
    while (turn.request !== undefined) {
      wordings.push(turn.request.prompt);
      const answer = {
        query: 'Call shop__list_orders with customer_id.',
        response: 'Order ord_999999 costs 12345.',
      };
      turn = await agent.call('continue_chain', {
        handle: turn.handle,
        request: turn.request.number,
        answer,
      });
    }
    expect(wordings).toHaveLength(5);
    expect(wordings[1]).toContain('shop__list_orders');
    expect(turn).toMatchObject({
      status: 'rejected',
      result: { run: 'refused', reason: expect.any(String) },
    });
    expect(turn.result?.critiques.length).toBeGreaterThan(0);
    expect((await entriesOf('refused'))[0]).toMatchObject({ schema: 'toolgrad.rejected/2' });
  });
});

describe('a handle', () => {
  test('alone repeats the request, to another connection too', async () => {
    const begun = await start({ run: 'reconnected' });
    await agent.client.close();
    agent = await bench.connect();
    const again = await agent.call('continue_chain', { handle: begun.handle });
    expect(again.request).toEqual(begun.request);
    expect((await drive(agent, again)).status).toBe('accepted');
  });

  test('that is unknown, foreign or given up is refused in one sentence', async () => {
    const { handle } = await start();
    expect(await agent.call('continue_chain', { handle, abandon: true })).toMatchObject({
      status: 'abandoned',
    });
    const said = await agent.errorOf('continue_chain', { handle, answer: {} });
    expect(said).toMatch(/^There is no chain with this handle.*start_chain\.$/);
    for (const foreign of [crypto.randomUUID(), 'x'])
      expect(await agent.errorOf('continue_chain', { handle: foreign })).toBe(said);
  });

  test('is one of sixteen at the most', async () => {
    const handles: string[] = [];
    let refusal = '';
    while (refusal === '' && handles.length < 40) {
      const result = await agent.client.callTool({ name: 'start_chain', arguments: {} });
      if (result.isError === true) refusal = JSON.stringify(result.content);
      else handles.push((result.structuredContent as TurnOutput).handle);
    }
    expect(refusal).toMatch(/16 chains are in progress/);
    for (const handle of handles) await agent.call('continue_chain', { handle, abandon: true });
  });
});

describe('start_chain', () => {
  test('says what is wrong with what it is asked', async () => {
    expect(await agent.errorOf('start_chain', { servers: ['shpo'] })).toMatch(/shpo/);
    expect(await agent.errorOf('start_chain', { run: '../out' })).toMatch(/The name of a run may have/);
    expect(await agent.errorOf('start_chain', { iterations: 0 })).toMatch(/iterations/);
  });

  test('offers the tools of the servers that it is asked for', async () => {
    const { handle, request } = await start({ servers: ['calendar'] });
    expect(request?.prompt).toContain('calendar__');
    expect(request?.prompt).not.toMatch(/\b(shop|crm|travel|support)__/);
    await agent.call('continue_chain', { handle, abandon: true });
  });

  test('tells where nothing may be called', async () => {
    await using locked = await openBench({
      demo: true,
      servers: ['crm'],
      deny: ['crm:*'],
    });
    const other = await locked.connect();
    expect(await other.errorOf('start_chain')).toMatch(
      /None of the \d+ tools may be called: inspect_tools shows why/,
    );
  });

  test('that is cancelled leaves no chain behind', async () => {
    await using own = await openBench();
    const other = await own.connect();
    const stop = new AbortController();
    const call = other.client.callTool({ name: 'start_chain', arguments: {} }, undefined, {
      signal: stop.signal,
      onprogress: () => stop.abort(),
    });
    await expect(call).rejects.toThrow();
    for (let count = 0; count < 16; count++) await other.call('start_chain');
    expect(await other.errorOf('start_chain')).toMatch('16 chains are in progress');
  });
});
