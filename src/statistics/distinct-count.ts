// How many different texts there are among many, in bounded memory.
import { deriveSeed } from '../model/random.ts';

/** Hashes that are kept; twice as many before the largest are dropped. */
const kept = 32_768;
const largestHash = 2 ** 53;

/**
 * Counts different texts: exactly up to 65,536 of them, within about 0.6 % beyond (the k minimum values of
 * Bar-Yossef et al. 2002: the more different texts, the closer together lie the smallest of their hashes).
 */
export class DistinctCount {
  #hashes = new HashTable();
  /** Hashes from here on are not kept. */
  #bound = largestHash;
  #total = 0;

  add(text: string): void {
    this.#total += 1;
    const hash = hashOf(text);
    if (hash >= this.#bound) return;
    this.#hashes.add(hash);
    if (this.#hashes.size > 2 * kept) this.#cut();
  }

  /** Texts that were added, repeated ones included. */
  get total(): number {
    return this.#total;
  }

  result(): { distinct: number; share: number | null } {
    const distinct = this.#distinct();
    return { distinct, share: this.#total === 0 ? null : distinct / this.#total };
  }

  #distinct(): number {
    if (this.#bound === largestHash) return this.#hashes.size;
    this.#cut();
    return Math.min(this.#total, Math.round((kept - 1) / (this.#bound / largestHash)));
  }

  #cut(): void {
    const smallest = this.#hashes.sorted().subarray(0, kept);
    // The largest of those kept stays among them: a repetition of it must not look new.
    this.#bound = (smallest[kept - 1] as number) + 1;
    this.#hashes = new HashTable();
    for (const hash of smallest) this.#hashes.add(hash);
  }
}

/** A set of hashes in 16 to 32 bytes each, half of what a Set of numbers takes. */
class HashTable {
  /** 0 where nothing stands; a number stands at its hash or at the next free place. */
  #places = new Float64Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(hash: number): void {
    if (2 * this.#size >= this.#places.length) this.#grow();
    if (this.#put(hash)) this.#size += 1;
  }

  sorted(): Float64Array {
    return this.#places.filter((hash) => hash !== 0).sort();
  }

  /** False where it stands there already. */
  #put(hash: number): boolean {
    let place = hash % this.#places.length;
    for (;;) {
      const here = this.#places[place];
      if (here === hash) return false;
      if (here === 0) break;
      place = (place + 1) % this.#places.length;
    }
    this.#places[place] = hash;
    return true;
  }

  #grow(): void {
    const all = this.#places;
    this.#places = new Float64Array(2 * all.length);
    for (const hash of all) if (hash !== 0) this.#put(hash);
  }
}

/** 53 bits, evenly spread; never 0. */
function hashOf(text: string): number {
  return deriveSeed(1, text) * 2 ** 21 + (deriveSeed(2, text) >>> 11) || 1;
}
