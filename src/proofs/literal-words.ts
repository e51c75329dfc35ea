// Words without a reader of prose: values are found as they are written, numbers in digits or as a word.
import type { JsonScalar } from '../model/json.ts';
import { fold } from './evaluation/same.ts';
import type { ProofWords } from './words.ts';

const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** Finds what is said word for word; judges neither what a text means nor its relation words. */
export const literalWords: ProofWords = {
  says: (text, value) => typeof value !== 'object' || value === null || holds(text, JSON.stringify(value)),
  mentions,
  misfit: () => undefined,
};

function mentions(text: string, value: JsonScalar): boolean {
  if (typeof value !== 'number') return value !== null && holds(text, String(value));
  const word = NUMBER_WORDS[value];
  return (
    holds(text.replace(/(?<=\d),(?=\d{3})/g, ''), String(value)) || (word !== undefined && holds(text, word))
  );
}

function holds(text: string, words: string): boolean {
  const [whole, part] = [` ${plain(text)} `, ` ${plain(words)} `];
  return part.trim() !== '' && whole.includes(part);
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}.]+|\.(?!\p{N})/gu, ' ')
    .trim();
}
