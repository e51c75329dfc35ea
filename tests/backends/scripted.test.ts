// The contract of backends, for a scripted one; and what a script does that only a script can do.
import { describe, expect, test } from 'vitest';
import type { ModelBackend, StageIO } from '../../src/model/seams.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { validate } from '../../src/schemas/schema-validator.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { createScriptedBackend, type Script } from '../../src/testing/scripted-backend.ts';
import { describeModelBackend, requestOf } from '../contracts/model-backend.ts';

/** A script that proposes whatever needs no arguments, and takes the first that succeeds. */
const simple: Script = {
  propose: Array(9).fill(({ pool, count }: StageIO['propose']['in']) =>
    pool
      .filter(({ inputSchema }) => validate(inputSchema, {}).length === 0)
      .slice(0, count)
      .map(({ name }) => ({
        id: name,
        instruction: `Use ${name}.`,
        tools: [name],
        call: { tool: name, arguments: {} },
      })),
  ),
  act: Array(9).fill({ stop: 'That is all.' }),
  select: Array(9).fill(({ reports }: StageIO['select']['in']) => {
    const report = reports.find(({ succeeded }) => succeeded);
    const kind = report === undefined ? 'none' : 'new';
    return {
      kind,
      proposalId: report?.proposal.id ?? null,
      chainId: null,
      reason: 'First come.',
      critiques: [],
    };
  }),
  write: Array(9).fill({ query: 'What is there?', response: 'Something.' }),
};

describeModelBackend('scripted', () => createScriptedBackend(simple));

const input: StageIO['write']['in'] = {
  workflow: emptyWorkflow,
  tools: [],
  critiques: [],
  today: '2026-03-02',
};
const { signal } = new AbortController();

function askToWrite(backend: ModelBackend, seed = 1) {
  return backend.complete(requestOf('write', input, seed, signal));
}

function askToPropose(backend: ModelBackend) {
  const forward = { ...input, pool: [], catalog: [], count: 1, advice: [], memory: Memory.empty };
  return backend.complete(requestOf('propose', forward, 2, signal));
}

describe('a script', () => {
  const words = (query: string) => ({ query, response: 'Yes.' });

  test('is read an answer a request, stage by stage', async () => {
    const backend = createScriptedBackend({ write: [words('One?'), words('Two?')], propose: [[]] });
    expect((await askToWrite(backend)).output?.query).toBe('One?');
    expect((await askToPropose(backend)).output).toEqual([]);
    expect((await askToWrite(backend)).output?.query).toBe('Two?');
    backend.assertDone();
  });

  test('may answer by what it is asked', async () => {
    const backend = createScriptedBackend({
      write: [({ tools }, seed) => words(`${tools.length} tools, seed ${seed}?`)],
    });
    expect((await askToWrite(backend, 5)).output?.query).toBe('0 tools, seed 5?');
  });

  test('may fail on purpose', async () => {
    const failure = new TypeError('Out of paper.');
    const backend = createScriptedBackend({
      write: [
        () => {
          throw failure;
        },
      ],
    });
    await expect(askToWrite(backend)).rejects.toBe(failure);
  });

  test('says what each answer cost', async () => {
    const usage = { inputTokens: 10, cachedInputTokens: 4, outputTokens: 2, reasoningTokens: 1 };
    const backend = createScriptedBackend({ write: [words('One?')] }, usage);
    expect((await askToWrite(backend)).spent).toEqual({ calls: 1, usage, costUsd: 0 });
  });

  test('refuses what it has no answer for: it names the stage, and what is left', async () => {
    const backend = createScriptedBackend({
      write: [words('One?')],
      act: [{ stop: 'Stop.' }, { stop: 'Stop.' }],
    });
    await askToWrite(backend);
    await expect(askToWrite(backend)).rejects.toThrow(/request 2 of write\b.*\b2 for act/);
    await expect(askToPropose(createScriptedBackend({}))).rejects.toThrow(/request 1 of propose\b.*none/);
  });

  test('remembers what it was asked, also what it could not answer', async () => {
    const backend = createScriptedBackend({ write: [words('One?')] });
    await askToWrite(backend, 3);
    await expect(askToPropose(backend)).rejects.toThrow();
    expect(backend.requests.map(({ stage, seed }) => [stage, seed])).toEqual([
      ['write', 3],
      ['propose', 2],
    ]);
    expect(backend.inputsOf('write')).toEqual([input]);
    expect(backend.inputsOf('select')).toEqual([]);
  });

  test('is done when nothing is left over, and says what is left until then', async () => {
    const backend = createScriptedBackend({
      write: [words('One?'), words('Two?')],
      act: [{ stop: 'Stop.' }],
    });
    expect(() => backend.assertDone()).toThrow(/2 for write/);
    await askToWrite(backend);
    expect(() => backend.assertDone()).toThrow(/1 for act.*1 for write/);
  });
});
