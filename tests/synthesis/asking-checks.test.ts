// Checks that ask a model: when they run, what their objections lead to, and who pays for them.

import { describe, expect, test } from 'vitest';
import { createAcceptedSamples } from '../../src/checks/novel.ts';
import { withStoredValues } from '../../src/grounding/stored-value.ts';
import type { Limits } from '../../src/model/run.ts';
import type { Check, Stage } from '../../src/model/seams.ts';
import { Budget } from '../../src/spending/budget.ts';
import { checkContext } from '../../src/synthesis/deps.ts';
import { verifySample } from '../../src/synthesis/verify.ts';
import { writeAndCheck } from '../../src/synthesis/write.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { sample } from '../runs/drafts.ts';
import { testCheck } from '../support/test-check.ts';
import { chainOf, changed, draftDeps, never, reads, stepOf, structured } from './draft-deps.ts';
import { aCall } from './run-parts.ts';

const source = createFakeToolSource({ shop: { tools: { list: reads(() => ({ items: ['lamp'] })) } } });
const settled = {
  workflow: { chains: [chainOf('chain_1', stepOf(1, 'shop__list', {}, structured({ items: ['lamp'] })))] },
  settlement: { status: 'passed', detail: 'stable' },
} as const;

/** Asks whether the draft is any good; a score below one half is an objection. */
const judging = testCheck(
  'judge',
  async (draft, { ask }) => {
    if (ask === undefined) return { check: 'judge', status: 'skipped', detail: 'There is no model to ask.' };
    const { output, failure } = { failure: '', ...(await ask('judge', { draft, tools: draft.tools })) };
    if (output === undefined) return { check: 'judge', status: 'failed', detail: failure };
    return output.score >= 0.5
      ? { check: 'judge', status: 'passed' }
      : { check: 'judge', status: 'failed', detail: 'It is bad.', critiques: output.critiques };
  },
  { needs: ['model'] },
);

/** Objects to every query without this word. */
function wants(word: string, ran: string[] = [], name = 'query', objectsTo: Check['objectsTo'] = 'wording') {
  const critiques = [{ tool: null, path: null, message: `Say ${word}.` }];
  return testCheck(
    name,
    async ({ query }) => {
      ran.push(name);
      return query.includes(word)
        ? { check: name, status: 'passed' }
        : { check: name, status: 'failed', detail: `It does not say ${word}.`, critiques };
    },
    { objectsTo },
  );
}

const good = { score: 0.9, critiques: [] };
const bad = { score: 0.1, critiques: [{ tool: null, path: null, message: 'Sound like a person.' }] };

/** Writes these queries, of which each check that asks a model is told the judgement that comes next. */
async function write(
  queries: readonly string[],
  judgements: readonly (typeof bad)[],
  checks: readonly Check[],
  limits: Limits = {},
) {
  const scripted = createScriptedBackend({
    write: queries.map((query) => ({ query, response: 'A lamp.' })),
    judge: judgements,
  });
  const asked: Stage[] = [];
  const backend = {
    ...scripted,
    complete: changed(scripted, ({ stage }) => {
      asked.push(stage);
      return undefined;
    }).complete,
  };
  const deps = await draftDeps(source, { backend, budget: new Budget(limits) });
  const written = writeAndCheck(deps, { ...settled, latencyMs: {} }, checks, checkContext(deps, []));
  return { deps, asked, scripted, written };
}

async function verdictsOf(written: ReturnType<typeof writeAndCheck>) {
  const outcome = await written;
  if ('failure' in outcome) throw new Error(outcome.failure);
  return outcome.verdicts;
}

