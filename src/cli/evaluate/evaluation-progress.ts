// How far an evaluation has come: what its events add up to, and how that is shown.

import type { EvaluationEvent } from '../../evaluation/events.ts';
import { failureText } from '../../model/tool.ts';
import { count, counted, duration } from '../../text/quantities.ts';
import { bar, fitted, outcome } from '../rendering/bar.ts';
import { type Spending, spend, spendingTexts } from '../rendering/spending.ts';
import type { Paint } from '../terminal/terminal.ts';

export interface EvaluationProgress {
  readonly model: string;
  readonly examples: number;
  readonly played: number;
  /** Played by earlier processes. */
  readonly playedBefore: number;
  /** Played in this process, and passed. */
  readonly passed: number;
  /** Played in this process, and not to their end. */
  readonly failed: number;
  readonly calls: number;
  readonly failedCalls: number;
  /** Undefined if no language model is asked. */
  readonly spending: Spending | undefined;
  readonly now: string;
  readonly last: { readonly passed: boolean; readonly text: string } | undefined;
}

export function startEvaluationProgress(
  about: Pick<EvaluationProgress, 'model' | 'examples' | 'played' | 'spending'>,
): EvaluationProgress {
  return {
    ...about,
    playedBefore: about.played,
    passed: 0,
    failed: 0,
    calls: 0,
    failedCalls: 0,
    now: 'starting',
    last: undefined,
  };
}

/** The progress after one more event. */
export function addEvaluationEvent(progress: EvaluationProgress, event: EvaluationEvent): EvaluationProgress {
  switch (event.type) {
    case 'example-started':
      return { ...progress, now: `example ${event.index}: begins` };
    case 'asked':
      return { ...progress, spending: spend(progress.spending, event.spent) };
    case 'call': {
      const failed = event.outcome !== undefined && failureText(event.outcome) !== undefined;
      return {
        ...progress,
        calls: progress.calls + 1,
        failedCalls: progress.failedCalls + (failed ? 1 : 0),
        now: `example ${event.index}: ${event.name}${failed ? ' failed' : ''}`,
      };
    }
    case 'played': {
      const { played, example, scores } = event;
      const passed = scores.measures.passed === 1;
      return {
        ...progress,
        played: progress.played + 1,
        passed: progress.passed + (passed ? 1 : 0),
        failed: progress.failed + (played.failure === undefined ? 0 : 1),
        last: { passed, text: played.failure ?? example.query },
      };
    }
    case 'notice':
      return progress;
  }
}

function leftMs({ examples, played, playedBefore }: EvaluationProgress, elapsedMs: number): number | null {
  const here = played - playedBefore;
  return here === 0 ? null : ((examples - played) * elapsedMs) / here;
}

/** One line, for a log. */
export function evaluationLine(progress: EvaluationProgress, elapsedMs: number): string {
  const left = leftMs(progress, elapsedMs);
  const parts = [
    `${count(progress.played)} of ${counted(progress.examples, 'example')} played, ${figuresOf(progress).join(', ')}`,
    ...spendingTexts(progress.spending),
    ...(left === null ? [] : [`about ${duration(left)} left`]),
  ];
  return `${progress.model}: ${parts.join(', ')}`;
}

function figuresOf({ played, playedBefore, passed, failed, calls, failedCalls }: EvaluationProgress) {
  const before = playedBefore === 0 ? '' : ` of ${count(played - playedBefore)} now`;
  return [
    `${count(passed)}${before} passed`,
    ...(failed === 0 ? [] : [`${count(failed)} failed`]),
    `${counted(calls, 'call')} (${count(failedCalls)} failed)`,
  ];
}

/** A bar, the numbers, and what happens now, no line wider than the screen. */
export function evaluationBlock(
  progress: EvaluationProgress,
  elapsedMs: number,
  width: number,
  paint: Paint,
): string {
  const left = leftMs(progress, elapsedMs);
  const spending = spendingTexts(progress.spending);
  const dot = paint('dim', ' · ');
  const lines = [
    `${bar(progress.played, progress.examples, width, paint)} ${count(progress.played)}/${count(progress.examples)}${left === null ? '' : paint('dim', `  ${duration(left)} left`)}`,
    [progress.model, ...figuresOf(progress)].join(dot),
    ...(spending.length === 0 ? [] : [spending.join(dot)]),
    paint('dim', progress.now),
  ];
  const { last } = progress;
  if (last !== undefined) lines.push(outcome(last.passed, last.text, paint));
  return fitted(lines, width);
}
