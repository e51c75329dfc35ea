// What came of an evaluation, on a terminal and as JSON.

import type { EvaluationManifest } from '../../evaluation/evaluation-manifest.ts';
import { reportJson } from '../../evaluation/report/json.ts';
import type { EvaluationReport } from '../../evaluation/report/report.ts';
import { comparisonTable, summaryInWords, summaryTables } from '../../evaluation/report/table.ts';
import type { Spent } from '../../model/sample.ts';
import { counted, duration, money } from '../../text/quantities.ts';
import { renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';

/** The figures as tables, with what they mean in words. */
export function renderEvaluation(
  report: EvaluationReport,
  { counts }: Pick<EvaluationManifest, 'counts'>,
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const tables = summaryTables(report.summary).map(({ columns, rows }) => renderTable(columns, rows, screen));
  const comparison = report.comparison === undefined ? undefined : comparisonTable(report.comparison);
  const bills = [
    ...(counts.spent.calls === 0 ? [] : [billText(counts.spent)]),
    ...(counts.judgeSpent.calls === 0 ? [] : [`${billText(counts.judgeSpent)} for the judge`]),
  ];
  const cost = bills.length === 0 ? '' : ` It took ${bills.join('; and ')}.`;
  const parts = [
    `${screen.paint('bold', report.title)} in ${duration(counts.elapsedMs)}. ${summaryInWords(report.summary)}${cost}`,
    ...report.notices.map((each) => `${screen.paint('yellow', '!')} ${each}`),
    ...tables,
  ];
  if (comparison !== undefined) {
    const { columns, rows } = comparison.table;
    parts.push(comparison.sentences.join('\n'), renderTable(columns, rows, screen));
  }
  return parts.join('\n\n');
}

/** Model calls, tokens, and what they cost where a price is known. */
function billText({ calls, usage, costUsd }: Spent): string {
  const price = costUsd === null ? '' : ` (${money(costUsd)})`;
  return `${counted(calls, 'model call')} and ${counted(usage.inputTokens + usage.outputTokens, 'token')}${price}`;
}

/** What `--json` prints: one object. */
export function evaluationJson(
  report: EvaluationReport,
  folder: string,
  { status, run, counts }: EvaluationManifest,
): string {
  const { elapsedMs, examples, played, failed, refusedWrites, spent, judgeSpent, unfinished } = counts;
  return JSON.stringify(
    {
      evaluation: folder,
      run,
      status,
      examples,
      played,
      failed,
      refusedWrites,
      spent,
      judgeSpent,
      unfinished,
      elapsedMs,
      ...reportJson(report),
    },
    null,
    2,
  );
}
