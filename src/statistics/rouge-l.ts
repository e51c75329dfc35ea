// How alike two texts are by the longest sequence of words that both have in the same order (ROUGE-L).

/** A text's words, prepared to be compared with many others. */
export interface PreparedWords {
  readonly words: readonly string[];
  /** For each different word, a bit for every place that it stands at, 32 places a number. */
  readonly places: ReadonlyMap<string, Uint32Array>;
}

export function prepareWords(words: readonly string[]): PreparedWords {
  const places = new Map<string, Uint32Array>();
  for (const [place, word] of words.entries()) {
    const bits = places.get(word) ?? new Uint32Array(Math.ceil(words.length / 32));
    places.set(word, bits);
    const limb = place >>> 5;
    bits[limb] = ((bits[limb] as number) | (1 << (place & 31))) >>> 0;
  }
  return { words, places };
}

/**
 * The F-measure of ROUGE-L (Lin 2004) with equal weights, 0 to 1: twice the length of the longest common subsequence
 * over the lengths of both; 1 for two empty texts. Symmetric.
 */
export function rougeL(a: PreparedWords, b: PreparedWords): number {
  const all = a.words.length + b.words.length;
  return all === 0 ? 1 : (2 * commonLength(a, b.words)) / all;
}

/** Bit-parallel (Hyyrö 2004): a column of the table is a row of bits, in which a 0 stands for each step upwards. */
function commonLength(a: PreparedWords, b: readonly string[]): number {
  const column = new Uint32Array(Math.ceil(a.words.length / 32)).fill(0xffffffff);
  for (const word of b) {
    const places = a.places.get(word);
    if (places === undefined) continue;
    let carry = 0;
    for (let limb = 0; limb < column.length; limb++) {
      const bits = column[limb] as number;
      const matches = places[limb] as number;
      const sum = bits + ((bits & matches) >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      column[limb] = sum | (bits & ~matches);
    }
  }
  let length = 0;
  for (let place = 0; place < a.words.length; place++) {
    if ((((column[place >>> 5] as number) >>> (place & 31)) & 1) === 0) length += 1;
  }
  return length;
}
