// What a field is about in words: how people ask for it, tell it, and compare by it.
import type { Field } from '../field.ts';
import type { UnitKind } from '../units.ts';

/** `{x}` is the thing, `{x's}` its possessive, `{v}` the value. */
export interface Concept {
  /** Questions as a sentence without its question mark, and the same as a clause behind "tell me". */
  readonly asks: readonly { readonly direct: string; readonly clause: string }[];
  readonly tells: readonly string[];
  /** What the greatest and the least are called before their noun: "most expensive", "cheapest". */
  readonly most?: readonly string[];
  readonly least?: readonly string[];
  /** What the greater and the lesser of two are called: "more expensive", "cheaper". */
  readonly more?: string;
  readonly less?: string;
}

/** A concept with the fields that it is the concept of; `{label}`, `{per}`, `{place}`, `{part}` and others depend on the field. */
export interface Entry extends Concept {
  /** Of the words of the field's name, joined by spaces. */
  readonly name: RegExp;
  readonly kinds?: readonly Field['kind'][];
  /** What its unit measures, where the name alone does not tell. */
  readonly units?: readonly UnitKind[];
  /** The last word of what it is a field of. */
  readonly nouns?: RegExp;
  /** What its label has to be, where the name alone does not tell. */
  readonly label?: RegExp;
}

export const ask = (direct: string, clause: string) => ({ direct, clause });

/** Said of nothing: a field that its name and its value do not make a sentence of. */
export const unsaid: Concept = { asks: [], tells: [] };
