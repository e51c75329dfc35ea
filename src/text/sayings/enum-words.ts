// The words that a schema has for the values of an enumeration.
import type { JsonValue } from '../../model/json.ts';
import { rememberRecent } from '../recent.ts';
import type { ParameterWords } from './context.ts';

const longest = 2000;
const quoteMeta = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** "open: not paid yet", "`open` means …", "open (not paid yet)", "not paid yet (open)". */
function phrasesFor(description: string, value: string): readonly string[] {
  const name = quoteMeta(value);
  const after = new RegExp(
    `(?<![\\p{L}\\p{N}_-])["'\`]?${name}["'\`]?\\s*(?:[:=(–—]|-\\s|→|means\\b|is for\\b|for\\b|if\\b|when\\b)\\s*([^;,.()\\n|]{2,80})`,
    'giu',
  );
  const before = new RegExp(`([\\p{L}][\\p{L} '-]{2,60})\\s\\(["'\`]?${name}["'\`]?\\)`, 'giu');
  return [...description.matchAll(after), ...description.matchAll(before)].map((match) =>
    (match[1] ?? '').trim(),
  );
}

const read = rememberRecent((key: string): Readonly<Record<string, readonly string[]>> => {
  const [description = '', ...values] = JSON.parse(key) as string[];
  return Object.fromEntries(values.map((value) => [value, phrasesFor(description.slice(0, longest), value)]));
}, 64);

/** By value of the enumeration: what the schema calls it, one by one or in the parameter's description. */
export function enumWords(parameter: ParameterWords): Readonly<Record<string, readonly string[]>> {
  const values = (parameter.enum ?? []).filter((value: JsonValue) => typeof value === 'string');
  const described = values.length === 0 ? {} : read(JSON.stringify([parameter.description ?? '', ...values]));
  const own = parameter.enumLabels ?? {};
  return Object.fromEntries(
    [...values, ...Object.keys(own)].map((value) => [
      value,
      [...(own[value] ?? []), ...(described[value] ?? [])],
    ]),
  );
}
