// What `stats` does: reads a run through once, or two, and prints what it adds up to.
import { nothingSpent } from '../../model/sample.ts';
import { type RunManifest, readManifest } from '../../runs/manifest.ts';
import { isRunLocked } from '../../runs/run-lock.ts';
import { type BenchmarkFile, readBenchmark } from '../../statistics/benchmark-questions.ts';
import { differenceOf } from '../../statistics/difference.ts';
import { type ReviewedStatistics, statisticsOfRun } from '../../statistics/run-statistics.ts';
import { terminalLine } from '../../text/terminal-text.ts';
import type { ExitCode } from '../command.ts';
import { notice } from '../terminal/notice.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { renderComparison } from './statistics-comparison.ts';
import { renderStatistics } from './statistics-text.ts';

export interface StatsOptions {
  readonly run: string;
  /** A second run, to be set beside the first. */
  readonly other?: string;
  /** A file of benchmark questions. */
  readonly against?: string;
  readonly json: boolean;
}

export async function showStatistics(options: StatsOptions, terminal: Terminal): Promise<ExitCode> {
  const { run, other, against } = options;
  // A mistyped name is told before minutes are spent on reading.
  const manifests = [await readManifest(run), ...(other === undefined ? [] : [await readManifest(other)])];
  const benchmark = against === undefined ? undefined : await readBenchmark(against);
  const broken: string[] = [];
  const read = (folder: string, manifest: RunManifest) => readRun(folder, manifest, benchmark, broken);
  const first = await read(run, manifests[0] as RunManifest);
  if (other === undefined) show(first, options, terminal);
  else compare(first, await read(other, manifests[1] as RunManifest), options, terminal);
  const notices = new Set([...manifests.flatMap((manifest) => manifest.notices), ...broken]);
  for (const message of notices) notice(terminal, message);
  return 0;
}

/** A run by its folder, as `--json` prints it. */
type ShownRun = Pick<RunManifest, 'status' | 'model'> &
  ReviewedStatistics & { readonly run: string; readonly seed: number };

async function readRun(
  run: string,
  { status, model, spec }: RunManifest,
  benchmark: BenchmarkFile | undefined,
  broken: string[],
): Promise<ShownRun> {
  const statistics = await statisticsOfRun(run, benchmark, ({ message }) => broken.push(message));
  return { run, status, model, seed: spec.seed, ...statistics };
}

function show(shown: ShownRun, { json }: StatsOptions, { out }: Terminal): void {
  if (json) {
    out.print(JSON.stringify(shown, null, 2));
    return;
  }
  // What rules answer costs nothing: there is no bill to show.
  const unbilled = shown.model === 'symbolic' ? { stages: {}, unfinished: nothingSpent } : {};
  out.print(`${heading(shown, out)}\n\n${renderStatistics({ ...shown, ...unbilled }, out)}`);
}

function compare(a: ShownRun, b: ShownRun, { json }: StatsOptions, { out }: Terminal): void {
  if (json) {
    // Seeds are names, not amounts.
    const { seed: _, ...difference } = differenceOf<ReviewedStatistics & { seed: number }>(a, b);
    out.print(JSON.stringify({ a, b, difference }, null, 2));
    return;
  }
  const headings = `A  ${heading(a, out)}\nB  ${heading(b, out)}`;
  out.print(`${headings}\n\n${renderComparison(a, b, out)}`);
}

function heading({ run, model, seed, status }: ShownRun, { paint }: Terminal['out']): string {
  // A killed process has nobody to say how the run stands.
  const stands = status === 'running' && !isRunLocked(run) ? 'left off' : status;
  return `${paint('bold', terminalLine(run))}${paint('dim', ` · ${terminalLine(model)} · seed ${seed} · ${stands}`)}`;
}
