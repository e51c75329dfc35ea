// What an export has come to.
import type { NegativeKind } from '../../model/example.ts';
import type { SplitReport } from '../splits/split-index.ts';
import type { SplitName } from '../splits/split-options.ts';

export interface ExportedFile {
  /** From the dataset's folder, with slashes. */
  readonly path: string;
  readonly bytes: number;
}

export interface ExportedSplit {
  readonly name: SplitName;
  /** Samples on this side, whether or not the format can hold them. */
  readonly samples: number;
  /** Rows in each of its files. */
  readonly rows: number;
  /** Of these rows, those of negatives, by kind. */
  readonly negatives: Readonly<Partial<Record<NegativeKind, number>>>;
  /** The files with its rows, one for each of the format's; none if there are no rows. */
  readonly files: readonly string[];
}

/** A reason, and how many examples it was true for. */
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
  /** Examples that the format cannot hold. */
  readonly leftOut: readonly Reason[];
  /** Examples of which the rows do not tell all. */
  readonly partial: readonly Reason[];
  readonly split: SplitReport;
  /** Samples with a secret that was replaced, and samples that do not verify and are exported all the same. */
  readonly redacted: number;
  readonly unverified: number;
  readonly license: string;
  /** What whoever uses the data should know. */
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
