// A report as JSON: a stable shape, for dashboards and for continuous integration.
import { scorerVersion } from '../../scoring/scorer-version.ts';
import type { ExampleScores } from '../scoring/example-scores.ts';
import type { EvaluationComparison } from '../summary/compare.ts';
import type { EvaluationSummary } from '../summary/summarise.ts';
import { type EvaluationReport, worstOf } from './report.ts';

/**
 * The report's shape. Shares lie in [0, 1], times are in milliseconds, costs in US dollars; a measure is null if nothing
 * was measured. Fields may be added; none changes its meaning without another number in `schema`.
 */
export interface ReportJson {
  readonly schema: 'toolgrad.evaluation-report/2';
  readonly title: string;
  /** The version of the rules it was scored by. */
  readonly scorer: number;
  readonly facts: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
  readonly summary: EvaluationSummary;
  /** Null if nothing was compared. */
  readonly comparison: EvaluationComparison | null;
  /** The examples that went worst, worst first. */
  readonly worst: readonly Pick<
    ExampleScores,
    'example' | 'kind' | 'query' | 'measures' | 'facts' | 'noAnswer' | 'failure'
  >[];
}

export function reportJson({
  title,
  facts,
  summary,
  comparison,
  scores,
  notices,
}: EvaluationReport): ReportJson {
  return {
    schema: 'toolgrad.evaluation-report/2',
    title,
    scorer: scorerVersion,
    facts: Object.fromEntries(facts),
    notices,
    summary,
    comparison: comparison ?? null,
    worst: worstOf(scores).map(({ example, kind, query, measures, facts: told, noAnswer, failure }) => ({
      example,
      kind,
      query,
      measures,
      facts: told,
      ...(noAnswer === undefined ? {} : { noAnswer }),
      ...(failure === undefined ? {} : { failure }),
    })),
  };
}
