// Taking the selected report into the workflow, or leaving the workflow as it is.
import { describe, expect, test } from 'vitest';
import type { Gradient } from '../../src/model/feedback.ts';
import { emptyWorkflow, maxChains, type Workflow } from '../../src/model/workflow.ts';
import { update } from '../../src/synthesis/update.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import {
  attemptOf,
  callOf,
  chainOf,
  draftDeps,
  failedAttempt,
  reads,
  reportOf,
  stepOf,
  structured,
} from './draft-deps.ts';

const { catalog } = await draftDeps(
  createFakeToolSource({ shop: { tools: { look: reads(() => ({ light: 'on' })) } } }),
);
const tools = catalog.byName;
const look = callOf('shop__look');
const lit = structured({ light: 'on' });
const good = reportOf([failedAttempt(look, 'Too early.'), attemptOf(look, lit)]);
const bad = reportOf([attemptOf(look, lit), failedAttempt(look, 'Too late.')]);
const gradient = (
  kind: Gradient['kind'],
  chainId: string | null = null,
  proposalId = good.proposal.id,
): Gradient => ({
  kind,
  proposalId,
  chainId,
  reason: '',
  critiques: [],
});
const two: Workflow = {
  chains: [
    chainOf('chain_1', stepOf(1, 'shop__look', {}, lit)),
    chainOf('chain_2', stepOf(2, 'shop__look', {}, lit)),
  ],
};

describe('update', () => {
  test('adds what was kept of the report as steps: a retry in place of what it repaired', () => {
    const { chains } = update(emptyWorkflow, gradient('new'), [good], tools);
    expect(chains).toMatchObject([
      { id: 'chain_1', steps: [{ id: 'step_1', name: 'shop__look', result: lit }] },
    ]);
    expect(chains[0]?.steps).toHaveLength(1);
  });

  test('`append` adds to the chain of that id, `new` begins another', () => {
    const shape = ({ chains }: Workflow) =>
      chains.map(({ id, steps }) => [id, ...steps.map((step) => step.id)]);
    expect(shape(update(two, gradient('append', 'chain_1'), [good], tools))).toEqual([
      ['chain_1', 'step_1', 'step_3'],
      ['chain_2', 'step_2'],
    ]);
    expect(shape(update(two, gradient('new', 'chain_1'), [good], tools))).toEqual([
      ['chain_1', 'step_1'],
      ['chain_2', 'step_2'],
      ['chain_3', 'step_3'],
    ]);
  });

  test('leaves the workflow as it is for `none`, an unknown report, a failed report, or a chain too many', () => {
    const full: Workflow = {
      chains: Array.from({ length: maxChains }, (_, at) =>
        chainOf(`chain_${at + 1}`, stepOf(at + 1, 'shop__look', {}, lit)),
      ),
    };
    expect(update(two, gradient('none'), [good], tools)).toBe(two);
    expect(update(two, gradient('new', null, 'p99'), [good], tools)).toBe(two);
    expect(update(two, gradient('new'), [bad], tools)).toBe(two);
    expect(update(full, gradient('new'), [good], tools)).toBe(full);
  });
});
