// Whether two words are forms of one: inflected, derived, with or without accents.
import type { Lexicon } from './lexicon.ts';

const inflections = new Set(['s', 'es', 'ed', 'ing', 'd', 'n', 'en']);

/** "Zuerich" and "Zürich": umlauts written out. */
const withoutUmlauts = (word: string) => word.replace(/([aou])e/g, '$1');

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function isEnding(rest: string, prefix: string, lexicon: Lexicon): boolean {
  if (rest === '' || lexicon.endings.has(rest)) return true;
  // "ship", "shipped": a doubled consonant.
  return rest.length > 1 && rest[0] === prefix.at(-1) && lexicon.endings.has(rest.slice(1));
}

/** Whether two folded words are forms of the same word. */
export function sameWord(a: string, b: string, lexicon: Lexicon): boolean {
  if (a === b) return true;
  const group = lexicon.irregular.get(a);
  if (group !== undefined && group === lexicon.irregular.get(b)) return true;
  const length = commonPrefix(a, b);
  if (length >= 3) {
    // The stem may end before the common part does: "rates", "rating".
    for (let stem = length; stem >= Math.max(3, length - 2); stem--) {
      const prefix = a.slice(0, stem);
      const [restA, restB] = [a.slice(stem), b.slice(stem)];
      if (!isEnding(restA, prefix, lexicon) || !isEnding(restB, prefix, lexicon)) continue;
      if (stem >= 5) return true;
      const isBare = restA === '' || restB === '';
      const longer = restA === '' ? restB : restA;
      if (isBare ? inflections.has(longer) : stem >= 4 || inflections.has(restA) || inflections.has(restB))
        return true;
    }
  }
  return a.length >= 4 && b.length >= 4 && /[aou]e/.test(a + b) && withoutUmlauts(a) === withoutUmlauts(b);
}

/** Whether a folded word is a name's word: alike, or its plural or genitive. */
export function sameNameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 3 || b.length < 3) return false;
  if (a === `${b}s` || a === `${b}es`) return true;
  return a.length >= 4 && /[aou]e/.test(a + b) && withoutUmlauts(a) === withoutUmlauts(b);
}

const opposites = /^(?:un|in|im|non|dis|ir|il|mis)-?(?=\p{L}{3})/u;

/** The word without a prefix that denies it: "unpaid" → "paid". */
export function withoutDenial(word: string): string | undefined {
  const found = opposites.exec(word)?.[0];
  return found === undefined ? undefined : word.slice(found.length);
}
