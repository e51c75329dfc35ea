// What a run would ask and cost, as a table and what it rests on.

import { count, counted, money } from '../../text/quantities.ts';
import { type Column, renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';
import type { Amounts, Estimate, Range } from './estimate/estimate.ts';

export function renderEstimate(
  estimate: Estimate,
  pricesFrom: string,
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const { model, samples, drafts, stages, price, assumptions } = estimate;
  if (samples === 0) return 'The run already has all of its samples: nothing is left to ask.';
  const table = renderTable(
    [{ title: 'asked' }, number('calls'), number('tokens in'), number('tokens out'), number('cost')],
    [...Object.entries(stages).map(([stage, amounts]) => row(stage, amounts)), row('all', estimate)],
    screen,
  );
  const heading = `${counted(samples, 'sample')} by ${screen.paint('bold', model)}, in ${ranged(drafts, count)} drafts:`;
  const priced =
    price === null
      ? estimate.costUsd === null
        ? `The price of ${model} is unknown: add it to "toolgrad.model.prices" in the configuration.`
        : ''
      : `Priced at ${money(price.input)} in, ${money(price.cachedInput)} cached and ${money(price.output)} out per million tokens (${pricesFrom}).`;
  const notes = [priced, ...assumptions].filter((note) => note !== '').map((note) => `- ${note}`);
  return `${heading}\n\n${table}\n\n${notes.join('\n')}`;
}

function row(name: string, { calls, inputTokens, outputTokens, costUsd }: Amounts): string[] {
  return [
    name,
    ranged(calls, count),
    ranged(inputTokens, rough),
    ranged(outputTokens, rough),
    costUsd === null ? 'no price known' : ranged(costUsd, money),
  ];
}

/** `10 – 20`, or `10` where both are the same. */
function ranged([low, high]: Range, text: (amount: number) => string): string {
  const [from, to] = [text(low), text(high)];
  return from === to ? from : `${from} – ${to}`;
}

/** Two digits that count: more would claim to know more. */
function rough(amount: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amount))) - 1);
  return count(Math.round(amount / unit) * unit);
}

function number(title: string): Column {
  return { title, align: 'right' };
}
