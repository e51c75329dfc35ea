// The statistics of a run on disk.
import { isAccepted } from '../model/figures.ts';
import { type ReviewFigures, reviewFigures } from '../reviews/agreement.ts';
import { readReviews } from '../reviews/review-file.ts';
import type { Standing } from '../reviews/reviews.ts';
import { readManifest } from '../runs/manifest.ts';
import { type OnBroken, readCatalog, readCommitted } from '../runs/read-run.ts';
import type { BenchmarkFile } from './benchmark-questions.ts';
import { type RunStatistics, StatisticsOf } from './statistics.ts';

/** The figures of a run's drafts, and of what people say of its samples. */
export type ReviewedStatistics = RunStatistics & { readonly reviews: ReviewFigures };

/**
 * Reads a run through once, a line at a time, and compares its queries with a benchmark's questions where there is
 * one. Broken lines are left out and told to `onBroken`. Throws `usage` where the folder is no run, `run` where it is damaged.
 */
export async function statisticsOfRun(
  folder: string,
  benchmark?: BenchmarkFile,
  onBroken?: OnBroken,
): Promise<ReviewedStatistics> {
  const { spec, counts } = await readManifest(folder);
  const catalog = await readCatalog(folder);
  const statistics = new StatisticsOf(spec.samples, catalog, counts.unfinished, benchmark);
  const reviews = await readReviews(folder);
  const standings: Standing[] = [];
  for await (const { entry } of readCommitted(folder, onBroken)) {
    statistics.add(entry);
    if (isAccepted(entry) && reviews.has(entry.id)) standings.push(reviews.of(entry));
  }
  return { ...statistics.result(), reviews: reviewFigures(standings) };
}
