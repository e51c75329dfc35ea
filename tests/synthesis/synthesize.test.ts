// One draft: what exploration may leave behind, what is recorded, and what is told where there is nothing to record.

import { describe, expect, test } from 'vitest';
import { selectChecks } from '../../src/checks/checks.ts';
import { getAt } from '../../src/model/pointer.ts';
import { addSpent, nothingSpent } from '../../src/model/sample.ts';
import type { Check, ModelBackend } from '../../src/model/seams.ts';
import { stepsOf } from '../../src/model/workflow.ts';
import type { DraftDeps } from '../../src/synthesis/deps.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { synthesize } from '../../src/synthesis/synthesize.ts';
import { createFakeToolSource, errorResult, type FakeServer } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend, type Script } from '../../src/testing/scripted-backend.ts';
import { testCheck } from '../support/test-check.ts';
import {
  callOf,
  draftDeps,
  proposalOf,
  reads,
  strings,
  taking,
  takingNone,
  WatchedSource,
  words,
  writes,
} from './draft-deps.ts';

interface Board {
  readonly notes: { id: string; text: string }[];
}

/** A board of notes, fresh for each session; a note's text may be refused after it has been written down. */
const board: FakeServer = {
  settings: { sandbox: true, isolation: 'sample' },
  createState: (): Board => ({ notes: [] }),
  tools: {
    get_board: reads(() => ({ board: { id: 'brd_1', name: 'Ideas' } })),
    find_note: reads(() => errorResult('There is no such note.')),
    list_notes: reads<Board>((_, { notes }) => ({ board: 'Ideas', notes })),
    add_note: writes<Board>(
      ({ text }, { notes }) => {
        notes.push({ id: `nte_${notes.length + 1}`, text: String(text) });
        return text === 'too rude' ? errorResult('It is too rude.') : { written: notes.at(-1) ?? {} };
      },
      { inputSchema: strings('text') },
    ),
  },
};

const getBoard = proposalOf(callOf('board__get_board'));
const listNotes = proposalOf(callOf('board__list_notes'));
const addNote = (text: string) => proposalOf(callOf('board__add_note', { text }));

/** Works a script into a draft, an iteration for each of its proposals. */
async function draftFrom(
  server: FakeServer,
  script: Script,
  { checks = [], ...more }: Partial<DraftDeps> & { readonly checks?: readonly Check[] } = {},
) {
  const fake = createFakeToolSource({ board: server });
  const source = new WatchedSource(fake);
  const backend = createScriptedBackend(script);
  const deps = await draftDeps(source, { backend, ...more });
  const spec = { iterations: script.propose?.length ?? 1, proposals: 3, pool: 20 };
  const synthesis = await synthesize(deps, spec, Memory.empty, checks, []);
  backend.assertDone();
  return { fake, source, backend, synthesis, steps: stepsOf(synthesis.workflow) };
}

/** The tools that were called, a line for each session. */
function callsBySession({ calls, opened }: WatchedSource): string[] {
  return Array.from({ length: opened }, (_, session) =>
    calls
      .filter((call) => call.session === session + 1)
      .map(({ tool }) => tool.replace('board__', ''))
      .join(' '),
  );
}

