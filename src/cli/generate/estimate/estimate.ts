// What a run would ask and cost: from the prompts of its own tools, or from what the run has taken so far.
import type { ComposedEstimate } from '../../../compose/compose-run.ts';
import { draftsPerSample, mostSearchSteps } from '../../../model/loop-limits.ts';
import { methodDefaults, type RunSpec } from '../../../model/run.ts';
import type { Spent, StageSpending } from '../../../model/sample.ts';
import type { Stage } from '../../../model/seams.ts';
import type { Catalog } from '../../../model/tool.ts';
import { charactersPerToken } from '../../../spending/estimated-usage.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';

type Price = NonNullable<ComposedEstimate['price']>;

/** From the least to the most that is expected; equal where it is known. */
export type Range = readonly [low: number, high: number];

export interface Amounts {
  readonly calls: Range;
  readonly inputTokens: Range;
  readonly outputTokens: Range;
  /** Null if no price is known. */
  readonly costUsd: Range | null;
}

/** What `generate --estimate --json` prints. */
export interface Estimate extends Amounts {
  readonly model: string;
  /** Samples that are still to be made. */
  readonly samples: number;
  readonly drafts: Range;
  readonly stages: Readonly<Record<string, Amounts>>;
  /** USD for a million tokens; null if no price is known. */
  readonly price: Price | null;
  /** What the figures rest on: sentences. */
  readonly assumptions: readonly string[];
}

export interface EstimateInput {
  readonly model: string;
  readonly spec: RunSpec;
  readonly checks: readonly string[];
  readonly catalog: Catalog;
  readonly price: Price | undefined;
  /** What the run that would be resumed has made. */
  readonly made?: { readonly accepted: number; readonly rejected: number; readonly stages: StageSpending };
}

export function estimateRun(input: EstimateInput): Estimate {
  const { made } = input;
  const asked = Object.values(made?.stages ?? {}).some(({ calls }) => calls > 0);
  return made !== undefined && made.accepted > 0 && asked ? fromRun(input, made) : fromPrompts(input);
}

/** How far the rest of a run may be from its beginning. */
const drift = 1.2;

function fromRun(input: EstimateInput, made: NonNullable<EstimateInput['made']>): Estimate {
  const drafts = made.accepted + made.rejected;
  const samples = Math.max(0, input.spec.samples - made.accepted);
  const expected = (samples * drafts) / made.accepted;
  const left = Math.max(0, input.spec.samples * draftsPerSample - drafts);
  const range: Range = [
    Math.min(left, Math.max(samples, Math.floor(expected / drift))),
    Math.min(left, Math.ceil(expected * drift)),
  ];
  const stages = Object.entries(made.stages)
    .filter(([, { calls }]) => calls > 0)
    .map(([stage, spent]) => [stage, perDraft(spent, drafts, range, input.price)] as const);
  return total(input, samples, range, stages, [
    `Each draft is assumed to take what the ${drafts} drafts of the run took on average.`,
    `The acceptance rate so far (${made.accepted} of ${drafts}) is assumed to continue, give or take a fifth.`,
  ]);
}

function perDraft(
  { calls, usage, costUsd }: Spent,
  drafts: number,
  range: Range,
  price: Price | undefined,
): Amounts {
  const all = (amount: number): Range => [(amount / drafts) * range[0], (amount / drafts) * range[1]];
  const { inputTokens, cachedInputTokens, outputTokens } = usage;
  const cost = costUsd ?? (price && costOf(price, inputTokens, cachedInputTokens, outputTokens));
  return {
    calls: rounded(all(calls)),
    inputTokens: rounded(all(inputTokens)),
    outputTokens: rounded(all(outputTokens)),
    costUsd: cost === undefined ? null : all(cost),
  };
}

/** Characters of a result: a record, and a page of a list. */
const resultLengths: Range = [400, 4000];
/** Tokens from which on endpoints keep the beginning of a prompt. */
const leastCached = 1024;
/** Reasoning models write several times what they answer. */
const outputFactor: Range = [1, 4];
const rehearsals = 4;

/** Two calls, and that they are enough. */
const fewestSearchSteps = 3;

/** How often a draft asks each stage, given its numbers. */
const callsADraft: Readonly<Record<Stage, (spec: RunSpec) => Range>> = {
  propose: ({ iterations }) => [iterations, iterations],
  act: ({ iterations, proposals }) => [0, Math.ceil((iterations * proposals) / 2)],
  select: ({ iterations }) => [iterations, iterations],
  write: () => [1, 3],
  query: () => [1, 1],
  step: ({ dfsSteps = methodDefaults.dfsSteps }) => [
    fewestSearchSteps,
    Math.min(mostSearchSteps, fewestSearchSteps * dfsSteps),
  ],
  respond: () => [1, 3],
  reword: () => [1, 3],
  judge: () => [1, 3],
  solve: () => [1, 3],
};

