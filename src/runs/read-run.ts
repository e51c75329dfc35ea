// Reading a run: its samples, its rejected drafts, its catalog; one line at a time, each checked.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolGradError } from '../model/errors.ts';
import { draftIndex, type RejectedDraft, type Sample } from '../model/sample.ts';
import { type Catalog, type CatalogContents, createCatalog } from '../model/tool.ts';
import { runFileError } from './file-errors.ts';
import { type Line, readLines } from './json-lines.ts';
import { checkRejected, checkSample } from './sample-schema.ts';

export const samplesFileName = 'samples.jsonl';
export const rejectedFileName = 'rejected.jsonl';
export const catalogFileName = 'catalog.json';

/** A committed draft and the line it is on. */
export interface Committed {
  readonly entry: Sample | RejectedDraft;
  readonly line: Line;
}

/** The accepted samples of a run, in order. Throws `run` with file and line if a line is broken. */
export async function* readSamples(folder: string): AsyncGenerator<Sample, void> {
  for await (const { entry } of readEntries(join(folder, samplesFileName), checkSample)) yield entry;
}

/** Accepted and rejected drafts of a run, in the order of their index, with their lines. */
export async function* readCommitted(
  folder: string,
  lastLine: LastLine = 'checked',
): AsyncGenerator<Committed, void> {
  const samples = readEntries(join(folder, samplesFileName), checkSample, lastLine);
  const rejected = readEntries(join(folder, rejectedFileName), checkRejected, lastLine);
  yield* byIndex(samples, rejected);
}

/** The catalog that was last used for a run. */
export async function readCatalog(folder: string): Promise<Catalog> {
  const path = join(folder, catalogFileName);
  try {
    return createCatalog(JSON.parse(await readFile(path, 'utf8')) as CatalogContents);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new ToolGradError('run', `${path} is not JSON: ${error.message}.`, { cause: error });
    }
    throw runFileError('read', path, error);
  }
}

/** What to do about an invalid last line: report it, or treat it as left by a killed writer. */
export type LastLine = 'checked' | 'forgiven';

type CheckEntry<T> = (value: unknown) => { readonly entry: T } | { readonly problem: string };

async function* readEntries<T extends Sample | RejectedDraft>(
  path: string,
  check: CheckEntry<T>,
  lastLine: LastLine = 'checked',
): AsyncGenerator<{ entry: T; line: Line }, void> {
  let suspect: ToolGradError | undefined;
  for await (const line of readLines(path)) {
    if (suspect !== undefined) throw suspect;
    // Without a line break it is still being written, or its writer was killed.
    if (!line.whole) return;
    const outcome = parse(line.text, check);
    if ('entry' in outcome) yield { entry: outcome.entry, line };
    else suspect = brokenLine(path, line, outcome.problem);
  }
  if (suspect !== undefined && lastLine === 'checked') throw suspect;
}

function parse<T>(text: string, check: CheckEntry<T>): { readonly entry: T } | { readonly problem: string } {
  try {
    return check(JSON.parse(text));
  } catch (error) {
    return { problem: `not JSON (${(error as Error).message})` };
  }
}

function brokenLine(path: string, line: Line, problem: string): ToolGradError {
  return new ToolGradError(
    'run',
    `${path}, line ${line.number} is broken: ${problem}. Fix the line, or remove it and every line after it.`,
  );
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