describe('the traces of exploration', () => {
  test('a change that is not selected leads to a fresh session, in which the chain so far is executed again', async () => {
    const { source, backend, synthesis } = await draftFrom(board, {
      propose: [[getBoard, addNote('a trace')], [listNotes]],
      select: [taking('board__get_board'), taking('board__list_notes', 'chain_1')],
      write: [words],
    });
    expect(callsBySession(source)).toEqual([
      'get_board add_note',
      'get_board list_notes',
      'get_board list_notes',
    ]);
    // Neither what the next iteration saw nor what is recorded knows of it.
    expect(JSON.stringify(backend.inputsOf('select')[1])).not.toContain('a trace');
    expect(JSON.stringify(synthesis.workflow)).not.toContain('a trace');
    expect(source.closed).toBe(3);
  });

  test('a change that is selected stays, and is made once in the recorded execution', async () => {
    const { source, steps } = await draftFrom(board, {
      propose: [[addNote('wanted')], [listNotes]],
      select: [taking('board__add_note'), taking('board__list_notes', 'chain_1')],
      write: [words],
    });
    expect(callsBySession(source)).toEqual(['add_note list_notes', 'add_note list_notes']);
    expect(getAt(steps[1]?.result.structuredContent, '/notes')).toEqual([{ id: 'nte_1', text: 'wanted' }]);
  });

  test('of two changes only the selected one is made again', async () => {
    const { source, steps } = await draftFrom(board, {
      propose: [[addNote('a trace'), { ...addNote('wanted'), instruction: 'This one.' }], [listNotes]],
      select: [
        ({ reports }) => ({
          ...taking('board__add_note')({ reports } as never),
          proposalId: reports[1]?.proposal.id ?? '',
        }),
        taking('board__list_notes', 'chain_1'),
      ],
      write: [words],
    });
    expect(callsBySession(source)).toEqual([
      'add_note add_note',
      'add_note list_notes',
      'add_note list_notes',
    ]);
    expect(getAt(steps[1]?.result.structuredContent, '/notes')).toEqual([{ id: 'nte_1', text: 'wanted' }]);
  });

  test('a change that failed may have left something too', async () => {
    const { source, steps } = await draftFrom(board, {
      propose: [[addNote('too rude')], [listNotes]],
      act: [{ stop: 'It is too rude.' }],
      select: [taking('board__list_notes')],
      write: [words],
    });
    expect(callsBySession(source)).toEqual(['add_note', 'list_notes', 'list_notes']);
    expect(getAt(steps[0]?.result.structuredContent, '/notes')).toEqual([]);
  });

  test('so may one that was repaired', async () => {
    const { source, steps } = await draftFrom(board, {
      propose: [[addNote('too rude')], [listNotes]],
      act: [callOf('board__add_note', { text: 'kinder' })],
      select: [taking('board__add_note'), taking('board__list_notes', 'chain_1')],
      write: [words],
    });
    expect(callsBySession(source)).toEqual([
      'add_note add_note',
      'add_note list_notes',
      'add_note list_notes',
    ]);
    expect(getAt(steps[1]?.result.structuredContent, '/notes')).toEqual([{ id: 'nte_1', text: 'kinder' }]);
  });

  test('so may the change in a report that was selected although it failed', async () => {
    const { source, steps } = await draftFrom(board, {
      propose: [
        [getBoard, proposalOf(callOf('board__add_note', { text: 'a trace' }), 'board__find_note')],
        [listNotes],
      ],
      act: [callOf('board__find_note'), { stop: 'It is not there.' }],
      select: [taking('board__add_note'), taking('board__list_notes')],
      write: [words],
    });
    expect(callsBySession(source)).toEqual(['get_board add_note find_note', 'list_notes', 'list_notes']);
    expect(steps.map(({ tool }) => tool)).toEqual(['list_notes']);
  });

  test('of a chain that must not be repeated, nothing is executed again', async () => {
    const real = { ...board, settings: { allow: ['*'] } };
    const { source } = await draftFrom(real, {
      propose: [[addNote('wanted')], [addNote('another'), getBoard]],
      select: [taking('board__add_note'), taking('board__get_board')],
      write: [words],
    });
    expect(callsBySession(source)).toEqual(['add_note get_board add_note']);
  });
});

describe('a call that hangs', () => {
  const hanging: FakeServer = {
    settings: { sandbox: true, timeoutMs: 1 },
    tools: { ...board.tools, get_board: reads(() => new Promise(() => {})) },
  };
  const lookUp = async (times: number) =>
    draftFrom(hanging, { propose: Array.from({ length: times }, () => [getBoard]) });

  test('is made again in a later iteration, but not without end', async () => {
    const { fake, synthesis, backend } = await lookUp(4);
    expect(fake.callsTo('board__get_board')).toBe(2);
    const told = backend.inputsOf('propose').map(({ critiques }) => critiques.map(({ message }) => message));
    expect(told[1]).toEqual([
      'board did not answer within 0.001 s. The call itself is fine and may be made again later.',
    ]);
    expect(told[3]).toEqual([expect.stringMatching(/^A call got no answer 2 times/)]);
    expect(synthesis.failure).toMatch(/^A call got no answer/);
  });

  test('is no call that later drafts know to fail', async () => {
    const { synthesis } = await lookUp(3);
    expect(synthesis.learned.failures).toEqual([]);
    expect(synthesis.learned.tools).toEqual({
      board__get_board: { calls: 0, failures: 0, unanswered: 2, kept: 0, latency: 'fast' },
    });
    expect(synthesis.trace).toMatchObject({ toolCalls: 2, failedToolCalls: 2 });
  });
});

