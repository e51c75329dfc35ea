// JSON made short: its structure stays, long lists and texts are cut, and a note stands where something was cut.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { clip, clipAround, ellipsis } from '../text/clip.ts';
import { looksLikeIdentifier } from '../text/identifier-shape.ts';
import type { KeptPlaces } from './kept-places.ts';

/** How much of a value is shown. */
interface Limits {
  /** Items of a list. */
  readonly items: number;
  /** Members of an object. */
  readonly members: number;
  /** Characters of a text. */
  readonly text: number;
  readonly depth: number;
}

/** From all that could fit to the bare structure; the first that fits the budget is taken. */
const levels: readonly Limits[] = [
  { items: 200, members: 200, text: 4000, depth: 12 },
  { items: 20, members: 60, text: 600, depth: 10 },
  { items: 10, members: 40, text: 240, depth: 8 },
  { items: 6, members: 30, text: 160, depth: 8 },
  { items: 4, members: 24, text: 100, depth: 6 },
  { items: 3, members: 16, text: 60, depth: 6 },
  { items: 2, members: 12, text: 40, depth: 5 },
];

/** Words without a space up to this length are shown whole or not at all: half an identifier is a wrong one. */
const longestWord = 300;

/** Too much for the budget at this level. */
class OverBudget extends Error {}

/**
 * A value as JSON on one line, in at most `budget` characters (some more where the notes at the end need them). What is
 * cut leaves a note in its place, in JSON too: `"… 17 more items"`, `"…": "3 more members"`. Identifiers stay whole,
 * and where an object is cut its identifiers and names stay first. Its cost is bound by the budget, not by the value.
 * The `kept` places stay, whatever they take.
 */
export function shortJson(value: JsonValue, budget: number, kept?: KeptPlaces): string {
  for (const limits of levels) {
    const writer = new Writer(limits, budget, false);
    try {
      return writer.write(value, 0, kept);
    } catch (error) {
      if (!(error instanceof OverBudget)) throw error;
    }
  }
  const tightest = levels.at(-1) as Limits;
  return new Writer(tightest, budget, true).write(value, 0, kept);
}

class Writer {
  readonly #limits: Limits;
  readonly #ends: boolean;
  #left: number;

  /** One that `ends` leaves out everything once the budget is used up; another one throws `OverBudget`. */
  constructor(limits: Limits, budget: number, ends: boolean) {
    this.#limits = limits;
    this.#left = budget;
    this.#ends = ends;
  }

  write(value: JsonValue | undefined, depth: number, kept?: KeptPlaces): string {
    if (typeof value === 'string') return this.#take(jsonText(this.#text(value, kept)));
    if (Array.isArray(value)) return this.#list(value as readonly JsonValue[], depth, kept);
    if (isObject(value)) return this.#object(value, depth, kept);
    return this.#take(JSON.stringify(value) ?? 'null');
  }

  #take(text: string): string {
    this.#left -= text.length;
    if (this.#left < 0 && !this.#ends) throw new OverBudget();
    return text;
  }

  #text(text: string, kept: KeptPlaces | undefined): string {
    if (text.length <= this.#limits.text || kept?.isWhole) return text;
    const isWord = text.length <= longestWord && !/\s/.test(text);
    if (isWord && !(this.#ends && this.#left < text.length)) return text;
    return kept === undefined
      ? clip(text, this.#limits.text)
      : clipAround(text, this.#limits.text, kept.spans);
  }

  #list(items: readonly JsonValue[], depth: number, kept: KeptPlaces | undefined): string {
    if (items.length === 0) return this.#take('[]');
    const most = depth >= this.#limits.depth ? 0 : this.#limits.items;
    const parts: string[] = [];
    let next = 0;
    const skipTo = (index: number) => {
      if (index > next) parts.push(this.#take(note(index - next, next === 0 ? 'item' : 'more item')));
      next = index;
    };
    for (const index of firstAndKept(items.length, most, kept)) {
      const inside = kept?.inside.get(String(index));
      if (this.#isFull() && inside === undefined) continue;
      skipTo(index);
      parts.push(this.write(items[index], depth + 1, inside));
      next = index + 1;
    }
    skipTo(items.length);
    this.#take(`[]${','.repeat(parts.length - 1)}`);
    // Where nothing but the number of items is left, the list is that note.
    return most === 0 && parts.length === 1 && kept === undefined
      ? (parts[0] ?? '[]')
      : `[${parts.join(',')}]`;
  }

  #object(object: JsonObject, depth: number, kept: KeptPlaces | undefined): string {
    const keys = Object.keys(object).filter((key) => object[key] !== undefined);
    if (keys.length === 0) return this.#take('{}');
    const most = depth >= this.#limits.depth ? 0 : this.#limits.members;
    if (most === 0 && kept === undefined) return this.#take(note(keys.length, 'member'));
    const shown = keys.length > most ? telling(object, keys, most, kept) : keys;
    const parts: string[] = [];
    for (const key of shown) {
      const inside = kept?.inside.get(key);
      if (this.#isFull() && inside === undefined) continue;
      const name = this.#take(`${jsonText(clip(key, longestWord))}:`);
      parts.push(name + this.write(object[key], depth + 1, inside));
    }
    const rest = keys.length - parts.length;
    if (rest > 0) parts.push(this.#take(`"${ellipsis}":"${rest} more member${rest === 1 ? '' : 's'}"`));
    this.#take(`{}${','.repeat(parts.length - 1)}`);
    return `{${parts.join(',')}}`;
  }

  #isFull(): boolean {
    return this.#ends && this.#left <= 0;
  }
}

/** A text as JSON in which nothing ends a line, in whatever program it is read. */
function jsonText(text: string): string {
  return JSON.stringify(text).replace(
    lineEnds,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const lineEnds = /[\u0085\u2028\u2029]/g;

function note(count: number, what: string): string {
  return `"${ellipsis} ${count} ${what}${count === 1 ? '' : 's'}"`;
}

/** The places in a list that are shown: the first ones, and those behind them that are kept. */
function firstAndKept(length: number, most: number, kept: KeptPlaces | undefined): readonly number[] {
  const first = Array.from({ length: Math.min(length, most) }, (_, index) => index);
  if (kept === undefined) return first;
  const behind = [...kept.inside.keys()].map(Number).filter((index) => index >= most && index < length);
  return [...first, ...behind.sort((a, b) => a - b)];
}

/** The members to show of a large object, in its order: kept ones, identifiers and names, then what comes first. */
function telling(
  object: JsonObject,
  keys: readonly string[],
  most: number,
  kept: KeptPlaces | undefined,
): readonly string[] {
  // Where members are without number, what comes first has to do.
  const isTelling = (key: string) => {
    const value = object[key];
    return (
      /(?:^|[_.-])(?:id|name|title|key)s?$|(?:Id|Name)s?$/.test(key) ||
      (typeof value === 'string' && looksLikeIdentifier(value))
    );
  };
  const first = keys.slice(0, 2000).filter(isTelling).slice(0, most);
  const chosen = new Set([...(kept?.inside.keys() ?? []), ...first]);
  for (const key of keys) {
    if (chosen.size >= most) break;
    chosen.add(key);
  }
  return keys.filter((key) => chosen.has(key));
}
