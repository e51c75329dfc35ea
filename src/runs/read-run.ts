// Reading a run: its samples, its rejected drafts, its catalog; one line at a time, each checked.
import { join } from 'node:path';
import { readRegularFile } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';
import { draftIndex, type RejectedDraft, type Sample } from '../model/sample.ts';
import { type Catalog, type CatalogContents, createCatalog } from '../model/tool.ts';
import { runFileError } from './file-errors.ts';
import { type Line, readLines } from './json-lines.ts';
import { assertPresentRun } from './manifest.ts';
import { checkRejected, checkSample } from './sample-schema.ts';

export const samplesFileName = 'samples.jsonl';
export const rejectedFileName = 'rejected.jsonl';
export const catalogFileName = 'catalog.json';

/** A committed draft and the line it is on. */
export interface Committed {
  readonly entry: Sample | RejectedDraft;
  readonly line: Line;
}

/** A line that is no entry: cut off, changed by hand, or put there by something else. It is left out, and nothing else is. */
export interface BrokenLine {
  readonly file: string;
  /** Counted from 1. */
  readonly number: number;
  /** A sentence with file, line and reason. */
  readonly message: string;
}

export type OnBroken = (line: BrokenLine) => void;

/** The accepted samples of a run, in order. */
export async function* readSamples(folder: string, onBroken?: OnBroken): AsyncGenerator<Sample, void> {
  await assertPresentRun(folder);
  for await (const { entry } of readEntries(join(folder, samplesFileName), checkSample, onBroken))
    yield entry;
}

/** Accepted and rejected drafts of a run, in the order of their index, with their lines. */
export async function* readCommitted(folder: string, onBroken?: OnBroken): AsyncGenerator<Committed, void> {
  await assertPresentRun(folder);
  const samples = readEntries(join(folder, samplesFileName), checkSample, onBroken);
  const rejected = readEntries(join(folder, rejectedFileName), checkRejected, onBroken);
  yield* byIndex(samples, rejected);
}

/** The catalog that was last used for a run. */
export async function readCatalog(folder: string): Promise<Catalog> {
  await assertPresentRun(folder);
  const path = join(folder, catalogFileName);
  try {
    return createCatalog(JSON.parse(await readRegularFile(path)) as CatalogContents);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new ToolGradError('run', `${path} is not JSON: ${error.message}.`, { cause: error });
    }
    throw runFileError('read', path, error);
  }
}

type CheckEntry<T> = (value: unknown) => { readonly entry: T } | { readonly problem: string };

async function* readEntries<T extends Sample | RejectedDraft>(
  path: string,
  check: CheckEntry<T>,
  onBroken: OnBroken | undefined,
): AsyncGenerator<{ entry: T; line: Line }, void> {
  for await (const line of readLines(path)) {
    // Without a line break it is still being written, or its writer was killed.
    if (!line.whole) return;
    const outcome = parse(line.text, check);
    if ('entry' in outcome) yield { entry: outcome.entry, line };
    else onBroken?.(brokenLine(path, line, outcome.problem));
  }
}

function parse<T>(text: string, check: CheckEntry<T>): { readonly entry: T } | { readonly problem: string } {
  try {
    return check(JSON.parse(text));
  } catch (error) {
    return { problem: `not JSON (${(error as Error).message})` };
  }
}

function brokenLine(file: string, { number }: Line, problem: string): BrokenLine {
  return {
    file,
    number,
    message: `${file}, line ${number} is broken and was left out: ${problem.replace(/\.$/, '')}.`,
  };
}

async function* byIndex(
  samples: AsyncGenerator<Committed, void>,
  rejected: AsyncGenerator<Committed, void>,
): AsyncGenerator<Committed, void> {
  try {
    let sample = await samples.next();
    let reject = await rejected.next();
    while (!sample.done || !reject.done) {
      if (reject.done || (!sample.done && indexOf(sample.value) <= indexOf(reject.value))) {
        yield sample.value as Committed;
        sample = await samples.next();
      } else {
        yield reject.value;
        reject = await rejected.next();
      }
    }
  } finally {
    // Closes the file if a reader stops early.
    await Promise.all([samples.return(), rejected.return()]);
  }
}

function indexOf(committed: Committed): number {
  return draftIndex(committed.entry.id);
}
