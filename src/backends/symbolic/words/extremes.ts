// What the greatest and the least of a list have: "the highest insured value", "the fewest goals".
import type { Random } from '../../../model/random.ts';
import { singular } from '../../../text/naming.ts';
import { countedIn } from './concepts/counts.ts';
import { conceptOf } from './concepts.ts';
import type { Field } from './field.ts';

/** Numbers without a unit that are more of something: a rank, a floor or a terminal is none. */
const measured =
  /(?:^| )(?:rate|level|score|price|cost|value|volume|speed|temperature|pressure|weight|height|width|depth|size|usage|load|average|distance|mileage|humidity|voltage|salary|fee|elo|population|area|length|duration|margin|probability|balance|limit|budget|revenue|horsepower|output|latency|yield|turnout|attendance)$/;

/** What is large or small, and not high or low. */
const sized =
  /(?:^| )(?:size|area|population|volume|capacity|margin|turnout|budget|amount|balance|donation|order value)$/;

function greatest(label: string): string {
  return sized.test(label)
    ? 'largest'
    : /(?:^| )(?:length|duration|distance|time)$/.test(label)
      ? 'longest'
      : 'highest';
}

function least(label: string): string {
  return sized.test(label)
    ? 'smallest'
    : /(?:^| )(?:length|duration|distance|time)$/.test(label)
      ? 'shortest'
      : 'lowest';
}

/** As a noun phrase; undefined where nobody compares by the field. */
export function extremeOf(field: Field, most: boolean): string | undefined {
  const { kind, label } = field;
  const { asks, tells } = conceptOf(field);
  if (asks.length === 0) return undefined;
  if (kind === 'count') {
    const { things, state } = countedIn(field);
    // Those that they have, and nothing that is asked for in another way: units in stock, people on a list.
    if (!tells.some((pattern) => pattern === `{x} has {v} ${things}`) || state !== '') return undefined;
    return singular(things) === things || /^(?:maximum|minimum|average|total) /.test(things)
      ? undefined
      : `the ${most ? 'most' : 'fewest'} ${things}`;
  }
  const isMeasure = kind === 'money' || kind === 'amount' || (kind === 'number' && measured.test(label));
  // A question of its own ("How much does it weigh?") has its own adjectives, or none.
  if (!isMeasure || !asks.some(({ direct }) => direct === `What is {x's} ${label}`)) return undefined;
  return /^(?:maximum|minimum|average|remaining|next|last|first) /.test(label)
    ? undefined
    : `the ${most ? greatest(label) : least(label)} ${label}`;
}

/** The share of the questions for an end that nobody cares for which are asked all the same. */
const rareShare = 0.1;

/** What people want little of: there the least is what they ask for. */
const unwanted =
  /(?:^| )(?:price|cost|fee|fare|rate|rent|latency|usage|load|distance|weight|age|temperature|humidity|pressure|risk|errors?|failures?|faults?|defects?|delays?|complaints?|consumption|emissions?|waste|noise|debt|balance|stock|level|left|remaining|available)$/;

/** Whether it is left to the few: most people ask for the best rated, and not for the worst; for the most, and not for the fewest. */
export function isLeftOut({ kind, label, words }: Field, most: boolean, random: Random): boolean {
  const isGood =
    kind === 'count' || (kind === 'number' && /^(?:rating|score|grade)$/.test(words.at(-1) ?? ''));
  return !most && isGood && !unwanted.test(label) && random.real() >= rareShare;
}
