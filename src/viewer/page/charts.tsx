// Pictures of figures. Each is a table underneath, so that it can be read without seeing it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ScrollX } from './scroll-x.tsx';
import { count, decimal } from './words.ts';

export interface Bar {
  readonly label: string;
  readonly amount: number;
  /** A part of the amount that went wrong. */
  readonly bad?: number;
  readonly shown?: string;
  readonly note?: string;
}

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** The names of label and amount, for readers of the table. */
  readonly of?: readonly [string, string];
  readonly onPick?: (label: string) => void;
}

/** Bars that are shown at first. */
const firstBars = 16;

export function Bars({ title, bars, of = ['', 'number'], onPick }: BarsProps) {
  const [all, setAll] = useState(false);
  // One more takes as much room as a button that says so.
  const shownBars = all || bars.length <= firstBars + 1 ? bars : bars.slice(0, firstBars);
  const most = Math.max(1, ...bars.map(({ amount }) => amount));
  return (
    <Card title={title}>
      {bars.length === 0 ? (
        <p class="quiet">nothing yet</p>
      ) : (
        <table class="bars">
          <thead class="hidden">
            <tr>
              <th>{of[0]}</th>
              <th>share</th>
              <th>{of[1]}</th>
            </tr>
          </thead>
          <tbody>
            {shownBars.map(({ label, amount, bad = 0, shown, note }) => (
              <tr key={label} title={note}>
                <th scope="row">
                  {onPick === undefined ? (
                    label
                  ) : (
                    <button type="button" class="plain" onClick={() => onPick(label)}>
                      {label}
                    </button>
                  )}
                </th>
                <td class="track">
                  <span class="bar" style={{ width: `${((amount - bad) / most) * 100}%` }} />
                  {bad > 0 && <span class="bar bad" style={{ width: `${(bad / most) * 100}%` }} />}
                </td>
                <td class="amount">{shown ?? count(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shownBars.length < bars.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          show {count(bars.length - shownBars.length)} more
        </button>
      )}
    </Card>
  );
}

export function Card({
  title,
  wide,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <section class={`card${wide === true ? ' wide' : ''}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function NothingYet({ title }: { readonly title: string }) {
  return (
    <Card title={title}>
      <p class="quiet">nothing yet</p>
    </Card>
  );
}

/** Columns from left to right: how often each whole number occurs. */
export function Histogram({
  title,
  numbers,
}: {
  readonly title: string;
  readonly numbers: readonly number[];
}) {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const bars = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([number, amount]) => ({ label: String(number), amount }));
  if (bars.length === 0) return <NothingYet title={title} />;
  const most = Math.max(1, ...bars.map(({ amount }) => amount));
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return (
    <Card title={title}>
      <table class="columns">
        <caption class="quiet">mean {decimal(mean)}</caption>
        <tbody>
          <tr>
            {bars.map(({ label, amount }) => (
              <td key={label}>
                <span class="amount">{count(amount)}</span>
                <span class="bar" style={{ height: `${Math.max(2, (amount / most) * 90)}px` }} />
              </td>
            ))}
          </tr>
          <tr>
            {bars.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </Card>
  );
}

/** A line over the run, from its first draft to its last. */
export function Line({
  title,
  points,
  note,
}: {
  readonly title: string;
  readonly points: readonly number[];
  readonly note: string;
}) {
  if (points.length === 0) return <NothingYet title={title} />;
  const [wide, high] = [420, 110];
  const most = Math.max(0.001, ...points);
  const x = (at: number) => (points.length < 2 ? 0 : (at / (points.length - 1)) * wide);
  const y = (value: number) => high - (value / most) * (high - 8);
  const line = points
    .map((value, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join(' ');
  return (
    <Card title={title}>
      <svg
        class="line"
        viewBox={`-2 0 ${wide + 4} ${high + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: ${points.map((value) => decimal(value)).join(', ')}`}
      >
        <path class="area" d={`${line} L${x(points.length - 1).toFixed(1)} ${high} L0 ${high} Z`} />
        <path class="stroke" d={line} />
      </svg>
      <p class="quiet ends">
        <span>first draft</span>
        <span>
          at most {decimal(most)} {note}
        </span>
        <span>last draft</span>
      </p>
    </Card>
  );
}

interface MatrixProps {
  readonly title: string;
  readonly pairs: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

/** Names on each side, at most: more cannot be told apart. */
const mostNames = 28;

export function Matrix({ title, pairs }: MatrixProps) {
  const weight = new Map<string, number>();
  for (const { from, to, count: of } of pairs) {
    weight.set(from, (weight.get(from) ?? 0) + of);
    weight.set(to, (weight.get(to) ?? 0) + of);
  }
  const names = [...weight]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostNames)
    .map(([name]) => name)
    .sort();
  const most = Math.max(1, ...pairs.map(({ count: of }) => of));
  const counts = new Map(pairs.map(({ from, to, count: of }) => [`${from} ${to}`, of]));
  if (names.length === 0) return null;
  return (
    <Card title={title} wide>
      <p class="quiet">A row's tool comes before a column's, or gives it a value.</p>
      <ScrollX label="Matrix">
        <table class="matrix">
          <thead>
            <tr>
              <td />
              {names.map((name) => (
                <th key={name} scope="col">
                  <span>{name.replace('__', ' ')}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((from) => (
              <tr key={from}>
                <th scope="row">{from.replace('__', ' ')}</th>
                {names.map((to) => {
                  const of = counts.get(`${from} ${to}`) ?? 0;
                  return (
                    <td key={to} title={of > 0 ? `${from} → ${to}: ${of}` : undefined}>
                      {of > 0 && (
                        <>
                          <span class="heat" style={{ opacity: String(0.15 + 0.85 * (of / most)) }} />
                          <span class="of">{of}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}
