// An evaluation on disk: settings and summary in one file, what was played in another, each as a complete line or not at all.
import { lstat, mkdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ToolGradError } from '../model/errors.ts';
import { addSpent, nothingSpent, type Spent } from '../model/sample.ts';
import { runFileError } from '../runs/file-errors.ts';
import { namesInUse } from '../runs/folder-in-use.ts';
import { type LineFile, openLineFile } from '../runs/json-lines.ts';
import { removeHalfReplaced, replaceJsonFile } from '../runs/replace-file.ts';
import { lockRun } from '../runs/run-lock.ts';
import { scorerVersion } from '../scoring/scorer-version.ts';
import {
  type EvaluationCounts,
  type EvaluationManifest,
  type EvaluationStatus,
  evaluationFileName,
  evaluationFormat,
  readEvaluation,
} from './evaluation-manifest.ts';
import { type PlayedLine, playedFileName, readPlayed } from './played-lines.ts';
import { assertSameScorer } from './same-scorer.ts';
import type { ExampleScores } from './scoring/example-scores.ts';
import type { EvaluationSummary } from './summary/summarise.ts';

/** What determines an evaluation, before anything is played. */
export type NewEvaluation = Pick<
  EvaluationManifest,
  'toolgrad' | 'run' | 'catalogHash' | 'reviewsHash' | 'settings' | 'notices'
>;

/** An evaluation that is open for writing, by this process only. */
export interface EvaluationFolder extends AsyncDisposable {
  readonly path: string;
  readonly manifest: EvaluationManifest;
  readonly counts: EvaluationCounts;
  /** Whether an example has already been played. */
  has(example: string): boolean;
  /** Adds one line, completely or not at all. Throws `run` if it cannot be written. */
  add(line: PlayedLine): Promise<void>;
  /** Records the cost of an example that will not be finished. */
  addUnfinished(spent: Spent): void;
  /** The scores of everything played, in the order of the examples. */
  scores(): readonly ExampleScores[];
  note(message: string): void;
  /** Stores how many examples there are to play. */
  expect(examples: number): void;
  /** Stores the status, with the summary if there is one. */
  finish(status: EvaluationStatus, summary?: EvaluationSummary): Promise<void>;
}

type Clock = () => number;

const noCounts: EvaluationCounts = {
  examples: 0,
  played: 0,
  failed: 0,
  refusedWrites: 0,
  elapsedMs: 0,
  spent: nothingSpent,
  judgeSpent: nothingSpent,
  unfinished: nothingSpent,
};

/** Throws `usage` if a new evaluation cannot go into the folder; lets it be checked before anything is opened. */
export async function assertFreeForEvaluation(folder: string): Promise<void> {
  const names = await namesInUse(folder);
  if (names.length === 0) return;
  throw new ToolGradError(
    'usage',
    names.includes(evaluationFileName)
      ? `${folder} exists: use --resume to continue it, or name another --out.`
      : `${folder} exists and is not an evaluation: name another --out.`,
  );
}

/** A run of somebody else's could have its evaluations lead anywhere. */
async function assertNoLink(parent: string): Promise<void> {
  if (basename(parent) !== 'evaluations') return;
  const isLink = (await lstat(parent).catch(() => undefined))?.isSymbolicLink() === true;
  if (isLink) throw new ToolGradError('usage', `${parent} is a link: name a folder with --out.`);
}

/** Creates a new evaluation. Throws `usage` if the folder is not empty. */
export async function createEvaluation(
  folder: string,
  { toolgrad, ...about }: NewEvaluation,
  clock: Clock,
): Promise<EvaluationFolder> {
  const path = resolve(folder);
  await assertFreeForEvaluation(folder);
  await assertNoLink(dirname(path));
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw runFileError('create', folder, error);
  });
  return await openLocked(path, clock, async () => {
    // Checked again under the lock: another process may have been faster.
    await assertFreeForEvaluation(folder);
    const now = new Date(clock()).toISOString();
    return {
      schema: evaluationFormat,
      toolgrad,
      scorer: scorerVersion,
      status: 'running',
      createdAt: now,
      updatedAt: now,
      ...about,
      counts: noCounts,
      summary: null,
    };
  });
}

/** Removes an evaluation that could not start, so that it does not block the next. */
export async function removeBeginnings(folder: string): Promise<void> {
  for (const name of [evaluationFileName, playedFileName]) await rm(join(folder, name), { force: true });
  // This only removes empty folders.
  await rmdir(folder).catch(() => {});
}

