// The drafts of a run as rows, with the place of each on disk. Reads what has been added, and everything anew where a file was replaced.
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolGradError } from '../model/errors.ts';
import type { RejectedDraft, Sample } from '../model/sample.ts';
import type { Catalog } from '../model/tool.ts';
import { stepsOf } from '../model/workflow.ts';
import { runFileError } from '../runs/file-errors.ts';
import { readLines } from '../runs/json-lines.ts';
import { rejectedFileName, samplesFileName } from '../runs/read-run.ts';
import { checkRejected, checkSample } from '../runs/sample-schema.ts';
import { ToolPairs } from '../statistics/tool-pairs.ts';
import { rowOf } from './row-of.ts';
import type { Row, ToldToolUse } from './told.ts';

interface LineFile {
  readonly path: string;
  readonly isAccepted: boolean;
  /** Up to where it has been read. */
  next: { start: number; number: number };
  /** Of the file itself: another one has replaced it where this changes. */
  inode: number;
}

interface Indexed {
  readonly row: Row;
  readonly file: LineFile;
  readonly start: number;
  readonly end: number;
}

/** Pairs of tools that are told, at most: a matrix of more cannot be looked at. */
const mostPairs = 400;

export class RunIndex {
  readonly #folder: string;
  readonly #catalog: Pick<Catalog, 'tools'>;
  #files: readonly LineFile[] = [];
  #rows: Indexed[] = [];
  #byId = new Map<string, Indexed>();
  #pairs: ToolPairs;
  #tools = new Map<string, { calls: number; failures: number }>();
  #generation = 0;
  #accepted = 0;
  #broken = 0;

  constructor(folder: string, catalog: Pick<Catalog, 'tools'>) {
    this.#folder = folder;
    this.#catalog = catalog;
    this.#pairs = new ToolPairs(catalog);
    this.#begin();
  }

  /** Grows where files were replaced: what was told before is of no use then. */
  get generation(): number {
    return this.#generation;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** Rows of samples; the others are of rejected drafts. */
  get accepted(): number {
    return this.#accepted;
  }

  get broken(): number {
    return this.#broken;
  }

  rows(from: number, most: number): readonly Row[] {
    return this.#rows.slice(from, from + most).map(({ row }) => row);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** The ids of the rows, from one on. */
  *ids(from: number): Generator<string, void> {
    for (let at = from; at < this.#rows.length; at++) yield (this.#rows[at] as Indexed).row.id;
  }

  pairs() {
    return this.#pairs.mostFrequent(mostPairs);
  }

  tools(): readonly ToldToolUse[] {
    return [...this.#tools]
      .map(([name, use]) => ({ name, ...use }))
      .sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1));
  }

  /** Reads what is new; `onRows` is called now and then while it does. Answers whether anything was. */
  async update(onRows: () => void = () => {}): Promise<boolean> {
    let isChanged = false;
    for (const file of this.#files) {
      const stats = await stat(file.path).catch(() => undefined);
      const isReplaced = stats === undefined ? file.inode !== 0 : isOther(file, stats);
      if (!isReplaced) continue;
      this.#begin();
      isChanged = true;
      break;
    }
    for (const file of this.#files) isChanged = (await this.#read(file, onRows)) || isChanged;
    return isChanged;
  }

  /** The draft of that id, as it is on disk now; undefined where there is none. Throws `run` where its line is broken. */
  async draft(id: string): Promise<Sample | RejectedDraft | undefined> {
    const indexed = this.#byId.get(id);
    return indexed === undefined ? undefined : await readDraft(indexed);
  }

  /** All drafts in the order of the rows. Throws as `draft` does. */
  async *drafts(): AsyncGenerator<Sample | RejectedDraft, void> {
    for (const indexed of this.#rows) yield await readDraft(indexed);
  }

  #begin(): void {
    this.#generation += 1;
    this.#rows = [];
    this.#byId = new Map();
    this.#accepted = 0;
    this.#broken = 0;
    this.#pairs = new ToolPairs(this.#catalog);
    this.#tools = new Map();
    this.#files = [
      { name: samplesFileName, isAccepted: true },
      { name: rejectedFileName, isAccepted: false },
    ].map(({ name, isAccepted }) => ({
      path: join(this.#folder, name),
      isAccepted,
      next: { start: 0, number: 1 },
      inode: 0,
    }));
  }

  async #read(file: LineFile, onRows: () => void): Promise<boolean> {
    const stats = await stat(file.path).catch(() => undefined);
    if (stats === undefined || stats.size <= file.next.start) return false;
    file.inode = stats.ino;
    const before = this.#rows.length + this.#broken;
    for await (const { text, start, end, whole, number } of readLines(file.path, file.next)) {
      // Without a line break it is still being written.
      if (!whole) break;
      file.next = { start: end, number: number + 1 };
      this.#add(text, { file, start, end });
      if (this.#rows.length % 256 === 0) onRows();
    }
    return this.#rows.length + this.#broken > before;
  }

  #add(text: string, place: Omit<Indexed, 'row'>): void {
    try {
      const entry = JSON.parse(text) as Sample | RejectedDraft;
      const row = rowOf(entry);
      if (row.accepted !== place.file.isAccepted) throw new Error('It is a line of the other file.');
      const indexed = { row, ...place };
      this.#rows.push(indexed);
      this.#byId.set(row.id, indexed);
      if (row.accepted) {
        this.#accepted += 1;
        this.#pairs.add(entry.chains, stepsOf(entry));
      }
      this.#addTools(entry);
    } catch {
      this.#broken += 1;
    }
  }

  #addTools({ learned }: Sample | RejectedDraft): void {
    for (const [name, { calls, failures }] of Object.entries(learned.tools)) {
      const use = this.#tools.get(name) ?? { calls: 0, failures: 0 };
      this.#tools.set(name, { calls: use.calls + calls, failures: use.failures + failures });
    }
  }
}

function isOther(file: LineFile, stats: { readonly ino: number; readonly size: number }): boolean {
  return file.inode !== 0 && (stats.ino !== file.inode || stats.size < file.next.start);
}

async function readDraft({ row, file, start, end }: Indexed): Promise<Sample | RejectedDraft> {
  const text = await readPart(file.path, start, end);
  const outcome = file.isAccepted ? checkSample(parsed(text)) : checkRejected(parsed(text));
  if ('entry' in outcome) return outcome.entry;
  throw new ToolGradError('run', `The line of ${row.id} in ${file.path} is broken: ${outcome.problem}.`);
}

async function readPart(path: string, start: number, end: number): Promise<string> {
  try {
    await using file = await open(path, 'r');
    const bytes = Buffer.alloc(end - start);
    await file.read(bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  } catch (error) {
    throw runFileError('read', path, error);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
