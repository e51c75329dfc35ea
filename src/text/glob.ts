// Globs of tool names, as shells mean them. Names are no paths: a star matches every character.

type Part =
  | { readonly kind: 'star' }
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean; readonly literal?: string }
  | { readonly kind: 'group'; readonly choices: readonly Parts[]; readonly atMost: 1 | 'any' }
  | { readonly kind: 'except'; readonly choices: readonly Parts[] };
type Parts = readonly Part[];

/** A glob that has been read. A leading `!` turns it round. */
export interface Glob {
  readonly parts: Parts;
  readonly negated: boolean;
}

/** Characters of a glob. What is longer matches nothing, or everything behind a `!`. */
const longestGlob = 1000;

/**
 * Reads `*`, `?`, `[a-z]`, `[!a-z]`, `{one,two}`, `{1..9}`, the groups `@(one|two)`, `?()`, `*()`, `+()` and `!()`, a
 * leading `!` for everything else, and `\` before a character that is meant as it stands.
 */
export function readGlob(glob: string): Glob {
  const whole = [...glob];
  // Bash writes "everything else" with a group, too: !(get_*|list_*). Something behind it makes it a part: !(get|list)_*.
  const isPart = glob.startsWith('!(') && closeOf(whole, 1) < whole.length - 1 && closeOf(whole, 1) !== -1;
  const negated = glob.startsWith('!') && glob.length > 1 && !isPart;
  const characters = negated ? whole.slice(1) : whole;
  if (characters.length > longestGlob) return { parts: [], negated };
  const isGroup = negated && characters[0] === '(' && characters.at(-1) === ')';
  return { parts: new Reader(isGroup ? ['@', ...characters] : characters).parts(), negated };
}

