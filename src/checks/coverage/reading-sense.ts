// Whether a request in a verb of change is met by calls that only read: "convert 500 EUR to USD", "order them by price".

import { scalarsIn } from '../../model/pointer.ts';
import type { Draft } from '../../model/sample.ts';
import type { Step } from '../../model/workflow.ts';
import { readScene } from '../../proofs/search/scene.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { singular, toolNoun, wordsOf } from '../../text/naming.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import type { AskedChange } from './query-parts.ts';
import { beginsObject, isAdjectiveToo, isNounToo } from './word-class.ts';

/** Verbs of making one thing out of another, which some tools only work out. */
const converting = new Set([
  'convert',
  'exchange',
  'translate',
  'transform',
  'calculate',
  'change',
  'turn',
  'swap',
]);

/** Whether the steps, which change nothing, do what the words ask, or the words only name what is asked about. */
export function isMetByReading(
  { verb, words }: AskedChange,
  { tools }: Pick<Draft, 'tools'>,
  steps: readonly Step[],
): boolean {
  const read = steps.flatMap(({ name }) => tools.find((tool) => tool.name === name) ?? []);
  const verbs = new Set(
    read.flatMap(({ tool, description }) =>
      [wordsOf(tool)[0], tokenize(description).find(({ kind }) => kind === 'word')?.word].flatMap((word) =>
        word === undefined ? [] : [stemOf(word)],
      ),
    ),
  );
  if (verbs.has(stemOf(verb))) return true;
  if (converting.has(verb) && words.some(({ word }) => /^(?:into|to|for)$/.test(word)))
    return [...converting].some((each) => verbs.has(stemOf(each)));
  // "Open notes.md and tell me …"
  const isDocument = words
    .slice(1)
    .some(({ word }) =>
      /^(?:file|document|page|article|note|report|link|url|site|website|folder|directory)s?$/.test(word),
    );
  if (verb === 'open' && (isDocument || steps.some((step) => givesPath(step)))) return true;
  const isField = (word: string) =>
    readScene(steps, tools).facts.some(({ key }) => fieldFit(word, key) >= 0.6);
  return namesField() || isSorting();

  /** "Order status, please", "open invoices" */
  function namesField(): boolean {
    const next = words[1];
    if (!isNounToo(verb) || next === undefined || beginsObject(next.word) || !/^\p{Ll}/u.test(next.text))
      return false;
    const isThing = read.some(({ tool }) => toolNoun(tool) === singular(next.word));
    if (isAdjectiveToo(verb) && (isThing || isField(next.word) || next.word === 'list')) return true;
    return !isThing && (telling.has(next.word) || isField(next.word));
  }

  /** "Order them by price": by a field, and not by a day. */
  function isSorting(): boolean {
    if (!/^(?:order|arrange|organi[sz]e)$/.test(verb)) return false;
    // "Highest first"; "order the red one first" asks for a change.
    const [before, last] = words.slice(-2).map(({ word }) => word);
    if (/^(?:first|last)$/.test(last ?? '') && /est$/.test(before ?? '')) return true;
    if (/^(?:ascending|descending)$/.test(last ?? '')) return true;
    const by = words.findIndex(({ word }) => word === 'by');
    return by > 0 && words.slice(by + 1, by + 4).some(({ word }) => isField(word));
  }
}

/** What is told of a thing whatever it is. */
const telling = new Set(
  'status state details detail history list date dates number info information summary'.split(' '),
);

/** Whether a call is made with a path, a file's name or an address. */
function givesPath({ arguments: given }: Step): boolean {
  return [...scalarsIn(given)].some(
    ({ value }) =>
      typeof value === 'string' && !/\s/.test(value) && (value.includes('/') || /\.\w{1,5}$/.test(value)),
  );
}
