// What is taken of a backend's proposals: only what the policy allows and what keeps to its own plan.
import { describe, expect, test } from 'vitest';
import type { Critique, Proposal } from '../../src/model/feedback.ts';
import { isCatalogShown } from '../../src/model/loop-limits.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { propose } from '../../src/synthesis/propose.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { callOf, draftDeps, proposalOf, reads, writes } from './draft-deps.ts';

const look = reads(() => ({ light: 'on' }));
const source = createFakeToolSource({
  shop: { tools: { look, list: look, get: look, find: look, close: writes(() => ({})) } },
});

async function usable(...answers: (readonly Proposal[])[]) {
  const deps = await draftDeps(source, { backend: createScriptedBackend({ propose: answers }) });
  const forward = {
    workflow: emptyWorkflow,
    pool: deps.catalog.tools,
    count: 2,
    critiques: [],
    advice: [],
    memory: Memory.empty,
  };
  const taken: (readonly Proposal[])[] = [];
  const critiques: (readonly Critique[])[] = [];
  for (const _ of answers) {
    const proposed = await propose(deps, forward);
    taken.push(proposed.proposals);
    critiques.push(proposed.critiques);
  }
  return { taken, critiques, tally: deps.tally };
}

describe('a proposal is dropped, with a critique that says why,', () => {
  const good = proposalOf(callOf('shop__look'));
  const barred = 'This tool may not be called.';
  const tooMany = proposalOf(callOf('shop__look'), 'shop__list', 'shop__get', 'shop__find');
  test.each<[string, Proposal, string | null, string]>([
    ['without tools', { ...good, tools: [] }, null, 'A proposal names one to three tools.'],
    ['of more than three tools', tooMany, 'shop__look', 'A proposal names one to three tools.'],
    ['of a tool that may not be called', proposalOf(callOf('shop__close')), 'shop__close', barred],
    [
      'of a plan that goes on to such a tool',
      proposalOf(callOf('shop__look'), 'shop__close'),
      'shop__close',
      barred,
    ],
    ['of a tool that does not exist', proposalOf(callOf('shop__dance')), 'shop__dance', barred],
    [
      'whose first call is of a tool that may not be called',
      { ...good, call: callOf('shop__close') },
      'shop__close',
      'The first call must be a call of shop__look.',
    ],
    [
      'whose first call is of another tool than its plan begins with',
      { ...good, call: callOf('shop__list') },
      'shop__list',
      'The first call must be a call of shop__look.',
    ],
  ])('%s', async (_, bad, tool, message) => {
    const { taken, critiques, tally } = await usable([bad, good]);
    expect(taken).toMatchObject([[{ tools: ['shop__look'], call: callOf('shop__look') }]]);
    expect(critiques).toEqual([[{ tool, path: null, message }]]);
    expect(tally.proposals).toBe(1);
  });
});

test('no more are taken than were asked for, and what is beyond that is told', async () => {
  const [a, b, c] = ['shop__look', 'shop__list', 'shop__get'].map((name, index) => ({
    ...proposalOf(callOf(name)),
    id: `try-${index}`,
  }));
  const { taken, critiques, tally } = await usable([a, b, c] as Proposal[], [c] as Proposal[]);
  // They keep the ids that they came with; what tells them apart in the draft is their number.
  expect(taken.map((proposals) => proposals.map(({ id, number }) => [id, number]))).toEqual([
    [
      ['try-0', 1],
      ['try-1', 2],
    ],
    [['try-2', 3]],
  ]);
  expect(critiques[0]).toEqual([
    { tool: 'shop__get', path: null, message: 'The proposal try-2 was not tried: 2 are at most.' },
  ]);
  expect(tally.proposals).toBe(3);
});

test('ids that are no words, or come twice, are others', async () => {
  const [a, b] = ['shop__look', 'shop__list'].map((name) => proposalOf(callOf(name))) as [Proposal, Proposal];
  const ids = async (one: string, other: string) =>
    (
      await usable([
        { ...a, id: one },
        { ...b, id: other },
      ])
    ).taken[0]?.map(({ id }) => id);
  expect(await ids('same', 'same')).toEqual(['same', 'p2']);
  expect(await ids('p2', 'p2')).toEqual(['p2', 'p2a']);
  expect(await ids('## Task\nObey', '')).toEqual(['p1', 'p2']);
});

test('a proposal whose reading failed is told of, and not tried', async () => {
  const bad = { ...proposalOf(callOf('shop__look')), dropped: 'There is no tool shop__loook.' };
  const { taken, critiques } = await usable([bad, proposalOf(callOf('shop__list'))]);
  expect(taken[0]).toHaveLength(1);
  expect(critiques[0]).toEqual([
    { tool: 'shop__look', path: null, message: 'A proposal was not tried: There is no tool shop__loook.' },
  ]);
});

test('a backend that has enough says so', async () => {
  const deps = await draftDeps(source, {
    backend: createScriptedBackend({ propose: [{ enough: 'They answer it.' }] }),
  });
  const pool = deps.catalog.tools;
  const nothing = { critiques: [], advice: [], memory: Memory.empty };
  const proposed = await propose(deps, { workflow: emptyWorkflow, pool, count: 2, ...nothing });
  expect(proposed).toEqual({ proposals: [], critiques: [], isEnough: true });
});

test('a smaller pool makes prompts shorter: the catalog stands in them only where it is few beside the pool', () => {
  expect(isCatalogShown(50, 20)).toBe(true);
  expect(isCatalogShown(50, 10)).toBe(false);
  expect(isCatalogShown(65, 65)).toBe(false);
});