describe('what is recorded', () => {
  /** A desk whose ids are never the same in two sessions. */
  function desk(): FakeServer {
    let sessions = 0;
    return {
      settings: { sandbox: true, isolation: 'sample' },
      createState: () => {
        sessions += 1;
        return { id: `tkt_90${sessions}` };
      },
      tools: {
        list_tickets: reads<{ id: string }>((_, { id }) => ({ tickets: [{ id, title: 'Lamp is out' }] })),
        get_ticket: reads<{ id: string }>(
          ({ ticket_id }, { id }) =>
            ticket_id === id
              ? { ticket: { id, state: 'waiting' } }
              : errorResult(`There is no ${ticket_id}.`),
          { inputSchema: strings('ticket_id') },
        ),
      },
    };
  }
  const getTicket = (id: string) => proposalOf(callOf('board__get_ticket', { ticket_id: id }));
  const script: Script = {
    propose: [[proposalOf(callOf('board__list_tickets'))], [getTicket('tkt_901')]],
    select: [taking('board__list_tickets'), taking('board__get_ticket')],
    write: [words],
  };

  test('is one clean execution, with values from its own results', async () => {
    const { synthesis, steps, source } = await draftFrom(desk(), script);
    expect(synthesis.failure).toBeUndefined();
    expect(steps.map(({ arguments: args }) => args)).toEqual([{}, { ticket_id: 'tkt_902' }]);
    expect(steps[0]?.result.structuredContent).toEqual({
      tickets: [{ id: 'tkt_902', title: 'Lamp is out' }],
    });
    expect(steps[1]?.result.structuredContent).toEqual({ ticket: { id: 'tkt_902', state: 'waiting' } });
    expect(steps[1]?.bindings).toEqual([
      {
        path: '/ticket_id',
        source: 'step',
        step: 'step_1',
        from: '/structuredContent/tickets/0/id',
        choice: { by: 'only' },
      },
    ]);
    expect(synthesis.draft?.settlement).toEqual({ status: 'passed', detail: 'volatile' });
    expect(source.opened).toBe(2);
  });

  test('is called stable where it gave the same again', async () => {
    const { synthesis } = await draftFrom(board, {
      propose: [[getBoard]],
      select: [taking('board__get_board')],
      write: [words],
    });
    expect(synthesis.draft?.settlement).toEqual({ status: 'passed', detail: 'stable' });
  });

  test('is what the queries and checks are given', async () => {
    const { backend, synthesis } = await draftFrom(desk(), script, {
      checks: selectChecks('arguments,replay'),
    });
    const [asked] = backend.inputsOf('write');
    expect(stepsOf(asked?.workflow ?? { chains: [] })[1]?.arguments).toEqual({ ticket_id: 'tkt_902' });
    expect(synthesis.verdicts).toEqual([
      { check: 'arguments', status: 'passed' },
      { check: 'replay', status: 'passed', detail: 'volatile' },
    ]);
  });

  test('has the time that each recorded call took', async () => {
    let now = 0;
    const clock = () => {
      now += 5;
      return now;
    };
    const { synthesis } = await draftFrom(desk(), script, { clock });
    expect(synthesis.trace.latencyMs).toEqual({ step_1: 5, step_2: 5 });
  });

  test('changes outside a sandbox are not repeated: the replay is skipped, and says why', async () => {
    const real: FakeServer = { ...board, settings: { allow: ['*'] } };
    const { synthesis, source, fake } = await draftFrom(
      real,
      { propose: [[addNote('wanted')]], select: [taking('board__add_note')], write: [words] },
      { checks: selectChecks('replay') },
    );
    expect(fake.callsTo('board__add_note')).toBe(1);
    expect(source.opened).toBe(1);
    expect(synthesis.verdicts).toEqual([
      {
        check: 'replay',
        status: 'skipped',
        detail: expect.stringMatching(/board__add_note may write.*sandbox/),
      },
    ]);
    expect(stepsOf(synthesis.workflow)[0]?.result.structuredContent).toEqual({
      written: { id: 'nte_1', text: 'wanted' },
    });
  });
});

