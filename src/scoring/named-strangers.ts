// Whether an answer speaks of something else altogether: what it names was neither asked about nor seen.
import type { Mention } from '../text/sayings/mention.ts';
import { fold } from '../text/sayings/tokens.ts';

const word = /[\p{L}\p{M}]{3,}|[\p{L}\p{M}-]{0,60}\d[\p{L}\p{M}\d-]*/gu;

const wordsOf = (text: string) => fold(text).match(word) ?? [];

/** The words that a name may be made of: those of the question, of the right answer, and of all that was seen. */
export function knownWords(texts: Iterable<string>): ReadonlySet<string> {
  const known = new Set<string>();
  for (const text of texts) for (const each of wordsOf(text)) known.add(each);
  return known;
}

/**
 * The first name of an answer whose names are mostly of things that nobody has asked about or seen; undefined for any
 * other answer. One strange name among known ones is no sign of anything: people name their systems and colleagues.
 */
export function strangerIn(mentions: readonly Mention[], known: ReadonlySet<string>): string | undefined {
  const names = mentions.filter(({ kind, text }) => isName(kind) && wordsOf(text).length > 0);
  const strange = names.filter(({ text }) => {
    const words = wordsOf(text);
    return words.filter((each) => !known.has(each)).length * 2 >= words.length;
  });
  return strange.length * 2 > names.length ? strange[0]?.text : undefined;
}

function isName(kind: Mention['kind']): boolean {
  return kind === 'name' || kind === 'quotation' || kind === 'identifier';
}
