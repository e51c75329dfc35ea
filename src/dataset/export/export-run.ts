// From a run to a dataset: two passes over its samples, and a folder that appears completely or not at all.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { ToolGradError } from '../../model/errors.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Format } from '../../model/seams.ts';
import type { Catalog, CatalogContents } from '../../model/tool.ts';
import { readReviews } from '../../reviews/review-file.ts';
import { readManifest } from '../../runs/manifest.ts';
import { readCatalog } from '../../runs/read-run.ts';
import { lockFileName, lockRun } from '../../runs/run-lock.ts';
import { createExampleMaker, type ExampleMaker } from '../examples/make-examples.ts';
import { formatNamed } from '../formats/formats.ts';
import { jsonColumnsOf, withJsonStrings } from '../formats/json-strings.ts';
import type { Split } from '../splits/split-index.ts';
import type { SplitName } from '../splits/split-options.ts';
import { readBenchmarks } from './benchmarks.ts';
import { datasetCard } from './card/dataset-card.ts';
import { type DatasetMarker, markerFileName, markerOf } from './dataset-marker.ts';
import { completeExportOptions, type ExportOptions } from './export-options.ts';
import type { ExportedFile, ExportReport, OnExportProgress } from './export-report.ts';
import { exportFileError } from './file-fault.ts';
import { noticesOf } from './notices.ts';
import { mayHoldSecret, redactSecrets } from './secrets.ts';
import { stageFolder } from './staged-folder.ts';
import { assertExportable, surveyRun } from './survey.ts';
import { writeRows } from './write-rows.ts';
import { writeText } from './write-text.ts';

/**
 * Writes the samples of a run as a dataset. Needs nothing but the run's folder. Throws `usage` for a folder that is no
 * run, an option that does not fit, or a place that may not be replaced; `run` if the run is at work, must not be
 * exported as it is, or a file fails; `interrupted` if the signal aborts. No file is left behind in any case.
 */
