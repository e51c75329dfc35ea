// The outcome of an export.
import type { NegativeKind } from '../../model/example.ts';
import type { DistributionSummary } from '../../statistics/distribution.ts';
import type { SplitReport } from '../splits/split-index.ts';
import type { SplitName } from '../splits/split-options.ts';
import type { AgainstReport } from './benchmarks.ts';
import type { ReviewCounts } from './survey.ts';

export interface ExportedFile {
  /** From the dataset's folder, with slashes. */
  readonly path: string;
  readonly bytes: number;
}

export interface ExportedSplit {
  readonly name: SplitName;
  /** Samples in this split, whether or not the format can represent them. */
  readonly samples: number;
  /** Rows in each of its files. */
  readonly rows: number;
  /** Of these rows, those of negatives, by kind. */
  readonly negatives: Readonly<Partial<Record<NegativeKind, number>>>;
  /** The files with its rows, one for each of the format's; none if there are no rows. */
  readonly files: readonly string[];
}

/** A reason, and the number of examples it applies to. */
export interface Reason {
  readonly reason: string;
  readonly examples: number;
}

export interface ExportReport {
  readonly run: string;
  readonly folder: string;
  readonly format: string;
  readonly splits: readonly ExportedSplit[];
  /** Everything in the folder. */
  readonly files: readonly ExportedFile[];
  /** Examples that the format cannot represent. */
  readonly leftOut: readonly Reason[];
  /** Examples that the rows represent only in part. */
  readonly partial: readonly Reason[];
  /** Examples that were changed for the format's readers, or to fit. */
  readonly adapted: readonly Reason[];
  /** Tokens of the rows, by estimate: four bytes each. */
  readonly tokens: DistributionSummary;
  readonly split: SplitReport;
  /** Samples with a replaced secret, and exported samples that do not verify. */
  readonly redacted: number;
  readonly unverified: number;
  /** Samples by what reviewers say of them. */
  readonly reviews: ReviewCounts;
  /** Only where benchmarks were named. */
  readonly against?: AgainstReport;
  readonly license: string;
  /** Notices for users of the data. */
  readonly notices: readonly string[];
  readonly elapsedMs: number;
}

/** How far an export is: `done` of `total`, of samples, or a share of 1 while queries are compared. */
export interface ExportProgress {
  readonly stage: 'reading' | 'comparing' | 'writing';
  readonly done: number;
  readonly total: number;
}
export type OnExportProgress = (progress: ExportProgress) => void;
