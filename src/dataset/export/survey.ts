// The first pass: reads a run through once, and keeps of each sample only what splits, refusals and the card need.
import { join } from 'node:path';
import { ToolGradError } from '../../model/errors.ts';
import { isAccepted } from '../../model/figures.ts';
import type { Provenance, Sample, VerdictStatus } from '../../model/sample.ts';
import type { Catalog } from '../../model/tool.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { RunManifest } from '../../runs/manifest.ts';
import { type BrokenLine, readCommitted, samplesFileName } from '../../runs/read-run.ts';
import { type RunStatistics, StatisticsOf } from '../../statistics/statistics.ts';
import { SplitIndex } from '../splits/split-index.ts';
import type { SplitUnit } from '../splits/split-options.ts';
import { mayHoldSecret, secretWithin } from './secrets.ts';
import { whyUnverified } from './verified.ts';

/** Samples to be reported: how many, and the first of them. */
export interface Found {
  readonly count: number;
  readonly first: string;
  /** The problem of the first, as a phrase. */
  readonly what: string;
}

export interface ServerVersion {
  readonly name: string;
  readonly version: string;
  readonly protocolVersion: string;
}

/** Counts of a check's outcomes. */
export type VerdictCounts = Readonly<Record<VerdictStatus, number>>;

/** Samples by what reviewers say of them. */
export interface ReviewCounts {
  readonly accepted: number;
  /** Left out. */
  readonly rejected: number;
  /** Left out, because only accepted ones were wanted. */
  readonly undecided: number;
  /** Of those that are exported: in a wording that reviewers have given them. */
  readonly edited: number;
}

export interface Survey {
  /** Those that are exported. */
  readonly samples: number;
  /** Drafts of the run, and those of them that have passed every check. */
  readonly drafts: number;
  readonly passed: number;
  readonly statistics: RunStatistics;
  readonly splitIndex: SplitIndex;
  readonly unverified: Found | undefined;
  readonly secrets: Found | undefined;
  readonly servers: readonly ServerVersion[];
  readonly models: readonly string[];
  readonly verdicts: ReadonlyMap<string, VerdictCounts>;
  readonly reviews: ReviewCounts;
  /** Numbers of the lines whose samples are left out for what reviewers say of them. */
  readonly leftOutLines: ReadonlySet<number>;
  /** Lines of `samples.jsonl` that are no samples: the export goes without them. */
  readonly broken: readonly BrokenLine[];
}

/** Reads the run once. Throws what `onSample` throws. */
export async function surveyRun(
  folder: string,
  manifest: RunManifest,
  catalog: Catalog,
  { splitBy, reviewed }: { readonly splitBy: SplitUnit; readonly reviewed: boolean },
  reviews: Reviews,
  onSample: (samples: number) => void,
): Promise<Survey> {
  const statistics = new StatisticsOf(manifest.spec.samples, catalog, manifest.counts.unfinished);
  const splitIndex = new SplitIndex(splitBy);
  const provenance = new ProvenanceOf();
  const verdicts = new Map<string, Record<VerdictStatus, number>>();
  let samples = 0;
  let drafts = 0;
  let passed = 0;
  const counts = { accepted: 0, rejected: 0, undecided: 0, edited: 0 };
  const leftOutLines = new Set<number>();
  let unverified: Found | undefined;
  let secrets: Found | undefined;
  const broken: BrokenLine[] = [];
  for await (const { entry: stored, line } of readCommitted(folder, (each) => broken.push(each))) {
    drafts += 1;
    if (!isAccepted(stored)) {
      statistics.add(stored);
      continue;
    }
    onSample(passed);
    passed += 1;
    const standing = reviews.of(stored);
    const isWanted = standing.outcome === 'accepted' || (standing.outcome === 'open' && !reviewed);
    if (standing.outcome !== 'open') counts[standing.outcome] += 1;
    else if (!isWanted) counts.undecided += 1;
    if (!isWanted) {
      leftOutLines.add(line.number);
      continue;
    }
    samples += 1;
    const entry = reviews.edited(stored);
    if (entry !== stored) counts.edited += 1;
    statistics.add(entry);
    splitIndex.add(entry);
    provenance.add(entry.provenance);
    for (const { check, status } of entry.verdicts) {
      const byStatus = verdicts.get(check) ?? { passed: 0, failed: 0, skipped: 0 };
      verdicts.set(check, byStatus);
      byStatus[status] += 1;
    }
    unverified = oneMore(unverified, entry, whyUnverified(entry, manifest.checks));
    const text = entry === stored ? line.text : JSON.stringify(entry);
    if (mayHoldSecret(text)) secrets = oneMore(secrets, entry, whereSecret(entry));
  }
  return {
    samples,
    drafts,
    passed,
    reviews: counts,
    leftOutLines,
    statistics: statistics.result(),
    splitIndex,
    unverified,
    secrets,
    servers: provenance.servers(),
    models: provenance.models(),
    verdicts,
    broken: broken.filter(({ file }) => file.endsWith(samplesFileName)),
  };
}

