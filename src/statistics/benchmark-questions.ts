// Reading the questions of a benchmark: JSON lines, a JSON array, or plain lines.
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { readRegularFile } from '../files/regular-file.ts';
import { isUsage, ToolGradError } from '../model/errors.ts';
import { isObject } from '../model/json.ts';
import { readLines } from '../runs/json-lines.ts';

export interface BenchmarkQuestion {
  /** Where it stands in the file: `line 3`, or `item 3` of a JSON array. */
  readonly place: string;
  readonly text: string;
}

export interface BenchmarkFile {
  readonly path: string;
  readonly questions: readonly BenchmarkQuestion[];
}

/** Where an entry has its question, in this order: a text, or chat messages of which the user's count. */
const questionFields = ['question', 'query', 'text', 'prompt', 'instruction', 'messages'] as const;

const understood = 'one JSON object or string per line, a JSON array of them, or plain lines in a .txt file';

/**
 * Reads the questions of a file. Its first character decides (`{` begins JSON lines, `[` an array), not its ending,
 * which published benchmarks use freely; `.txt` is plain lines and `.jsonl` is JSON lines all the same. Throws
 * `usage` with the place where the file cannot be read, holds no question, or something that is none.
 */
export async function readBenchmark(path: string): Promise<BenchmarkFile> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw problem(path, 'is not a file');
    const questions = await readQuestions(path);
    if (questions.length === 0) throw problem(path, 'holds no question');
    return { path, questions };
  } catch (error) {
    if (isUsage(error)) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new ToolGradError('usage', `There is no file ${path}: --against needs benchmark questions.`);
    }
    throw new ToolGradError(
      'usage',
      error instanceof ToolGradError ? error.message : `Cannot read ${path}: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}

async function readQuestions(path: string): Promise<BenchmarkQuestion[]> {
  const questions: BenchmarkQuestion[] = [];
  let layout: Layout | undefined;
  for await (const line of readLines(path)) {
    const text = line.number === 1 ? line.text.replace(/^\uFEFF/, '') : line.text;
    if (text.includes('\0')) throw problem(path, `line ${line.number} is not text`);
    if (text.trim() === '') continue;
    layout ??= layoutOf(path, text);
    if (layout === 'array') return await readArray(path);
    const place = `line ${line.number}`;
    questions.push({
      place,
      text: layout === 'plain' ? text : questionIn(path, place, parse(path, place, text)),
    });
  }
  return questions;
}

type Layout = 'lines' | 'array' | 'plain';

function layoutOf(path: string, firstLine: string): Layout {
  const ending = extname(path).toLowerCase();
  if (ending === '.txt') return 'plain';
  if (ending === '.jsonl' || ending === '.ndjson') return 'lines';
  const start = firstLine.trim();
  if (start.startsWith('{')) return 'lines';
  if (ending === '.json') return start.startsWith('[') ? 'array' : 'lines';
  // "[1] What is …" is a plain line.
  return /^\[\s*($|[[{"\]])/.test(start) ? 'array' : 'plain';
}

async function readArray(path: string): Promise<BenchmarkQuestion[]> {
  const entries = parse(path, undefined, (await readRegularFile(path)).replace(/^\uFEFF/, ''));
  return (entries as readonly unknown[]).map((entry, index) => {
    const place = `item ${index + 1}`;
    return { place, text: questionIn(path, place, entry) };
  });
}

function parse(path: string, place: string | undefined, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problem(path, `${place === undefined ? '' : `${place} `}is not JSON (${(error as Error).message})`);
  }
}

function questionIn(path: string, place: string, entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const found = isObject(entry) ? questionFields.map((field) => userText(entry[field])) : [];
  const text = found.find((one) => one !== '');
  if (text !== undefined) return text;
  const fields = questionFields.map((field) => `"${field}"`).join(', ');
  throw new ToolGradError('usage', `${path}, ${place} has no question: it needs text in one of ${fields}.`);
}

/** A text, or the texts of the user in chat messages, however deep the lists that they stand in. */
function userText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value))
    return value
      .map(userText)
      .filter((text) => text !== '')
      .join('\n');
  if (!isObject(value) || (value.role !== undefined && value.role !== 'user')) return '';
  return userText(value.content ?? value.text);
}

function problem(path: string, what: string): ToolGradError {
  const place = /^(line|item) \d+/.test(what) ? `${path}, ${what}` : `${path} ${what}`;
  return new ToolGradError('usage', `${place}: --against reads ${understood}.`);
}
