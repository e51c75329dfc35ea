// How far a run has come: what its events add up to, and how that is shown.
import type { RunEvent, WorkerPace } from '../../model/events.ts';
import { count, counted, duration } from '../../text/quantities.ts';
import { bar, fitted, outcome } from '../rendering/bar.ts';
import { type Spending, spend, spendingTexts } from '../rendering/spending.ts';
import type { Paint } from '../terminal/terminal.ts';

export interface Progress {
  readonly requested: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Accepted by earlier processes. */
  readonly acceptedBefore: number;
  readonly calls: number;
  readonly failedCalls: number;
  /** What a language model has taken, by earlier processes too, and may take; undefined if there is none. */
  readonly spending: Spending | undefined;
  /** What happens now, and what came of the last draft. */
  readonly now: string;
  /** The workers of a queue; none where this process makes the drafts. */
  readonly workers: readonly WorkerPace[];
  readonly last: { readonly accepted: boolean; readonly text: string } | undefined;
}

export function startProgress(
  requested: number,
  accepted: number,
  rejected: number,
  spending?: Spending,
): Progress {
  return {
    requested,
    accepted,
    rejected,
    acceptedBefore: accepted,
    calls: 0,
    failedCalls: 0,
    spending,
    now: 'starting',
    workers: [],
    last: undefined,
  };
}

/** The progress after one more event. */
export function addEvent(progress: Progress, event: RunEvent): Progress {
  switch (event.type) {
    case 'draft-started':
      return { ...progress, now: `draft ${event.index}: begins` };
    case 'iteration':
      return { ...progress, now: `draft ${event.index}: iteration ${event.iteration}` };
    case 'call': {
      const failed = event.failure !== undefined;
      return {
        ...progress,
        calls: progress.calls + 1,
        failedCalls: progress.failedCalls + (failed ? 1 : 0),
        now: `draft ${event.index}: ${event.tool}${failed ? ' failed' : ''}`,
      };
    }
    case 'accepted':
      return { ...progress, accepted: progress.accepted + 1, last: { accepted: true, text: event.query } };
    case 'rejected':
      return { ...progress, rejected: progress.rejected + 1, last: { accepted: false, text: event.reason } };
    case 'asked':
      // Rules answer at once: that is nothing to show.
      if (progress.spending === undefined) return progress;
      return {
        ...progress,
        spending: spend(progress.spending, event.spent),
        now: `draft ${event.index}: ${event.stage} is answered`,
      };
    case 'workers':
      return { ...progress, workers: event.workers };
    case 'notice':
      return progress;
  }
}

/** Samples a second, and the milliseconds left at that rate; null before the first of this process. */
function pace(progress: Progress, elapsedMs: number): { perSecond: number; leftMs: number } | null {
  const made = progress.accepted - progress.acceptedBefore;
  if (made === 0 || elapsedMs <= 0) return null;
  const perMs = made / elapsedMs;
  return { perSecond: perMs * 1000, leftMs: (progress.requested - progress.accepted) / perMs };
}

/** One line, for a log. */
export function progressLine(progress: Progress, elapsedMs: number): string {
  const speed = pace(progress, elapsedMs);
  const rest = speed === null ? '' : `, ${rate(speed.perSecond)}, about ${duration(speed.leftMs)} left`;
  const spent = spendingTexts(progress.spending).map((text) => `, ${text}`);
  const workers = progress.workers.length === 0 ? '' : `, ${workersText(progress.workers)}`;
  return `${progress.accepted} of ${counted(progress.requested, 'sample')} accepted, ${progress.rejected} rejected, ${counted(progress.calls, 'call')} (${progress.failedCalls} failed)${workers}${spent.join('')}${rest}`;
}

/** A bar, the numbers, and what happens now, no line wider than the screen. */
export function progressBlock(progress: Progress, elapsedMs: number, width: number, paint: Paint): string {
  const speed = pace(progress, elapsedMs);
  const left = speed === null ? '' : paint('dim', `  ${duration(speed.leftMs)} left`);
  const rejected = `${progress.rejected} rejected`;
  const failed = `${progress.failedCalls} failed`;
  const numbers = [
    `${count(progress.accepted)} accepted`,
    progress.rejected > 0 ? paint('yellow', rejected) : rejected,
    counted(progress.calls, 'call'),
    progress.failedCalls > 0 ? paint('yellow', failed) : failed,
    ...(speed === null ? [] : [rate(speed.perSecond)]),
  ];
  const lines = [
    `${bar(progress.accepted, progress.requested, width, paint)} ${count(progress.accepted)}/${count(progress.requested)}${left}`,
    numbers.join(paint('dim', ' · ')),
    ...(progress.spending === undefined ? [] : [spendingTexts(progress.spending).join(paint('dim', ' · '))]),
    ...(progress.workers.length === 0 ? [] : [workersText(progress.workers)]),
    paint('dim', progress.now),
  ];
  const { last } = progress;
  if (last !== undefined) lines.push(outcome(last.accepted, last.text, paint));
  return fitted(lines, width);
}

/** A worker is slow whose drafts take more than this many times as long as those of most. */
const slowFrom = 2;

/** How many workers there are, and which of them are slow. */
function workersText(workers: readonly WorkerPace[]): string {
  const times = workers.map(({ msADraft }) => msADraft).sort((a, b) => a - b);
  const usual = times[Math.floor((times.length - 1) / 2)] ?? 0;
  const slow = workers.filter(({ msADraft }) => msADraft > slowFrom * usual);
  const named = slow.map(({ name, msADraft }) => `${name} takes ${duration(msADraft)} a draft`);
  return [counted(workers.length, 'worker'), ...named].join(', ');
}

function rate(perSecond: number): string {
  return perSecond >= 10 ? `${Math.round(perSecond)}/s` : `${perSecond.toFixed(1)}/s`;
}
