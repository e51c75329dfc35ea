// A call in words, in one fixed way: the writer says it, and the solver reads it.
import type { JsonScalar } from '../../../src/model/json.ts';
import { wordsOf } from '../../../src/text/naming.ts';
import { ownName } from './facts.ts';

/** `crm__list_deals` is "list the deals in crm", `crm__search` "search in crm". */
export function phraseOf(tool: string): string {
  const [verb = '', ...rest] = wordsOf(ownName(tool));
  const server = wordsOf(tool.slice(0, tool.indexOf('__'))).join(' ');
  return [verb, ...(rest.length === 0 ? [] : ['the', ...rest]), 'in', server].join(' ');
}

/** `from_city` and "Munich" are `from city “Munich”`; a switch is told by its name alone. */
export function sayArgument(name: string, value: JsonScalar): string {
  const words = wordsOf(name).join(' ');
  if (typeof value === 'boolean') return value ? words : `no ${words}`;
  return typeof value === 'number' ? `${words} ${value}` : `${words} “${value}”`;
}

/** What a sentence says of a parameter: texts as they were written, in order. */
export function readArgument(sentence: string, name: string): string[] {
  const words = wordsOf(name).join(' ');
  const said = new RegExp(`(?:with|and|,) ${words} (?:“([^”]*)”|(-?[\\d.]*\\d))`, 'g');
  return [...sentence.matchAll(said)].map(([, text, number]) => text ?? number ?? '');
}
