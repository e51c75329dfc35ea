// Finding words in a text: whatever their case, and with `_`, `-` and white space as one.
import { rememberRecent } from './recent.ts';
import type { Span } from './span.ts';

/** A text made comparable, and the way back to the places in it. */
export interface FoldedText {
  readonly text: string;
  readonly folded: string;
  /** The place in `text` of each character of `folded`, and the length of `text` at the end. */
  readonly places: Uint32Array;
}

// Scripts that are written without spaces: a word may begin anywhere in them.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const separator = /[\s_\-‐‑–—]/;

function isWordCharacter(character: string): boolean {
  if (character === '') return false;
  const code = character.charCodeAt(0);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return wordCharacter.test(character) && !unspaced.test(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}

/** The whole character (both halves of a surrogate pair) that ends before, or begins at, a place. */
function characterBefore(text: string, place: number): string {
  if (place <= 0) return '';
  const low = text.charCodeAt(place - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(place - 2, place) : text.charAt(place - 1);
}
function characterAt(text: string, place: number): string {
  const point = text.codePointAt(place);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** Lower case, straight quotation marks, and one space for each run of white space, `_` and dashes. */
export function foldText(text: string): FoldedText {
  const places = new Uint32Array(text.length + 1);
  let folded = '';
  let inSeparator = false;
  for (let place = 0; place < text.length; place++) {
    const character = text.charAt(place);
    const code = character.charCodeAt(0);
    let comparable = character;
    if (code === 32 || code === 45 || code === 95 || (code < 14 && code > 8)) comparable = ' ';
    else if (code >= 65 && code <= 90) comparable = String.fromCharCode(code + 32);
    else if (code >= 128) {
      if (separator.test(character)) comparable = ' ';
      else if (character === '’' || character === '‘') comparable = "'";
      else if (character === '“' || character === '”') comparable = '"';
      else {
        const lower = character.toLowerCase();
        if (lower.length === 1) comparable = lower; // "İ" becomes two characters: left as it is
      }
    }
    if (comparable === ' ' && inSeparator) continue;
    inSeparator = comparable === ' ';
    places[folded.length] = place;
    folded += comparable;
  }
  places[folded.length] = text.length;
  return { text, folded, places };
}

/** True where the characters on both sides of the span belong to the same word or identifier as its own. */
function cutsWord(text: string, { start, end }: Span): boolean {
  const first = characterAt(text, start);
  const last = characterBefore(text, end);
  if (isWordCharacter(first)) {
    const before = characterBefore(text, start);
    const farther = characterBefore(text, start - before.length);
    if (isWordCharacter(before)) return true;
    if ((before === '_' || before === '.') && isWordCharacter(farther)) return true;
    // "SO-2026" is no "2026", but "high-priority" has a "priority".
    if (before === '-' && isDigit(first) && isWordCharacter(farther)) return true;
  }
  if (isWordCharacter(last)) {
    const after = characterAt(text, end);
    const farther = characterAt(text, end + after.length);
    if (isWordCharacter(after)) return true;
    if ((after === '_' || after === '.') && isWordCharacter(farther)) return true;
    if (after === '-' && isDigit(farther)) return true;
  }
  return false;
}

/** Where the words stand in a folded text as whole words, or undefined. */
function findFolded(haystack: FoldedText, words: string): Span | undefined {
  const needle = foldText(words.trim()).folded;
  if (needle === '') return undefined;
  let at = haystack.folded.indexOf(needle);
  while (at !== -1) {
    const lastPlace = haystack.places[at + needle.length - 1] ?? 0;
    const span = { start: haystack.places[at] ?? 0, end: lastPlace + 1 };
    if (!cutsWord(haystack.text, span)) return span;
    at = haystack.folded.indexOf(needle, at + 1);
  }
  return undefined;
}

const foldRecent = rememberRecent(foldText);

/** Where the words stand in a text as whole words, or undefined. */
export function findWords(text: string, words: string): Span | undefined {
  return findFolded(foldRecent(text), words);
}
