// The turns of a dialogue that ask or decline: what may stand beside its own tools for that to stay the right turn.
import type { Exchange } from '../../../model/claim.ts';
import type { Random } from '../../../model/random.ts';
import type { Sample, SampleTool } from '../../../model/sample.ts';
import { type Step, stepsOf } from '../../../model/workflow.ts';
import { createSays } from '../says.ts';
import type { ToolIndex } from '../tool-index.ts';
import { listsAll, tellsValue } from './missing-argument.ts';
import { missesWithout } from './missing-step.ts';
import { valueAt } from './removable.ts';

export interface DialogueTools {
  readonly sample: Sample;
  readonly own: ReadonlyMap<string, SampleTool>;
  readonly index: ToolIndex;
  readonly random: Random;
}

/** Whether the sample's own tools with some others leave every such turn right: nothing else does what is declined, or tells what is asked for. */
export function keepsTurns(dialogue: DialogueTools): (others: readonly SampleTool[]) => boolean {
  const { sample, own } = dialogue;
  const steps = stepsOf(sample);
  const conditions = sample.exchanges.flatMap((exchange, at) => {
    const ids = new Set(sample.exchanges.slice(at).flatMap((later) => later.steps));
    const ahead = steps.filter(({ id }) => ids.has(id));
    return [...declined(exchange, ahead, dialogue), ...asked(exchange, steps, own)];
  });
  return (others) => conditions.every((holds) => holds(others));
}

type Holds = (others: readonly SampleTool[]) => boolean;

function declined(
  { query, withheld }: Exchange,
  steps: readonly Step[],
  { sample, own, index, random }: DialogueTools,
): readonly Holds[] {
  return withheld.flatMap((name) => {
    const tool = own.get(name);
    if (tool === undefined) return [];
    const misses = missesWithout(tool, {
      sample: { ...sample, query },
      steps,
      own,
      says: createSays(sample.response),
      inQuery: createSays(query),
      index,
      toolsPerSample: own.size,
      random,
    });
    const rest = [...own.values()].filter((each) => !withheld.includes(each.name));
    // Where its own tools could stand in for it already, no other makes that worse.
    return misses?.(rest) === true ? [(others: readonly SampleTool[]) => misses([...rest, ...others])] : [];
  });
}

function asked(
  { open = [] }: Exchange,
  steps: readonly Step[],
  own: ReadonlyMap<string, SampleTool>,
): readonly Holds[] {
  return open.flatMap(({ step: id, path }) => {
    const step = steps.find((each) => each.id === id);
    const tool = step && own.get(step.name);
    const value = step && tool && valueAt(step, path, tool);
    return value === undefined
      ? []
      : [
          (others: readonly SampleTool[]) =>
            !others.some(
              (each) => tellsValue(each, value) || (value.about.kind === 'name' && listsAll(each, value)),
            ),
        ];
  });
}
