// From samples to examples: calls in turns, tools in view, results as a model sees them, and negatives among them.
import { isDialogue } from '../../model/dialogue.ts';
import {
  type Example,
  type ExampleCall,
  type ExampleExchange,
  type NegativeKind,
  negativeKinds,
} from '../../model/example.ts';
import { createRandom, deriveSeed } from '../../model/random.ts';
import type { Sample, SampleTool } from '../../model/sample.ts';
import { type Step, stepsOf } from '../../model/workflow.ts';
import { createKnownTools } from './known-tools.ts';
import { maskNames } from './mask-names.ts';
import { keepsTurns } from './negatives/asks-and-declines.ts';
import { createNegativeMaker } from './negatives/negative-maker.ts';
import { shownResult } from './shown-result.ts';
import { bindingsBySource } from './taken-values.ts';
import { createToolIndex } from './tool-index.ts';
import { drawDistractors } from './tools-in-view.ts';
import { turnsOf } from './turns.ts';
import { areTwins } from './twins.ts';

export interface ExampleOptions {
  /** Draws distractors, their order, and the wording of negatives; each sample has its own random stream. */
  readonly seed: number;
  /** Tools in view, including the sample's own; more if a sample has more of its own. */
  readonly toolsPerSample: number;
  /** Characters of a result that are shown before it is shortened. */
  readonly maxResultChars: number;
  /** The share of negatives among all rows: at least 0, below 1. A sample yields each kind at most once. */
  readonly negatives: number;
  readonly negativeKinds: readonly NegativeKind[];
  /** Whether functions are called func_1, func_2, … */
  readonly maskNames: boolean;
}

export const defaultExampleOptions: ExampleOptions = {
  seed: 0,
  toolsPerSample: 10,
  maxResultChars: 4000,
  negatives: 0,
  negativeKinds,
  maskNames: false,
};

/** Turns samples into examples, one by one and in order. Keeps no sample. */
export interface ExampleMaker {
  /** The positive one first. */
  examplesOf(sample: Sample): readonly Example[];
  /** The positive one again, with results of at most so many characters. */
  shortened(sample: Sample, maxResultChars: number): Example;
}

/**
 * Makes examples, with distractors drawn from the given tools. Equal options and samples in equal order give
 * equal examples. The share of negatives is met over all samples so far, as closely as whole rows allow and as
 * samples can be made negatives of at all.
 */
export function createExampleMaker(
  catalog: { readonly tools: readonly SampleTool[] },
  options: ExampleOptions,
): ExampleMaker {
  const tools = catalog.tools.map(asSampleTool);
  const index = createToolIndex(tools);
  const known = createKnownTools(tools);
  const negativesOf = createNegativeMaker(index, options);
  const masked = (example: Example) => (options.maskNames ? maskNames(example) : example);
  return {
    examplesOf(whole) {
      const sample = withoutSetup(whole);
      const own = ownTools(sample, known);
      const positive = positiveExample(sample, own, index, options);
      return [positive, ...negativesOf(sample, own, positive)].map(masked);
    },
    shortened(whole, maxResultChars) {
      const sample = withoutSetup(whole);
      return masked(positiveExample(sample, ownTools(sample, known), index, { ...options, maxResultChars }));
    },
  };
}

/** The sample without the steps that prepared its world: they are nobody's answer. */
function withoutSetup(sample: Sample): Sample {
  if (sample.setup.length === 0) return sample;
  const chains = sample.chains
    .map((chain) => ({ ...chain, steps: chain.steps.filter(({ id }) => !sample.setup.includes(id)) }))
    .filter(({ steps }) => steps.length > 0);
  const called = new Set([
    ...chains.flatMap(({ steps }) => steps.map(({ name }) => name)),
    ...sample.exchanges.flatMap(({ write = '' }) => write),
  ]);
  return { ...sample, chains, tools: sample.tools.filter(({ name }) => called.has(name)) };
}

