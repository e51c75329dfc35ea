// The samples of a run as tasks: found by their ids, read when they are asked for.
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { exchangeExamples, readTurnId, turnId } from '../dataset/examples/exchange-examples.ts';
import { createExampleMaker, defaultExampleOptions } from '../dataset/examples/make-examples.ts';
import { isDialogue } from '../model/dialogue.ts';
import { ToolGradError } from '../model/errors.ts';
import type { Example } from '../model/example.ts';
import { isAccepted } from '../model/figures.ts';
import type { Sample } from '../model/sample.ts';
import { readReviews } from '../reviews/review-file.ts';
import { readCatalog, readCommitted, samplesFileName } from '../runs/read-run.ts';

/**
 * A sample, and the example that a player gets: its tools in view are an evaluation's. Of a dialogue, each exchange is a task
 * of its own, too, with those before it as its history; its id is the sample's with `#2` behind it.
 */
export interface Task {
  readonly sample: Sample;
  readonly example: Example;
}

export interface Tasks extends AsyncDisposable {
  /** Samples in the run's order. */
  readonly ids: readonly string[];
  /** The ids of the exchanges of a dialogue; none of any other sample. */
  turnsOf(sample: string): readonly string[];
  /** Whether there is a sample, or an exchange of one, of that id. */
  has(id: string): boolean;
  /** Throws `usage` for a sample or an exchange that the run does not have. */
  read(id: string): Promise<Task>;
}

export interface TaskOptions {
  readonly seed: number;
  readonly toolsPerSample: number;
}

/** Where a sample stands, and how many exchanges it has, if it is a dialogue. */
interface Place {
  readonly start: number;
  readonly length: number;
  readonly turns: number;
}

/** Tasks that are held in memory at a time: agents ask for the same ones again and again. */
const mostHeld = 200;

/**
 * Opens the tasks of a run, in the wording that reviewers have given them and without those that they have rejected; only
 * where each sample stands is kept. Throws as reading the run does.
 */
export async function openTasks(run: string, options: TaskOptions): Promise<Tasks> {
  const catalog = await readCatalog(run);
  const maker = createExampleMaker(catalog, { ...defaultExampleOptions, ...options });
  const places = new Map<string, Place>();
  const reviews = await readReviews(run);
  for await (const { entry, line } of readCommitted(run)) {
    if (!isAccepted(entry) || reviews.used(entry) === undefined) continue;
    const turns = isDialogue(entry) ? entry.exchanges.length : 0;
    places.set(entry.id, { start: line.start, length: line.end - line.start, turns });
  }
  const path = join(run, samplesFileName);
  const file = await open(path, 'r');
  const held = new Map<string, Promise<Task>>();
  const placeOf = (id: string): Place | undefined => {
    const { sample, turn = 0 } = readTurnId(id);
    const place = places.get(sample);
    return id === sample || (place !== undefined && turn < place.turns) ? place : undefined;
  };
  return {
    ids: [...places.keys()],
    turnsOf: (sample) =>
      Array.from({ length: places.get(sample)?.turns ?? 0 }, (_, turn) => turnId(sample, turn)),
    has: (id) => placeOf(id) !== undefined,
    async read(id) {
      const place = placeOf(id);
      if (place === undefined) {
        throw new ToolGradError('usage', `There is no sample ${id} in ${run}.`, {
          choices: [...places.keys()],
        });
      }
      const known = held.get(id);
      if (known !== undefined) return await known;
      const task = readAt(file, place).then((stored): Task => {
        const sample = reviews.edited(stored);
        const [example] = maker.examplesOf(sample);
        const parts = [example as Example, ...exchangeExamples(example as Example)];
        return { sample, example: parts.find((part) => part.id === id) as Example };
      });
      held.set(id, task);
      const [oldest] = held.keys();
      if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
      return await task;
    },
    [Symbol.asyncDispose]: async () => await file.close(),
  };
}

async function readAt(file: FileHandle, { start, length }: Place): Promise<Sample> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
  return JSON.parse(buffer.toString('utf8')) as Sample;
}