describe('a draft is lost, with the reason', () => {
  test('where the clean execution fails', async () => {
    let sessions = 0;
    const moody: FakeServer = {
      settings: { sandbox: true, isolation: 'sample' },
      createState: () => {
        sessions += 1;
        return sessions;
      },
      tools: {
        look: reads<number>((_, session) =>
          session === 1 ? { light: 'on' } : errorResult('It is dark now.'),
        ),
      },
    };
    const { synthesis } = await draftFrom(moody, {
      propose: [[proposalOf(callOf('board__look'))]],
      select: [taking('board__look')],
    });
    expect(synthesis.failure).toMatch(/step_1.*board__look.*It is dark now\./);
    expect(synthesis.draft).toBeUndefined();
    // What exploration found is still there to look at, and so is what it taught.
    expect(stepsOf(synthesis.workflow)).toHaveLength(1);
    expect(synthesis.learned.tools.board__look).toMatchObject({ calls: 1, kept: 0 });
  });

  test('where a value is no longer where it was', async () => {
    let sessions = 0;
    const shrinking: FakeServer = {
      settings: { sandbox: true, isolation: 'sample' },
      createState: () => {
        sessions += 1;
        return sessions;
      },
      tools: {
        list: reads<number>((_, session) => ({
          items: [{ id: 'itm_1' }, { id: 'itm_2' }].slice(0, 3 - session),
        })),
        get: reads(({ item_id }) => ({ item: { id: item_id ?? '', colour: 'red' } }), {
          inputSchema: strings('item_id'),
        }),
      },
    };
    const { synthesis } = await draftFrom(shrinking, {
      propose: [
        [proposalOf(callOf('board__list'))],
        [proposalOf(callOf('board__get', { item_id: 'itm_2' }))],
      ],
      select: [taking('board__list'), taking('board__get')],
    });
    expect(synthesis.failure).toMatch(/step_2.*\/item_id.*step_1/);
  });

  test('where no step was kept: the last critique says why', async () => {
    const { synthesis } = await draftFrom(board, {
      propose: [[addNote('too rude')]],
      act: [{ stop: 'Nothing else can be said.' }],
    });
    expect(synthesis.failure).toBe('It is too rude.');
    expect(synthesis.workflow.chains).toEqual([]);
  });

  test('where nothing could be proposed', async () => {
    const { synthesis } = await draftFrom(board, { propose: [[], []] });
    expect(synthesis.failure).toBe('No call could be proposed.');
    expect(synthesis.trace).toMatchObject({ proposals: 0, toolCalls: 0, modelCalls: 2 });
  });

  test('where a server is lost; every session is closed', async () => {
    const fake = createFakeToolSource({ board });
    const source = new WatchedSource(fake);
    const backend = createScriptedBackend({
      propose: [
        [getBoard],
        () => {
          fake.remove('board');
          return [listNotes];
        },
      ],
      select: [taking('board__get_board')],
    });
    const deps = await draftDeps(source, { backend });
    const spec = { iterations: 2, proposals: 3, pool: 20 };
    const synthesis = await synthesize(deps, spec, Memory.empty, [], []);
    expect(synthesis.failure).toContain('board');
    expect(stepsOf(synthesis.workflow)).toHaveLength(1);
    expect(source).toMatchObject({ opened: 1, closed: 1 });
  });

  test('where a server is lost while the chain is executed again; every session is closed', async () => {
    let looks = 0;
    const fragile: FakeServer = {
      ...board,
      tools: {
        ...board.tools,
        get_board: reads(() => {
          looks += 1;
          if (looks === 2) fake.remove('board');
          return { board: { id: 'brd_1', name: 'Ideas' } };
        }),
      },
    };
    const fake = createFakeToolSource({ board: fragile });
    const source = new WatchedSource(fake);
    const backend = createScriptedBackend({
      propose: [[getBoard], [listNotes, addNote('a trace')]],
      select: [taking('board__get_board'), taking('board__list_notes')],
    });
    const deps = await draftDeps(source, { backend });
    const spec = { iterations: 2, proposals: 3, pool: 20 };
    const synthesis = await synthesize(deps, spec, Memory.empty, [], []);
    expect(synthesis.failure).toContain('board');
    expect(source).toMatchObject({ opened: 2, closed: 2 });
  });
});

