// Two evaluations side by side, over the examples they share.
import { ToolGradError } from '../../model/errors.ts';
import { createRandom, deriveSeed } from '../../model/random.ts';
import type { ExampleScores } from '../scoring/example-scores.ts';
import {
  type Column,
  columnOf,
  type Interval,
  meanOf,
  meanOfDrawn,
  percentileInterval,
  resample,
} from './bootstrap.ts';
import { type Measure, type MeasureName, measures } from './measures.ts';
import { mcnemarExact, permutationTests } from './paired-tests.ts';
import { defaultSummaryOptions, type SummaryOptions, withFailuresJudged } from './summarise.ts';

export interface CompareOptions extends SummaryOptions {
  /** How often results change sides at random in the permutation test. */
  readonly permutations: number;
}

const defaultCompareOptions: CompareOptions = { ...defaultSummaryOptions, permutations: 5000 };

export interface MeasureComparison {
  readonly name: MeasureName;
  /** Examples in which both have something to measure. */
  readonly examples: number;
  readonly first: number;
  readonly second: number;
  /** The second mean minus the first. */
  readonly difference: number;
  /** Of the difference, by resampling pairs. */
  readonly interval: Interval;
  /** How likely a difference of that size is by chance alone, in (0, 1]. */
  readonly p: number;
  readonly test: 'mcnemar' | 'permutation';
  /** `mcnemar`: the examples that only one of both passed. */
  readonly onlyFirst?: number;
  readonly onlySecond?: number;
}

export interface EvaluationComparison {
  readonly first: string;
  readonly second: string;
  /** Examples that both have played. */
  readonly examples: number;
  /** Examples that only the one, or only the other, has played: not compared. */
  readonly onlyInFirst: number;
  readonly onlyInSecond: number;
  /** Examples of the same id that ask another question: not compared. */
  readonly unlike: number;
  /** Whether one was played for real and the other with a single turn: then they are asked for different things. */
  readonly differsInMode: boolean;
  /** Of the measures that both have, in the order of all measures. */
  readonly measures: readonly MeasureComparison[];
  readonly options: CompareOptions;
}

/** An evaluation with a name. */
export interface NamedScores {
  readonly name: string;
  readonly scores: readonly ExampleScores[];
}

/**
 * Compares the second evaluation with the first, pair by pair: each shared example is its own control, so that hard
 * examples do not blur the difference. Pass or fail is tested by McNemar's exact test, everything else by a permutation
 * test; intervals are by bootstrap over pairs. Throws `usage` where they were scored by two versions of the scorer.
 */
export function compareEvaluations(
  first: NamedScores,
  second: NamedScores,
  options: Partial<CompareOptions> = {},
): EvaluationComparison {
  const settings = { ...defaultCompareOptions, ...options };
  assertOneScorer(first, second);
  const others = new Map(withFailuresJudged(second.scores).map((scores) => [scores.example, scores]));
  const met = withFailuresJudged(first.scores).flatMap((one) => {
    const other = others.get(one.example);
    return other === undefined ? [] : [[one, other] as const];
  });
  const pairs = met.filter(([one, other]) => one.query === other.query && one.kind === other.kind);
  return {
    first: first.name,
    second: second.name,
    examples: pairs.length,
    onlyInFirst: first.scores.length - met.length,
    onlyInSecond: others.size - met.length,
    unlike: met.length - pairs.length,
    differsInMode: pairs.some(([one, other]) => one.mode !== other.mode),
    measures: compareMeasures(pairs, settings),
    options: settings,
  };
}

function assertOneScorer(first: NamedScores, second: NamedScores): void {
  const versions = [...new Set([...first.scores, ...second.scores].map(({ scorer }) => scorer))].sort();
  if (versions.length < 2) return;
  throw new ToolGradError(
    'usage',
    `${first.name} and ${second.name} were scored by versions ${versions.join(' and ')} of the scorer: their scores cannot be compared. Evaluate again.`,
  );
}

interface PairedColumns {
  readonly measure: Measure;
  readonly first: Column;
  readonly second: Column;
  readonly examples: number;
}

type Pair = readonly [ExampleScores, ExampleScores];

function compareMeasures(pairs: readonly Pair[], settings: CompareOptions): readonly MeasureComparison[] {
  const columns = measures
    .map((measure) => pairedColumns(measure, pairs))
    .filter(({ examples }) => examples > 0);
  const random = (label: string) => createRandom(deriveSeed(settings.seed, `compare/${label}`));
  const differences = columns.map(() => new Float64Array(settings.resamples));
  resample(pairs.length, settings.resamples, random('bootstrap'), (times, each) => {
    for (const [index, { first, second }] of columns.entries()) {
      (differences[index] as Float64Array)[each] = meanOfDrawn(second, times) - meanOfDrawn(first, times);
    }
  });
  const byPermutation = columns.filter(({ measure }) => !measure.isPassOrFail);
  const chances = permutationTests(
    byPermutation.map(({ first, second }) => [first, second] as const),
    settings.permutations,
    random('permutation'),
  );
  return columns.map((column, index): MeasureComparison => {
    const { measure, first, second, examples } = column;
    const means = { first: meanOf(first), second: meanOf(second) };
    const difference = means.second - means.first;
    const common = {
      name: measure.name,
      examples,
      ...means,
      difference,
      interval: percentileInterval(differences[index] as Float64Array, settings.confidence, difference),
    };
    if (!measure.isPassOrFail) {
      return { ...common, test: 'permutation', p: chances[byPermutation.indexOf(column)] ?? 1 };
    }
    const onlyFirst = countWhere(first, second);
    const onlySecond = countWhere(second, first);
    return { ...common, test: 'mcnemar', p: mcnemarExact(onlyFirst, onlySecond), onlyFirst, onlySecond };
  });
}

/** The examples in which both have something to measure; the others weigh nothing. */
function pairedColumns(measure: Measure, pairs: readonly Pair[]): PairedColumns {
  const readings = pairs.map(([one, other]) => {
    const [first, second] = [measure.read(one), measure.read(other)];
    return first === null || second === null ? null : { first, second };
  });
  return {
    measure,
    first: columnOf(readings.map((reading) => reading?.first ?? null)),
    second: columnOf(readings.map((reading) => reading?.second ?? null)),
    examples: readings.filter((reading) => reading !== null).length,
  };
}

/** Examples that the one side passed and the other did not. */
function countWhere(passed: Column, failed: Column): number {
  return passed.values.filter((value, index) => value === 1 && failed.values[index] === 0).length;
}
