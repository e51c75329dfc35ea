// The benchmarks that a dataset keeps clear of: which queries are near one of their questions.
import { basename } from 'node:path';
import { type BenchmarkFile, readBenchmark } from '../../statistics/benchmark-questions.ts';
import { ContaminationOf, contaminatedFrom } from '../../statistics/contamination.ts';
import { nearlyTheSame } from '../splits/near-duplicates.ts';
import { QuerySketches, sketchOf } from '../splits/query-sketch.ts';

/** What an export was compared with, and the samples that were left out of train for it. */
export interface AgainstReport {
  /** Names of the files, without their folders. */
  readonly files: readonly string[];
  readonly questions: number;
  /** Samples near a question, by where they were to go: those of train are left out. */
  readonly near: { readonly train: number; readonly test: number };
}

/** Throws `usage` where a file cannot be read or holds no question. */
export async function readBenchmarks(paths: readonly string[]): Promise<Benchmarks> {
  const files: BenchmarkFile[] = [];
  for (const path of paths) files.push(await readBenchmark(path));
  return new Benchmarks(files);
}

/**
 * A query is near a question where half of the question stands in it in long sequences of words, or where the two share
 * as many of their words as samples that must not be on two sides of a split.
 */
export class Benchmarks {
  readonly files: readonly string[];
  readonly questions: number;
  readonly #sequences: readonly ContaminationOf[];
  readonly #sketches: readonly Uint32Array[];
  /** By word: the questions that have it. */
  readonly #byWord = new Map<number, number[]>();

  constructor(files: readonly BenchmarkFile[]) {
    this.files = files.map(({ path }) => basename(path));
    this.#sequences = files.map((file) => new ContaminationOf(file));
    this.#sketches = files.flatMap(({ questions }) => questions.map(({ text }) => sketchOf(text)));
    this.questions = this.#sketches.length;
    for (const [index, words] of this.#sketches.entries()) {
      for (const word of words) {
        const found = this.#byWord.get(word);
        if (found === undefined) this.#byWord.set(word, [index]);
        else found.push(index);
      }
    }
  }

  isNear(query: string): boolean {
    if (this.#sequences.some((each) => each.overlapOf(query) >= contaminatedFrom)) return true;
    const words = sketchOf(query);
    return this.#candidates(words).some((index) => {
      const pair = new QuerySketches();
      pair.add(words);
      pair.add(this.#sketches[index] as Uint32Array);
      return pair.similarity(0, 1) >= nearlyTheSame;
    });
  }

  /** The questions that can share enough words: they have one of the query's rarest (prefix filter). */
  #candidates(words: Uint32Array): readonly number[] {
    const questionsWith = (word: number) => this.#byWord.get(word) ?? [];
    const rarest = [...words]
      .sort((a, b) => questionsWith(a).length - questionsWith(b).length || a - b)
      .slice(0, words.length - Math.ceil(nearlyTheSame * words.length) + 1);
    return [...new Set(rarest.flatMap(questionsWith))];
  }
}