export async function exportRun(
  runFolder: string,
  given: Partial<ExportOptions>,
  signal: AbortSignal,
  onProgress: OnExportProgress = () => {},
): Promise<ExportReport> {
  const startedAt = performance.now();
  const options = completeExportOptions(given);
  const format = formatFor(options);
  const manifest = await readManifest(runFolder);
  assertNotAtWork(runFolder);
  const benchmarks = options.against === undefined ? undefined : await readBenchmarks(options.against);
  const target = options.out ?? defaultExportFolder(runFolder, format.name);
  await using staged = await stageFolder(target, options.force);
  const stop = () => {
    if (signal.aborted)
      throw new ToolGradError('interrupted', 'The export was stopped; nothing was exported.');
  };
  /** Pending work, such as an abort signal, gets a turn now and then. */
  const breathe = async (done: number) => {
    if (done % 64 === 0) await turn();
    stop();
  };

  const catalog = await catalogOf(runFolder, options.redact);
  const expected = manifest.counts.accepted;
  const brokenReviews: string[] = [];
  const reviews = await readReviews(runFolder, (message) => brokenReviews.push(message));
  const survey = await surveyRun(runFolder, manifest, catalog, options, reviews, (done) => {
    stop();
    onProgress({ stage: 'reading', done, total: Math.max(expected, done) });
  });
  assertExportable(runFolder, survey, options);
  const split = await survey.splitIndex.split(options, async (done) => {
    onProgress({ stage: 'comparing', done, total: 1 });
    await turn();
    stop();
  });

  const data = join(staged.path, 'data');
  await mkdir(data).catch((error: unknown) => {
    throw exportFileError('create', join(target, 'data'), error);
  });
  const written = await writeRows(
    {
      run: runFolder,
      folder: staged.path,
      shown: target,
      format,
      encoding: options,
      place: {
        version: manifest.toolgrad,
        run: { manifest: asJson(manifest), catalog: asJson(contentsOf(catalog)) },
      },
      maxResultChars: options.maxResultChars,
      maxTokens: options.maxTokens ?? Number.POSITIVE_INFINITY,
      redact: options.redact && survey.secrets !== undefined,
      samples: survey.samples,
      leftOut: new Set([...survey.broken.map(({ number }) => number), ...survey.leftOutLines]),
      edited: (sample) => reviews.edited(sample),
      split,
      makers: makersOf(catalog, split, options),
      isNear: benchmarks && ((query) => benchmarks.isNear(query)),
    },
    async (done) => {
      onProgress({ stage: 'writing', done, total: survey.samples });
      await breathe(done);
    },
  );
  onProgress({ stage: 'writing', done: survey.samples, total: survey.samples });

  const license = options.license ?? (manifest.configuration.demo ? demoLicense : unknownLicense);
  const outcome = {
    format: format.name,
    splits: written.splits,
    split: split.report,
    leftOut: written.leftOut,
    partial: written.partial,
    adapted: written.adapted,
    tokens: written.tokens,
    redacted: options.redact ? (survey.secrets?.count ?? 0) : 0,
    unverified: survey.unverified?.count ?? 0,
    reviews: survey.reviews,
    ...(benchmarks && {
      against: { files: benchmarks.files, questions: benchmarks.questions, near: written.near },
    }),
    license,
  };
  const notices = [
    ...noticesOf(outcome, options, manifest),
    ...survey.broken.map(({ message }) => message),
    ...brokenReviews,
  ];
  const texts: Record<string, string> = {
    'README.md': datasetCard({ ...outcome, run: runFolder, format, options, manifest, survey, notices }),
  };
  for (const [name, content] of Object.entries(besideOf(format, written.splits))) {
    texts[name] = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
  }
  const files: ExportedFile[] = [...written.files];
  for (const [path, text] of Object.entries(texts))
    files.push(await writeText(staged.path, target, path, text));
  const { splits, leftOut, partial, adapted, tokens, against } = outcome;
  const marker: DatasetMarker = markerOf(options, {
    format: format.name,
    splits,
    split: split.report,
    leftOut,
    partial,
    adapted,
    tokens,
    ...(against && { against }),
    files,
  });
  const markerText = `${JSON.stringify(marker, null, 2)}\n`;
  const markerFile = await writeText(staged.path, target, markerFileName, markerText);
  stop();
  await staged.commit();
  return {
    run: runFolder,
    folder: target,
    ...outcome,
    files: [...files, markerFile],
    notices,
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}

/** The license of the bundled servers' data. */
const demoLicense = 'apache-2.0';
/** The Hub's name for an unspecified license. */
const unknownLicense = 'unknown';

/** `export/<format>` in the run's folder. */
export function defaultExportFolder(runFolder: string, format: string): string {
  return join(runFolder, 'export', format.replaceAll(':', '-'));
}

/** The format, as the flags want it. Throws `usage` for a flag that does not apply to it. */
function formatFor({
  format: name,
  jsonStrings,
  maskNames,
  serialCalls,
  leadingTurn,
}: ExportOptions): Format {
  const format = formatNamed(name);
  const rows = name.replace(/^parquet(:|$)/, '') || 'messages';
  const refuse = (flag: string, why: string) =>
    new ToolGradError('usage', `--${flag} does not apply to ${why}`);
  if (maskNames && rows === 'native')
    throw refuse('mask-names', 'native, which has the samples as they are.');
  if (format.holds !== 'conversations' && (serialCalls || leadingTurn)) {
    throw refuse(serialCalls ? 'serial-calls' : 'leading-turn', `${rows}, which has no conversations.`);
  }
  if (!jsonStrings) return format;
  if (jsonColumnsOf(format).every(({ size }) => size === 0)) {
    throw refuse('json-strings', `${rows}, which has one type in each column anyway.`);
  }
  return withJsonStrings(format);
}

function contentsOf({ tools, leftOut, servers, hash }: Catalog): CatalogContents {
  return { tools, leftOut, servers, hash };
}

/** As its file has it. */
function asJson(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

/** Throws `run` if another process, or this one, writes to the run. */
function assertNotAtWork(runFolder: string): void {
  if (!existsSync(join(runFolder, lockFileName))) return;
  // A lock whose process no longer exists is taken over and released.
  lockRun(runFolder)[Symbol.dispose]();
}

/** The run's catalog, without the secrets in it where they are to be replaced; throws `run` where they are not. */
async function catalogOf(runFolder: string, redact: boolean): Promise<Catalog> {
  const catalog = await readCatalog(runFolder);
  if (!mayHoldSecret(JSON.stringify(catalog))) return catalog;
  if (redact) return redactSecrets(catalog);
  throw new ToolGradError(
    'run',
    `The description of a tool in ${runFolder} contains a secret. Export with --redact, which replaces secrets.`,
  );
}

/** Each split has its own share of negatives; held-out tools are only in view in the test split. */
function makersOf(
  catalog: Catalog,
  { report }: Split,
  options: ExportOptions,
): Record<SplitName, ExampleMaker> {
  const heldOut = new Set(report.heldOut);
  const tools = catalog.tools.filter(
    (tool) => !heldOut.has(report.by === 'server' ? tool.server : tool.name),
  );
  return { train: createExampleMaker({ tools }, options), test: createExampleMaker(catalog, options) };
}

function besideOf(format: Format, splits: ExportReport['splits']) {
  const files = splits.filter(({ rows }) => rows > 0).map(({ name, files: paths }) => [name, paths] as const);
  return format.beside?.(Object.fromEntries(files)) ?? {};
}
