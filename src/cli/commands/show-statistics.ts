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
  const statistics = await statisticsOfRun(run);
  const { model, spec, status, notices } = await readManifest(run);
  const { out } = terminal;
  if (json) {
    out.print(JSON.stringify({ run, status, model, seed: spec.seed, ...statistics }, null, 2));
    return 0;
  }
  const heading = `${out.paint('bold', run)}${out.paint('dim', ` · ${model} · seed ${spec.seed} · ${status}`)}`;
  // What rules answer costs nothing: there is no bill to show.
  const unbilled = model === 'symbolic' ? { stages: {}, unfinished: nothingSpent } : {};
  out.print(`${heading}\n\n${renderStatistics({ ...statistics, ...unbilled }, out)}`);
  for (const message of notices) notice(terminal, message);
  return 0;
}
