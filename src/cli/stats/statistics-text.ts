// The figures of a run as tables.
import { addSpent, nothingSpent, type Spent } from '../../model/sample.ts';
import type { ReviewFigures } from '../../reviews/agreement.ts';
import type { RunStatistics } from '../../statistics/statistics.ts';
import { count, counted, decimal, money, outOf, percent } from '../../text/quantities.ts';
import { type Column, renderPairs, renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';
import { renderPublished } from './statistics-published.ts';
import { renderReviews } from './statistics-reviews.ts';
import { renderSampleFigures } from './statistics-samples.ts';

type Look = Pick<Screen, 'width' | 'paint'>;

export function renderStatistics(
  statistics: RunStatistics & { readonly reviews?: ReviewFigures; readonly model?: string },
  screen: Look,
): string {
  return [
    overall(statistics, screen),
    renderSampleFigures(statistics, screen),
    servers(statistics, screen),
    spending(statistics, screen),
    renderPublished(statistics, screen),
    failures(statistics, screen),
    rejections(statistics, screen),
    statistics.reviews === undefined ? '' : renderReviews(statistics.reviews, screen),
    leftAlone(statistics, screen),
  ]
    .filter((section) => section !== '')
    .join('\n\n');
}

function overall(statistics: RunStatistics, screen: Look): string {
  const { coverage, flagged, skipped, notVouched } = statistics;
  const ofSamples = Object.entries(skipped).map(([check, of]) => `${check} in ${counted(of, 'sample')}`);
  const modelCalls = statistics.spent.calls + statistics.unfinished.calls;
  return renderPairs(
    [
      ['samples', outOf(statistics.accepted, statistics.requested)],
      ['rejected', count(statistics.rejected)],
      ['pass rate', percent(statistics.passRate)],
      ['two or more servers', percent(statistics.severalServersShare)],
      ['tools used', `${coverage.used} of ${coverage.callable} that may be called`],
      ...(statistics.dialogues.samples === 0
        ? []
        : [['dialogues', dialoguesText(statistics.dialogues)] as const]),
      ['tool calls', `${count(statistics.toolCalls)}, ${count(statistics.failedToolCalls)} failed`],
      // Rules are asked too, and nobody counts that: then there are no stages to speak of.
      ...(Object.keys(statistics.stages).length === 0 ? [] : [['model calls', count(modelCalls)] as const]),
      ...(flagged === 0
        ? []
        : [['injection', `found in ${counted(flagged, 'sample')}, not chosen`] as const]),
      ...(ofSamples.length === 0 ? [] : [['skipped', ofSamples.join(', ')] as const]),
      ...(notVouched === 0 ? [] : [['not vouched for yet', counted(notVouched, 'sample')] as const]),
    ],
    screen,
  );
}

function dialoguesText({ samples, exchanges, moves }: RunStatistics['dialogues']): string {
  const kinds = Object.entries(moves)
    .filter(([, times]) => times > 0)
    .map(([move, times]) => `${count(times)} ${move}`);
  return `${counted(samples, 'sample')}, ${decimal(exchanges.mean)} messages each: ${kinds.join(', ')}`;
}

function servers(statistics: RunStatistics, screen: Look): string {
  const calls = statistics.servers.reduce((sum, { steps }) => sum + steps, 0);
  return renderTable(
    [
      { title: 'server' },
      number('tools'),
      number('callable'),
      number('used'),
      number('samples'),
      number('calls'),
      number('of all'),
    ],
    statistics.servers.map((server) => [
      server.server,
      ...[server.tools, server.callable, server.used, server.samples, server.steps].map(count),
      percent(calls === 0 ? null : server.steps / calls),
    ]),
    screen,
  );
}

function failures({ failedCallsByQuarter }: RunStatistics, screen: Look): string {
  return renderTable(
    [{ title: 'quarter of the run' }, number('1st'), number('2nd'), number('3rd'), number('4th')],
    [['failed calls per draft', ...failedCallsByQuarter.map(decimal)]],
    screen,
  );
}

/** What asking a language model took, by stage; nothing if none was asked. */
function spending({ stages, unfinished, accepted }: RunStatistics, screen: Look): string {
  const drafts = Object.values(stages).reduce(addSpent, nothingSpent);
  const all = addSpent(drafts, unfinished);
  if (all.calls === 0) return '';
  const aSample = (amount: number | null) => (amount === null || accepted === 0 ? null : amount / accepted);
  const row = (name: string, { calls, usage, costUsd }: Spent) => [
    name,
    count(calls),
    decimal(aSample(calls)),
    count(usage.inputTokens),
    count(usage.cachedInputTokens),
    count(usage.outputTokens),
    money(costUsd),
    money(aSample(costUsd)),
  ];
  return renderTable(
    [
      { title: 'asked' },
      number('calls'),
      number('a sample'),
      number('input'),
      number('cached'),
      number('output'),
      number('cost'),
      number('a sample'),
    ],
    [
      ...Object.entries(stages).map(([stage, spent]) => row(stage, spent)),
      ...(unfinished.calls === 0 ? [] : [row('unfinished drafts', unfinished)]),
      row('all', all),
    ],
    screen,
  );
}

function rejections({ rejections }: RunStatistics, screen: Look): string {
  if (rejections.length === 0) return '';
  return renderTable(
    [{ title: 'rejected by' }, number('drafts'), { title: 'most often', flexible: true }],
    rejections.map(({ check, count: drafts, reason }) => [check ?? 'no check', count(drafts), reason]),
    screen,
  );
}

/** Tools that are named, at most: a small run uses few. */
const mostLeftAlone = 10;

function leftAlone({ leftAlone }: RunStatistics, screen: Look): string {
  if (leftAlone.length === 0) return '';
  const table = renderTable(
    [{ title: 'in no sample' }, { title: 'why', flexible: true }],
    leftAlone.slice(0, mostLeftAlone).map(({ name, why }) => [name, why]),
    screen,
  );
  const rest = leftAlone.length - mostLeftAlone;
  return rest > 0 ? `${table}\n… and ${count(rest)} more (--json has all)` : table;
}

function number(title: string): Column {
  return { title, align: 'right' };
}