function oneMore(found: Found | undefined, { id }: Sample, what: string | undefined): Found | undefined {
  if (what === undefined) return found;
  return found === undefined ? { count: 1, first: id, what } : { ...found, count: found.count + 1 };
}

function whereSecret(sample: Sample): string | undefined {
  const { query, response, chains, tools, ...rest } = sample;
  const places = {
    'its query': query,
    'its response': response,
    'its calls': chains,
    'its tools': tools,
    its: rest,
  };
  for (const [place, value] of Object.entries(places)) {
    const kind = secretWithin(value);
    if (kind !== undefined) return `${kind} in ${place === 'its' ? 'its trace' : place}`;
  }
  return undefined;
}

/** Servers and models of the samples, each once. */
class ProvenanceOf {
  readonly #servers = new Map<string, ServerVersion>();
  readonly #models = new Set<string>();

  add({ servers, model }: Provenance): void {
    this.#models.add(model);
    for (const { name, version, protocolVersion } of servers) {
      this.#servers.set(`${name}\n${version}\n${protocolVersion}`, { name, version, protocolVersion });
    }
  }

  servers(): readonly ServerVersion[] {
    return [...this.#servers.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  models(): readonly string[] {
    return [...this.#models].sort();
  }
}

/**
 * Throws for a run that must not be exported as it is: `run` if nothing is in it, if a sample does not verify and
 * that was not allowed, or if it contains a secret that is not to be replaced.
 */
export function assertExportable(
  folder: string,
  survey: Pick<Survey, 'samples' | 'passed' | 'reviews' | 'unverified' | 'secrets'>,
  {
    unverified,
    redact,
    reviewed,
  }: { readonly unverified: boolean; readonly redact: boolean; readonly reviewed: boolean },
): void {
  const { samples } = survey;
  if (samples === 0) {
    const why =
      survey.passed === 0
        ? 'has no samples: there is nothing to export'
        : reviewed
          ? 'has no samples that were accepted by a reviewer: leave out --reviewed, or review it first'
          : 'has no samples that reviewers have not rejected: there is nothing to export';
    throw new ToolGradError('run', `${folder} ${why}.`);
  }
  if (survey.unverified !== undefined && !unverified) {
    const { count, first, what } = survey.unverified;
    throw new ToolGradError(
      'run',
      `${count} of ${samples} samples in ${folder} do not verify; the first is ${first}: ${what}. Remove them from ${join(folder, samplesFileName)}, or export them anyway with --unverified.`,
    );
  }
  if (survey.secrets !== undefined && !redact) {
    const { count, first, what } = survey.secrets;
    throw new ToolGradError(
      'run',
      `${count} of ${samples} samples in ${folder} contain a secret; the first is ${first}: ${what}. Export with --redact, which replaces secrets, or remove the samples.`,
    );
  }
}
