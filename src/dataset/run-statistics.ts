// The statistics of a run on disk.
import { readManifest } from './manifest.ts';
import { readCatalog, readCommitted } from './read-run.ts';
import { type RunStatistics, StatisticsOf } from './statistics.ts';

/** Reads a run through once, a line at a time. Throws `usage` where the folder is no run, `run` where it is damaged. */
export async function statisticsOfRun(folder: string): Promise<RunStatistics> {
  const { spec, counts } = await readManifest(folder);
  const statistics = new StatisticsOf(spec.samples, await readCatalog(folder), counts.unfinished);
  for await (const { entry } of readCommitted(folder)) statistics.add(entry);
  return statistics.result();
}
