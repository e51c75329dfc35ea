// Numbers that a caller is free to choose.
import type { JsonValue } from '../../model/json.ts';
import type { Parameter } from './parameter.ts';
import { type Candidate, pick, type Situation } from './situation.ts';

/** A number within the schema's bounds, of the size that people use. */
export function number(parameter: Parameter, at: Situation): Candidate | undefined {
  const { schema } = parameter;
  if (parameter.examples.length > 0 && at.random.real() < 0.25) return pick(parameter.examples, at);
  const least = bound(schema.minimum) ?? bound(schema.exclusiveMinimum);
  const most = bound(schema.maximum);
  // Waiting is no information.
  if (isWait(parameter)) return { value: Math.max(1, least ?? 1), fit: 1, bound: false };
  if (
    parameter.words.some((word) => ['amount', 'value', 'price', 'budget'].includes(word)) &&
    most === undefined
  ) {
    return { value: ofTheSizeOf(parameter.examples, at), fit: 1, bound: false };
  }
  if (parameter.words.at(-1) === 'year') return someYear(at, least, most);
  const low = Math.ceil(
    least === undefined || parameter.words[0] === 'min' ? Math.max(2, least ?? 2) : least,
  );
  const high =
    most !== undefined && most <= 20
      ? most
      : Math.floor(
          Math.min(most ?? Number.POSITIVE_INFINITY, least === undefined ? 99 : Math.max(low + 4, 5)),
        );
  if (high < low) return undefined;
  const value = at.random.integer(Math.max(low, 1), high);
  // People say 20 minutes, not 18.
  const isRange = parameter.words[0] === 'min' || parameter.words[0] === 'max';
  return { value: isRange && value > 10 ? Math.max(low, value - (value % 10)) : value, fit: 1, bound: false };
}

/** This year or the last one, within the bounds. */
function someYear({ known, random }: Situation, least = 0, most = 9999): Candidate | undefined {
  const now = Number(known.today.slice(0, 4));
  const years = [now, now - 1].filter((year) => year >= least && year <= most);
  return years.length === 0 ? undefined : { value: random.pick(years), fit: 1, bound: false };
}

/** An amount as an example shows them, rounded to two figures; without one, a few hundred or thousand. */
function ofTheSizeOf(examples: Parameter['examples'], { random }: Situation): number {
  const known = examples.filter((value): value is number => typeof value === 'number' && value > 0);
  if (known.length === 0) return random.integer(2, 90) * 50;
  const amount = random.pick(known) * (0.3 + 1.7 * random.real());
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1);
  return Math.round(amount / unit) * unit;
}

/** Whether a number says how long a call takes. */
export function isWait({ words }: Parameter): boolean {
  return words.some((word) => ['duration', 'delay', 'wait', 'sleep'].includes(word));
}

function bound(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