test('an interrupted draft throws, and closes its session', async () => {
  const interruption = new AbortController();
  const source = new WatchedSource(createFakeToolSource({ board }));
  const backend = createScriptedBackend({
    propose: [
      () => {
        interruption.abort();
        return [getBoard];
      },
    ],
  });
  const deps = await draftDeps(source, { backend, signal: interruption.signal });
  const spec = { iterations: 2, proposals: 3, pool: 20 };
  await expect(synthesize(deps, spec, Memory.empty, [], [])).rejects.toMatchObject({
    code: 'interrupted',
  });
  expect(source).toMatchObject({ opened: 1, closed: 1 });
});

describe('feedback', () => {
  test('what failed in one iteration is told to the next one, with what the selector said', async () => {
    const remark = { tool: 'board__get_board', path: null, message: 'Notes would say more.' };
    const { backend } = await draftFrom(board, {
      propose: [[getBoard, addNote('too rude')], [listNotes], []],
      act: [{ stop: 'Enough.' }],
      select: [
        (input) => ({ ...taking('board__get_board')(input), critiques: [remark] }),
        taking('board__list_notes'),
      ],
      write: [words],
    });
    const [first, second, third] = backend.inputsOf('propose');
    expect(first?.critiques).toEqual([]);
    expect(second?.critiques).toEqual([{ tool: 'board__add_note', path: null, message: 'It is too rude.' }]);
    expect([first?.advice, second?.advice, third?.advice]).toEqual([[], [remark], []]);
    // Momentum is about the last step: what was said before that is in the memory.
    expect(third?.critiques).toEqual([]);
    expect(third?.memory.critiques('board__add_note').map(({ message }) => message)).toEqual([
      'It is too rude.',
    ]);
  });

  test('a failed call is not made again by the same draft', async () => {
    const { fake } = await draftFrom(board, {
      propose: [[getBoard, addNote('too rude')], [addNote('too rude')]],
      act: [{ stop: 'Enough.' }],
      select: [taking('board__get_board')],
      write: [words],
    });
    expect(fake.callsTo('board__add_note')).toBe(1);
  });

  test('the selector sees failed reports too, and is not asked where none succeeded', async () => {
    const { backend } = await draftFrom(board, {
      propose: [[addNote('too rude')], [getBoard, addNote('too rude')]],
      act: [{ stop: 'Enough.' }],
      select: [takingNone],
    });
    expect(backend.inputsOf('select')).toHaveLength(1);
    expect(backend.inputsOf('select')[0]?.reports.map(({ succeeded }) => succeeded)).toEqual([true, false]);
  });

  test('`none` leaves the workflow as it is', async () => {
    const { steps, synthesis } = await draftFrom(board, {
      propose: [[getBoard], [listNotes]],
      select: [taking('board__get_board'), takingNone],
      write: [words],
    });
    expect(steps.map(({ tool }) => tool)).toEqual(['get_board']);
    expect(synthesis.trace.gradients.map(({ kind, iteration }) => [kind, iteration])).toEqual([
      ['new', 1],
      ['none', 2],
    ]);
  });

  test('the trace has every proposal with what became of it, and why', async () => {
    const { synthesis } = await draftFrom(board, {
      propose: [[getBoard, listNotes, addNote('too rude')]],
      act: [{ stop: 'Enough.' }],
      select: [taking('board__get_board')],
      write: [words],
    });
    const [gradient] = synthesis.trace.gradients;
    expect(gradient?.tried).toMatchObject([
      { tools: ['board__get_board'], outcome: 'selected', proposalId: gradient?.proposalId },
      { tools: ['board__list_notes'], outcome: 'succeeded' },
      { tools: ['board__add_note'], outcome: 'failed', problem: expect.stringContaining('too rude') },
    ]);
  });
});