/** A tool of the catalog without what is specific to the machine it was listed on. */
function asSampleTool({
  name,
  server,
  tool,
  description,
  inputSchema,
  outputSchema,
  annotations,
  reads,
}: SampleTool): SampleTool {
  return {
    name,
    server,
    tool,
    description,
    inputSchema,
    ...(outputSchema !== undefined && { outputSchema }),
    ...(annotations !== undefined && { annotations }),
    ...(reads !== undefined && { reads }),
  };
}

/**
 * The tools that a sample's steps call, each once; one that the sample does not describe has no description. The tool of a
 * change that a person drops is among them: nobody asks whether to make a change that they could not make.
 */
function ownTools(sample: Sample, known: (tool: SampleTool) => SampleTool): ReadonlyMap<string, SampleTool> {
  const described = new Map(sample.tools.map((tool) => [tool.name, known(asSampleTool(tool))]));
  const called = stepsOf(sample).map(
    (step) => [step.name, described.get(step.name) ?? undescribed(step)] as const,
  );
  const dropped = sample.exchanges.flatMap(({ write = '' }) => {
    const tool = described.get(write);
    return tool === undefined ? [] : [[write, tool] as const];
  });
  return new Map([...called, ...dropped]);
}

function undescribed({ name, server, tool }: Step): SampleTool {
  return { name, server, tool, description: '', inputSchema: { type: 'object' } };
}

function positiveExample(
  sample: Sample,
  ownByName: ReadonlyMap<string, SampleTool>,
  index: ReturnType<typeof createToolIndex>,
  options: ExampleOptions,
): Example {
  const random = createRandom(deriveSeed(options.seed, `${sample.id}/tools`));
  const own = [...ownByName.values()];
  const turns = callsInTurns(sample, ownByName, options.maxResultChars);
  const room = Math.max(0, options.toolsPerSample - own.length);
  const keeps = keepsTurns({ sample, own: ownByName, index, random });
  const distractors = drawDistractors(
    index,
    own,
    room,
    random,
    (tool, chosen) => !own.some((each) => areTwins(tool, each)) && keeps([...chosen, tool]),
  );
  return {
    id: sample.id,
    sample: sample.id,
    kind: 'positive',
    query: sample.query,
    tools: random.shuffle([...own, ...distractors]),
    turns,
    response: sample.response,
    ...(isDialogue(sample) ? { exchanges: exchangesOf(sample, turns) } : {}),
    account: accountOf(sample),
  };
}

function accountOf({ today, timeZone, form, ordered, exchanges }: Sample): NonNullable<Example['account']> {
  return { today, timeZone, form, ordered, exchanges };
}

/** Nine letters and digits. */
function callId(number: number): string {
  return `call${String(number).padStart(5, '0')}`;
}

/** Each exchange with the turns of its own steps. */
function exchangesOf(
  { exchanges }: Sample,
  turns: readonly (readonly ExampleCall[])[],
): readonly ExampleExchange[] {
  return exchanges.map(({ kind, query, response, steps, withheld }) => ({
    kind,
    query,
    turns: turns
      .map((calls) => calls.filter(({ step }) => steps.includes(step)))
      .filter((calls) => calls.length > 0),
    response,
    withheld,
  }));
}

function callsInTurns(
  sample: Sample,
  tools: ReadonlyMap<string, SampleTool>,
  maxResultChars: number,
): readonly (readonly ExampleCall[])[] {
  const taken = bindingsBySource(stepsOf(sample));
  let number = 0;
  return turnsOf(sample, tools).map((turn) =>
    turn.map((step): ExampleCall => {
      number++;
      return {
        id: callId(number),
        step: step.id,
        name: step.name,
        arguments: step.arguments,
        carried: [
          ...new Set(step.bindings.filter(({ source }) => source === 'step').map(({ path }) => path)),
        ],
        shown: shownResult(step.result, maxResultChars, taken.get(step.id) ?? [], sample.response),
        result: step.result,
        ...(step.failed && { failed: step.failed }),
      };
    }),
  );
}