/** Continues an evaluation: what a killed process left half-written is removed. Throws as `readEvaluation` does. */
export async function resumeEvaluation(folder: string, clock: Clock): Promise<EvaluationFolder> {
  const path = resolve(folder);
  assertSameScorer(folder, await readEvaluation(folder));
  return await openLocked(path, clock, () => readEvaluation(path));
}

/** How often `evaluation.json` is updated while examples are played. */
const saveEveryMs = 1000;

async function openLocked(
  path: string,
  clock: Clock,
  open: () => Promise<EvaluationManifest>,
): Promise<EvaluationFolder> {
  const lock = lockRun(path);
  let file: LineFile | undefined;
  try {
    const manifest = await open();
    await removeHalfReplaced(path);
    const played = new Played(manifest.counts);
    let length = 0;
    for await (const { entry, line } of readPlayed(path, 'forgiven')) {
      played.add(entry);
      length = line.end;
    }
    await replaceJsonFile(join(path, evaluationFileName), manifest);
    file = await openLineFile(join(path, playedFileName), length);
    return openFolder(path, manifest, played, { file, lock }, clock);
  } catch (error) {
    await file?.[Symbol.asyncDispose]();
    lock[Symbol.dispose]();
    throw error;
  }
}

/** What has been played so far. */
class Played {
  readonly #scores = new Map<string, { readonly index: number; readonly scores: ExampleScores }>();
  counts: EvaluationCounts;

  constructor({ elapsedMs, unfinished, examples }: EvaluationCounts) {
    this.counts = { ...noCounts, examples, elapsedMs, unfinished };
  }

  add({ index, played, scores, judgeSpent, refusedWrites }: PlayedLine): void {
    this.#scores.set(played.example, { index, scores });
    const { counts } = this;
    this.counts = {
      ...counts,
      played: counts.played + 1,
      failed: counts.failed + (played.failure === undefined ? 0 : 1),
      refusedWrites: counts.refusedWrites + refusedWrites,
      spent: addSpent(counts.spent, played.spent),
      judgeSpent: addSpent(counts.judgeSpent, judgeSpent ?? nothingSpent),
    };
  }

  has(example: string): boolean {
    return this.#scores.has(example);
  }

  inOrder(): readonly ExampleScores[] {
    return [...this.#scores.values()].sort((a, b) => a.index - b.index).map(({ scores }) => scores);
  }
}

function openFolder(
  path: string,
  opened: EvaluationManifest,
  played: Played,
  { file, lock }: { readonly file: LineFile; readonly lock: Disposable },
  clock: Clock,
): EvaluationFolder {
  const openedAt = clock();
  const elapsedBefore = opened.counts.elapsedMs;
  let manifest = opened;
  let savedAt = openedAt;
  /** Examples finish concurrently, but lines are written one at a time. */
  let writing: Promise<void> = Promise.resolve();

  const save = async (status: EvaluationStatus, summary?: EvaluationSummary) => {
    savedAt = clock();
    played.counts = { ...played.counts, elapsedMs: elapsedBefore + savedAt - openedAt };
    manifest = {
      ...manifest,
      status,
      updatedAt: new Date(savedAt).toISOString(),
      counts: played.counts,
      ...(summary === undefined ? {} : { summary }),
    };
    await replaceJsonFile(join(path, evaluationFileName), manifest);
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = writing.then(work);
    writing = mine.catch(() => {});
    return mine;
  };

  return {
    path,
    get manifest() {
      return manifest;
    },
    get counts() {
      return played.counts;
    },
    has: (example) => played.has(example),
    add: (line) =>
      inTurn(async () => {
        await file.append(line);
        played.add(line);
        if (clock() - savedAt >= saveEveryMs) await save('running');
      }),
    addUnfinished(spent) {
      played.counts = { ...played.counts, unfinished: addSpent(played.counts.unfinished, spent) };
    },
    scores: () => played.inOrder(),
    note(message) {
      if (!manifest.notices.includes(message)) {
        manifest = { ...manifest, notices: [...manifest.notices, message] };
      }
    },
    expect(examples) {
      played.counts = { ...played.counts, examples };
    },
    finish: (status, summary) => inTurn(() => save(status, summary)),
    async [Symbol.asyncDispose]() {
      await writing;
      await file[Symbol.asyncDispose]();
      lock[Symbol.dispose]();
    },
  };
}
