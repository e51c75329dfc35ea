// A text that a regular expression matches, for the plain ones that schemas have: classes, groups, choices, counts.
import { withinTime } from './bounded-work.ts';
import { compilePattern } from './pattern.ts';
import { isQuickPattern } from './schema-speed.ts';

/** Draws an integer in [0, below); `at` tells the draws of one text apart. */
type DrawAt = (below: number, at: number) => number;

const digits = '0123456789';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();
const escapes: Readonly<Record<string, string>> = {
  d: digits,
  w: `${lower}${digits}`,
  s: ' ',
  n: '\n',
  t: '\t',
};
/** Of what may be repeated more often than needed, this many more. */
const extra = 3;
/** A pattern of repetitions in repetitions asks for more draws than anybody reads. */
const mostDraws = 10_000;
const limitMs = 100;

/** A text that the pattern matches whole, or undefined where the pattern has something this does not know (lookaround, back references). */
export function patternText(pattern: string, draw: DrawAt): string | undefined {
  const reader = new Reader(pattern, draw);
  try {
    const text = reader.choice();
    return reader.isAtEnd && fitsPattern(pattern, text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the text matches; undefined where the pattern is none, or takes longer than anybody waits. */
export function fitsPattern(pattern: string, text: string): boolean | undefined {
  try {
    const expression = compilePattern(pattern);
    if (expression === undefined) return undefined;
    return isQuickPattern(pattern) && text.length < 1_000
      ? expression.test(text)
      : withinTime(limitMs, () => expression.test(text));
  } catch {
    return undefined;
  }
}

class Reader {
  readonly #pattern: string;
  readonly #draw: DrawAt;
  #at = 0;
  #draws = 0;

  constructor(pattern: string, draw: DrawAt) {
    this.#pattern = pattern;
    this.#draw = draw;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  /** `a|b`: one of them. */
  choice(): string {
    const choices = [this.#sequence()];
    while (this.#take('|')) choices.push(this.#sequence());
    return choices[this.#next(choices.length)] as string;
  }

  #sequence(): string {
    let text = '';
    while (!this.isAtEnd && !/[|)]/.test(this.#peek)) {
      const start = this.#at;
      const first = this.#atom();
      const { min, max } = this.#count();
      const after = this.#at;
      const count = min + this.#next(max - min + 1);
      if (count > 0) text += first;
      for (let made = 1; made < count; made++) {
        // Each repetition is drawn anew.
        this.#at = start;
        text += this.#atom();
      }
      this.#at = after;
    }
    return text;
  }

  #atom(): string {
    const character = this.#advance();
    if (character === '^' || character === '$') return '';
    if (character === '.') return this.#of(lower);
    if (character === '[') return this.#class();
    if (character === '\\') return this.#escape();
    if (character !== '(') return character;
    if (this.#take('?') && !this.#take(':')) {
      if (!/^<[^=!]/.test(this.#pattern.slice(this.#at))) throw new Error('lookaround');
      this.#at = this.#pattern.indexOf('>', this.#at) + 1;
    }
    const text = this.choice();
    if (!this.#take(')')) throw new Error('unclosed group');
    return text;
  }

  #escape(): string {
    const character = this.#advance();
    if (character === 'b') return '';
    const set = escapes[character];
    if (set !== undefined) return this.#of(set);
    if (/[A-Za-z0-9]/.test(character)) throw new Error('an escape that is not known');
    return character;
  }

  #class(): string {
    const isNegated = this.#take('^');
    let set = '';
    while (!this.#take(']')) {
      const first = this.#advance();
      if (first === '\\') {
        const escaped = this.#advance();
        set += escapes[escaped] ?? escaped;
      } else if (this.#peek === '-' && this.#pattern[this.#at + 1] !== ']') {
        this.#at += 1;
        const last = this.#advance().codePointAt(0) ?? 0;
        for (let code = first.codePointAt(0) ?? 0; code <= last && set.length < 500; code++)
          set += String.fromCodePoint(code);
      } else set += first;
    }
    if (!isNegated) return this.#of(set);
    return this.#of([...`${lower}${digits}`].filter((character) => !set.includes(character)).join(''));
  }

  /** How often the last atom stands. */
  #count(): { readonly min: number; readonly max: number } {
    const written = /^(?:[?*+]|\{(\d+)(,(\d*))?\})\??/.exec(this.#pattern.slice(this.#at));
    if (written === null) return { min: 1, max: 1 };
    this.#at += written[0].length;
    const [whole, least, comma, most] = written;
    if (least !== undefined) {
      const min = Number(least);
      return {
        min,
        max: comma === undefined ? min : most === '' ? min + extra : Math.min(Number(most), min + extra),
      };
    }
    if (whole.startsWith('?')) return { min: 0, max: 1 };
    return whole.startsWith('+') ? { min: 1, max: 1 + extra } : { min: 0, max: extra };
  }

  get #peek(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #advance(): string {
    if (this.isAtEnd) throw new Error('the pattern ends too early');
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at) as number);
    this.#at += character.length;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek !== character) return false;
    this.#at += 1;
    return true;
  }

  #of(set: string): string {
    if (set === '') throw new Error('nothing to choose from');
    return set[this.#next(set.length)] as string;
  }

  #next(below: number): number {
    this.#draws += 1;
    if (this.#draws > mostDraws) throw new Error('too many draws');
    return this.#draw(below, this.#draws);
  }
}
