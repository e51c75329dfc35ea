// Figures of the report as inline SVG. Hidden from screen readers where the numbers are next to the figure.

import { count } from '../../../text/quantities.ts';
import type { Interval } from '../../summary/bootstrap.ts';
import type { RecallBin } from '../../summary/summarise.ts';
import { type Markup, markup } from './markup.ts';

/** A place on a scale of 100, with as many digits as a screen shows. */
function place(share: number): string {
  return (Math.min(1, Math.max(0, share)) * 100).toFixed(2);
}

/** A whisker: the line of an interval, and a cap at each end. */
function whisker(low: number, high: number): Markup {
  const [from, to] = [place(low), place(high)];
  return markup`<line class="whisker" x1="${from}" x2="${to}" y1="8" y2="8"/><line class="whisker" x1="${from}" x2="${from}" y1="4" y2="12"/><line class="whisker" x1="${to}" x2="${to}" y1="4" y2="12"/>`;
}

/** A share as a bar from 0 to 100, with its interval. */
export function shareBar({ mean, low, high }: Interval & { readonly mean: number }): Markup {
  return markup`<svg class="bar" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" x="0" y="2" width="100" height="12"/><rect class="fill" x="0" y="2" width="${place(mean)}" height="12"/>${whisker(low, high)}</svg>`;
}

/** A difference of shares on a scale from −`reach` to +`reach`, with its interval; the line in the middle is 0. */
export function differenceBar(difference: number, interval: Interval, reach: number): Markup {
  const onScale = (amount: number) => 0.5 + amount / (2 * reach);
  const at = place(onScale(difference));
  return markup`<svg class="bar" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" x="0" y="2" width="100" height="12"/><line class="zero" x1="50" x2="50" y1="0" y2="16"/>${whisker(onScale(interval.low), onScale(interval.high))}<line class="dot" x1="${at}" x2="${at}" y1="8" y2="8"/></svg>`;
}

const chart = { width: 640, height: 220, floor: 170, ceiling: 30, left: 20 };

/** How many examples have a recall in each range, as columns. */
export function recallChart(bins: readonly RecallBin[]): Markup {
  const most = Math.max(1, ...bins.map(({ examples }) => examples));
  const step = (chart.width - 2 * chart.left) / Math.max(1, bins.length);
  const columns = bins.map(({ title, examples }, index) => {
    const height = ((chart.floor - chart.ceiling) * examples) / most;
    const [left, middle] = [chart.left + index * step + 8, chart.left + (index + 0.5) * step];
    return markup`<rect class="fill" x="${left.toFixed(1)}" y="${(chart.floor - height).toFixed(1)}" width="${(step - 16).toFixed(1)}" height="${height.toFixed(1)}"/><text x="${middle.toFixed(1)}" y="${(chart.floor - height - 6).toFixed(1)}" text-anchor="middle">${count(examples)}</text><text class="soft" x="${middle.toFixed(1)}" y="${chart.floor + 18}" text-anchor="middle">${title}</text>`;
  });
  const told = bins.map(({ title, examples }) => `recall ${title}: ${count(examples)}`).join('; ');
  return markup`<svg class="chart" viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-labelledby="recall-title recall-desc"><title id="recall-title">How tool recall spreads over the examples</title><desc id="recall-desc">Examples by tool recall. ${told}.</desc><line class="zero" x1="${chart.left}" x2="${chart.width - chart.left}" y1="${chart.floor}" y2="${chart.floor}"/>${columns}<text class="soft" x="${chart.width / 2}" y="${chart.floor + 42}" text-anchor="middle">tool recall of an example (× 100)</text></svg>`;
}