describe('a check that asks a model', () => {
  test('runs after all others, but its verdict stands in its place', async () => {
    const ran: string[] = [];
    const noting: Check = {
      ...judging,
      run: (draft, context) => {
        ran.push('judge');
        return judging.run(draft, context);
      },
    };
    const checks = [wants('Lamp', ran, 'query'), noting, wants('Lamp', ran, 'response')];
    const { written } = await write(['Lamps?'], [good], checks);
    expect((await verdictsOf(written)).map(({ check, status }) => [check, status])).toEqual([
      ['query', 'passed'],
      ['judge', 'passed'],
      ['response', 'passed'],
    ]);
    expect(ran).toEqual(['query', 'response', 'judge']);
  });

  test('does not run on a draft that another check rejects, and says so', async () => {
    const { written, asked } = await write(['Lamps?'], [], [judging, wants('gold', [], 'secrets', 'chain')]);
    expect(await verdictsOf(written)).toEqual([
      { check: 'judge', status: 'skipped', detail: 'secrets failed before it was asked' },
      expect.objectContaining({ check: 'secrets', status: 'failed' }),
    ]);
    expect(asked).toEqual(['write']);
  });

  test('does not run on a draft that another one of its kind rejects', async () => {
    const second: Check = { ...judging, name: 'solve' };
    const { written, asked } = await write(
      ['One?', 'Two?', 'Three?', 'Four?', 'Five?'],
      [bad, bad, bad, bad, bad],
      [judging, second],
    );
    expect((await verdictsOf(written)).map(({ status }) => status)).toEqual(['failed', 'skipped']);
    expect(asked.filter((stage) => stage === 'judge')).toHaveLength(5);
  });

  test('runs on a draft of which another check was skipped', async () => {
    const skipped = testCheck('replay', async () => ({ check: 'replay', status: 'skipped' }));
    const { written } = await write(['Lamps?'], [good], [skipped, judging]);
    expect((await verdictsOf(written)).map(({ status }) => status)).toEqual(['skipped', 'passed']);
  });

  test('has the query written again, with its objections', async () => {
    const { written, scripted, asked } = await write(['Lamps?', 'Any lamps?'], [bad, good], [judging]);
    expect(await verdictsOf(written)).toMatchObject([{ check: 'judge', status: 'passed' }]);
    expect(asked).toEqual(['write', 'judge', 'write', 'judge']);
    expect(scripted.inputsOf('write')[1]).toMatchObject({
      critiques: bad.critiques,
      previous: { query: 'Lamps?', response: 'A lamp.' },
    });
    expect(scripted.inputsOf('judge').map(({ draft }) => draft.query)).toEqual(['Lamps?', 'Any lamps?']);
    scripted.assertDone();
  });

  test('is asked only about the wording that the others have no objection to', async () => {
    const { written, asked } = await write(['Lamps?', 'Lamps, please?'], [good], [judging, wants('please')]);
    expect((await verdictsOf(written)).map(({ status }) => status)).toEqual(['passed', 'passed']);
    expect(asked).toEqual(['write', 'write', 'judge']);
  });

  test('costs what it asks: the draft counts it, by its stage', async () => {
    const { written, deps } = await write(['Lamps?', 'Any lamps?'], [bad, good], [judging]);
    await written;
    expect(deps.tally).toMatchObject({
      asked: 4,
      spent: { calls: 4 },
      stages: { write: { calls: 2 }, judge: { calls: 2 } },
    });
  });

  test('is bound by the limits of the run', async () => {
    const { written, asked } = await write(['Lamps?'], [], [judging], { calls: 1 });
    await expect(written).rejects.toMatchObject({ code: 'budget' });
    expect(asked).toEqual(['write']);
  });

  test('fails the draft where the model does not answer, as a verdict', async () => {
    const scripted = createScriptedBackend({ write: [{ query: 'Lamps?', response: 'A lamp.' }] });
    const failure = 'It would not say.';
    const backend = changed(scripted, ({ stage }) =>
      stage === 'judge' ? { failure, spent: aCall } : undefined,
    );
    const deps = await draftDeps(source, { backend });
    const written = await writeAndCheck(
      deps,
      { ...settled, latencyMs: {} },
      [judging],
      checkContext(deps, []),
    );
    expect(written).toMatchObject({ verdicts: [{ check: 'judge', status: 'failed', detail: failure }] });
    expect(deps.tally.stages.judge).toEqual(aCall);
  });
});

test('a stored sample is verified without a model: such a check is skipped, and says why', async () => {
  const stored = { ...sample(0), chains: withStoredValues(settled.workflow.chains), seed: 4711 };
  const seeds: number[] = [];
  const noting = testCheck('noting', async (_, { seed, catalog }) => {
    seeds.push(seed);
    expect(catalog.tools.map(({ name }) => name)).toEqual(['shop__list']);
    return { check: 'noting', status: 'passed' };
  });
  const checks = [judging, noting];
  const parts = { source, secrets: [], clock: () => 0, checks, accepted: createAcceptedSamples() };
  expect(await verifySample(parts, stored, never)).toEqual([
    { check: 'judge', status: 'skipped', detail: 'There is no model to ask.' },
    { check: 'noting', status: 'passed' },
  ]);
  // The seed it was made with, so that a check of equal drafts is equal.
  expect(seeds).toEqual([4711]);
});
