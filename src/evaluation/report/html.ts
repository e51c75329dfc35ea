// A report as one HTML page: nothing is loaded, nothing runs, and everything that models or servers wrote is escaped.

import { count, counted } from '../../text/quantities.ts';
import { type MeasureName, measureNamed } from '../summary/measures.ts';
import type { EvaluationSummary } from '../summary/summarise.ts';
import { exampleArticle } from './html/example-articles.ts';
import { recallChart } from './html/figures.ts';
import { type Markup, markup } from './html/markup.ts';
import { comparisonTable, groupTable, measureTable } from './html/measure-tables.ts';
import { style } from './html/style.ts';
import { quantity, range } from './quantities.ts';
import { type EvaluationReport, worstOf } from './report.ts';
import { summaryInWords } from './table.ts';
import { comparisonInWords } from './words.ts';

/**
 * The page, whole: a string that begins with the doctype. It needs no network and no script, follows the reader's choice
 * of light or dark, and prints. A content security policy forbids what escaping should have prevented.
 */
export function reportHtml(report: EvaluationReport): string {
  const { title, facts, summary, comparison, notices } = report;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}: evaluation</title>
${style}
</head>
<body>
<main>
<h1>${title}</h1>
<p>${summaryInWords(summary)}</p>
${notices.length === 0 ? undefined : markup`<aside aria-label="Notices">${notices.map((notice) => markup`<p>${notice}</p>`)}</aside>`}
${headline(summary)}
<dl class="facts">${facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${section('Results', [
  measureTable(summary, ['overall'], 'Over all examples, times 100'),
  measureTable(summary, ['answerable'], 'Examples that the tools in view can answer, times 100'),
  measureTable(summary, ['unanswerable'], 'Examples that they cannot answer, times 100'),
  measureTable(summary, ['calls'], 'Faulty calls as a share of all calls, times 100: less is better'),
  measureTable(summary, ['effort'], 'Effort per example'),
])}
${comparison === undefined ? undefined : section('Side by side', [...comparisonInWords(comparison).map((sentence) => markup`<p>${sentence}</p>`), comparison.measures.length === 0 ? undefined : comparisonTable(comparison)])}
${summary.positives === 0 ? undefined : section('How recall spreads', [recallChart(summary.recall)])}
${section('What is easy and what is hard', groupTables(summary))}
${failures(summary)}
${worst(report)}
<p class="muted">Intervals are by bootstrap: the examples drawn anew ${count(summary.options.resamples)} times, seed ${summary.options.seed}. They tell how far other examples of the same making would lead elsewhere, and nothing of other servers or questions. Where all examples are alike, the exact binomial bound is given.</p>
</main>
</body>
</html>
`;
  return page.html;
}

function section(title: string, parts: readonly (Markup | undefined)[]): Markup | undefined {
  const there = parts.filter((part) => part !== undefined);
  if (there.length === 0) return undefined;
  return markup`<section><h2>${title}</h2>
${there}</section>`;
}

const headlines: readonly MeasureName[] = ['toolRecall', 'factsSaid', 'passed', 'abstained', 'quality'];

/** The most important figures. */
function headline({ measures }: EvaluationSummary): Markup {
  const items = headlines.flatMap((name) => {
    const estimate = measures[name];
    if (estimate === null) return [];
    return [
      markup`<li><span>${measureNamed(name).title}</span><strong>${quantity(estimate.mean, 'share')}</strong><span>${range(estimate, 'share')}</span></li>`,
    ];
  });
  return markup`<ul class="headline">${items}</ul>`;
}

/** A grouping with a single group shows nothing new. */
function groupTables({ groups }: EvaluationSummary): readonly Markup[] {
  return groups.filter((dimension) => dimension.groups.length > 1).map(groupTable);
}

function failures({ failures, failed }: EvaluationSummary): Markup | undefined {
  if (failed === 0) return undefined;
  return section('Examples that failed to run', [
    markup`<p>${counted(failed, 'example')} could not be played to the end and count as 0 everywhere.</p>`,
    markup`<table><thead><tr><th scope="col">reason</th><th scope="col" class="number">examples</th></tr></thead><tbody>${failures.map(({ reason, examples }) => markup`<tr><td class="text">${reason}</td><td class="number">${count(examples)}</td></tr>`)}</tbody></table>`,
  ]);
}

function worst({ scores }: EvaluationReport): Markup | undefined {
  const shown = worstOf(scores);
  if (shown.length === 0) return undefined;
  const missed = scores.filter(({ measures }) => measures.passed < 1).length;
  const words =
    missed > shown.length
      ? `The ${count(shown.length)} worst of ${count(missed)} that were not passed.`
      : `${counted(missed, 'example')} ${missed === 1 ? 'was' : 'were'} not passed, worst first.`;
  return section('What went wrong', [markup`<p>${words}</p>`, ...shown.map(exampleArticle)]);
}
