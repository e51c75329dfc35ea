// Words with what they rest on: put together like texts, so that claims and asks come along with their words.
import type { Ask, Choice, GivenClaim } from '../../../model/claim.ts';
import { countWords } from './numbers.ts';

/** Why an argument is that item's, as the write stage hands it over. */
export interface GivenChoice {
  readonly step: string;
  readonly path: string;
  readonly choice: Choice;
}

/** A thing that a query leads to without naming it, and that its answer names. */
export interface Found {
  readonly thing: object;
  /** What it was found through; undefined where the query names that. */
  readonly through?: object;
  /** "customer", "order". */
  readonly label: string;
  /** Where it was singled out: "smallest". */
  readonly adjective?: Part;
  /** What narrowed down the list that it is in, with its space: " mentioning “backup”". */
  readonly where?: Phrase;
  /** By its name, with its proof; undefined where it has none. */
  readonly told?: Phrase;
  /** What ties it to what it was found through, as a verb phrase: "is for order SO-2026-1110". */
  readonly tie?: Phrase;
}

/** Words of a query or a response. A query's carry asks and choices, a response's carry claims, both the steps they need. */
export interface Phrase {
  readonly text: string;
  readonly claims: readonly GivenClaim[];
  readonly asks: readonly Ask[];
  readonly choices: readonly GivenChoice[];
  readonly steps: readonly string[];
  /** What is found on the way to what the words mean, in its order. */
  readonly found: readonly Found[];
  /** Which of the things that were spoken of before its pronouns mean, by their number. */
  readonly spoken: readonly number[];
}

export type Part = string | Phrase;

const nothing: Omit<Phrase, 'text'> = {
  claims: [],
  asks: [],
  choices: [],
  steps: [],
  found: [],
  spoken: [],
};

export function words(text: string, with_: Partial<Omit<Phrase, 'text'>> = {}): Phrase {
  return { text, ...nothing, ...with_ };
}

/** A fact of the response: its words and their proof. */
export function proved(text: string, proof: string): Phrase {
  return words(text, { claims: [{ text, proof }] });
}

/** Words that only repeat an argument. */
export function echoed(text: string, step: string, path: string): Phrase {
  const proof = `$args_${step.slice(step.lastIndexOf('_') + 1)}${propertyPath(path)}`;
  return words(text, { claims: [{ text, proof, echo: true }] });
}

/** A JSON Pointer as a JSONata path; indices follow their name in brackets. */
function propertyPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${nameInProof(token)}`))
    .join('');
}

/** The same words in an answer, where they repeat arguments. */
export function repeated(phrase: Phrase): Phrase {
  let rest = phrase.text;
  const parts: (string | Phrase)[] = [];
  for (const { step, path, text } of phrase.asks) {
    const at = rest.indexOf(text);
    if (at === -1) continue;
    parts.push(rest.slice(0, at), echoed(text, step, path));
    rest = rest.slice(at + text.length);
  }
  return joined(...parts, rest);
}

/** A field's name as a proof writes it. */
export function nameInProof(name: string): string {
  const isPlain = /^[A-Za-z_]\w*$/.test(name) && !/^(?:and|or|in|true|false|null|function)$/.test(name);
  return isPlain ? name : `\`${name.replaceAll('`', '')}\``;
}

/** Phrases joined as they are. Most parts are texts: what they rest on is gathered only where there is any. */
export function joined(...parts: readonly Part[]): Phrase {
  let text = '';
  const phrases: Phrase[] = [];
  for (const part of parts) {
    if (typeof part === 'string') text += behind(text, part);
    else {
      text += behind(text, part.text);
      phrases.push(part);
    }
  }
  const [only] = phrases;
  if (only === undefined) return words(text);
  if (phrases.length === 1) return { ...only, text };
  return {
    text,
    claims: phrases.flatMap(({ claims }) => claims),
    asks: phrases.flatMap(({ asks }) => asks),
    choices: phrases.flatMap(({ choices }) => choices),
    steps: [...new Set(phrases.flatMap(({ steps }) => steps))],
    found: distinct(phrases.flatMap(({ found }) => found)),
    spoken: [...new Set(phrases.flatMap(({ spoken }) => spoken))],
  };
}

/** What follows, without the full stop that an abbreviation before it has already set: "Elbe Freight Ltd. is in Hamburg." */
function behind(text: string, next: string): string {
  return /[^.]\.$/.test(text) && /^\.(?:\s|$)/.test(next) ? next.slice(1) : next;
}

function distinct(all: readonly Found[]): readonly Found[] {
  return all.filter(({ thing }, index) => all.findIndex((one) => one.thing === thing) === index);
}

/** A template whose places are texts or phrases: say`How much is ${hotel}?` */
export function say(strings: TemplateStringsArray, ...parts: readonly Part[]): Phrase {
  return joined(...strings.flatMap((text, index): Part[] => [text, parts[index] ?? '']));
}

/** Fills `{name}` places of a pattern. Throws on a place that nothing fills. */
export function fillPattern(pattern: string, places: Readonly<Record<string, Part>>): Phrase {
  const parts = pattern.split(/\{([\w']+)\}/);
  return joined(
    ...parts.map((part, index): Part => {
      if (index % 2 === 0) return part;
      const filled = places[part];
      if (filled === undefined) throw new Error(`The pattern “${pattern}” has no ${part}.`);
      return filled;
    }),
  );
}

/** With its first letter a capital; claims and asks that begin there go along. */
export function capitalised(figure: Phrase): Phrase {
  const phrase = numberFirst(figure);
  const first = phrase.text.charAt(0);
  const upper = first.toUpperCase();
  if (first === upper || keepsCase(phrase.text)) return phrase;
  const changed = <T extends { readonly text: string }>(items: readonly T[]): readonly T[] =>
    items.map((item, index) =>
      index === 0 && phrase.text.startsWith(item.text) ? { ...item, text: upper + item.text.slice(1) } : item,
    );
  return {
    ...phrase,
    text: upper + phrase.text.slice(1),
    claims: changed(phrase.claims),
    asks: changed(phrase.asks),
  };
}

/** "Three customers are affected": no sentence begins with a small number in digits. */
function numberFirst(phrase: Phrase): Phrase {
  const [claim, ...others] = phrase.claims;
  const number = /^(\d\d?) (?=\p{Ll})/u.exec(phrase.text)?.[1];
  if (claim === undefined || number === undefined || claim.text !== number || number === '0') return phrase;
  const said = countWords(Number(number));
  return {
    ...phrase,
    text: said + phrase.text.slice(number.length),
    claims: [{ ...claim, text: said }, ...others],
  };
}

/** Whether a text begins with a word that is written like that and not otherwise: `iPhone.txt`, `dept_no`. */
function keepsCase(text: string): boolean {
  const word = /^\S+/.exec(text)?.[0] ?? '';
  return /\p{Ll}\p{Lu}/u.test(word) || /[_./\\@]\w/.test(word);
}

/** "a", "a and b", "a, b and c". */
export function enumerated(parts: readonly Part[], conjunction = 'and'): Phrase {
  return joined(
    ...parts.flatMap((part, index): Part[] => {
      if (index === 0) return [part];
      return [index === parts.length - 1 ? ` ${conjunction} ` : ', ', part];
    }),
  );
}
