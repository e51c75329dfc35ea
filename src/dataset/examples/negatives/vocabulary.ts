// Words that the tools of a catalog use as nouns, to which a phrase in a query may be attached.

import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { isPlural, readToolName, singular, verbOf, wordsOf } from '../../../text/naming.ts';
import type { ToolIndex } from '../tool-index.ts';
import { outputsOf } from './outputs.ts';

const known = new WeakMap<ToolIndex, ReadonlySet<string>>();

/** Singular nouns of tool names, parameters and fields, without those that are a verb as well. */
function nounsOf(index: ToolIndex): ReadonlySet<string> {
  let nouns = known.get(index);
  if (nouns === undefined) {
    const all = index.tools.flatMap((tool) => [
      ...readToolName(tool.tool).object,
      ...[...propertiesOf(tool.inputSchema).keys()].flatMap(wordsOf),
      ...[...outputsOf(tool).fields].flatMap((field) => field.split(/[ /]/)),
    ]);
    nouns = new Set(all.map(singular).filter((word) => word.length > 2));
    known.set(index, nouns);
  }
  return nouns;
}

/** Common nouns of requests that schemas rarely mention, and adjectives that can end a phrase. */
const complete = new Set(
  'forecast weather trip meeting flight hotel rate list free available taken open ticket article document file report event appointment reservation restaurant news'.split(
    ' ',
  ),
);

/**
 * Whether words end in something that can end a phrase: a noun of the catalog, a name, a number, the end of
 * a quotation. "flights" does in "flights to Vienna", "live" does not in "live in Vienna".
 */
export function isComplete(before: string, index: ToolIndex): boolean {
  const trimmed = before.trimEnd();
  if (/["”»]$|\d$/.test(trimmed)) return true;
  const [last = '', previous = ''] = trimmed.split(/\s+/).reverse();
  if (/^\p{Lu}[\p{L}'’-]+$/u.test(last) && previous !== '') return true;
  const word = last.toLowerCase();
  if (!/^\p{L}+$/u.test(word)) return false;
  if (complete.has(word) || complete.has(singular(word))) return true;
  if (!nounsOf(index).has(singular(word))) return false;
  // "order" is a noun behind "the", "their latest" or "Acme's", a verb behind "please".
  const isVerbToo = verbOf([word, 'it']) !== undefined && !isPlural(word);
  return (
    !isVerbToo ||
    /^(?:the|an?|this|that|my|our|their|his|her|its|\S+['’]s?|\w+est|last|next|first|new)$/i.test(previous)
  );
}
