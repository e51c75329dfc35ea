// Models that were scored on the run: a column each, and two of them sample by sample.
import { useMemo, useState } from 'preact/hooks';
import type { ToldEvaluation, ToldMeasure, ToldResult } from '../told.ts';
import { Card } from './charts.tsx';
import { sampleOf, turnOf } from './results.ts';
import { ScrollX } from './scroll-x.tsx';
import { count, decimal, inLine, percent } from './words.ts';

interface EvaluationsProps {
  readonly evaluations: readonly ToldEvaluation[];
  readonly compare: readonly string[];
  readonly onCompare: (names: readonly string[]) => void;
  readonly onOpen: (id: string) => void;
}

export function Evaluations({ evaluations, compare, onCompare, onOpen }: EvaluationsProps) {
  if (evaluations.length === 0) {
    return (
      <div class="cards">
        <Card title="No model has been scored on this run yet" wide>
          <p>
            <code>toolgrad-mcp evaluate RUN --model openai:NAME</code> scores one; what it finds is shown
            here.
          </p>
        </Card>
      </div>
    );
  }
  return (
    <div class="cards">
      <Measures evaluations={evaluations} />
      <Comparison evaluations={evaluations} compare={compare} onCompare={onCompare} onOpen={onOpen} />
    </div>
  );
}

function Measures({ evaluations }: Pick<EvaluationsProps, 'evaluations'>) {
  const measures = new Map<string, ToldMeasure>();
  for (const { measures: of } of evaluations) for (const measure of of) measures.set(measure.name, measure);
  return (
    <Card title="Models" wide>
      <ScrollX label="Measures of each model">
        <table class="measures">
          <thead>
            <tr>
              <td />
              {evaluations.map(({ name, model, mode, examples }) => (
                <th key={name} scope="col">
                  {model}
                  <span class="quiet">
                    {mode}, {count(examples)} examples
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...measures.values()].map((measure) => {
              const found = evaluations.map(({ measures: of }) =>
                of.find(({ name }) => name === measure.name),
              );
              const best = bestOf(measure, found);
              return (
                <tr key={measure.name}>
                  <th scope="row" title={measure.meaning}>
                    {measure.title}
                  </th>
                  {found.map((each, at) => (
                    <td
                      key={evaluations[at]?.name}
                      class={best !== undefined && each?.mean === best ? 'best' : ''}
                    >
                      {each === undefined ? '–' : shown(each, each.mean)}
                      {each?.low !== undefined && each.high !== undefined && (
                        <span class="quiet">
                          {' '}
                          {shown(each, each.low)}–{shown(each, each.high)}
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

function bestOf({ better }: ToldMeasure, found: readonly (ToldMeasure | undefined)[]): number | undefined {
  const means = found.flatMap((each) => (typeof each?.mean === 'number' ? [each.mean] : []));
  // Where all do the same, none is better than another.
  if (new Set(means).size < 2) return undefined;
  return better === 'higher' ? Math.max(...means) : Math.min(...means);
}

function shown({ unit }: ToldMeasure, amount: number | null): string {
  return unit === 'share'
    ? percent(amount)
    : unit === 'usd'
      ? `$${(amount ?? 0).toFixed(4)}`
      : unit === 'seconds'
        ? `${decimal(amount)} s`
        : decimal(amount);
}

const groups = ['only the first passed', 'only the second passed', 'both passed', 'neither passed'] as const;

function Comparison({ evaluations, compare, onCompare, onOpen }: EvaluationsProps) {
  const [group, setGroup] = useState(0);
  const named = (name: string | undefined) => evaluations.find((each) => each.name === name);
  const first = named(compare[0]) ?? (evaluations[0] as ToldEvaluation);
  const second = named(compare[1]) ?? (evaluations[1] as ToldEvaluation | undefined);
  const parted = useMemo(() => part(first, second), [first, second]);
  if (second === undefined) return null;
  const select = (at: 0 | 1, label: string, chosen: ToldEvaluation) => (
    <label>
      {label}{' '}
      <select
        value={chosen.name}
        onChange={(event) =>
          onCompare(
            at === 0 ? [event.currentTarget.value, second.name] : [first.name, event.currentTarget.value],
          )
        }
      >
        {evaluations.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
  return (
    <Card title="Two models, sample by sample" wide>
      <div class="compare-head">
        {select(0, 'First', first)}
        {select(1, 'Second', second)}
      </div>
      <div class="segments" role="tablist" aria-label="What became of the examples">
        {groups.map((title, at) => (
          <button
            key={title}
            type="button"
            role="tab"
            aria-selected={group === at}
            onClick={() => setGroup(at)}
          >
            {title} <b>{count(parted[at]?.length ?? 0)}</b>
          </button>
        ))}
      </div>
      <ul class="compared">
        {(parted[group] ?? []).slice(0, 200).map(({ id, a, b }) => (
          <li key={id}>
            <button type="button" class="plain" onClick={() => onOpen(sampleOf(id))}>
              {a.query}
            </button>
            <p class="quiet">
              {sampleOf(id)}
              {turnOf(id) !== undefined && <b> turn {turnOf(id)}</b>}
              {id.includes('/') && ` ${a.kind}`} · right: {inLine(a.expected, 200)}
            </p>
            <div class="two">
              <Answer name={first.name} result={a} />
              <Answer name={second.name} result={b} />
            </div>
          </li>
        ))}
      </ul>
      {(parted[group]?.length ?? 0) > 200 && <p class="quiet">The first 200 are shown.</p>}
    </Card>
  );
}

function Answer({ name, result }: { readonly name: string; readonly result: ToldResult }) {
  return (
    <div class="answer">
      <p>
        <b class={result.passed ? 'good' : 'bad'}>{result.passed ? '✓' : '✗'}</b>{' '}
        <span class="quiet">{name}</span>
      </p>
      <p dir="auto">{result.failure ?? result.response ?? <em>no answer</em>}</p>
      <ol class="called">
        {result.calls.map((call, at) => (
          <li key={at}>
            <code>{call.name}</code> <span class="quiet">{inLine(call.arguments, 90)}</span>
            {call.fault !== undefined && <span class="bad"> {call.fault}</span>}
          </li>
        ))}
      </ol>
      {result.facts.some(({ status }) => status !== 'said') && (
        <p class="quiet">
          {result.facts
            .filter(({ status }) => status !== 'said')
            .map(({ text, status }) => `${status}: ${text}`)
            .join('; ')}
        </p>
      )}
    </div>
  );
}

interface Both {
  readonly id: string;
  readonly a: ToldResult;
  readonly b: ToldResult;
}

function part(first: ToldEvaluation, second: ToldEvaluation | undefined): readonly (readonly Both[])[] {
  const parted: Both[][] = groups.map(() => []);
  for (const [id, a] of Object.entries(first.results)) {
    const b = second?.results[id];
    if (b === undefined) continue;
    parted[a.passed ? (b.passed ? 2 : 0) : b.passed ? 1 : 3]?.push({ id, a, b });
  }
  return parted;
}
