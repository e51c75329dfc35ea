// The figures of the run as pictures.
import { useMemo } from 'preact/hooks';
import type { Row, RunFacts, ToldStatistics } from '../told.ts';
import { type Bar, Bars, Card, Histogram, Line, Matrix } from './charts.tsx';
import { type Dimension, orderOf } from './choose.ts';
import { useFresh } from './fresh.ts';
import type { Source } from './source.ts';
import { count, decimal, percent, share } from './words.ts';

interface StatisticsProps {
  readonly source: Source;
  readonly facts: RunFacts;
  readonly rows: readonly Row[];
  readonly onPick: (dimension: Dimension, value: string) => void;
}

export function Statistics({ source, facts, rows, onPick }: StatisticsProps) {
  const { generation, accepted, rejected, reviews, complete } = facts;
  const { told, problem } = useFresh(
    () => source.statistics(),
    [generation, accepted, rejected, reviews, complete].join(),
  );
  const seen = useMemo(() => figuresOf(rows), [rows, rows.length]);
  return (
    <div class="cards">
      {problem !== undefined && <p class="bad">{problem}</p>}
      <Overall facts={facts} told={told} />
      <Bars
        title="Forms"
        bars={seen.forms}
        of={['form', 'samples']}
        onPick={(form) => onPick('form', form)}
      />
      <Bars
        title="Drafts rejected, by check"
        bars={(told?.figures.rejections ?? []).map(({ check, count: of, reason }) => ({
          label: check ?? 'no sample came of it',
          amount: of,
          note: reason,
        }))}
        of={['check', 'drafts']}
      />
      <Histogram title="Calls per sample" numbers={seen.calls} />
      <Histogram title="Depth" numbers={seen.depths} />
      <Line title="Failed calls over the run" points={seen.failed} note="per draft" />
      {seen.tokens.some((each) => each > 0) && (
        <Line title="Tokens over the run" points={seen.tokens} note="tokens per draft" />
      )}
      <Bars
        title="Tool calls, and how many failed"
        bars={(told?.tools ?? []).map(({ name, calls, failures }) => ({
          label: name,
          amount: calls,
          bad: failures,
          shown: failures === 0 ? count(calls) : `${count(calls)}, ${count(failures)} failed`,
        }))}
        of={['tool', 'calls']}
        onPick={(tool) => onPick('tool', tool)}
      />
      {told !== undefined && <Reviewed told={told} onPick={onPick} />}
      {told !== undefined && <Matrix title="Tools used together" pairs={told.pairs} />}
    </div>
  );
}

function Overall({ facts, told }: { readonly facts: RunFacts; readonly told: ToldStatistics | undefined }) {
  const figures = told?.figures;
  const entries: readonly (readonly [string, string])[] = [
    ['samples', share(facts.accepted, facts.requested)],
    ['rejected drafts', count(facts.rejected)],
    [
      'pass rate',
      percent(
        facts.accepted + facts.rejected === 0 ? null : facts.accepted / (facts.accepted + facts.rejected),
      ),
    ],
    ...(figures === undefined
      ? []
      : ([
          ['use two or more servers', percent(figures.severalServersShare)],
          ['tools used', share(figures.coverage.used, figures.coverage.callable)],
          ['tool calls', `${count(figures.toolCalls)}, ${count(figures.failedToolCalls)} failed`],
          ['distinct chains', percent(figures.diversity.signatures.share)],
          ['values carried over', percent(figures.difficulty.carriedShare)],
          ['similarity of the nearest query, mean', percent(figures.diversity.queries.nearest.mean)],
          ['tokens per sample', count(Math.round(tokensASample(figures)))],
        ] as const)),
  ];
  return (
    <Card title="The run">
      <dl class="figures">
        {entries.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {told === undefined && <p class="quiet">Adding up the rest …</p>}
    </Card>
  );
}

function tokensASample({ usage, accepted }: ToldStatistics['figures']): number {
  return accepted === 0 ? 0 : (usage.inputTokens + usage.outputTokens) / accepted;
}

function Reviewed({
  told,
  onPick,
}: {
  readonly told: ToldStatistics;
  readonly onPick: StatisticsProps['onPick'];
}) {
  const { accepted, rejected, edited, commented, reasons, reviewers, agreement } = told.figures.reviews;
  if (accepted + rejected + edited + commented === 0) return null;
  const states: readonly Bar[] = [
    { label: 'accepted', amount: accepted },
    { label: 'rejected', amount: rejected },
    { label: 'edited', amount: edited },
    { label: 'commented', amount: commented },
  ];
  return (
    <>
      <Bars
        title="Reviews"
        bars={states}
        of={['review', 'samples']}
        onPick={(value) => onPick('review', value)}
      />
      {reasons.length > 0 && (
        <Bars
          title="Reasons of reviewers for rejecting"
          bars={reasons.map(({ reason, samples }) => ({ label: reason, amount: samples }))}
          of={['reason', 'samples']}
        />
      )}
      <Card title="Reviewers">
        <table class="plain-table">
          <tbody>
            {reviewers.map(({ by, samples }) => (
              <tr key={by}>
                <th scope="row">{by}</th>
                <td class="amount">{count(samples)}</td>
              </tr>
            ))}
            {agreement.map(({ reviewers: [a, b], samples, same, kappa }) => (
              <tr key={`${a} ${b}`}>
                <th scope="row">
                  {a} and {b} agree on {share(same, samples)}
                </th>
                <td class="amount" title="Cohen's kappa: 1 is full agreement, 0 is what chance would give">
                  κ {decimal(kappa)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
}

/** Points of a line, at most. */
const mostPoints = 24;

function figuresOf(rows: readonly Row[]) {
  const samples = rows.filter(({ accepted }) => accepted);
  const forms = new Map<string, number>();
  for (const { forms: of } of samples) for (const form of of) forms.set(form, (forms.get(form) ?? 0) + 1);
  const inOrder = [...rows].sort((a, b) => orderOf(a) - orderOf(b));
  return {
    forms: [...forms].sort(([, a], [, b]) => b - a).map(([label, amount]) => ({ label, amount })),
    calls: samples.map(({ calls }) => calls),
    depths: samples.map(({ depth }) => depth),
    failed: means(inOrder.map(({ failedCalls }) => failedCalls)),
    tokens: means(inOrder.map(({ tokens }) => tokens)),
  };
}

/** The means of so many parts of the numbers, in their order. */
function means(numbers: readonly number[]): readonly number[] {
  const parts = Math.min(mostPoints, numbers.length);
  return Array.from({ length: parts }, (_, at) => {
    const part = numbers.slice(
      Math.floor((at * numbers.length) / parts),
      Math.floor(((at + 1) * numbers.length) / parts),
    );
    return part.reduce((sum, each) => sum + each, 0) / Math.max(1, part.length);
  });
}