test('the trace counts what was proposed, called, asked and used', async () => {
  const usage = { inputTokens: 100, cachedInputTokens: 40, outputTokens: 7, reasoningTokens: 2 };
  const fake = createFakeToolSource({ board });
  const backend = createScriptedBackend(
    {
      propose: [[getBoard, addNote('too rude')]],
      act: [{ stop: 'Enough.' }],
      select: [taking('board__get_board')],
      write: [words],
    },
    usage,
  );
  const deps = await draftDeps(fake, { backend });
  const spec = { iterations: 1, proposals: 3, pool: 20 };
  const { trace } = await synthesize(deps, spec, Memory.empty, [], []);
  expect(trace).toMatchObject({
    iterations: 1,
    proposals: 2,
    // Two in exploration, one again because the refused note may have left a trace, one in the clean execution.
    toolCalls: 4,
    failedToolCalls: 1,
    modelCalls: 4,
    usage: { inputTokens: 400, cachedInputTokens: 160, outputTokens: 28, reasoningTokens: 8 },
  });
});

test('the trace tells what each stage took, and the stages add up to the whole', async () => {
  const wantsIdeas = testCheck('query', async ({ query }) =>
    query.includes('Ideas')
      ? { check: 'query', status: 'passed' }
      : {
          check: 'query',
          status: 'failed',
          critiques: [{ tool: null, path: null, message: 'Say Ideas.' }],
        },
  );
  const judged = testCheck(
    'judge',
    async (draft, { ask }) => {
      await ask?.('judge', { draft, tools: draft.tools });
      return { check: 'judge', status: 'passed' };
    },
    { needs: ['model'] },
  );
  const scripted = createScriptedBackend({
    propose: [[getBoard, addNote('too rude')], [listNotes]],
    act: [{ stop: 'Enough.' }],
    select: [taking('board__get_board'), taking('board__list_notes')],
    write: [words, { ...words, query: 'What is on the board Ideas?' }],
    judge: [{ score: 1, critiques: [] }],
  });
  // Each request costs more than the one before it, so that none can stand for another.
  let asked = 0;
  const backend: ModelBackend = {
    id: 'priced',
    complete: async (request) => {
      const completion = await scripted.complete(request);
      asked += 1;
      const usage = {
        inputTokens: 2 ** asked,
        cachedInputTokens: asked,
        outputTokens: 3 * asked,
        reasoningTokens: 1,
      };
      return { ...completion, spent: { calls: asked, usage, costUsd: asked / 4 } };
    },
  };
  const deps = await draftDeps(createFakeToolSource({ board }), { backend });
  const spec = { iterations: 2, proposals: 3, pool: 20 };
  const { trace } = await synthesize(deps, spec, Memory.empty, [wantsIdeas, judged], []);
  scripted.assertDone();
  expect(asked).toBe(8);
  expect(Object.keys(trace.stages).sort()).toEqual(['act', 'judge', 'propose', 'select', 'write']);
  const { calls, usage, costUsd } = Object.values(trace.stages).reduce(addSpent, nothingSpent);
  expect({ calls, usage, costUsd }).toEqual({
    calls: trace.modelCalls,
    usage: trace.usage,
    costUsd: trace.costUsd,
  });
  expect(trace).toMatchObject({ modelCalls: 36, costUsd: 9, usage: { inputTokens: 2 ** 9 - 2 } });
  expect(trace.stages.judge).toMatchObject({ calls: 8, costUsd: 2 });
});

test('a draft that passes teaches that its calls were kept, one that fails a check does not', async () => {
  const script: Script = { propose: [[getBoard]], select: [taking('board__get_board')], write: [words] };
  const passing = await draftFrom(board, script, { checks: selectChecks('arguments') });
  expect(passing.synthesis.learned).toMatchObject({
    tools: { board__get_board: { kept: 1 } },
    calls: [expect.any(String)],
  });
  const never = testCheck('never', async () => ({ check: 'never', status: 'failed', detail: 'No.' }));
  const failing = await draftFrom(board, script, { checks: [never] });
  expect(failing.synthesis.verdicts).toMatchObject([{ check: 'never', status: 'failed' }]);
  expect(failing.synthesis.learned).toMatchObject({ tools: { board__get_board: { kept: 0 } }, calls: [] });
});
