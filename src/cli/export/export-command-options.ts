// What was asked for on the command line of `export`.
import type { ExportOptions } from '../../dataset/export/export-options.ts';

export interface ExportCommandOptions {
  readonly run: string;
  readonly dataset: Partial<ExportOptions>;
  /** The dataset of the Hugging Face hub that it is uploaded to: `name/dataset`. */
  readonly push?: PushFlags;
  readonly json: boolean;
}

export interface PushFlags {
  readonly repo: string;
  readonly public: boolean;
  /** Nobody is asked. */
  readonly yes: boolean;
}
