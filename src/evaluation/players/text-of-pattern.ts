// A text at random that a regular expression matches, for the expressions that schemas of tools are written with.
import type { Random } from '../../core/random.ts';

/** More repetitions than the expression demands. */
const mostMore = 3;

/**
 * A text that matches the whole expression: literals, classes, groups, alternatives, repetitions. Undefined where it
 * has anything else in it.
 */
export function textOfPattern(pattern: string, random: Random): string | undefined {
  let whole: RegExp;
  try {
    whole = new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
  const reader = new PatternReader(pattern, random);
  const text = reader.alternatives();
  return reader.isAtEnd && whole.test(text) ? text : undefined;
}

/** Writes a text while it reads the expression; all alternatives are read, and one is taken. */
class PatternReader {
  readonly #pattern: string;
  readonly #random: Random;
  #at = 0;

  constructor(pattern: string, random: Random) {
    this.#pattern = pattern;
    this.#random = random;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#pattern.length;
  }

  alternatives(): string {
    const texts = [this.#sequence()];
    while (this.#take('|')) texts.push(this.#sequence());
    return this.#random.pick(texts);
  }

  #sequence(): string {
    let text = '';
    while (!this.isAtEnd && !'|)'.includes(this.#next)) {
      if (this.#take('^') || this.#take('$')) continue;
      const start = this.#at;
      const once = this.#atom();
      const end = this.#at;
      const [least, most] = this.#repetition();
      const times = this.#random.integer(least, most);
      const after = this.#at;
      if (times === 0) continue;
      text += once;
      // The atom is read again, so that each repetition is drawn anew.
      for (let more = 1; more < times; more++) {
        this.#at = start;
        text += this.#atom();
      }
      this.#at = Math.max(after, end);
    }
    return text;
  }

  #atom(): string {
    if (this.#take('(')) {
      this.#take('?:');
      const text = this.alternatives();
      this.#take(')');
      return text;
    }
    if (this.#take('[')) return this.#class();
    if (this.#take('.')) return this.#random.pick(letters);
    return this.#random.pick(this.#character());
  }

  /** What one character of the expression stands for: itself, or one of several. */
  #character(): readonly string[] {
    if (!this.#take('\\')) return [this.#read()];
    const escaped = this.#read();
    return escapes[escaped] ?? [escaped];
  }

  #class(): string {
    const isNegated = this.#take('^');
    const members: string[] = [];
    while (!this.isAtEnd && !this.#take(']')) {
      const from = this.#character();
      const isRange = from.length === 1 && this.#next === '-' && this.#pattern[this.#at + 1] !== ']';
      if (!isRange) {
        members.push(...from);
        continue;
      }
      this.#at += 1;
      const [low, high] = [from[0] ?? '', this.#character()[0] ?? ''].map((each) => each.codePointAt(0) ?? 0);
      for (let code = low ?? 0; code <= Math.min(high ?? 0, (low ?? 0) + 128); code++) {
        members.push(String.fromCodePoint(code));
      }
    }
    const fitting = isNegated ? letters.filter((letter) => !members.includes(letter)) : members;
    return fitting.length === 0 ? '' : this.#random.pick(fitting);
  }

  #repetition(): readonly [least: number, most: number] {
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.#pattern.slice(this.#at));
    if (counted !== null) {
      this.#at += counted[0].length;
      const least = Number(counted[1]);
      if (counted[2] === undefined) return [least, least];
      return [least, Math.min(counted[3] ? Number(counted[3]) : least + mostMore, least + mostMore)];
    }
    const range: readonly [number, number] = this.#take('*')
      ? [0, mostMore]
      : this.#take('+')
        ? [1, 1 + mostMore]
        : this.#take('?')
          ? [0, 1]
          : [1, 1];
    return range;
  }

  get #next(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #read(): string {
    const character = this.#next;
    this.#at += 1;
    return character;
  }

  #take(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
}

const digits = [...'0123456789'];
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const escapes: Readonly<Record<string, readonly string[]>> = {
  d: digits,
  w: [...letters, ...digits],
  s: [' '],
  n: ['\n'],
  t: ['\t'],
};
