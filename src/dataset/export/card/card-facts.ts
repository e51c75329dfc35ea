// What a card is made from.
import type { Format } from '../../../model/seams.ts';
import type { RunManifest } from '../../../runs/manifest.ts';
import type { ExportOptions } from '../export-options.ts';
import type { ExportReport } from '../export-report.ts';
import type { Survey } from '../survey.ts';

export interface CardFacts
  extends Pick<
    ExportReport,
    | 'run'
    | 'splits'
    | 'split'
    | 'leftOut'
    | 'partial'
    | 'adapted'
    | 'tokens'
    | 'redacted'
    | 'unverified'
    | 'against'
    | 'license'
    | 'notices'
  > {
  readonly format: Format;
  readonly options: ExportOptions;
  readonly manifest: RunManifest;
  readonly survey: Pick<
    Survey,
    'samples' | 'drafts' | 'passed' | 'reviews' | 'statistics' | 'servers' | 'models' | 'verdicts'
  >;
}

/** The rows of all splits. */
export function rowsIn({ splits }: Pick<CardFacts, 'splits'>): number {
  return splits.reduce((sum, { rows }) => sum + rows, 0);
}
