// What came of a run: its numbers, one of its samples, and what to do next.
import type { RunFigures } from '../../core/run.ts';
import type { Screen } from '../terminal.ts';
import { count, counted, duration, percent } from './quantities.ts';
import { renderTable } from './table.ts';

/** What `generate --json` prints. */
export interface RunSummary extends RunFigures {
  /** The run's folder; null where it ended before there was one. */
  readonly run: string | null;
  readonly requested: number;
  /** Accepted among the drafts; null where there is none. */
  readonly passRate: number | null;
  /** Null where no price is known. */
  readonly costUsd: number | null;
  readonly elapsedMs: number;
}

export function summaryOf(
  run: string | null,
  requested: number,
  figures: RunFigures,
  elapsedMs: number,
): RunSummary {
  const { accepted, rejected, toolCalls, failedToolCalls, modelCalls, usage } = figures;
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
    costUsd: null,
    elapsedMs,
  };
}

export function renderSummary(summary: RunSummary, screen: Pick<Screen, 'width' | 'paint'>): string {
  const { usage } = summary;
  const rows = [
    ['samples', `${count(summary.accepted)} of ${count(summary.requested)}`],
    ['rejected', count(summary.rejected)],
    ['pass rate', percent(summary.passRate)],
    ['tool calls', `${count(summary.toolCalls)}, ${count(summary.failedToolCalls)} failed`],
    ['model calls', count(summary.modelCalls)],
    ...(usage.inputTokens + usage.outputTokens === 0
      ? []
      : [['tokens', `${count(usage.inputTokens)} in, ${count(usage.outputTokens)} out`]]),
    ['time', duration(summary.elapsedMs)],
  ].map(([name, value]) => [screen.paint('dim', name as string), value as string]);
  return renderTable([{ title: '' }, { title: '' }], rows, screen);
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
  ].join('\n');
}

/** The word as a shell takes it for one. */
export function shellWord(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
