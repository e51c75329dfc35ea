// Negatives: how many, of which kind, and from which samples.
import type { Example, NegativeKind } from '../../../model/example.ts';
import { createRandom, deriveSeed } from '../../../model/random.ts';
import type { Sample, SampleTool } from '../../../model/sample.ts';
import { stepsOf } from '../../../model/workflow.ts';
import { createSays, type Says } from '../says.ts';
import type { ToolIndex } from '../tool-index.ts';
import { dialogueNegatives } from './dialogue-negatives.ts';
import { makeIrrelevant } from './irrelevant.ts';
import { makeMissingArgument } from './missing-argument.ts';
import { makeMissingStep } from './missing-step.ts';
import type { MakeNegative, NegativeContext } from './negative-context.ts';

const makers: Readonly<Record<NegativeKind, MakeNegative>> = {
  irrelevant: makeIrrelevant,
  'missing-argument': makeMissingArgument,
  'missing-step': makeMissingStep,
};

export interface NegativeOptions {
  readonly seed: number;
  readonly toolsPerSample: number;
  /** The share of negatives among all rows. */
  readonly negatives: number;
  readonly negativeKinds: readonly NegativeKind[];
}

/**
 * Returns the negatives made from a sample. How many are due follows from the number of samples so far; what a sample
 * cannot provide, later ones make up for. The rarest kind so far is tried first, so that kinds alternate.
 */
export function createNegativeMaker(
  index: ToolIndex,
  options: NegativeOptions,
): (sample: Sample, own: ReadonlyMap<string, SampleTool>, positive: Example) => readonly Example[] {
  const counts = new Map<NegativeKind, number>(options.negativeKinds.map((kind) => [kind, 0]));
  const perPositive = options.negatives / (1 - options.negatives);
  let positives = 0;
  let made = 0;
  return (sample, own, positive) => {
    positives++;
    const due = Math.round(positives * perPositive) - made;
    if (due <= 0 || counts.size === 0) return [];
    if (positive.exchanges !== undefined) {
      const cut = dialogueNegatives(positive, options.negativeKinds).slice(0, due);
      made += cut.length;
      for (const { kind } of cut) if (kind !== 'positive') counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return cut;
    }
    const steps = stepsOf(sample);
    const context: Omit<NegativeContext, 'random'> = {
      sample,
      steps,
      own,
      says: lazily(() => createSays(sample.response)),
      inQuery: lazily(() => createSays(sample.query)),
      index,
      toolsPerSample: Math.max(options.toolsPerSample, own.size),
    };
    const examples: Example[] = [];
    for (const [kind, count] of [...counts].sort(([, a], [, b]) => a - b)) {
      if (examples.length === due) break;
      const random = createRandom(deriveSeed(options.seed, `${sample.id}/${kind}`));
      const negative = makers[kind]({ ...context, random });
      if (negative === undefined) continue;
      counts.set(kind, count + 1);
      made++;
      const { query, tools, response } = negative;
      const base = { id: `${sample.id}/${kind}`, sample: sample.id, kind, turns: [] };
      examples.push({ ...base, query, tools: random.shuffle(tools), response });
    }
    return examples;
  };
}

/** Not every kind asks. */
function lazily(create: () => Says): Says {
  let says: Says | undefined;
  return (value) => {
    says ??= create();
    return says(value);
  };
}
