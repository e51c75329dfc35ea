// Who chooses among reports: the model, or, to see what that is worth, the first one or the lot.
import { expect, test } from 'vitest';
import type { Report } from '../../src/model/feedback.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { select } from '../../src/synthesis/select.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { callOf, draftDeps, reads, taking } from './draft-deps.ts';

const report = (tool: string, succeeded = true): Report => {
  const call = callOf(`lab__${tool}`);
  const proposal = { id: tool, instruction: 'Look.', tools: [call.tool], call };
  return { proposal, attempts: [], kept: [], succeeded, critiques: [] };
};
const source = () => createFakeToolSource({ lab: { tools: { a: reads(() => ({ a: 1 })) } } });
const input = (...reports: Report[]) => ({ workflow: emptyWorkflow, reports, memory: Memory.empty });

test('the first that succeeded is taken without asking anybody', async () => {
  const deps = await draftDeps(source());
  const gradient = await select(deps, input(report('x', false), report('y'), report('z')), 'first');
  expect(gradient).toMatchObject({ kind: 'new', proposalId: 'y', chainId: null });
  expect(deps.tally.asked).toBe(0);
});

test('the lot is the same for the same seed, falls on each, and never on a failure', async () => {
  const drawn = async (seed: number) => {
    const deps = await draftDeps(source(), { seed });
    return (await select(deps, input(report('x', false), report('y'), report('z')), 'random')).proposalId;
  };
  const ids = await Promise.all(Array.from({ length: 40 }, (_, seed) => drawn(seed)));
  expect(new Set(ids)).toEqual(new Set(['y', 'z']));
  expect(await drawn(7)).toBe(ids[7]);
});

test('the model is asked where nobody else was named, and nobody is where nothing succeeded', async () => {
  const backend = createScriptedBackend({ select: [taking('lab__z')] });
  const deps = await draftDeps(source(), { backend });
  expect((await select(deps, input(report('y'), report('z')))).proposalId).toBe('z');
  expect((await select(deps, input(report('y', false)), 'first')).kind).toBe('none');
});
