// A report as tables of cells, for a terminal to lay out.

import { count, counted, percent } from '../../text/quantities.ts';
import type { EvaluationComparison } from '../summary/compare.ts';
import type { DimensionName } from '../summary/groups.ts';
import { type Measure, type MeasureName, measureNamed, measures } from '../summary/measures.ts';
import type { Estimate, EvaluationSummary, GroupSummary } from '../summary/summarise.ts';
import { chance, quantity, range, signed } from './quantities.ts';
import { type ComparisonVerdict, comparisonInWords, verdictOf } from './words.ts';

export interface ReportColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Shrinks if the table is too wide. */
  readonly flexible?: boolean;
}

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly string[])[];
}

const right = (title: string): ReportColumn => ({ title, align: 'right' });

const partTitles: Readonly<Record<Measure['part'], string>> = {
  answerable: 'answerable',
  overall: 'overall',
  unanswerable: 'unanswerable',
  calls: 'of all calls',
  effort: 'an example',
};

/**
 * The figures of an evaluation as tables: its measures, part by part, and its groups. Shares are times 100. What nothing
 * was measured of is left out.
 */
export function summaryTables(summary: EvaluationSummary): readonly ReportTable[] {
  const interval = `${summary.options.confidence * 100} % interval`;
  const parts = (Object.keys(partTitles) as Measure['part'][]).map((part): ReportTable => {
    const rows = measures.flatMap((measure) => {
      const estimate = summary.measures[measure.name];
      return measure.part !== part || estimate === null ? [] : [measureRow(measure, estimate)];
    });
    return {
      columns: [{ title: partTitles[part] }, right('mean'), right(interval), right('examples')],
      rows,
    };
  });
  return [...parts, ...groupTables(summary)].filter(({ rows }) => rows.length > 0);
}

function measureRow(measure: Measure, estimate: Estimate): readonly string[] {
  return [
    measure.title,
    quantity(estimate.mean, measure.unit),
    range(estimate, measure.unit),
    count(estimate.examples),
  ];
}

/** What is shown for each group; only the first with its interval, for lack of space. */
const groupColumns: Readonly<Record<DimensionName, readonly MeasureName[]>> = {
  kind: ['passed'],
  calls: ['toolRecall', 'passed', 'argumentMatch', 'partialChainLenient'],
  depth: ['toolRecall', 'passed', 'argumentMatch', 'partialChainLenient'],
  carried: ['toolRecall', 'passed', 'argumentMatch', 'partialChainLenient'],
  server: ['toolRecall', 'passed', 'argumentMatch', 'partialChainLenient'],
};

/** One table per grouping; a grouping with a single group is left out. */
function groupTables({ groups }: EvaluationSummary): readonly ReportTable[] {
  return groups
    .filter((dimension) => dimension.groups.length > 1)
    .map(({ dimension, title, groups: parts }): ReportTable => {
      const [first = 'passed', ...others] = groupColumns[dimension];
      return {
        columns: [
          { title },
          right('examples'),
          right(measureNamed(first).title),
          right('interval'),
          ...others.map((name) => right(measureNamed(name).title)),
        ],
        rows: parts.map((part) => [
          part.group,
          count(part.examples),
          ...cells(part, first),
          ...others.map((name) => cells(part, name)[0]),
        ]),
      };
    });
}

function cells({ measures: figures }: GroupSummary, name: MeasureName): readonly [string, string] {
  const estimate = figures[name];
  if (estimate === null || estimate === undefined) return ['–', ''];
  const { unit } = measureNamed(name);
  return [quantity(estimate.mean, unit), range(estimate, unit)];
}

/** What went into an evaluation, in a sentence or two. */
export function summaryInWords({
  examples,
  positives,
  negatives,
  calls,
  failed,
  failures,
}: EvaluationSummary): string {
  const kinds = `${count(positives)} that can be answered, ${count(negatives)} that cannot`;
  const sentences = [`${counted(examples, 'example')}: ${kinds}.`];
  if (negatives > 0) {
    sentences.push(
      `Calling nothing at all passes ${percent(negatives / examples)}, the share of the latter.`,
    );
  }
  if (calls === 0 && examples > 0) sentences.push('Nothing was called, so all that passed is that.');
  if (failed > 0) {
    const [most] = failures;
    sentences.push(
      `${count(failed)} could not be played and ${failed === 1 ? 'counts' : 'count'} as 0${most === undefined ? '' : `, most often: ${most.reason}`}`,
    );
  }
  return sentences.join(' ');
}

/** The comparison as a table, with the sentences that say what it means. */
export function comparisonTable(comparison: EvaluationComparison): {
  readonly sentences: readonly string[];
  readonly table: ReportTable;
} {
  const { first, second, measures: compared } = comparison;
  return {
    sentences: comparisonInWords(comparison),
    table: {
      columns: [
        { title: 'measure' },
        right(first),
        right(second),
        right('difference'),
        right('interval'),
        right('p'),
        { title: `${second} is` },
      ],
      rows: compared.map((each) => {
        const { title, unit } = measureNamed(each.name);
        return [
          title,
          quantity(each.first, unit),
          quantity(each.second, unit),
          signed(each.difference, unit),
          `${signed(each.interval.low, unit)} to ${signed(each.interval.high, unit)}`,
          chance(each.p).replace('= ', ''),
          told(verdictOf(each)),
        ];
      }),
    },
  };
}

/** A difference that chance may explain is not a finding, so it is not mentioned. */
function told(verdict: ComparisonVerdict): string {
  return verdict === 'no difference shown' ? '–' : verdict;
}
