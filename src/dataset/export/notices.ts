// Notices for the user who exports a dataset.
import type { RunManifest } from '../../runs/manifest.ts';
import type { ExportOptions } from './export-options.ts';
import type { ExportReport } from './export-report.ts';

/** Sentences. A test split counts as off if it misses its share by a fifth and by more than five samples. */
export function noticesOf(
  {
    splits,
    split,
    unverified,
    redacted,
    license,
  }: Pick<ExportReport, 'splits' | 'split' | 'unverified' | 'redacted' | 'license'>,
  { negatives: wantedNegatives }: Pick<ExportOptions, 'negatives'>,
  manifest: Pick<RunManifest, 'status' | 'counts' | 'spec'>,
): readonly string[] {
  const notices: string[] = [];
  const { ratio, wantedRatio, samples, by, heldOut } = split;
  const all = samples.train + samples.test;
  const off = Math.abs(ratio - wantedRatio);
  if (off > wantedRatio / 5 && off * all > 5) {
    const why =
      by === 'sample'
        ? `because samples with the same chains or nearly the same query stay together (the largest such group has ${split.largestGroup})`
        : `because every sample that calls ${heldOut.length === 1 ? heldOut[0] : `one of the held-out ${by === 'server' ? 'servers' : 'tools'}`} belongs there`;
    notices.push(
      `The test split has ${percent(ratio)} of the samples instead of ${percent(wantedRatio)}, ${why}.`,
    );
  }
  for (const { name, samples: count, rows } of splits) {
    if (count > 0 && rows === 0)
      notices.push(`The format cannot represent any sample of the ${name} split, so that split has no file.`);
  }
  const rows = splits.reduce((sum, split) => sum + split.rows, 0);
  const negatives = splits.flatMap((split) => Object.values(split.negatives)).reduce((a, b) => a + b, 0);
  const lacking = wantedNegatives * rows - negatives;
  if (lacking > 5 && lacking > (wantedNegatives * rows) / 5) {
    notices.push(
      `${percent(negatives / rows)} of the rows are negatives instead of ${percent(wantedNegatives)}: these samples or this format allow no more.`,
    );
  }
  if (unverified > 0) {
    notices.push(`${unverified} of ${all} samples do not verify and were exported anyway.`);
  }
  if (redacted > 0) notices.push(`Secrets were replaced in ${redacted} of ${all} samples.`);
  if (manifest.status === 'interrupted' || manifest.status === 'running') {
    notices.push(`The run ended early: it has ${all} of ${manifest.spec.samples} samples.`);
  }
  if (license === 'unknown') {
    notices.push('No license is specified: set one with --license before you share the dataset.');
  }
  return notices;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
