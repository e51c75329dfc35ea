// Joins rows whose queries are nearly the same, without comparing every query with every other.
import type { DisjointSets } from './disjoint-sets.ts';
import { mixed, type QuerySketches } from './query-sketch.ts';

/** Two queries are nearly the same from this share of common words on (Jaccard). */
export const nearlyTheSame = 0.8;

/**
 * MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998): two queries meet in a band where the
 * smallest of their words is the same by each of the band's orders. With 40 bands of 6 orders, a pair at the limit is
 * missed once in 190,000 times, one with 0.9 in common practically never, and of pairs that share a fifth of their
 * words one in 400 is compared for nothing.
 */
const bands = 40;
const ordersPerBand = 6;
/** Rows in one bucket that are all compared with one another; of more, those are that share a rare word. */
const crowd = 256;
/** Comparisons in one bucket; beyond that its queries, which share much at least, count as near: that is safe. */
const mostComparisons = 1_000_000;

/**
 * Joins the groups of all rows whose queries are nearly the same. Deterministic; the memory it needs for the moment is
 * 8 bytes a row. `pause` is awaited between bands, so that whoever waits can stop it or be told.
 */
export async function joinNearDuplicates(
  sketches: QuerySketches,
  groups: DisjointSets,
  pause: (share: number) => void | Promise<void>,
): Promise<void> {
  const rows = sketches.count;
  // Key and row in one number, so that the numbers sort without a comparison of ours.
  const keyRange = Math.min(2 ** 32, Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, rows)));
  const keyed = new Float64Array(rows);
  for (let band = 0; band < bands; band++) {
    await pause(band / bands);
    for (let row = 0; row < rows; row++)
      keyed[row] = (bandKey(sketches.at(row), band) % keyRange) * rows + row;
    keyed.sort();
    const keyAt = (at: number) => Math.floor((keyed[at] as number) / rows);
    for (let start = 0; start < rows; ) {
      const key = keyAt(start);
      let end = start + 1;
      while (end < rows && keyAt(end) === key) end += 1;
      if (end - start > 1) {
        const bucket = Array.from(keyed.subarray(start, end), (number) => number % rows);
        joinBucket(bucket, sketches, groups);
      }
      start = end;
    }
  }
}

/** A 32-bit hash of the band's smallest words: queries with the same ones have the same key. */
function bandKey(sketch: Uint32Array, band: number): number {
  let key = 0;
  for (let order = 0; order < ordersPerBand; order++) {
    const salt = mixed(band * ordersPerBand + order + 1);
    let least = 0xffffffff;
    for (let at = 0; at < sketch.length; at++) {
      const hash = mixed((sketch[at] as number) ^ salt);
      if (hash < least) least = hash;
    }
    key = mixed(key ^ (least + order));
  }
  return key;
}

/** Rows that were looked at, those of one group together: rows of one group are never compared. */
type Seen = { readonly first: number; readonly rows: number[] }[];

function joinBucket(bucket: readonly number[], sketches: QuerySketches, groups: DisjointSets): void {
  const root = groups.rootOf(bucket[0] as number);
  if (bucket.every((row) => groups.rootOf(row) === root)) return;
  const compare = comparer(sketches, groups);
  if (bucket.length <= crowd) {
    const seen: Seen = [];
    for (const row of bucket) compare(row, seen);
    return;
  }
  const rareWords = rareWordsOf(bucket, sketches);
  const seenByWord = new Map<number, Seen>();
  for (const row of bucket) {
    for (const word of rareWords(row)) {
      const seen = seenByWord.get(word) ?? [];
      seenByWord.set(word, seen);
      compare(row, seen);
    }
  }
}

/** Compares a row with those that were seen, joins it with its like, and adds it to them. */
function comparer(sketches: QuerySketches, groups: DisjointSets): (row: number, seen: Seen) => void {
  let comparisons = 0;
  return (row, seen) => {
    let own: Seen[number] | undefined;
    for (const other of seen) {
      if (groups.rootOf(other.first) !== groups.rootOf(row)) {
        const isNear = other.rows.some((member) => {
          comparisons += 1;
          return comparisons > mostComparisons || sketches.similarity(row, member) >= nearlyTheSame;
        });
        if (!isNear) continue;
        groups.join(row, other.first);
      }
      own ??= other;
    }
    if (own === undefined) seen.push({ first: row, rows: [row] });
    else own.rows.push(row);
  };
}

/**
 * Of each row the words of which a near one must have at least one, rarest first: in a crowd with a long preamble in
 * common, hardly any two share one (prefix filter; Chaudhuri, Ganti and Kaushik 2006).
 */
function rareWordsOf(bucket: readonly number[], sketches: QuerySketches): (row: number) => readonly number[] {
  const counts = new Map<number, number>();
  for (const row of bucket)
    for (const word of sketches.at(row)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const countOf = (word: number) => counts.get(word) ?? 0;
  return (row) => {
    const words = [...sketches.at(row)].sort((a, b) => countOf(a) - countOf(b) || a - b);
    return words.slice(0, words.length - Math.ceil(nearlyTheSame * words.length) + 1);
  };
}
