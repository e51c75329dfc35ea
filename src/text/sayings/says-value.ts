// Whether a claim's text says a JSON value, and nothing that the value leaves open.
import { isObject, type JsonValue } from '../../model/json.ts';
import { settle } from './claim-text.ts';
import type { SayingContext } from './context.ts';
import { judgingOf, mentionSaysMoment } from './date-agreement.ts';
import { scalarSayings } from './find-sayings.ts';
import type { Mention, Span } from './mention.ts';
import { readText } from './read-mentions.ts';
import { typedValue } from './typed-value.ts';

const figures = new Set([
  'number',
  'money',
  'quantity',
  'percent',
  'duration',
  'date',
  'period',
  'weekday',
  'time',
  'identifier',
  'quotation',
]);

const isWithin = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end;

/** A quotation without its marks. */
const insideOf = (mention: Mention): Span =>
  mention.kind === 'quotation' ? { start: mention.start + 1, end: mention.end - 1 } : mention;

function leaves(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).flatMap(leaves) : [value];
}

/** Both ends of a range of days, said at once: "2–5 March". */
function rangeSayings(text: string, values: readonly JsonValue[], context: SayingContext): readonly Span[] {
  const [from, to] = values;
  if (values.length !== 2 || typeof from !== 'string' || typeof to !== 'string') return [];
  const judging = judgingOf(context, text, true);
  const moments = [from, to].map((each) => typedValue(each, context.today, context.timeZone));
  return readText(text, context).mentions.filter(
    (mention) =>
      mention.readings.some((reading) => reading.as === 'date' && reading.range) &&
      moments.every(
        (typed) =>
          typed.as === 'moment' &&
          typed.moments.some((moment) => mentionSaysMoment(mention, moment, judging)),
      ),
  );
}

/** Numbers of a tuple, one after another: [2, 3] is "two of the three" and not "three of the two". */
function inOrder(
  text: string,
  values: readonly JsonValue[],
  context: SayingContext,
): readonly Span[] | undefined {
  const kept: Span[] = [];
  let place = 0;
  for (const value of values) {
    const next = scalarSayings(text, value, context, false).find(({ start }) => start >= place);
    if (next === undefined) return undefined;
    kept.push(next);
    place = next.end;
  }
  return kept;
}

/** The stretches that say all elements; undefined where one is missing. */
function arraySayings(
  text: string,
  array: readonly JsonValue[],
  context: SayingContext,
): readonly Span[] | undefined {
  const values = leaves(array as JsonValue);
  if (values.length === 0) return scalarSayings(text, 0, context, false);
  const range = rangeSayings(text, values, context);
  if (range.length > 0) return range;
  const isTuple = context.unordered !== true && values.every((value) => typeof value === 'number');
  if (isTuple) return inOrder(text, values, context);
  const each = values.map((value) => scalarSayings(text, value, context, false));
  return each.some((spans) => spans.length === 0) ? undefined : each.flat();
}

/** Where the text says a literal of the proof. */
function literalSayings(text: string, context: SayingContext): readonly Span[] {
  const { labels: _labels, ...rest } = context;
  return (context.literals ?? []).flatMap((literal) => scalarSayings(text, literal, rest, true));
}

function sayingsOf(text: string, value: JsonValue, context: SayingContext): readonly Span[] {
  if (isObject(value)) return [];
  if (Array.isArray(value)) return arraySayings(text, value as readonly JsonValue[], context) ?? [];
  return scalarSayings(text, value, context, false);
}

/**
 * Whether the text says the value and no other: each figure, date, time, identifier and quotation in it is the value's.
 * A true or false that is said by a relation word ("the cheapest") holds here by its polarity alone; whether the word
 * fits the proof is for `relationFits`. Names and relation words beside the value are left to `unsaidMentions`.
 */
export function saysValue(text: string, value: JsonValue, context: SayingContext): boolean {
  const settled = settle(text, context);
  const said = sayingsOf(text, value, settled);
  if (said.length === 0) return false;
  const all = [...said, ...literalSayings(text, settled)];
  const { mentions } = readText(text, settled);
  const names = mentions.filter(({ kind }) => kind === 'name');
  return mentions.every(
    (mention) =>
      !figures.has(mention.kind) ||
      mention.weak !== undefined ||
      all.some((span) => isWithin(insideOf(mention), span)) ||
      (mention.kind === 'number' && names.some((name) => isWithin(mention, name))),
  );
}
