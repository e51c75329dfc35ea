// The statistics of a run on disk.
import { readManifest } from '../runs/manifest.ts';
import { type OnBroken, readCatalog, readCommitted } from '../runs/read-run.ts';
import type { BenchmarkFile } from './benchmark-questions.ts';
import { type RunStatistics, StatisticsOf } from './statistics.ts';

/**
 * Reads a run through once, a line at a time, and compares its queries with a benchmark's questions where there is
 * one. Broken lines are left out and told to `onBroken`. Throws `usage` where the folder is no run, `run` where it is damaged.
 */
export async function statisticsOfRun(
  folder: string,
  benchmark?: BenchmarkFile,
  onBroken?: OnBroken,
): Promise<RunStatistics> {
  const { spec, counts } = await readManifest(folder);
  const catalog = await readCatalog(folder);
  const statistics = new StatisticsOf(spec.samples, catalog, counts.unfinished, benchmark);
  for await (const { entry } of readCommitted(folder, onBroken)) statistics.add(entry);
  return statistics.result();
}