/** Tokens of an answer that is as short as it can be. */
const answerTokens: Readonly<Record<Stage, (spec: RunSpec) => number>> = {
  propose: ({ proposals }) => 60 + 90 * proposals,
  act: () => 60,
  select: () => 120,
  write: ({ iterations }) => 100 + 50 * iterations,
  query: () => 60,
  step: () => 60,
  respond: () => 200,
  reword: ({ exchanges = 1 }) => 150 * exchanges,
  judge: () => 60,
  solve: ({ iterations }) => 20 + 40 * iterations,
};

function fromPrompts(input: EstimateInput): Estimate {
  const { spec, catalog, checks, price, made } = input;
  const samples = Math.max(0, spec.samples - (made?.accepted ?? 0));
  const drafts: Range = [samples, samples * 2];
  const rehearsed = resultLengths.map((length) =>
    Array.from({ length: rehearsals }, (_, index) =>
      rehearse(catalog, spec, checks, length, spec.seed + index),
    ),
  ) as [Rehearsal[], Rehearsal[]];
  const names = [...(rehearsed[0][0]?.keys() ?? [])];
  const stages = names.map((stage) => {
    const [small, large] = rehearsed.map((some) => sizeOf(some, stage)) as [PromptSize, PromptSize];
    const times = callsADraft[stage](spec);
    const calls: Range = [times[0] * drafts[0], times[1] * drafts[1]];
    const output = answerTokens[stage](spec);
    const inputTokens: Range = [calls[0] * small.tokens, calls[1] * large.tokens];
    const outputTokens: Range = [calls[0] * output * outputFactor[0], calls[1] * output * outputFactor[1]];
    const costUsd: Range | null =
      price === undefined
        ? null
        : [
            costOf(price, inputTokens[0], calls[0] * small.cached, outputTokens[0]),
            costOf(price, inputTokens[1], 0, outputTokens[1]),
          ];
    const amounts: Amounts = {
      calls,
      inputTokens: rounded(inputTokens),
      outputTokens: rounded(outputTokens),
      costUsd,
    };
    return [stage, amounts] as const;
  });
  return total(input, samples, drafts, stages, [
    'Prompts are measured with the available tools, at 4 characters per token. No tool is called, so results are assumed to have 400 to 4,000 characters.',
    'Best case: every draft is accepted, every first call succeeds, every wording passes, answers are short, and common prompt prefixes are cached.',
    'Worst case: every other draft is accepted, half of the proposals need a second call, every text is written three times, reasoning is four times as long as the answers, and nothing is cached.',
  ]);
}

interface PromptSize {
  /** Of one prompt, on average. */
  readonly tokens: number;
  /** Of them, those at the beginning that the prompt before of the same stage has too. */
  readonly cached: number;
}

function sizeOf(some: readonly Rehearsal[], stage: Stage): PromptSize {
  const texts = some.flatMap((rehearsal) => rehearsal.get(stage) ?? []);
  const tokens = texts.map((text) => text.length / charactersPerToken);
  const shared = texts.map((text, index) => {
    const common = sharedLength(texts[index - 1] ?? '', text) / charactersPerToken;
    return common < leastCached ? 0 : common;
  });
  return { tokens: mean(tokens), cached: mean(shared) };
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

function total(
  { model, price }: EstimateInput,
  samples: number,
  drafts: Range,
  entries: readonly (readonly [string, Amounts])[],
  assumptions: readonly string[],
): Estimate {
  const all = entries.map(([, amounts]) => amounts);
  const sum = (field: 'calls' | 'inputTokens' | 'outputTokens'): Range => [
    all.reduce((total, amounts) => total + amounts[field][0], 0),
    all.reduce((total, amounts) => total + amounts[field][1], 0),
  ];
  const costs = all.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  return {
    model,
    samples,
    drafts,
    calls: sum('calls'),
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
    costUsd:
      costs.length < all.length
        ? null
        : [costs.reduce((cost, [low]) => cost + low, 0), costs.reduce((cost, [, high]) => cost + high, 0)],
    stages: Object.fromEntries(entries),
    price: price ?? null,
    assumptions,
  };
}

/** As a bill would have it, for tokens of which some were cached. */
function costOf(price: Price, input: number, cached: number, output: number): number {
  return ((input - cached) * price.input + cached * price.cachedInput + output * price.output) / 1e6;
}

function rounded([low, high]: Range): Range {
  return [Math.round(low), Math.round(high)];
}
