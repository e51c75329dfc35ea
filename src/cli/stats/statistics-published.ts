// A run in the columns of the paper's table, beside what the paper has published.
import { type PublishedFigures, published, publishedSource } from '../../statistics/published.ts';
import type { RunStatistics } from '../../statistics/statistics.ts';
import { decimal, money, percent } from '../../text/quantities.ts';
import { renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';

/** The run's name of its model tells whether anybody was asked. */
type Own = RunStatistics & { readonly model?: string };

interface Row {
  readonly title: string;
  readonly own: (statistics: Own) => string;
  /** Absent where nothing is known of it here. */
  readonly theirs?: (figures: PublishedFigures) => string;
}

const rows: readonly Row[] = [
  {
    title: 'pass rate',
    own: ({ passRate }) => percent(passRate),
    theirs: ({ passRate }) => percent(passRate),
  },
  {
    title: 'tools a sample',
    own: ({ perSample }) => decimal(perSample.tools.mean),
    theirs: ({ tools }) => decimal(tools),
  },
  { title: 'calls in a sample', own: ({ perSample }) => decimal(perSample.calls.mean) },
  {
    title: 'model calls a sample',
    own: ({ model, spentPerSample }) => (model === 'symbolic' ? '–' : decimal(spentPerSample?.calls ?? null)),
    theirs: ({ modelCalls }) => decimal(modelCalls),
  },
  {
    title: 'tool calls a sample',
    own: ({ toolCalls, accepted }) => decimal(accepted === 0 ? null : toolCalls / accepted),
    theirs: ({ toolCalls }) => decimal(toolCalls),
  },
  {
    title: 'cost a sample',
    own: ({ model, spentPerSample }) => (model === 'symbolic' ? '–' : money(spentPerSample?.costUsd ?? null)),
  },
  { title: 'recall of a blind solver', own: ({ solverRecall }) => percent(solverRecall.mean) },
];

/** Nothing where no sample was accepted. */
export function renderPublished(statistics: Own, { width, paint }: Pick<Screen, 'width' | 'paint'>): string {
  if (statistics.accepted === 0) return '';
  const columns = ['this run', ...published.map(({ name }) => name)];
  const table = renderTable(
    [{ title: 'beside the paper' }, ...columns.map((title) => ({ title, align: 'right' as const }))],
    rows.map(({ title, own, theirs }) => [
      title,
      own(statistics),
      ...published.map((each) => theirs?.(each) ?? '–'),
    ]),
    { width, paint },
  );
  return `${table}\n${paint('dim', `Published: ${publishedSource}; – is not known here.`)}`;
}
