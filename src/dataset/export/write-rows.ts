// The second pass: turns every sample into examples and rows, and writes them to the files of its split.
import { join } from 'node:path';
import { ToolGradError } from '../../model/errors.ts';
import type { Example, NegativeKind } from '../../model/example.ts';
import type { Sample } from '../../model/sample.ts';
import type { EncodeOptions, Format, RowPlace } from '../../model/seams.ts';
import { readLines } from '../../runs/json-lines.ts';
import { samplesFileName } from '../../runs/read-run.ts';
import { Distribution, type DistributionSummary } from '../../statistics/distribution.ts';
import type { ExampleMaker } from '../examples/make-examples.ts';
import { underOneToolList } from '../examples/one-tool-list.ts';
import type { Split } from '../splits/split-index.ts';
import type { SplitName } from '../splits/split-options.ts';
import type { ExportedFile, ExportedSplit, Reason } from './export-report.ts';
import { fitRow, type Row } from './fit-row.ts';
import { openJsonLinesFile, openParquetFile, type RowFile } from './row-file.ts';
import { redactSecrets } from './secrets.ts';
import { writeText } from './write-text.ts';

export interface RowsRequest {
  readonly run: string;
  /** Where the files go, and the name of that folder in messages. */
  readonly folder: string;
  readonly shown: string;
  readonly format: Format;
  readonly encoding: Omit<EncodeOptions, 'place'>;
  readonly place: Pick<RowPlace, 'run' | 'version'>;
  readonly maxResultChars: number;
  readonly maxTokens: number;
  readonly redact: boolean;
  /** Samples of the first pass. */
  readonly samples: number;
  /** The numbers of lines that the first pass could not read, or left out. */
  readonly leftOut: ReadonlySet<number>;
  /** The sample in the wording that it is exported in. */
  readonly edited: (sample: Sample) => Sample;
  readonly split: Split;
  readonly makers: Readonly<Record<SplitName, ExampleMaker>>;
  /** Whether the query is near a question that the train split keeps clear of. */
  readonly isNear?: ((query: string) => boolean) | undefined;
}

export interface WrittenRows {
  readonly splits: readonly ExportedSplit[];
  readonly files: readonly ExportedFile[];
  readonly leftOut: readonly Reason[];
  /** Samples near a question of a benchmark, by their split; those of train were left out. */
  readonly near: Readonly<Record<SplitName, number>>;
  readonly partial: readonly Reason[];
  readonly adapted: readonly Reason[];
  /** Of the rows, by estimate. */
  readonly tokens: DistributionSummary;
}

/** Throws `run` if a file cannot be read or written, or the run has changed since the first pass; and what `onSample` throws. */
export async function writeRows(
  request: RowsRequest,
  onSample: (samples: number) => void | Promise<void>,
): Promise<WrittenRows> {
  const { run, format, encoding, redact, split, makers, maxResultChars, maxTokens } = request;
  const leftOut = new ReasonCounts();
  const partial = new ReasonCounts();
  const adapted = new ReasonCounts();
  const near = { train: 0, test: 0 };
  const tokens = new Distribution();
  const beside: ExportedFile[] = [];
  const sides = { train: new Side('train', request), test: new Side('test', request) };
  let row = 0;
  try {
    for await (const { text, whole, number } of readLines(join(run, samplesFileName))) {
      if (!whole) break;
      if (request.leftOut.has(number)) continue;
      if (row === request.samples) throw changed(run);
      await onSample(row);
      const stored = request.edited(JSON.parse(text) as Sample);
      const sample = redact ? redactSecrets(stored) : stored;
      const name = split.sideOf(row);
      row += 1;
      if (isNearAny(sample, request.isNear)) {
        near[name] += 1;
        if (name === 'train') continue;
      }
      const side = sides[name];
      side.samples += 1;
      const shownOf = (whole: Example) =>
        format.holds === 'conversations' ? underOneToolList(whole) : { example: whole };
      for (const whole of makers[name].examplesOf(sample)) {
        const { example, partial: cut } = shownOf(whole);
        const encoded = fitRow({
          example,
          encode: (each) =>
            format.encode(
              each,
              { ...encoding, place: { ...request.place, split: name, index: side.rows } },
              sample,
            ),
          // A negative shows no results.
          shortened:
            whole.kind === 'positive'
              ? (chars) => shownOf(makers[name].shortened(sample, chars)).example
              : undefined,
          maxResultChars,
          maxTokens,
        });
        if ('leftOut' in encoded) {
          leftOut.add(encoded.leftOut);
          continue;
        }
        for (const each of [cut, encoded.partial]) if (each !== undefined) partial.add(each);
        if (encoded.adapted !== undefined) adapted.add(encoded.adapted);
        for (const each of encoded.tokens) tokens.add(each);
        await side.write(example, encoded.rows);
        for (const [path, text] of Object.entries(encoded.files ?? {})) {
          beside.push(await writeText(request.folder, request.shown, path, text));
        }
      }
    }
    if (row < request.samples) throw changed(run);
    const files = [...(await sides.train.close()), ...(await sides.test.close()), ...beside];
    const splits = [sides.train, sides.test].map((side) => side.result());
    return {
      splits,
      files,
      leftOut: leftOut.result(),
      near,
      partial: partial.result(),
      adapted: adapted.result(),
      tokens: tokens.summary(),
    };
  } catch (error) {
    await Promise.all([sides.train.discard(), sides.test.discard()]);
    if (error instanceof SyntaxError) throw changed(run);
    throw error;
  }
}

