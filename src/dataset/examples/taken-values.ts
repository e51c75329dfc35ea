// What is taken from a result: by the arguments of later calls, and by the response.
import { isObject, type JsonScalar, type JsonValue, parseJsonText } from '../../model/json.ts';
import { pointerTokens, toPointer } from '../../model/pointer.ts';
import { type Step, type StepBinding, stepBindings } from '../../model/workflow.ts';
import type { Place } from '../../prompts/kept-places.ts';
import { readValues } from '../../text/values.ts';
import { createSays } from './says.ts';

/** The bindings that take a value from a step, by the id of that step. */
export function bindingsBySource(steps: readonly Step[]): ReadonlyMap<string, readonly StepBinding[]> {
  const bySource = new Map<string, StepBinding[]>();
  for (const step of steps) {
    for (const binding of stepBindings(step)) {
      const known = bySource.get(binding.step);
      if (known === undefined) bySource.set(binding.step, [binding]);
      else known.push(binding);
    }
  }
  return bySource;
}

/** If a value is in more places than this, a response refers to none in particular. */
const mostPlaces = 100;
/** How many places of a value are examined for the one that is meant. */
const mostOfOne = 1000;

/** The places in a JSON value that a response says, one for each value: near those that are `taken` anyhow. */
export function placesSaid(value: JsonValue, response: string, taken: readonly Place[]): readonly Place[] {
  const says = createSays(response);
  const byValue = new Map<JsonScalar, string[][]>();
  const collect = (here: JsonValue | undefined, tokens: readonly string[]) => {
    if (Array.isArray(here)) {
      for (const [index, item] of (here as readonly JsonValue[]).entries())
        collect(item, [...tokens, String(index)]);
    } else if (isObject(here)) {
      for (const key in here) collect(here[key], [...tokens, key]);
    } else if (here !== undefined && says(here as JsonScalar) && !isJsonText(here as JsonScalar)) {
      const known = byValue.get(here as JsonScalar);
      if (known === undefined) byValue.set(here as JsonScalar, [[...tokens]]);
      else if (known.length < mostOfOne) known.push([...tokens]);
    }
  };
  collect(value, []);
  const places: Place[] = [];
  const near: (readonly string[])[] = taken.map(({ pointer }) => pointerTokens(pointer));
  // What is in one place only says which of several items is meant.
  const rarestFirst = [...byValue.values()].sort((a, b) => a.length - b.length).slice(0, mostPlaces);
  for (const found of rarestFirst) {
    const [nearest] = found
      .map((tokens) => ({ tokens, shared: sharedWith(tokens, near) }))
      .sort((a, b) => b.shared - a.shared);
    if (nearest === undefined) continue;
    places.push({ pointer: toPointer(nearest.tokens) });
    near.push(nearest.tokens);
  }
  return places;
}

/** A JSON text is not a value that a response would say. */
function isJsonText(value: JsonScalar): boolean {
  return typeof value === 'string' && parseJsonText(value) !== undefined;
}

/** How many tokens a path has in common with the nearest of some others. */
function sharedWith(tokens: readonly string[], others: readonly (readonly string[])[]): number {
  let most = 0;
  for (const other of others) {
    let shared = 0;
    while (shared < tokens.length && tokens[shared] === other[shared]) shared++;
    most = Math.max(most, shared);
  }
  return most;
}

/** This many consecutive words are not in both texts by chance. */
const run = 5;

/** The stretches of a text that a response says: its numbers, dates, identifiers and quotations, and whole wordings. */
export function spansSaid(text: string, response: string): readonly (readonly [number, number])[] {
  const wanted = new Set<string>();
  for (const { text: said, value } of readValues(response)) {
    wanted.add(said);
    wanted.add(String(value));
  }
  for (const [quoted] of response.matchAll(/(?<=["“«])[^"“”«»\n]{2,200}(?=["”»])/gu)) wanted.add(quoted);
  const words = [...response.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’_.-]*/gu)];
  for (const [name] of response.matchAll(
    /(?<![.!?]\s)(?<!^)\p{Lu}[\p{L}\p{N}-]+(?: \p{Lu}[\p{L}\p{N}-]+)*/gu,
  ))
    wanted.add(name);
  for (let at = 0; at + run <= words.length; at++) {
    const last = words[at + run - 1];
    const start = words[at]?.index ?? 0;
    wanted.add(response.slice(start, (last?.index ?? 0) + (last?.[0].length ?? 0)).replace(/\.$/, ''));
  }
  const lower = text.toLowerCase();
  // A few characters change length with their case, which would shift positions.
  const haystack = lower.length === text.length ? lower : text;
  return [...wanted].flatMap((each) => wordsAt(haystack, haystack === lower ? each.toLowerCase() : each));
}

/** How many occurrences inside longer words are skipped. */
const mostTries = 200;

/** The first place where the words occur as whole words, if any. */
function wordsAt(text: string, words: string): readonly (readonly [number, number])[] {
  let start = words === '' ? -1 : text.indexOf(words);
  for (let tries = 0; start !== -1 && tries < mostTries; tries++) {
    const end = start + words.length;
    const isWhole = !/[\p{L}\p{N}]/u.test(text.charAt(start - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(end));
    if (isWhole) return [[start, end]];
    start = text.indexOf(words, end);
  }
  return [];
}
