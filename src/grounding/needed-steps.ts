// Whether a response tells something that only one step's result shows.

import type { JsonScalar } from '../model/json.ts';
import { pointerTokens, scalarsIn } from '../model/pointer.ts';
import type { Step } from '../model/workflow.ts';
import { parameterOf } from '../schemas/schema-source.ts';
import { wordsOf } from '../text/naming.ts';
import { findValue, readValues } from '../text/values.ts';
import { resultValues } from './bindings.ts';
import { entitiesIn } from './entities.ts';
import { isReferenceName } from './reference.ts';

/** Above this length, or in several lines, a text is not repeated as a whole, but line by line or in other words. */
const longText = 120;
/** So many words of its own make a text recognisable when it is told in other words. */
const tellingWords = 3;

function isTelling(value: JsonScalar): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim().length >= 3);
}

/** A number that stands in texts for other reasons than that it identifies something. */
function isShortNumber(value: JsonScalar): boolean {
  return typeof value === 'number' && Math.abs(value) < 1000;
}

/** The words of four letters and more. */
export function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

/** What the response could have known without a step: the values of its arguments and of the steps before it. */
export class KnownBefore {
  readonly values = new Set<JsonScalar>();
  readonly #query: string;
  #words: Set<string> | undefined;

  constructor(query: string) {
    this.#query = query;
  }

  add(values: Iterable<JsonScalar>): void {
    for (const value of values) this.values.add(value);
    this.#words = undefined;
  }

  words(): ReadonlySet<string> {
    this.#words ??= wordsIn([this.#query, ...this.values].join('\n'));
    return this.#words;
  }
}

/** Whether a response tells of a long text: one of its lines, one of its figures, or some words of its own. */
export function tellsText(response: string, text: string, known: KnownBefore): boolean {
  // What marks a line (`# `, `- `, `[FILE] `) is not what it says.
  const lines = text
    .split(/\n|(?<=[.?!])\s/)
    .map((line) => line.replace(/^\s*(?:[#>*+-]+|\[\w+\])\s+/, '').trim());
  if (
    lines.some(
      (line) => line.length >= 3 && !known.values.has(line) && findValue(response, line) !== undefined,
    )
  )
    return true;
  const figures = readValues(text).filter(({ value }) => !known.values.has(value));
  if (figures.some(({ text: written }) => written.length >= 2 && findValue(response, written) !== undefined))
    return true;
  const said = wordsIn(response);
  const own = [...wordsIn(text)].filter((word) => said.has(word) && !known.words().has(word));
  return own.length >= tellingWords;
}

/** Whether the response holds something that only this step's result shows. */
export function feedsResponse(step: Step, response: string, known: KnownBefore): boolean {
  return resultValues(step.result).some(({ from, json, value }) => {
    if (typeof value === 'boolean') {
      // "Yes, it is available": a yes or no is told by the name of its field.
      const name = wordsOf(pointerTokens(json ?? from).at(-1) ?? '').join(' ');
      return name.length >= 3 && findValue(response, name) !== undefined;
    }
    if (!isTelling(value) || known.values.has(value)) return false;
    if (isShortNumber(value) && isReferenceName(parameterOf(json ?? from))) return false;
    if (findValue(response, value) !== undefined) return true;
    const isLong = typeof value === 'string' && (value.length > longText || value.includes('\n'));
    return isLong && tellsText(response, value, known);
  });
}

/** Whether the response names what a write was about: an argument, or the name of what an argument identifies. */
export function namesAffected(step: Step, earlier: readonly Step[], response: string): boolean {
  const values = [...scalarsIn(step.arguments)].map(({ value }) => value).filter(isTelling);
  if (values.some((value) => findValue(response, value) !== undefined)) return true;
  return earlier.some((before) =>
    entitiesIn(before.result, before.tool).some(
      ({ id, name }) =>
        id !== undefined &&
        name !== undefined &&
        values.includes(id.value) &&
        findValue(response, name.value) !== undefined,
    ),
  );
}
