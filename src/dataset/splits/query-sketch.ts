// What is kept of a query to find its near-duplicates: its words, hashed; of a long one, a fair sample of them.

/** Words that are kept: a query of no more is compared exactly. */
export const mostWords = 40;

/**
 * The different words of a query as sorted 32-bit hashes, at most `mostWords`: where there are more, those with the
 * smallest hashes, which are a random sample that equal words of two queries enter alike (bottom-k sketch, Cohen and
 * Kaplan 2007). Case, punctuation and the order of the words do not count; names and numbers do.
 */
export function sketchOf(query: string): Uint32Array {
  const words = new Set(
    query
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  const hashes = Uint32Array.from(words, hashWord).sort();
  return hashes.length <= mostWords ? hashes : hashes.slice(0, mostWords);
}

/** FNV-1a, then MurmurHash3's finalizer: an order by hash is a random order only where every bit is mixed. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** A 32-bit number whose every bit depends on every bit of the argument. */
export function mixed(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Sketches of many queries, end to end in one array. */
export class QuerySketches {
  #words = new Uint32Array(1 << 14);
  #ends = new Uint32Array(1 << 10);
  #count = 0;

  add(sketch: Uint32Array): void {
    const start = this.#startOf(this.#count);
    if (start + sketch.length > this.#words.length) this.#words = doubled(this.#words);
    if (this.#count === this.#ends.length) this.#ends = doubled(this.#ends);
    this.#words.set(sketch, start);
    this.#ends[this.#count] = start + sketch.length;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** A view, not a copy. */
  at(row: number): Uint32Array {
    return this.#words.subarray(this.#startOf(row), this.#ends[row]);
  }

  /** The share of common words (Jaccard), 0 to 1: exact for queries of up to `mostWords` words, estimated beyond. */
  similarity(a: number, b: number): number {
    const words = this.#words;
    let [i, j] = [this.#startOf(a), this.#startOf(b)];
    const [endA, endB] = [this.#ends[a] as number, this.#ends[b] as number];
    // Of two samples, only the smallest hashes of both together are a fair sample of both queries.
    const isSample = Math.max(endA - i, endB - j) === mostWords;
    const most = isSample ? mostWords : Number.POSITIVE_INFINITY;
    let [common, all] = [0, 0];
    while (i < endA && j < endB && all < most) {
      const [wordA, wordB] = [words[i] as number, words[j] as number];
      if (wordA === wordB) common += 1;
      if (wordA <= wordB) i += 1;
      if (wordB <= wordA) j += 1;
      all += 1;
    }
    all = Math.min(most, all + (endA - i) + (endB - j));
    return all === 0 ? 1 : common / all;
  }

  #startOf(row: number): number {
    return row === 0 ? 0 : (this.#ends[row - 1] as number);
  }
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
