import { expect, test } from 'vitest';
import {
  dependencies,
  depthOf,
  emptyWorkflow,
  idNumber,
  mapSteps,
  type Step,
  stepsOf,
  type Workflow,
} from '../../src/model/workflow.ts';

/** A step that takes a value from each of the given steps. */
function step(number: number, ...from: readonly number[]): Step {
  const bindings = from.map((source) => ({
    path: '/x',
    source: 'step' as const,
    step: `step_${source}`,
    from: '/content',
  }));
  return {
    id: `step_${number}`,
    server: 's',
    tool: 't',
    name: 's__t',
    arguments: {},
    result: { content: [] },
    bindings,
  };
}

const workflow: Workflow = {
  chains: [
    { id: 'chain_1', steps: [step(1), step(3, 1), step(10, 3, 1)] },
    { id: 'chain_2', steps: [step(2), step(4, 2, 2)] },
  ],
};

test('steps come in the order of execution, by number and not by text', () => {
  expect(stepsOf(workflow).map(({ id }) => idNumber(id))).toEqual([1, 2, 3, 4, 10]);
});

test('dependencies name each step once', () => {
  expect([...dependencies(step(4, 2, 2))]).toEqual(['step_2']);
  const fromQuery = { ...step(1), bindings: [{ path: '/x', source: 'query' as const, text: 'x' }] };
  expect(dependencies(fromQuery).size).toBe(0);
});

test('the depth is that of the longest path', () => {
  expect(depthOf(workflow)).toBe(3);
  expect(depthOf({ chains: [{ id: 'chain_1', steps: [step(1), step(2)] }] })).toBe(1);
  expect(depthOf(emptyWorkflow)).toBe(0);
});

test('mapping keeps chains and their order', () => {
  const mapped = mapSteps(workflow, (each) => ({ ...each, tool: 'u' }));
  expect(mapped.chains.map(({ id, steps }) => [id, steps.length])).toEqual([
    ['chain_1', 3],
    ['chain_2', 2],
  ]);
  expect(stepsOf(mapped).every(({ tool }) => tool === 'u')).toBe(true);
  expect(stepsOf(workflow)[0]?.tool).toBe('t');
});
