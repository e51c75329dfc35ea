// Summary of an evaluation: means with confidence intervals, over all examples and by group.
import { createRandom, deriveSeed, type Random } from '../../model/random.ts';
import { addSpent, nothingSpent, type Spent } from '../../model/sample.ts';
import type { ExampleScores } from '../scoring/example-scores.ts';
import { columnOf, intervalsOf, meanOf } from './bootstrap.ts';
import { type DimensionName, dimensions, partBy } from './groups.ts';
import { type Measure, type MeasureName, measureNamed, measures } from './measures.ts';

export interface SummaryOptions {
  readonly seed: number;
  /** How often the examples are resampled. */
  readonly resamples: number;
  /** In (0, 1): how many of such intervals hold the true mean. */
  readonly confidence: number;
}

export const defaultSummaryOptions: SummaryOptions = { seed: 0, resamples: 1000, confidence: 0.95 };

export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Examples that have something to measure. */
  readonly examples: number;
}

/** Null if no example has anything to measure. */
export type Estimates = Readonly<Partial<Record<MeasureName, Estimate | null>>>;

export interface GroupSummary {
  readonly group: string;
  readonly examples: number;
  readonly failed: number;
  /** Of the measures in `groupMeasures`. */
  readonly measures: Estimates;
}

/** How many examples have a recall in a range. */
export interface RecallBin {
  readonly title: string;
  readonly examples: number;
}

export interface EvaluationSummary {
  readonly examples: number;
  /** Examples that the tools in view can answer. */
  readonly positives: number;
  readonly negatives: number;
  /** Examples that could not be played to the end; they score 0. */
  readonly failed: number;
  /** Why not, the most frequent reason first. */
  readonly failures: readonly { readonly reason: string; readonly examples: number }[];
  /** Of all measures, by name; shares in [0, 1]. */
  readonly measures: Readonly<Record<MeasureName, Estimate | null>>;
  readonly groups: readonly {
    readonly dimension: DimensionName;
    readonly title: string;
    readonly groups: readonly GroupSummary[];
  }[];
  /** How tool recall spreads over the examples that can be answered. */
  readonly recall: readonly RecallBin[];
  readonly calls: number;
  readonly spent: Spent;
  /** Milliseconds, summed over the examples. */
  readonly elapsedMs: number;
  readonly options: SummaryOptions;
}

/** What is shown for every group. */
const groupMeasures: readonly MeasureName[] = [
  'passed',
  'toolRecall',
  'argumentMatch',
  'partialChain',
  'partialChainLenient',
];

/**
 * The figures of an evaluation. Examples that failed count as 0, in quality too where anything was judged, and are counted
 * apart. Equal scores in equal order and equal options give equal figures.
 */
export function summarise(
  scores: readonly ExampleScores[],
  options: Partial<SummaryOptions> = {},
): EvaluationSummary {
  const settings = { ...defaultSummaryOptions, ...options };
  const judged = withFailuresJudged(scores);
  const estimate = (members: readonly ExampleScores[], wanted: readonly Measure[], label: string) =>
    estimatesOf(members, wanted, settings, createRandom(deriveSeed(settings.seed, `bootstrap/${label}`)));
  const positives = scores.filter(({ kind }) => kind === 'positive');
  return {
    examples: scores.length,
    positives: positives.length,
    negatives: scores.length - positives.length,
    failed: scores.filter(hasFailed).length,
    failures: failuresOf(scores),
    measures: estimate(judged, measures, 'all') as EvaluationSummary['measures'],
    groups: dimensions.map((dimension) => ({
      dimension: dimension.name,
      title: dimension.title,
      groups: partBy(dimension, judged).map(([group, members]) => ({
        group,
        examples: members.length,
        failed: members.filter(hasFailed).length,
        measures: estimate(members, groupMeasures.map(measureNamed), `${dimension.name}/${group}`),
      })),
    })),
    recall: recallBins(positives),
    calls: scores.reduce((sum, { played }) => sum + played.length, 0),
    spent: scores.map(({ spent }) => spent).reduce(addSpent, nothingSpent),
    elapsedMs: scores.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
    options: settings,
  };
}

function hasFailed({ failure }: ExampleScores): boolean {
  return failure !== undefined;
}

/** Where anything was judged, an example that failed has no quality instead of an unknown one: nothing was there to judge. */
export function withFailuresJudged(scores: readonly ExampleScores[]): readonly ExampleScores[] {
  if (scores.every(({ measures: { quality } }) => quality === null)) return scores;
  return scores.map((each) =>
    hasFailed(each) && each.measures.quality === null
      ? { ...each, measures: { ...each.measures, quality: 0 } }
      : each,
  );
}

function estimatesOf(
  scores: readonly ExampleScores[],
  wanted: readonly Measure[],
  { resamples, confidence }: SummaryOptions,
  random: Random,
): Estimates {
  const columns = wanted.map((measure) => columnOf(scores.map((each) => measure.read(each))));
  const intervals = intervalsOf(columns, wanted, { resamples, confidence, random });
  return Object.fromEntries(
    wanted.map((measure, index) => {
      const column = columns[index] as (typeof columns)[number];
      const examples = column.weights.filter((weight) => weight > 0).length;
      const interval = intervals[index] as (typeof intervals)[number];
      return [measure.name, examples === 0 ? null : { mean: meanOf(column), ...interval, examples }];
    }),
  );
}

function failuresOf(scores: readonly ExampleScores[]): EvaluationSummary['failures'] {
  const counts = new Map<string, number>();
  for (const { failure } of scores)
    if (failure !== undefined) counts.set(failure, (counts.get(failure) ?? 0) + 1);
  return [...counts]
    .map(([reason, examples]) => ({ reason, examples }))
    .sort((a, b) => b.examples - a.examples);
}

const bins: readonly (readonly [title: string, holds: (recall: number) => boolean])[] = [
  ['0', (recall) => recall === 0],
  ['up to 25', (recall) => recall > 0 && recall <= 0.25],
  ['up to 50', (recall) => recall > 0.25 && recall <= 0.5],
  ['up to 75', (recall) => recall > 0.5 && recall <= 0.75],
  ['under 100', (recall) => recall > 0.75 && recall < 1],
  ['100', (recall) => recall === 1],
];

function recallBins(positives: readonly ExampleScores[]): readonly RecallBin[] {
  return bins.map(([title, holds]) => ({
    title,
    examples: positives.filter(({ measures: { toolRecall } }) => toolRecall !== null && holds(toolRecall))
      .length,
  }));
}
