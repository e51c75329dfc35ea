/** Finds rows by the words of a query, the way a search box does. */

const stopWords = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/**
 * The rows that hold every word of the query (a word may be the beginning of a longer one; case and accents do not
 * matter). Rows whose title holds more of the words come first, the order given otherwise.
 */
export function searchRows<R>(
  rows: readonly R[],
  query: string,
  texts: (row: R) => { readonly title: string; readonly more: readonly string[] },
): R[] {
  const all = wordsOf(query);
  const meaningful = all.filter((word) => !stopWords.has(word));
  const wanted = meaningful.length > 0 ? meaningful : all;
  if (wanted.length === 0) return [];
  const hits: { row: R; inTitle: number }[] = [];
  for (const row of rows) {
    const { title, more } = texts(row);
    const isThere = (word: string) => holds(title, word) || more.some((text) => holds(text, word));
    if (wanted.every(isThere))
      hits.push({ row, inTitle: wanted.filter((word) => holds(title, word)).length });
  }
  return hits.sort((a, b) => b.inTitle - a.inTitle).map(({ row }) => row);
}

function holds(text: string, beginning: string): boolean {
  return wordsOf(text).some((word) => word.startsWith(beginning));
}

/** Whether two names are the same but for case, accents and surrounding space. */
export function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

const wordLists = new Map<string, readonly string[]>();

/** The words of a text. The texts of a world come again with every search. */
function wordsOf(text: string): readonly string[] {
  let words = wordLists.get(text);
  if (words === undefined) {
    words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (wordLists.size < 5_000) wordLists.set(text, words);
  }
  return words;
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
