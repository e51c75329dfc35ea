// Proposals carried out by real calls: what runs when, what is repaired, and what is never sent.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { execute } from '../../src/synthesis/execute.ts';
import { callKey } from '../../src/synthesis/learn.ts';
import { MadeCalls } from '../../src/synthesis/made-calls.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { createFakeToolSource, errorResult, type FakeTool } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend, type Script } from '../../src/testing/scripted-backend.ts';
import {
  callOf,
  draftDeps,
  found,
  meetingOf,
  never,
  noLessons,
  proposalOf,
  reads,
  strings,
  structured,
  writes,
} from './draft-deps.ts';

/** One server `shop` with these tools, and one session of it to carry proposals out in. */
async function shopWith(tools: Readonly<Record<string, FakeTool>>, script: Script = {}) {
  const source = createFakeToolSource({ shop: { tools, settings: { sandbox: true } } });
  const backend = createScriptedBackend(script);
  const deps = await draftDeps(source, { backend });
  const session = await source.openSession(never);
  return {
    source,
    backend,
    tally: deps.tally,
    run: (proposals: readonly ReturnType<typeof proposalOf>[], memory = Memory.empty) =>
      execute(deps, session, { workflow: emptyWorkflow, proposals, critiques: [], memory }),
  };
}

const anOrder = { order: { id: 'ord_0001', total: 12 } };

