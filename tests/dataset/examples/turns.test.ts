// Turns: which calls are made at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnsOf } from '../../../src/dataset/examples/turns.ts';
import { dependencies, type Step, type Workflow } from '../../../src/model/workflow.ts';
import { fromStep, step, tool } from './small-world.ts';

const read = tool('shop__get_order', { takes: ['id'] });
const write = tool('shop__cancel_order', { takes: ['id'], writes: true });
const tools = new Map([read, write].map((each) => [each.name, each]));

function makeStep(number: number, name: string, sources: readonly number[]): Step {
  return step(
    number,
    name,
    { id: 'x' },
    { id: 'x' },
    sources.map((source) => fromStep('/id', source, '/structuredContent/id')),
  );
}

function ids(workflow: Workflow): string[][] {
  return turnsOf(workflow, tools).map((turn) => turn.map(({ id }) => id.replace('step_', '')));
}

describe('turns', () => {
  it('puts calls that only read and need nothing of each other into one', () => {
    const steps = [makeStep(1, read.name, []), makeStep(2, read.name, []), makeStep(3, read.name, [1])];
    expect(ids({ chains: [{ id: 'chain_1', steps }] })).toEqual([['1', '2'], ['3']]);
  });

  it('gives a call that may write a turn of its own', () => {
    const steps = [makeStep(1, read.name, []), makeStep(2, write.name, []), makeStep(3, read.name, [])];
    expect(ids({ chains: [{ id: 'chain_1', steps }] })).toEqual([['1'], ['2'], ['3']]);
  });

  it('makes a repair only after what it repairs has failed', () => {
    const failed = { ...makeStep(1, read.name, []), failed: true as const };
    const repair = { ...makeStep(2, read.name, []), repairs: 'step_1' };
    expect(ids({ chains: [{ id: 'chain_1', steps: [failed, repair] }] })).toEqual([['1'], ['2']]);
  });

  it('takes a tool that nobody describes for one that may write', () => {
    const steps = [makeStep(1, 'shop__unknown', []), makeStep(2, 'shop__unknown', [])];
    expect(ids({ chains: [{ id: 'chain_1', steps }] })).toEqual([['1'], ['2']]);
  });

  it('goes through several chains in the order of execution', () => {
    const [one, two, three] = [
      makeStep(1, read.name, []),
      makeStep(2, read.name, []),
      makeStep(3, read.name, [2]),
    ];
    const chains = [
      { id: 'chain_1', steps: [one, three] },
      { id: 'chain_2', steps: [two] },
    ];
    expect(ids({ chains })).toEqual([['1', '2'], ['3']]);
  });

  it('keeps the order, parts what depends, and parts nothing else', () => {
    const sketch = fc.array(
      fc.record({ writes: fc.boolean(), back: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(sketch, (sketches) => {
        const steps = sketches.map(({ writes, back }, index) =>
          makeStep(
            index + 1,
            writes ? write.name : read.name,
            back.map((far) => index + 1 - far).filter((number) => number > 0),
          ),
        );
        const turns = turnsOf({ chains: [{ id: 'chain_1', steps }] }, tools);
        expect(turns.flat()).toEqual(steps);
        const belongs = (one: Step, turn: readonly Step[]) =>
          one.name === read.name &&
          turn.every((other) => other.name === read.name && !dependencies(one).has(other.id));
        for (const [index, turn] of turns.entries()) {
          for (const [place, one] of turn.entries())
            if (place > 0) expect(belongs(one, turn.slice(0, place))).toBe(true);
          const next = turns[index + 1]?.[0];
          if (next !== undefined) expect(belongs(next, turn)).toBe(false);
        }
      }),
    );
  });
});
