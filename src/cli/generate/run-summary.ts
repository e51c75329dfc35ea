// What came of a run: its numbers, one of its samples, and what to do next.
import type { RunFigures } from '../../model/run.ts';
import { addSpent, type Usage } from '../../model/sample.ts';
import { count, counted, decimal, duration, money, outOf, percent } from '../../text/quantities.ts';
import { shellWord } from '../../text/shell-word.ts';
import { renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';

/** What `generate --json` prints. */
export interface RunSummary
  extends Pick<RunFigures, 'accepted' | 'rejected' | 'toolCalls' | 'failedToolCalls' | 'stages'> {
  /** The run's folder; null if it ended before there was one. */
  readonly run: string | null;
  readonly requested: number;
  /** Accepted among the drafts; null if there is none. */
  readonly passRate: number | null;
  /** Unfinished drafts included. */
  readonly modelCalls: number;
  readonly usage: Usage;
  /** Null if no price is known. */
  readonly costUsd: number | null;
  readonly elapsedMs: number;
}

export function summaryOf(
  run: string | null,
  requested: number,
  figures: RunFigures,
  elapsedMs: number,
): RunSummary {
  const { accepted, rejected, toolCalls, failedToolCalls, stages } = figures;
  const { calls: modelCalls, usage, costUsd } = addSpent(figures.spent, figures.unfinished);
  const drafts = accepted + rejected;
  return {
    run,
    requested,
    accepted,
    rejected,
    passRate: drafts === 0 ? null : accepted / drafts,
    toolCalls,
    failedToolCalls,
    modelCalls,
    usage,
    costUsd,
    stages,
    elapsedMs,
  };
}

/** Rules that answer the stages are no model: their calls are not shown. */
export function renderSummary(
  summary: RunSummary,
  languageModel: boolean,
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const { usage, modelCalls, accepted } = summary;
  const asked = usage.inputTokens + usage.outputTokens > 0;
  const rows = [
    ['samples', outOf(summary.accepted, summary.requested)],
    ['rejected', count(summary.rejected)],
    ['pass rate', percent(summary.passRate)],
    ['tool calls', `${count(summary.toolCalls)}, ${count(summary.failedToolCalls)} failed`],
    ...(languageModel
      ? [['model calls', `${count(modelCalls)}${asked ? aSample(modelCalls, accepted, decimal) : ''}`]]
      : []),
    ...(asked
      ? [
          ['tokens', tokensText(usage)],
          ['cost', costText(summary)],
        ]
      : []),
    ['time', duration(summary.elapsedMs)],
  ].map(([name, value]) => [screen.paint('dim', name as string), value as string]);
  return renderTable([{ title: '' }, { title: '' }], rows, screen);
}

/** `12,000 in (40 % cached), 3,000 out (1,000 of them thought)`. */
function tokensText({ inputTokens, cachedInputTokens, outputTokens, reasoningTokens }: Usage): string {
  const cached =
    cachedInputTokens === 0 ? '' : ` (${Math.round((100 * cachedInputTokens) / inputTokens)} % cached)`;
  const thought = reasoningTokens === 0 ? '' : ` (${count(reasoningTokens)} of them reasoning)`;
  return `${count(inputTokens)} in${cached}, ${count(outputTokens)} out${thought}`;
}

function costText({ costUsd, accepted }: RunSummary): string {
  return costUsd === null ? 'no price known' : `${money(costUsd)}${aSample(costUsd, accepted, money)}`;
}

function aSample(amount: number, accepted: number, text: (amount: number) => string): string {
  return amount === 0 || accepted === 0 ? '' : `, ${text(amount / accepted)} per sample`;
}

/** The folder, and the commands that go on from there. */
export function renderNext(
  run: string,
  accepted: number,
  program: string,
  { paint }: Pick<Screen, 'paint'>,
): string {
  const command = (name: string) => `  ${paint('cyan', `${program} ${name} ${shellWord(run)}`)}`;
  return [
    `${counted(accepted, 'sample')} in ${paint('bold', run)}. Next:`,
    `${command('stats')}   its figures`,
    `${command('verify')}  execute every chain again`,
    `${command('export')}  a dataset to train on`,
  ].join('\n');
}
