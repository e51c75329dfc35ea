// How alike the queries of a run are, and how rich their words: measured on queries drawn from all of them.
import { createRandom } from '../model/random.ts';
import type { Step } from '../model/workflow.ts';
import { Distribution } from './distribution.ts';
import { type PreparedWords, prepareWords, rougeL } from './rouge-l.ts';
import { wordingOf } from './wording.ts';
import { wordsOf } from './words.ts';

/** Two samples and how alike their queries are, 0 to 1. */
export interface AlikeQueries {
  readonly similarity: number;
  readonly samples: readonly [string, string];
  readonly queries: readonly [string, string];
}

/** Shares from 0 to 1; null where there are too few queries. */
export interface QueryLikeness {
  /** ROUGE-L (F-measure) of lower-case words, of which the first 100 count. */
  readonly measure: 'ROUGE-L';
  /** Queries that were compared: all, or 500 that were drawn evenly. */
  readonly compared: number;
  /** The mean over all pairs: does not depend on how many were compared. */
  readonly meanOfPairs: number | null;
  /** Of each query to the one that is most like it: mean, median and most. */
  readonly nearest: {
    readonly mean: number | null;
    readonly median: number | null;
    readonly max: number | null;
  };
  /** Queries with another at 0.7 or more: what Self-Instruct (Wang et al. 2022) throws away. */
  readonly nearDuplicateShare: number | null;
  /** The most alike pair. */
  readonly mostAlike: AlikeQueries | null;
}

/** Of the same queries (Li et al. 2016): comparable between runs of at least 500 samples, or of equal size. */
export interface Vocabulary {
  readonly words: number;
  readonly distinctWords: number;
  /** Different words among all words, and different pairs of neighbouring words among all such pairs. */
  readonly distinct1: number | null;
  readonly distinct2: number | null;
}

interface Drawn {
  readonly sample: string;
  readonly query: string;
  /** With a blank for each value. */
  readonly sentences: readonly string[];
}

const mostDrawn = 500;
const mostWords = 100;
const nearDuplicate = 0.7;

/** Draws queries evenly as they pass by, always the same of the same run (reservoir sampling, Vitter 1985). */
export class DrawnQueries {
  readonly #drawn: Drawn[] = [];
  readonly #random = createRandom(0);
  #passed = 0;

  /** `steps` are those of the sample. */
  add(sample: string, query: string, steps: readonly Step[]): void {
    this.#passed += 1;
    const place = this.#passed <= mostDrawn ? this.#passed - 1 : this.#random.integer(0, this.#passed - 1);
    if (place < mostDrawn) this.#drawn[place] = { sample, query, sentences: wordingOf(query, steps) };
  }

  /** The sentences of the queries with a blank for each value. */
  sentences(): readonly string[] {
    return this.#drawn.flatMap(({ sentences }) => sentences);
  }

  /** Compares each with each: 125,000 comparisons at most, whatever the size of the run. */
  likeness(): QueryLikeness {
    const prepared = this.#drawn.map(({ query }) => prepareWords(wordsOf(query).slice(0, mostWords)));
    const { nearest, sum, pair } = compareAll(prepared);
    const pairs = (prepared.length * (prepared.length - 1)) / 2;
    const thousandths = new Distribution();
    for (const similarity of nearest) thousandths.add(Math.round(similarity * 1000));
    const { median } = thousandths.summary();
    return {
      measure: 'ROUGE-L',
      compared: prepared.length,
      meanOfPairs: pairs === 0 ? null : sum / pairs,
      nearest: {
        mean: pairs === 0 ? null : nearest.reduce((total, one) => total + one, 0) / nearest.length,
        median: pairs === 0 || median === null ? null : median / 1000,
        max: pair === undefined ? null : pair.similarity,
      },
      nearDuplicateShare:
        pairs === 0 ? null : nearest.filter((one) => one >= nearDuplicate).length / nearest.length,
      mostAlike: pair === undefined ? null : this.#named(pair),
    };
  }

  vocabulary(): Vocabulary {
    const [words, pairs] = [new Set<string>(), new Set<string>()];
    let [wordCount, pairCount] = [0, 0];
    for (const { query } of this.#drawn) {
      const said = wordsOf(query);
      for (const [place, word] of said.entries()) {
        words.add(word);
        if (place > 0) pairs.add(`${said[place - 1]} ${word}`);
      }
      wordCount += said.length;
      pairCount += Math.max(0, said.length - 1);
    }
    return {
      words: wordCount,
      distinctWords: words.size,
      distinct1: wordCount === 0 ? null : words.size / wordCount,
      distinct2: pairCount === 0 ? null : pairs.size / pairCount,
    };
  }

  #named({ similarity, first, second }: Pair): AlikeQueries {
    const [a, b] = [this.#drawn[first] as Drawn, this.#drawn[second] as Drawn];
    return { similarity, samples: [a.sample, b.sample], queries: [a.query, b.query] };
  }
}

interface Pair {
  readonly similarity: number;
  readonly first: number;
  readonly second: number;
}

function compareAll(prepared: readonly PreparedWords[]): {
  readonly nearest: readonly number[];
  readonly sum: number;
  readonly pair: Pair | undefined;
} {
  const nearest = new Array<number>(prepared.length).fill(0);
  let sum = 0;
  let pair: Pair | undefined;
  for (const [first, a] of prepared.entries()) {
    for (let second = first + 1; second < prepared.length; second++) {
      const similarity = rougeL(a, prepared[second] as PreparedWords);
      sum += similarity;
      nearest[first] = Math.max(nearest[first] as number, similarity);
      nearest[second] = Math.max(nearest[second] as number, similarity);
      if (pair === undefined || similarity > pair.similarity) pair = { similarity, first, second };
    }
  }
  return { nearest, sum, pair };
}
