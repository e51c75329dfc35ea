// How much of a run is new: chains, wordings, openings, pairs of tools.

import type { Sample } from '../model/sample.ts';
import type { Catalog } from '../model/tool.ts';
import type { Step } from '../model/workflow.ts';
import { chainSignature } from './chain-signature.ts';
import { DistinctCount } from './distinct-count.ts';
import { FrequentTexts } from './frequent.ts';
import { DrawnQueries, type QueryLikeness, type Vocabulary } from './query-likeness.ts';
import { type PairCoverage, ToolPairs } from './tool-pairs.ts';
import { wordsOf } from './words.ts';

/** Counts are exact up to 65,536 different ones, within about 0.6 % beyond. The share is null where there is none. */
export interface Distinct {
  readonly distinct: number;
  /** Different ones among all. */
  readonly share: number | null;
}

export interface Phrase {
  readonly text: string;
  readonly count: number;
  /** Among all. */
  readonly share: number;
}

export interface Diversity {
  /** Which tools in which order: of whole samples, as splits hold them apart, and of single chains. */
  readonly signatures: Distinct;
  readonly chainSignatures: Distinct & { readonly total: number };
  /** Of queries that are drawn evenly, 500 at most. */
  readonly queries: QueryLikeness;
  readonly vocabulary: Vocabulary;
  /** The sentences of the same queries with a blank for each value, and how many sentences there are in all. */
  readonly wordings: Distinct & { readonly total: number; readonly mostFrequent: readonly Phrase[] };
  /** The first three words of the queries. */
  readonly openings: Distinct & { readonly mostFrequent: readonly Phrase[] };
  readonly toolPairs: PairCoverage;
  readonly serverPairs: PairCoverage;
}

const openingWords = 3;
const mostListed = 5;

export class DiversityOf {
  readonly #signatures = new DistinctCount();
  readonly #chainSignatures = new DistinctCount();
  readonly #queries = new DrawnQueries();
  readonly #openings = new Phrases();
  readonly #pairs: ToolPairs;

  constructor(catalog: Pick<Catalog, 'tools'>) {
    this.#pairs = new ToolPairs(catalog);
  }

  add(sample: Pick<Sample, 'id' | 'query' | 'chains'>, steps: readonly Step[]): void {
    const { id, query, chains } = sample;
    this.#signatures.add(chainSignature(sample));
    for (const chain of chains) this.#chainSignatures.add(chainSignature({ chains: [chain] }));
    this.#queries.add(id, query, steps);
    this.#openings.add(wordsOf(query).slice(0, openingWords).join(' '));
    this.#pairs.add(chains, steps);
  }

  result(): Diversity {
    const wordings = new Phrases();
    for (const sentence of this.#queries.sentences()) wordings.add(sentence);
    return {
      signatures: this.#signatures.result(),
      chainSignatures: { ...this.#chainSignatures.result(), total: this.#chainSignatures.total },
      queries: this.#queries.likeness(),
      vocabulary: this.#queries.vocabulary(),
      wordings: { ...wordings.result(), total: wordings.total },
      openings: this.#openings.result(),
      toolPairs: this.#pairs.ofTools(),
      serverPairs: this.#pairs.ofServers(),
    };
  }
}

/** How many different phrases, and the most frequent. */
class Phrases {
  readonly #distinct = new DistinctCount();
  readonly #frequent = new FrequentTexts();

  add(text: string): void {
    this.#distinct.add(text);
    this.#frequent.add(text);
  }

  get total(): number {
    return this.#distinct.total;
  }

  result(): Distinct & { mostFrequent: Phrase[] } {
    const mostFrequent = this.#frequent
      .top(mostListed)
      .map(({ text, count }) => ({ text, count, share: count / this.total }));
    return { ...this.#distinct.result(), mostFrequent };
  }
}
