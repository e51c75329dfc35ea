// Query first: how the search goes on, where it goes back, and what reaches the sample.
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/model/sample.ts';
import type { Check, StageIO } from '../../src/model/seams.ts';
import { stepsOf } from '../../src/model/workflow.ts';
import type { DraftDeps } from '../../src/synthesis/deps.ts';
import type { LoopSpec } from '../../src/synthesis/exploration.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { synthesize } from '../../src/synthesis/synthesize.ts';
import { createFakeToolSource, errorResult, type FakeServer } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend, type Script } from '../../src/testing/scripted-backend.ts';
import { testCheck } from '../support/test-check.ts';
import { callOf, draftDeps, never, reads, strings, WatchedSource, writes } from './draft-deps.ts';
import { KeptLines, runParts, smallSpec } from './run-parts.ts';

interface Board {
  readonly notes: string[];
}

const board: FakeServer = {
  settings: { sandbox: true, isolation: 'sample' },
  createState: (): Board => ({ notes: ['Paint the door.'] }),
  tools: {
    get_board: reads(() => ({ board: { id: 'brd_1', name: 'Ideas' } })),
    list_members: reads(() => ({ members: [{ name: 'Ida' }] }), { inputSchema: strings('board_id') }),
    find_note: reads(() => errorResult('There is no such note.'), { inputSchema: strings('text?') }),
    list_notes: reads<Board>((_, { notes }) => ({ notes })),
    add_note: writes<Board>(
      ({ text }, { notes }) => {
        notes.push(String(text));
        return { written: String(text) };
      },
      { inputSchema: strings('text') },
    ),
  },
};

const query = 'Who belongs to the board?';
const getBoard = callOf('board__get_board');
const listMembers = callOf('board__list_members', { board_id: 'brd_1' });
const listNotes = callOf('board__list_notes');
const addNote = callOf('board__add_note', { text: 'a trace' });
const findNote = (text: string) => callOf('board__find_note', { text });
const finish = { finish: 'It is found.' };
const giveUp = { giveUp: 'This leads nowhere.' };

interface Search extends Partial<DraftDeps> {
  readonly checks?: readonly Check[];
  readonly spec?: Partial<LoopSpec>;
}

/** Works a search into a draft; the script is used up by it. */
async function search(
  steps: readonly StageIO['step']['out'][],
  responses: readonly string[] = ['Ida does.'],
  { checks = [], spec = {}, ...more }: Search = {},
) {
  const source = new WatchedSource(createFakeToolSource({ board }));
  const script: Script = {
    query: [{ query }],
    step: steps,
    respond: responses.map((response) => ({ response })),
  };
  const backend = createScriptedBackend(script);
  const deps = await draftDeps(source, { backend, ...more });
  const whole = { method: 'query-first', iterations: 1, proposals: 1, pool: 20, ...spec } as const;
  const synthesis = await synthesize(deps, whole, Memory.empty, checks, []);
  backend.assertDone();
  const names = stepsOf(synthesis.workflow).map(({ tool }) => tool);
  return { source, backend, synthesis, names };
}

function callsBySession({ calls, opened }: WatchedSource): string[] {
  return Array.from({ length: opened }, (_, session) =>
    calls
      .filter((call) => call.session === session + 1)
      .map(({ tool }) => tool.replace('board__', ''))
      .join(' '),
  );
}

