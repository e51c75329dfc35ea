// The report's tables of figures: measures, groups, and two evaluations side by side.

import { count } from '../../../text/quantities.ts';
import type { EvaluationComparison } from '../../summary/compare.ts';
import { type Measure, type MeasureName, measureNamed, measures } from '../../summary/measures.ts';
import type { Estimate, EvaluationSummary } from '../../summary/summarise.ts';
import { chance, quantity, range, signed } from '../quantities.ts';
import { verdictOf } from '../words.ts';
import { differenceBar, shareBar } from './figures.ts';
import { type Markup, markup } from './markup.ts';

/** A table of the measures of one part, with bars where they are shares; undefined if nothing was measured. */
export function measureTable(
  summary: EvaluationSummary,
  parts: readonly Measure['part'][],
  caption: string,
): Markup | undefined {
  const measured = measures.flatMap((measure) => {
    const estimate = summary.measures[measure.name];
    return !parts.includes(measure.part) || estimate === null ? [] : [{ measure, estimate }];
  });
  if (measured.length === 0) return undefined;
  const hasShares = measured.some(({ measure }) => measure.unit === 'share');
  const rows = measured.map(({ measure, estimate }) => measureRow(measure, estimate, hasShares));
  const interval = `${summary.options.confidence * 100} % interval`;
  return markup`<div class="wide"><table><caption>${caption}</caption>
<thead><tr><th scope="col">measure</th><th scope="col" class="number">mean</th><th scope="col" class="number">${interval}</th><th scope="col" class="number">examples</th>${hasShares ? markup`<th scope="col">0 to 100</th>` : undefined}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function measureRow({ title, meaning, unit }: Measure, estimate: Estimate, hasFigure: boolean): Markup {
  const figure = hasFigure
    ? markup`<td class="figure">${unit === 'share' ? shareBar(estimate) : undefined}</td>`
    : undefined;
  return markup`<tr><th scope="row">${title}<span class="meaning">${meaning}</span></th><td class="number">${quantity(estimate.mean, unit)}</td><td class="number">${range(estimate, unit)}</td><td class="number">${count(estimate.examples)}</td>${figure}</tr>
`;
}

const groupColumns: readonly MeasureName[] = ['toolRecall', 'passed', 'argumentMatch', 'partialChainLenient'];

type Dimension = EvaluationSummary['groups'][number];

/** A table of the groups of one dimension, with a bar for each measure. */
export function groupTable({ title, groups }: Dimension): Markup {
  const names = groupColumns.filter((name) =>
    groups.some((group) => (group.measures[name] ?? null) !== null),
  );
  const rows = groups.map(
    (group) =>
      markup`<tr><th scope="row">${group.group}</th><td class="number">${count(group.examples)}</td>${names.map((name) => groupCell(group.measures[name]))}</tr>
`,
  );
  return markup`<div class="wide"><table class="groups"><caption>By ${title}; bars from 0 to 100</caption>
<thead><tr><th scope="col">${title}</th><th scope="col" class="number">examples</th>${names.map((name) => markup`<th scope="col">${measureNamed(name).title}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function groupCell(estimate: Estimate | null | undefined): Markup {
  if (estimate === null || estimate === undefined) return markup`<td class="small">–</td>`;
  return markup`<td>${quantity(estimate.mean, 'share')} <span class="muted">(${range(estimate, 'share')})</span>${shareBar(estimate)}</td>`;
}

/** The comparison of two evaluations, a row for each measure. */
export function comparisonTable({ first, second, measures: compared }: EvaluationComparison): Markup {
  const reach = Math.max(
    0.05,
    ...compared
      .filter(({ name }) => measureNamed(name).unit === 'share')
      .flatMap(({ interval }) => [Math.abs(interval.low), Math.abs(interval.high)]),
  );
  const colour = { better: 'good', worse: 'bad', different: 'fair', 'no difference shown': 'muted' } as const;
  const rows = compared.map((each) => {
    const { title, unit } = measureNamed(each.name);
    const verdict = verdictOf(each);
    const figure = unit === 'share' ? differenceBar(each.difference, each.interval, reach) : undefined;
    return markup`<tr><th scope="row">${title}</th><td class="number">${quantity(each.first, unit)}</td><td class="number">${quantity(each.second, unit)}</td><td class="number">${signed(each.difference, unit)}</td><td class="number">${signed(each.interval.low, unit)} to ${signed(each.interval.high, unit)}</td><td class="figure">${figure}</td><td class="number">${chance(each.p).replace('= ', '')}</td><td class="${colour[verdict]}">${verdict}</td></tr>
`;
  });
  const scale = quantity(reach, 'share');
  return markup`<div class="wide"><table><caption>${second} beside ${first}; the line in the middle of the bars is no difference, their ends are ${scale} points</caption>
<thead><tr><th scope="col">measure</th><th scope="col" class="number">${first}</th><th scope="col" class="number">${second}</th><th scope="col" class="number">difference</th><th scope="col" class="number">interval</th><th scope="col">−${scale} to +${scale}</th><th scope="col" class="number">p</th><th scope="col">${second} is</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
