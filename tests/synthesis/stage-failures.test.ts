// A stage that could not be answered: the draft goes on as far as it can, and what failed is told.

import { describe, expect, test } from 'vitest';
import { ToolGradError } from '../../src/model/errors.ts';
import type { Check, ModelBackend } from '../../src/model/seams.ts';
import { stepsOf } from '../../src/model/workflow.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { synthesize } from '../../src/synthesis/synthesize.ts';
import { createFakeToolSource, errorResult } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend, type Script } from '../../src/testing/scripted-backend.ts';
import { testCheck } from '../support/test-check.ts';
import {
  callOf,
  changed,
  draftDeps,
  failingAt,
  never,
  proposalOf,
  reads,
  taking,
  words,
} from './draft-deps.ts';
import { isAccepted, KeptLines, LookingUp, labSource, runParts, smallSpec } from './run-parts.ts';

const failure = 'The answer was no JSON, three times.';
const source = createFakeToolSource({
  shop: {
    tools: {
      look: reads(() => ({ light: 'on' })),
      list: reads(() => ({ items: [{ id: 'itm_1' }] })),
      broken: reads(() => errorResult('It is closed.')),
    },
  },
});
const look = proposalOf(callOf('shop__look'));
const list = proposalOf(callOf('shop__list'));
const aboutAll = { tool: null, path: null, message: failure };

/** A draft of two iterations in which the given requests of a stage fail. */
async function draftOf(
  script: Script,
  fails: (backend: ModelBackend) => ModelBackend,
  checks: readonly Check[] = [],
) {
  const scripted = createScriptedBackend(script);
  const deps = await draftDeps(source, { backend: fails(scripted) });
  const spec = { iterations: 2, proposals: 2, pool: 20 };
  const synthesis = await synthesize(deps, spec, Memory.empty, checks, []);
  scripted.assertDone();
  return { synthesis, scripted, tools: stepsOf(synthesis.workflow).map(({ tool }) => tool) };
}

describe('no proposal', () => {
  test('costs an iteration; the next one is told why', async () => {
    const { synthesis, scripted, tools } = await draftOf(
      { propose: [[look]], select: [taking('shop__look')], write: [words] },
      (backend) => failingAt(backend, 'propose', [1], failure),
    );
    expect(synthesis.failure).toBeUndefined();
    expect(tools).toEqual(['look']);
    expect(scripted.inputsOf('propose')[0]?.critiques).toEqual([aboutAll]);
  });

  test('at all loses the draft, for that reason', async () => {
    const { synthesis } = await draftOf({}, (backend) => failingAt(backend, 'propose', [1, 2], failure));
    expect(synthesis).toMatchObject({ failure, workflow: { chains: [] } });
    expect(synthesis.draft).toBeUndefined();
  });
});

describe('no next call', () => {
  test('ends that proposal, and is told to the selector and the next iteration; another one is taken', async () => {
    const { synthesis, scripted, tools } = await draftOf(
      {
        propose: [[proposalOf(callOf('shop__broken')), look], []],
        select: [taking('shop__look')],
        write: [words],
      },
      (backend) => failingAt(backend, 'act', [1], failure),
    );
    expect(synthesis.failure).toBeUndefined();
    expect(tools).toEqual(['look']);
    const [report] = scripted.inputsOf('select')[0]?.reports ?? [];
    expect(report).toMatchObject({
      succeeded: false,
      kept: [],
      attempts: [{ call: callOf('shop__broken') }],
      critiques: [{ message: 'It is closed.' }, { tool: 'shop__broken', path: null, message: failure }],
    });
    expect(scripted.inputsOf('propose')[1]?.critiques.map(({ message }) => message)).toContain(failure);
  });

  test('leaves what a plan has found so far', async () => {
    const { synthesis, tools } = await draftOf(
      {
        propose: [[proposalOf(callOf('shop__list'), 'shop__look')], []],
        select: [taking('shop__list')],
        write: [words],
      },
      (backend) => failingAt(backend, 'act', [1], failure),
    );
    expect(synthesis.failure).toBeUndefined();
    expect(tools).toEqual(['list']);
  });
});

describe('no selection', () => {
  test('leaves the workflow as it is; the trace has the reason, and the next iteration may still take', async () => {
    const { synthesis, tools } = await draftOf(
      { propose: [[look], [list]], select: [taking('shop__list')], write: [words] },
      (backend) => failingAt(backend, 'select', [1], failure),
    );
    expect(tools).toEqual(['list']);
    expect(synthesis.trace.gradients).toMatchObject([
      { iteration: 1, kind: 'none', proposalId: null, reason: failure, critiques: [] },
      { iteration: 2, kind: 'new' },
    ]);
  });
});

describe('no wording', () => {
  const script: Script = { propose: [[look], []], select: [taking('shop__look')] };
  const polite = testCheck('query', async () => ({
    check: 'query',
    status: 'failed',
    detail: 'It is not polite.',
    critiques: [{ tool: null, path: null, message: 'Say please.' }],
  }));

  test('loses the draft, for that reason; what it learned is kept', async () => {
    const { synthesis, tools } = await draftOf(script, (backend) =>
      failingAt(backend, 'write', [1], failure),
    );
    expect(synthesis.failure).toBe(failure);
    expect(synthesis.draft).toBeUndefined();
    expect(tools).toEqual(['look']);
    expect(synthesis.learned.tools.shop__look).toMatchObject({ calls: 1, kept: 0 });
  });

  test('in place of one that was objected to leaves that one, with its objections', async () => {
    const { synthesis } = await draftOf(
      { ...script, write: [words] },
      (backend) => failingAt(backend, 'write', [2], failure),
      [polite],
    );
    expect(synthesis.failure).toBeUndefined();
    expect(synthesis.draft).toMatchObject(words);
    expect(synthesis.verdicts).toMatchObject([
      { check: 'query', status: 'failed', detail: 'It is not polite.' },
    ]);
  });
});

describe('in a run', () => {
  const spec = { ...smallSpec, samples: 4, concurrency: 1 };
  const allPass = () => new LookingUp((seed) => seed * 6);

  test.each(['propose', 'write'] as const)(
    'a draft without an answer to %s is rejected for that reason, and the others are made',
    async (stage) => {
      const store = new KeptLines();
      const { ended } = await generate(
        runParts(labSource(), failingAt(allPass(), stage, [2], failure), store),
        spec,
        never,
      );
      expect(ended).toBe('done');
      expect(store.lines.map(isAccepted)).toEqual([true, false, true, true, true]);
      expect(store.lines[1]).toMatchObject({ reason: failure });
    },
  );

  test('a model that answers no more ends it: what was committed is kept', async () => {
    const gone = new ToolGradError('model', 'The endpoint does not answer.');
    let written = 0;
    const backend = changed(allPass(), ({ stage }) => {
      if (stage === 'write') written += 1;
      if (written === 3) throw gone;
      return undefined;
    });
    const store = new KeptLines();
    await expect(generate(runParts(labSource(), backend, store), spec, never)).rejects.toBe(gone);
    expect(store.lines.map(isAccepted)).toEqual([true, true]);
    // Two answers were paid for before the third was refused.
    expect(store.figures).toMatchObject({ spent: { calls: 6 }, unfinished: { calls: 2 } });
  });
});