describe('the order of calls', () => {
  test('proposals that only read are carried out side by side', async () => {
    const everybody = meetingOf(3);
    const wait = reads(async () => {
      await everybody();
      return anOrder;
    });
    const shop = await shopWith({ a: wait, b: wait, c: wait });
    const reports = await shop.run(['a', 'b', 'c'].map((name) => proposalOf(callOf(`shop__${name}`))));
    expect(reports.map(({ succeeded }) => succeeded)).toEqual([true, true, true]);
  });

  test('proposals that may write follow one at a time, in their order; reports keep the order of the proposals', async () => {
    const log: string[] = [];
    const slow = (name: string) => async () => {
      log.push(`${name} begins`);
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      log.push(`${name} ends`);
      return anOrder;
    };
    const shop = await shopWith({
      change: writes(slow('change')),
      look: reads(slow('look')),
      remove: writes(slow('remove')),
    });
    const names = ['shop__change', 'shop__look', 'shop__remove'];
    const reports = await shop.run(names.map((name) => proposalOf(callOf(name))));
    expect(log).toEqual(['look', 'change', 'remove'].flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(reports.map(({ proposal }) => proposal.tools[0])).toEqual(names);
  });

  test('a plan that ends with a change counts as one that may write', async () => {
    let lingering = 0;
    let lingeringAtChange: number | undefined;
    const shop = await shopWith(
      {
        look: reads(() => anOrder),
        linger: reads(async () => {
          lingering += 1;
          for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
          lingering -= 1;
          return anOrder;
        }),
        change: writes(() => {
          lingeringAtChange = lingering;
          return anOrder;
        }),
      },
      { act: [callOf('shop__change')] },
    );
    await shop.run([proposalOf(callOf('shop__look'), 'shop__change'), proposalOf(callOf('shop__linger'))]);
    expect(lingeringAtChange).toBe(0);
    shop.backend.assertDone();
  });
});

describe('a plan', () => {
  const look = reads(() => anOrder);

  test('of one tool that succeeds at once needs no further request', async () => {
    const shop = await shopWith({ look });
    const [report] = await shop.run([proposalOf(callOf('shop__look'))]);
    expect(report).toMatchObject({ succeeded: true, critiques: [] });
    expect(report?.kept).toEqual(report?.attempts);
    expect(shop.backend.requests).toEqual([]);
  });

  test('of two tools asks for the second call, with what the first gave', async () => {
    const getOrder = reads(({ order_id }) => ({ order: { id: order_id ?? '', state: 'sent' } }), {
      inputSchema: strings('order_id'),
    });
    const shop = await shopWith(
      { look, get_order: getOrder },
      {
        act: [({ attempts }) => callOf('shop__get_order', { order_id: found(attempts.at(-1), '/order/id') })],
      },
    );
    const [report] = await shop.run([proposalOf(callOf('shop__look'), 'shop__get_order')]);
    expect(report?.kept.map(({ call }) => call)).toEqual([
      callOf('shop__look'),
      callOf('shop__get_order', { order_id: 'ord_0001' }),
    ]);
    expect(report?.succeeded).toBe(true);
    shop.backend.assertDone();
  });

  test('that is stopped half-way keeps what it has', async () => {
    const shop = await shopWith({ look, other: look }, { act: [{ stop: 'There is no more to find.' }] });
    const [report] = await shop.run([proposalOf(callOf('shop__look'), 'shop__other')]);
    expect(report).toMatchObject({ succeeded: true });
    expect(report?.kept).toHaveLength(1);
    expect(shop.source.callsTo('shop__other')).toBe(0);
  });

  test('never calls a tool that is not its own', async () => {
    const shop = await shopWith(
      { look, fail: reads(() => errorResult('Closed.')) },
      { act: [callOf('shop__look')] },
    );
    const [report] = await shop.run([proposalOf(callOf('shop__fail'))]);
    expect(shop.source.calls).toEqual([callOf('shop__fail')]);
    expect(report?.succeeded).toBe(false);
    shop.backend.assertDone();
  });
});

describe('a call that fails', () => {
  const listOrders = reads(
    ({ status }) =>
      status === 'open' ? { orders: [{ id: 'ord_0001' }] } : errorResult(`status: no ${status} here`),
    { inputSchema: strings('status') },
  );

  test('is repaired with another call; the repaired one is kept, and the critique says what was wrong with which argument', async () => {
    const shop = await shopWith(
      { list_orders: listOrders },
      { act: [callOf('shop__list_orders', { status: 'open' })] },
    );
    const [report] = await shop.run([proposalOf(callOf('shop__list_orders', { status: 'lost' }))]);
    expect(report?.attempts).toHaveLength(2);
    expect(report?.kept.map(({ call }) => call.arguments)).toEqual([{ status: 'open' }]);
    expect(report?.succeeded).toBe(true);
    expect(report?.critiques).toEqual([
      { tool: 'shop__list_orders', path: '/status', message: 'status: no lost here' },
    ]);
    const [asked] = shop.backend.inputsOf('act');
    expect(asked?.critiques).toEqual(report?.critiques);
    expect(shop.tally).toMatchObject({ toolCalls: 2, failedToolCalls: 1, asked: 1 });
  });

  test('ends the proposal at the third failure', async () => {
    const shop = await shopWith(
      { list_orders: listOrders },
      { act: ['b', 'c'].map((status) => callOf('shop__list_orders', { status })) },
    );
    const [report] = await shop.run([proposalOf(callOf('shop__list_orders', { status: 'a' }))]);
    expect(report).toMatchObject({ succeeded: false, kept: [] });
    expect(report?.critiques).toHaveLength(3);
    expect(shop.source.callsTo('shop__list_orders')).toBe(3);
    shop.backend.assertDone();
  });

  test('is not made again in the same proposal', async () => {
    const call = callOf('shop__list_orders', { status: 'lost' });
    const shop = await shopWith({ list_orders: listOrders }, { act: [{ ...call }] });
    await shop.run([proposalOf(call)]);
    expect(shop.source.calls).toEqual([call]);
    shop.backend.assertDone();
  });

  test('is never made where the memory knows it; the critique is the remembered one', async () => {
    const call = callOf('shop__list_orders', { status: 'lost' });
    const critique = { tool: call.tool, path: '/status', message: 'There are no lost orders.' };
    const memory = Memory.empty.with({ ...noLessons, failures: [{ call: callKey(call), critique }] });
    const shop = await shopWith({ list_orders: listOrders });
    const [report, other] = await shop.run(
      [proposalOf(call), proposalOf(callOf('shop__list_orders', { status: 'open' }))],
      memory,
    );
    expect(report).toMatchObject({ succeeded: false, attempts: [], critiques: [critique] });
    expect(other?.succeeded).toBe(true);
    expect(shop.source.calls).toEqual([callOf('shop__list_orders', { status: 'open' })]);
  });

  test('is not made as a repair either, where the memory knows it', async () => {
    const known = callOf('shop__list_orders', { status: 'gone' });
    const critique = { tool: known.tool, path: null, message: 'None.' };
    const memory = Memory.empty.with({ ...noLessons, failures: [{ call: callKey(known), critique }] });
    const shop = await shopWith({ list_orders: listOrders }, { act: [known] });
    await shop.run([proposalOf(callOf('shop__list_orders', { status: 'lost' }))], memory);
    expect(shop.source.calls).toEqual([callOf('shop__list_orders', { status: 'lost' })]);
    shop.backend.assertDone();
  });

  test('for the moment ends the proposal: there is nothing to repair, and the critique says whose fault it was', async () => {
    const shop = await shopWith({ busy: reads(() => errorResult('429 Too Many Requests')) });
    const [report] = await shop.run([proposalOf(callOf('shop__busy'), 'shop__other')]);
    expect(report).toMatchObject({ succeeded: false, kept: [] });
    expect(report?.critiques).toEqual([
      {
        tool: 'shop__busy',
        path: null,
        message: '429 Too Many Requests The call itself is fine and may be made again later.',
      },
    ]);
    expect(shop.backend.requests).toEqual([]);
  });

  test('with a JSON-RPC error is an outcome like any other', async () => {
    const shop = await shopWith(
      {
        explode: reads(() => {
          throw Object.assign(new Error('The warehouse is on fire.'), { code: -32001 });
        }),
      },
      { act: [{ stop: 'Nothing can be done.' }] },
    );
    const [report] = await shop.run([proposalOf(callOf('shop__explode'))]);
    expect(report?.attempts[0]?.outcome.error).toEqual({
      code: -32001,
      message: 'The warehouse is on fire.',
    });
    expect(report?.critiques).toEqual([
      { tool: 'shop__explode', path: null, message: 'The warehouse is on fire.' },
    ]);
  });
});

describe('arguments that do not fit the input schema', () => {
  const ship = writes(() => anOrder, {
    inputSchema: {
      type: 'object',
      properties: {
        order_id: { type: 'string', pattern: '^ord_\\d{4}$' },
        by: { enum: ['air', 'sea'] },
        note: { type: 'string' },
      },
      required: ['order_id'],
      additionalProperties: false,
    },
  });

  test.each([
    ['a missing one', {}, ['/order_id']],
    ['one of the wrong pattern', { order_id: '17' }, ['/order_id']],
    ['one that is no choice', { order_id: 'ord_0001', by: 'mule' }, ['/by']],
    ['one too many', { order_id: 'ord_0001', urgent: true }, ['/urgent']],
    ['two at once', { by: 'mule', note: 7 }, ['/by', '/note', '/order_id']],
  ])('are never sent: %s', async (_, args, paths) => {
    const shop = await shopWith({ ship }, { act: [{ stop: 'I do not know better.' }] });
    const [report] = await shop.run([proposalOf(callOf('shop__ship', args as JsonObject))]);
    expect(shop.source.calls).toEqual([]);
    expect(report).toMatchObject({ succeeded: false, kept: [] });
    expect(report?.attempts[0]?.outcome.error?.code).toBe('arguments');
    expect(report?.critiques.map(({ path }) => path).sort()).toEqual(paths);
    expect(shop.tally).toMatchObject({ toolCalls: 1, failedToolCalls: 1 });
  });

  test('may be put right', async () => {
    const shop = await shopWith({ ship }, { act: [callOf('shop__ship', { order_id: 'ord_0001' })] });
    const [report] = await shop.run([proposalOf(callOf('shop__ship', { order_id: '1' }))]);
    expect(report?.succeeded).toBe(true);
    expect(shop.source.calls).toEqual([callOf('shop__ship', { order_id: 'ord_0001' })]);
  });
});

describe('a success that is none', () => {
  const promised = { type: 'object', properties: { orders: { type: 'array' } }, required: ['orders'] };
  test.each<[string, ToolResult, JsonObject?]>([
    ['no content', { content: [] }],
    ['an empty list in its envelope', structured({ orders: [], total: 0, next_cursor: null })],
    ['the words for nothing', { content: [{ type: 'text', text: 'No orders found.' }] }],
    ['an error message', { content: [{ type: 'text', text: 'Error: the warehouse is closed' }] }],
    ['an error object', structured({ error: 'The warehouse is closed.' })],
    ['a broken promise', structured({ other: [1] }), promised],
    [
      'no structured content where it is promised',
      { content: [{ type: 'text', text: 'Two orders.' }] },
      promised,
    ],
  ])('%s: is told in a critique and not kept', async (_, result, outputSchema) => {
    const tool = reads(() => result, outputSchema === undefined ? {} : { outputSchema });
    const shop = await shopWith({ list_orders: tool }, { act: [{ stop: 'That was all.' }] });
    const [report] = await shop.run([proposalOf(callOf('shop__list_orders'))]);
    expect(report).toMatchObject({ succeeded: false, kept: [] });
    expect(report?.critiques).toEqual([
      { tool: 'shop__list_orders', path: null, message: expect.stringMatching(/^The result .+\.$/) },
    ]);
    shop.backend.assertDone();
  });
});

describe('a proposal that may be refused and repaired', () => {
  const tool = reads(({ day }) => (day === 'Saturday' ? errorResult('Not on a Saturday.') : anOrder), {
    inputSchema: strings('day'),
  });
  const repair: Script = { act: [callOf('shop__move', { day: 'Monday' })] };
  const saturday = proposalOf(callOf('shop__move', { day: 'Saturday' }));

  test('keeps the refusal before its repair', async () => {
    const shop = await shopWith({ move: tool }, repair);
    const [report] = await shop.run([{ ...saturday, recovers: true }]);
    expect(report?.kept.map(({ call }) => call.arguments)).toEqual([{ day: 'Saturday' }, { day: 'Monday' }]);
    expect(report?.succeeded).toBe(true);
  });

  test('without that only the repair is kept', async () => {
    const shop = await shopWith({ move: tool }, repair);
    const [report] = await shop.run([saturday]);
    expect(report?.kept.map(({ call }) => call.arguments)).toEqual([{ day: 'Monday' }]);
  });
});

describe('a list with nothing in it', () => {
  const tool = reads(() => ({ orders: [], total: 0 }), { inputSchema: strings('id') });
  const first = proposalOf(callOf('shop__list', { id: 'o-1' }));

  test('is a failure, unless it is worth knowing that there are none', async () => {
    const shop = await shopWith({ list: tool }, { act: [{ stop: 'There are none.' }] });
    const [failed] = await shop.run([first]);
    expect(failed).toMatchObject({ succeeded: false, kept: [] });
    expect(failed?.critiques[0]?.message).toContain('is empty');
    const [kept] = await shop.run([{ ...first, acceptsNone: true }]);
    expect(kept).toMatchObject({ succeeded: true, critiques: [] });
    expect(kept?.kept).toHaveLength(1);
  });
});

test('a batch of which one item failed is a failed call, and the critique names the item and where it was said', async () => {
  const text = 'a.txt:\nHello\n\n---\nnotes/x.txt: Error - ENOENT: no such file or directory';
  const shop = await shopWith(
    {
      read_multiple_files: reads(() => ({ content: [{ type: 'text', text }] }), {
        inputSchema: { type: 'object', properties: { paths: { type: 'array' } } },
      }),
    },
    { act: [{ stop: 'Nothing else to read.' }] },
  );
  const call = callOf('shop__read_multiple_files', { paths: ['a.txt', 'notes/x.txt'] });
  const [report] = await shop.run([proposalOf(call)]);
  expect(report).toMatchObject({ succeeded: false, kept: [] });
  expect(report?.critiques).toMatchObject([{ path: '/paths/1' }]);
  expect(report?.critiques[0]?.message).toContain('notes/x.txt: Error - ENOENT');
});

describe('what has been asked on a session', () => {
  const made = new MadeCalls();
  const looked = () => proposalOf(callOf('shop__look'));

  test('is not asked again where nothing has changed, and is asked anew where something may have', async () => {
    const source = createFakeToolSource({
      shop: {
        tools: { look: reads(() => anOrder), change: writes(() => anOrder) },
        settings: { sandbox: true },
      },
    });
    const deps = await draftDeps(source, { backend: createScriptedBackend({}) });
    const session = await source.openSession(never);
    const run = async (...proposals: readonly ReturnType<typeof proposalOf>[]) =>
      await execute(deps, session, {
        workflow: emptyWorkflow,
        proposals,
        critiques: [],
        memory: Memory.empty,
        made,
      });
    const [first] = await run(looked(), looked());
    const [second] = await run(looked());
    expect(source.callsTo('shop__look')).toBe(1);
    expect(second?.attempts[0]?.outcome).toEqual(first?.attempts[0]?.outcome);
    await run(proposalOf(callOf('shop__change')));
    await run(looked());
    expect(source.callsTo('shop__look')).toBe(2);
  });

  test('and was not answered for the moment is asked again', async () => {
    let asked = 0;
    const source = createFakeToolSource({
      shop: { tools: { look: reads(() => (++asked === 1 ? errorResult('Too many requests') : anOrder)) } },
    });
    const deps = await draftDeps(source, { backend: createScriptedBackend({}) });
    const session = await source.openSession(never);
    const again = new MadeCalls();
    const run = async () =>
      await execute(deps, session, {
        ...{ workflow: emptyWorkflow, proposals: [looked()], critiques: [], memory: Memory.empty },
        made: again,
      });
    expect((await run())[0]?.succeeded).toBe(false);
    expect((await run())[0]?.succeeded).toBe(true);
  });
});
