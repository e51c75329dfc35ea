// A text as the words that n-gram measures compare: lower case, without punctuation.

/** Scripts without spaces between words: each character counts as a word. */
const unspaced =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const word = new RegExp(
  `[${unspaced}]|(?:(?![${unspaced}])(?:[\\p{L}\\p{N}\\p{M}]|(?<=\\p{L})'(?=\\p{L})))+`,
  'gu',
);

/** The words of a text, in their order; an apostrophe between letters belongs to its word. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').replaceAll('’', "'").toLowerCase().match(word) ?? [];
}