describe('the search', () => {
  test('begins with a query, makes calls until it is finished, and the response ends the draft', async () => {
    const { source, backend, synthesis, names } = await search([getBoard, listMembers, finish]);
    expect(backend.requests.map(({ stage }) => stage)).toEqual(['query', 'step', 'step', 'step', 'respond']);
    expect(names).toEqual(['get_board', 'list_members']);
    expect(synthesis.draft).toMatchObject({ query, response: 'Ida does.' });
    // What is recorded is one clean execution.
    expect(callsBySession(source)).toEqual(['get_board list_members', 'get_board list_members']);
    expect(synthesis.draft?.settlement.status).toBe('passed');
    expect(synthesis.trace).toMatchObject({ modelCalls: 5, iterations: 0, toolCalls: 4 });
  });

  test('takes a value that a result has shown for what it is', async () => {
    const { synthesis } = await search([getBoard, listMembers, finish]);
    expect(stepsOf(synthesis.workflow)[1]?.bindings).toMatchObject([
      { path: '/board_id', source: 'step', step: 'step_1' },
    ]);
  });

  test('goes back where it gives up, and is told what was tried there', async () => {
    const { backend, names } = await search([getBoard, listNotes, giveUp, listMembers, finish]);
    expect(names).toEqual(['get_board', 'list_members']);
    const asked = backend.inputsOf('step');
    expect(asked[3]?.tried).toEqual([listNotes]);
    expect(stepsOf(asked[3]?.workflow ?? { chains: [] }).map(({ tool }) => tool)).toEqual(['get_board']);
    expect(asked[3]?.critiques.map(({ message }) => message)).toEqual([giveUp.giveUp]);
  });

  test('shows a failure on its way, and keeps it out of the workflow', async () => {
    const { backend, synthesis, names } = await search([findNote('x'), getBoard, finish]);
    expect(backend.inputsOf('step')[1]?.attempts.map(({ call }) => call)).toEqual([findNote('x')]);
    expect(backend.inputsOf('step')[1]?.critiques[0]?.message).toContain('There is no such note.');
    expect(names).toEqual(['get_board']);
    expect(synthesis.trace.failedToolCalls).toBe(1);
  });

  test('leaves a way after three failures in a row', async () => {
    const failing = ['a', 'b', 'c'].map(findNote);
    const { backend, names } = await search([
      getBoard,
      ...failing,
      findNote('d'),
      giveUp,
      listMembers,
      finish,
    ]);
    // The third failure is no place to go on from: its sibling is tried.
    expect(backend.inputsOf('step')[4]?.tried).toEqual([findNote('c')]);
    expect(names).toEqual(['get_board', 'list_members']);
  });

  test('tries no more calls at a place than its width', async () => {
    const { synthesis } = await search([getBoard, giveUp, listNotes, giveUp], []);
    expect(synthesis.failure).toBe(giveUp.giveUp);
    const wider = await search(
      [getBoard, giveUp, listNotes, giveUp, callOf('board__add_note', { text: 'x' }), finish],
      undefined,
      {
        spec: { dfsWidth: 3 },
      },
    );
    expect(wider.names).toEqual(['add_note']);
  });

  test('is no deeper than its steps', async () => {
    const { backend, names } = await search([getBoard, listNotes, listMembers, finish], undefined, {
      spec: { dfsSteps: 3 },
    });
    // The third call would be one that nothing can follow, not even an end.
    expect(backend.inputsOf('step')[3]?.tried).toEqual([listMembers]);
    expect(names).toEqual(['get_board', 'list_notes']);
  });

  test('makes no call twice, and none of a tool that is not in view', async () => {
    const { backend, source } = await search([getBoard, getBoard, callOf('board__burn'), giveUp], []);
    expect(callsBySession(source)).toEqual(['get_board']);
    expect(backend.inputsOf('step')[3]?.critiques.map(({ message }) => message)).toEqual([
      'This call has just been made.',
      'This tool is not among those that can be used.',
    ]);
  });

  test('finished with nothing called is no answer', async () => {
    const { synthesis } = await search([finish], []);
    expect(synthesis.failure).toBe('Nothing was called: It is found.');
  });
});

describe('a change on a way that was left', () => {
  test('leaves no trace: the calls so far are made again in a fresh session', async () => {
    const { source, synthesis } = await search([getBoard, addNote, giveUp, listNotes, finish]);
    expect(callsBySession(source)).toEqual([
      'get_board add_note',
      'get_board list_notes',
      'get_board list_notes',
    ]);
    expect(JSON.stringify(synthesis.workflow)).not.toContain('a trace');
  });
});

describe('the response', () => {
  const says = async (check: string, isSaid: boolean): Promise<Verdict> => {
    if (isSaid) return { check, status: 'passed' };
    const critique = { tool: null, path: null, message: 'Say otherwise.' };
    return { check, status: 'failed', detail: 'It is not said.', critiques: [critique] };
  };
  const saysIda = testCheck('response', ({ response }) => says('response', response.includes('Ida')), {
    needs: ['query', 'response'],
  });

  test('is worded again where a check objects, and the query is not', async () => {
    const { backend, synthesis } = await search([getBoard, finish], ['Somebody.', 'Ida does.'], {
      checks: [saysIda],
    });
    const [, second] = backend.inputsOf('respond');
    expect(second).toMatchObject({ query, previous: { query, response: 'Somebody.' } });
    expect(second?.critiques).toHaveLength(1);
    expect(synthesis.verdicts?.map(({ status }) => status)).toEqual(['passed']);
  });

  test('cannot help where a check objects to the query', async () => {
    const polite = testCheck('polite', () => says('polite', false), { needs: ['query'] });
    const { backend, synthesis } = await search([getBoard, finish], ['Ida does.'], { checks: [polite] });
    expect(backend.inputsOf('respond')).toHaveLength(1);
    expect(synthesis.verdicts?.map(({ status }) => status)).toEqual(['failed']);
  });
});

describe('ablations', () => {
  test('without feedback, a step is told of failures on its own way and of nothing else', async () => {
    const steps = [getBoard, listNotes, giveUp, findNote('x'), listMembers, finish];
    const { backend } = await search(steps, undefined, { feedback: false });
    const asked = backend.inputsOf('step');
    expect(asked.flatMap(({ critiques }) => critiques)).toEqual([]);
    expect(new Set(asked.map(({ memory }) => memory))).toEqual(new Set([Memory.empty]));
    expect(asked[4]?.attempts).toHaveLength(1);
  });

  test('without replay, what was found is recorded as it is, and the verdict says so', async () => {
    const { source, synthesis } = await search([getBoard, finish], undefined, { replay: false });
    expect(callsBySession(source)).toEqual(['get_board']);
    expect(synthesis.draft?.settlement).toMatchObject({ status: 'skipped' });
  });
});

test('a run says of its samples which method made them', async () => {
  const store = new KeptLines();
  const backend = createScriptedBackend({
    query: [{ query }],
    step: [getBoard, finish],
    respond: [{ response: 'It is called Ideas.' }],
  });
  const source = createFakeToolSource({ board });
  const spec = { ...smallSpec, samples: 1, method: 'query-first' } as const;
  const { accepted } = await generate(runParts(source, backend, store), spec, never);
  expect(accepted).toBe(1);
  expect(store.lines[0]?.provenance.method).toBe('query-first');
});