/** Where the bracket that opens there is closed; -1 where it is not. */
function closeOf(text: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

/** Whether the whole name matches, in a time that grows with both lengths only. */
export function matchesGlob({ parts, negated }: Glob, name: string): boolean {
  const characters = [...name];
  return endsOf(parts, characters, new Set([0])).has(characters.length) !== negated;
}

/** The same glob for names whose words are joined by `_`, where `isSeparator` tells what else may join them. */
export function joinedGlob({ parts, negated }: Glob, isSeparator: (character: string) => boolean): Glob {
  return { parts: joined(parts, isSeparator), negated };
}

function joined(parts: Parts, isSeparator: (character: string) => boolean): Parts {
  const result: Part[] = [];
  for (const part of parts) {
    if (part.kind === 'group' || part.kind === 'except')
      result.push({ ...part, choices: part.choices.map((choice) => joined(choice, isSeparator)) });
    else if (part.kind === 'one' && part.literal !== undefined && isSeparator(part.literal)) {
      const last = result.at(-1);
      if (last?.kind !== 'one' || last.literal !== '_') result.push(literal('_'));
    } else result.push(part);
  }
  return result;
}

/** Where in the name the parts may end, of all places where they may start: no place is tried twice. */
function endsOf(parts: Parts, name: readonly string[], starts: ReadonlySet<number>): ReadonlySet<number> {
  let places = starts;
  for (const part of parts) {
    if (places.size === 0) return places;
    places = endsOfPart(part, name, places);
  }
  return places;
}

function endsOfPart(part: Part, name: readonly string[], starts: ReadonlySet<number>): ReadonlySet<number> {
  const ends = new Set<number>();
  if (part.kind === 'star') {
    let from = name.length;
    for (const at of starts) from = Math.min(from, at);
    for (let at = from; at <= name.length; at++) ends.add(at);
  } else if (part.kind === 'one') {
    for (const at of starts) if (at < name.length && part.fits(name[at] as string)) ends.add(at + 1);
  } else if (part.kind === 'except') {
    for (const at of starts) {
      const taken = new Set(part.choices.flatMap((choice) => [...endsOf(choice, name, new Set([at]))]));
      for (let end = at; end <= name.length; end++) if (!taken.has(end)) ends.add(end);
    }
  } else {
    for (let fresh = starts; fresh.size > 0; ) {
      const found = new Set<number>();
      for (const choice of part.choices)
        for (const end of endsOf(choice, name, fresh)) if (!ends.has(end)) found.add(end);
      for (const end of found) ends.add(end);
      fresh = part.atMost === 'any' ? found : new Set();
    }
  }
  return ends;
}

function literal(character: string): Part {
  return { kind: 'one', fits: (other) => other === character, literal: character };
}

/** An empty choice beside the others: the group may be missing. */
const missing: Parts = [];

class Reader {
  readonly #text: readonly string[];
  /** What stands at brackets, commas and bars that belong together: the rest of them are characters like any other. */
  readonly #marks: ReadonlyMap<number, 'open' | 'between' | 'close'>;
  #at = 0;
  /** Inside of `!()`, where another one would take a time that grows with every level. */
  #isInExcept = false;

  constructor(text: readonly string[]) {
    this.#text = text;
    this.#marks = marksOf(text);
  }

  /** Up to the end of the choice, or of the glob. */
  parts(): Parts {
    const parts: Part[] = [];
    while (this.#at < this.#text.length) {
      const mark = this.#marks.get(this.#at);
      if (mark === 'between' || mark === 'close') break;
      parts.push(this.#part());
    }
    return parts;
  }

  #part(): Part {
    const character = this.#text[this.#at++] as string;
    const isGroup = this.#marks.get(this.#at) === 'open' && this.#text[this.#at] === '(';
    if (isGroup && '@?*+'.includes(character)) {
      const choices = this.#choices();
      return {
        kind: 'group',
        choices: character === '?' || character === '*' ? [...choices, missing] : choices,
        atMost: character === '*' || character === '+' ? 'any' : 1,
      };
    }
    if (isGroup && character === '!' && !this.#isInExcept) {
      this.#isInExcept = true;
      const choices = this.#choices();
      this.#isInExcept = false;
      return { kind: 'except', choices };
    }
    if (character === '\\' && this.#at < this.#text.length) return literal(this.#text[this.#at++] as string);
    if (character === '*') return { kind: 'star' };
    if (character === '?') return { kind: 'one', fits: () => true };
    if (character === '[') return this.#set() ?? literal(character);
    if (character !== '{') return literal(character);
    this.#at -= 1;
    const choices = this.#range() ?? (this.#marks.has(this.#at) ? this.#choices() : undefined);
    if (choices !== undefined) return { kind: 'group', choices, atMost: 1 };
    this.#at += 1;
    return literal(character);
  }

  #choices(): readonly Parts[] {
    const choices: Parts[] = [];
    do {
      this.#at += 1;
      choices.push(this.parts());
    } while (this.#marks.get(this.#at) === 'between');
    this.#at += 1;
    return choices;
  }

  /** `{1..9}`, `{a..e}`. */
  #range(): readonly Parts[] | undefined {
    const written = /^\{(?:(\d{1,4})\.\.(\d{1,4})|([a-z])\.\.([a-z]))\}/i.exec(
      this.#text.slice(this.#at, this.#at + 14).join(''),
    );
    if (written === null) return undefined;
    const [whole, from, to, first, last] = written;
    this.#at += whole.length;
    const [a, b] =
      from === undefined
        ? [first?.codePointAt(0) ?? 0, last?.codePointAt(0) ?? 0]
        : [Number(from), Number(to)];
    const say = (value: number) => (from === undefined ? String.fromCodePoint(value) : String(value));
    return Array.from({ length: Math.abs(b - a) + 1 }, (_, index) =>
      [...say(Math.min(a, b) + index)].map(literal),
    );
  }

  /** `[abc]`, `[a-z]`, `[!a-z]`, `[^a-z]`; undefined, and nothing read, where it is not closed. */
  #set(): Part | undefined {
    const end = endOfSet(this.#text, this.#at - 1);
    if (end === -1) return undefined;
    const isNegated = isTurned(this.#text, this.#at);
    const ranges: (readonly [string, string])[] = [];
    for (let at = this.#at + (isNegated ? 1 : 0); at < end; at++) {
      if (this.#text[at] === '\\') at += 1;
      const from = this.#text[at] as string;
      const isRange = this.#text[at + 1] === '-' && at + 2 < end;
      ranges.push([from, isRange ? (this.#text[at + 2] as string) : from]);
      if (isRange) at += 2;
    }
    this.#at = end + 1;
    const isIn = (one: string) => ranges.some(([from, to]) => from <= one && one <= to);
    return { kind: 'one', fits: (one) => isIn(one) !== isNegated };
  }
}

function isTurned(text: readonly string[], at: number): boolean {
  return text[at] === '!' || text[at] === '^';
}

/** The place of the bracket that closes a set, -1 where none does: the first one in a set is one of its characters. */
function endOfSet(text: readonly string[], start: number): number {
  const first = start + (isTurned(text, start + 1) ? 2 : 1);
  for (let at = first; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === ']' && at > first) return at;
  }
  return -1;
}

function marksOf(text: readonly string[]): ReadonlyMap<number, 'open' | 'between' | 'close'> {
  const marks = new Map<number, 'open' | 'between' | 'close'>();
  const open: { readonly at: number; readonly close: string; readonly between: number[] }[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\') at += 1;
    else if (character === '[') at = Math.max(at, endOfSet(text, at));
    else if (character === '{') open.push({ at, close: '}', between: [] });
    else if (character === '(' && '@?*+!'.includes(text[at - 1] ?? ' '))
      open.push({ at, close: ')', between: [] });
    else if (character === ',' || character === '|') {
      const last = open.at(-1);
      if (last?.close === (character === ',' ? '}' : ')')) last.between.push(at);
    } else if (character === '}' || character === ')') {
      const index = open.findLastIndex(({ close }) => close === character);
      const [group] = index === -1 ? [] : open.splice(index);
      // Braces round one thing are braces.
      if (group === undefined || (character === '}' && group.between.length === 0)) continue;
      marks.set(group.at, 'open').set(at, 'close');
      for (const place of group.between) marks.set(place, 'between');
    }
  }
  return marks;
}