/** Whether anything that the person says is near a question. */
function isNearAny({ query, exchanges }: Sample, isNear: RowsRequest['isNear']): boolean {
  return isNear !== undefined && [query, ...exchanges.map((exchange) => exchange.query)].some(isNear);
}

function changed(run: string): ToolGradError {
  return new ToolGradError(
    'run',
    `${run} changed during the export: wait until it is complete, then export again.`,
  );
}

/** The files of one split, opened with the first row, because loaders fail on files without rows. */
class Side {
  samples = 0;
  #rows = 0;
  readonly #name: SplitName;
  readonly #request: RowsRequest;
  readonly #negatives: Partial<Record<NegativeKind, number>> = {};
  #files: { readonly path: string; readonly file: RowFile }[] = [];

  constructor(name: SplitName, request: RowsRequest) {
    this.#name = name;
    this.#request = request;
  }

  async write({ kind }: Example, rows: Row['rows']) {
    if (this.#files.length === 0) await this.#open();
    for (const [index, { file }] of this.#files.entries()) await file.write(rows[index] ?? []);
    const added = rows[0]?.length ?? 0;
    this.#rows += added;
    if (kind !== 'positive') this.#negatives[kind] = (this.#negatives[kind] ?? 0) + added;
  }

  get rows(): number {
    return this.#rows;
  }

  async #open(): Promise<void> {
    const { format, folder, shown } = this.#request;
    for (const [index, suffix] of format.files.entries()) {
      const path = `data/${this.#name}${suffix}.${format.columnar ? 'parquet' : 'jsonl'}`;
      const [at, called] = [join(folder, path), join(shown, path)];
      const file = format.columnar
        ? await openParquetFile(at, called, format.columns[index] ?? {})
        : await openJsonLinesFile(at, called);
      this.#files.push({ path, file });
    }
  }

  async close(): Promise<ExportedFile[]> {
    const closed: ExportedFile[] = [];
    for (const { path, file } of this.#files) closed.push({ path, bytes: await file.close() });
    return closed;
  }

  async discard(): Promise<void> {
    await Promise.all(this.#files.map(({ file }) => file.discard()));
  }

  result(): ExportedSplit {
    return {
      name: this.#name,
      samples: this.samples,
      rows: this.#rows,
      negatives: this.#negatives,
      files: this.#files.map(({ path }) => path),
    };
  }
}

class ReasonCounts {
  readonly #counts = new Map<string, number>();

  add(reason: string): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** The most frequent first. */
  result(): Reason[] {
    return [...this.#counts]
      .map(([reason, examples]) => ({ reason, examples }))
      .sort((a, b) => b.examples - a.examples || (a.reason < b.reason ? -1 : 1));
  }
}
