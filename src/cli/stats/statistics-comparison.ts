// Two runs side by side: the figures that tell them apart, and by how much.
import type { RunStatistics } from '../../statistics/statistics.ts';
import { count } from '../../text/quantities.ts';
import { renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';

/** What a figure is measured in. */
type Unit = 'count' | 'tokens' | 'number' | 'ratio' | 'share' | 'usd';

interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly of: (statistics: RunStatistics) => number | null;
}

const groups: Readonly<Record<string, readonly Figure[]>> = {
  Run: [
    { name: 'samples', unit: 'count', of: ({ accepted }) => accepted },
    { name: 'pass rate', unit: 'share', of: ({ passRate }) => passRate },
    { name: 'failed tool calls', unit: 'share', of: (run) => ratio(run.failedToolCalls, run.toolCalls) },
    { name: 'tools used', unit: 'count', of: ({ coverage }) => coverage.used },
    { name: 'two or more servers', unit: 'share', of: ({ severalServersShare }) => severalServersShare },
    { name: 'cost a sample', unit: 'usd', of: ({ spentPerSample }) => spentPerSample?.costUsd ?? null },
  ],
  'Average sample': [
    { name: 'tools', unit: 'number', of: ({ complexity }) => complexity.tools.mean },
    { name: 'servers', unit: 'number', of: ({ complexity }) => complexity.servers.mean },
    { name: 'calls', unit: 'number', of: ({ complexity }) => complexity.calls.mean },
    { name: 'chains', unit: 'number', of: ({ complexity }) => complexity.chains.mean },
    { name: 'depth: turns', unit: 'number', of: ({ complexity }) => complexity.depth.mean },
    { name: 'width: calls per turn', unit: 'number', of: ({ complexity }) => complexity.width.mean },
    { name: 'query tokens', unit: 'tokens', of: ({ tokens }) => tokens.query.mean },
    { name: 'conversation tokens', unit: 'tokens', of: ({ tokens }) => tokens.conversation.mean },
  ],
  Diversity: [
    { name: 'different workflows', unit: 'share', of: ({ diversity }) => diversity.signatures.share },
    { name: 'different chains', unit: 'share', of: ({ diversity }) => diversity.chainSignatures.share },
    { name: 'different sentences', unit: 'share', of: ({ diversity }) => diversity.wordings.share },
    { name: 'different openings', unit: 'share', of: ({ diversity }) => diversity.openings.share },
    { name: 'similarity of any two', unit: 'ratio', of: ({ diversity }) => diversity.queries.meanOfPairs },
    {
      name: 'similarity to the nearest',
      unit: 'ratio',
      of: ({ diversity }) => diversity.queries.nearest.mean,
    },
    { name: 'distinct-2', unit: 'ratio', of: ({ diversity }) => diversity.vocabulary.distinct2 },
    { name: 'pairs of tools', unit: 'count', of: ({ diversity }) => diversity.toolPairs.seen },
  ],
  Difficulty: [
    { name: 'samples that pass values on', unit: 'share', of: ({ difficulty }) => difficulty.samplesShare },
    { name: 'values from results', unit: 'share', of: ({ difficulty }) => difficulty.carriedShare },
    { name: 'across servers', unit: 'share', of: ({ difficulty }) => difficulty.acrossServersShare },
    {
      name: 'longest distance, in calls',
      unit: 'number',
      of: ({ difficulty }) => difficulty.longestCarry.mean,
    },
  ],
  Balance: [
    { name: 'evenness of tools', unit: 'ratio', of: ({ balance }) => balance.tools.evenness },
    { name: 'evenness of servers', unit: 'ratio', of: ({ balance }) => balance.servers.evenness },
  ],
  Overlap: [
    {
      name: '8 consecutive words',
      unit: 'share',
      of: ({ contamination }) => contamination?.overlappingShare ?? null,
    },
    {
      name: 'half a question',
      unit: 'share',
      of: ({ contamination }) => contamination?.contaminatedShare ?? null,
    },
  ],
};

/** A table of the figures of both runs and the second minus the first; figures that neither has are left out. */
export function renderComparison(
  a: RunStatistics,
  b: RunStatistics,
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const rows = Object.entries(groups).flatMap(([title, figures], index) => {
    const shown = figures.flatMap(({ name, unit, of }) => {
      const [one, other] = [of(a), of(b)];
      // What rules answer costs nothing: there is no bill to compare.
      const isFree = unit === 'usd' && one === 0 && other === 0;
      if ((one === null && other === null) || isFree) return [];
      const difference = one === null || other === null ? '–' : signed(other - one, unit);
      return [[name, show(one, unit), show(other, unit), difference]];
    });
    if (shown.length === 0) return [];
    const heading = [screen.paint('bold', title), '', '', ''];
    return index === 0 ? [heading, ...shown] : [['', '', '', ''], heading, ...shown];
  });
  const right = (title: string) => ({ title, align: 'right' as const });
  const table = renderTable([{ title: '' }, right('A'), right('B'), right('B − A')], rows, screen);
  return a.accepted === b.accepted ? table : `${table}\n\n${sizeMatters}`;
}

const sizeMatters =
  'Shares of distinct items fall, and similarity to the nearest rises, with the number of samples: compare runs of similar size.';

function show(figure: number | null, unit: Unit): string {
  if (figure === null) return '–';
  switch (unit) {
    case 'count':
    case 'tokens':
      return count(Math.round(figure));
    case 'number':
      return figure.toFixed(2);
    case 'ratio':
      return figure.toFixed(3);
    case 'share':
      return `${(figure * 100).toFixed(1)} %`;
    case 'usd':
      return `$${figure.toFixed(4)}`;
  }
}

/** `+1.20`, `−3.5 points`; shares differ by percentage points. */
function signed(difference: number, unit: Unit): string {
  const size = show(Math.abs(difference), unit).replace(' %', ' points');
  if (!/[1-9]/.test(size)) return '=';
  return `${difference > 0 ? '+' : '−'}${size}`;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
