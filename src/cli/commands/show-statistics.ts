// What `stats` does: reads a run through once and prints what it adds up to.
import { nothingSpent } from '../../core/sample.ts';
import { readManifest } from '../../dataset/manifest.ts';
import { statisticsOfRun } from '../../dataset/run-statistics.ts';
import type { ExitCode } from '../command.ts';
import { renderStatistics } from '../rendering/statistics.ts';
import type { Terminal } from '../terminal.ts';
import { notice } from './notice.ts';
import type { StatsOptions } from './stats.ts';

export async function showStatistics({ run, json }: StatsOptions, terminal: Terminal): Promise<ExitCode> {
  const { model, spec, status, notices, counts } = await readManifest(run);
  // What drafts that were never committed have cost stands in no line.
  const statistics = { ...(await statisticsOfRun(run)), unfinished: counts.unfinished ?? nothingSpent };
  const { out } = terminal;
  if (json) {
    out.print(JSON.stringify({ run, status, model, seed: spec.seed, ...statistics }, null, 2));
    return 0;
  }
  const heading = `${out.paint('bold', run)}${out.paint('dim', ` · ${model} · seed ${spec.seed} · ${status}`)}`;
  out.print(`${heading}\n\n${renderStatistics(statistics, out)}`);
  for (const message of notices) notice(terminal, message);
  return 0;
}
