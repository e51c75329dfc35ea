// Identifiers: which thing of a noun has which. The numbered things are the same in every session of a mock.
import { isScalar, type JsonObject, type JsonScalar } from '../../model/json.ts';
import type { Draw } from './draw.ts';
import { asWanted, boundsOf, fits, scalarValue, typeOf } from './scalar-value.ts';
import { slug } from './text-value.ts';

/** How many things there are of a kind, before any is created. */
export const worldSize = 96;
/** The things that others refer to are the first ones, so that each has a few that refer to it. */
export const referredTo = 24;
/** How many things are called by the same words. */
export const namesakes = 40;

export interface Identifiers {
  /** Of the noun's `index`-th thing. */
  at(noun: string, index: number): JsonScalar;
  /** Which of the numbered things it is; undefined if it is none. */
  indexOf(noun: string, id: JsonScalar): number | undefined;
  /** Of a thing that is called by those words: its identifier says so. Undefined if identifiers have another form. */
  named(noun: string, words: string, index: number): JsonScalar | undefined;
  /** The words by which the thing of such an identifier is called. */
  wordsIn(noun: string, id: JsonScalar): string | undefined;
}

/** `mark` is part of the identifiers, so that those of two APIs differ; '' where there is one API. */
export function createIdentifiers(
  schemaOf: (noun: string) => JsonObject,
  mark: string,
  draw: Draw,
): Identifiers {
  const indices = new Map<string, ReadonlyMap<string, number>>();
  const prefix = (noun: string) => `${noun.replace(/[^a-z]/g, '').slice(0, 3) || 'id'}_${mark}`;
  const at = (noun: string, index: number) =>
    identifierValue(schemaOf(noun), noun, prefix(noun), index, draw);
  const isOpen = (noun: string) => {
    const schema = schemaOf(noun);
    return (typeOf(schema) ?? 'string') === 'string' && fits(schema, `${prefix(noun)}a-1`);
  };
  const nameForm = /^(?=[0-9-]*[a-z])([a-z0-9-]+)-(\d+)$/;
  return {
    at,
    indexOf(noun, id) {
      let known = indices.get(noun);
      if (known === undefined) {
        known = new Map(Array.from({ length: worldSize }, (_, index) => [String(at(noun, index)), index]));
        indices.set(noun, known);
      }
      return known.get(String(id));
    },
    named(noun, words, index) {
      const name = slug(words);
      if (!isOpen(noun) || name === '' || name.length > 40 || !/[a-z]/.test(name)) return undefined;
      return `${prefix(noun)}${name}-${index + 1}`;
    },
    wordsIn(noun, id) {
      if (typeof id !== 'string' || !id.startsWith(prefix(noun)) || !isOpen(noun)) return undefined;
      const [, name, number] = nameForm.exec(id.slice(prefix(noun).length)) ?? [];
      if (name === undefined || Number(number) < 1 || Number(number) > namesakes) return undefined;
      return name.replaceAll('-', ' ');
    },
  };
}

function identifierValue(
  schema: JsonObject,
  noun: string,
  prefix: string,
  index: number,
  draw: Draw,
): JsonScalar {
  const examples = (Array.isArray(schema.examples) ? schema.examples : []).filter(
    (example): example is JsonScalar =>
      isScalar(example) && example !== null && example !== '' && fits(schema, example),
  );
  const example = examples[index];
  if (example !== undefined) return example;
  const { examples: _, example: __, default: ___, ...open } = schema;
  const of = { noun, attribute: 'id', thing: `${noun}/${index}`, label: `id/${noun}/${prefix}/${index}` };
  const type = typeOf(schema) ?? 'string';
  if (type === 'integer' || type === 'number')
    return numberedId(open, noun, prefix, index) ?? scalarValue(open, of, draw);
  if (type !== 'string' || schema.enum !== undefined) return scalarValue(open, of, draw);
  const number = index + 1;
  const forms = [
    `${prefix}${String(number).padStart(4, '0')}`,
    patterned(schema.pattern, number),
    String(1000 + number),
  ];
  return forms.find((form) => form !== undefined && fits(open, form)) ?? scalarValue(open, of, draw);
}

function numberedId(schema: JsonObject, noun: string, prefix: string, index: number): JsonScalar | undefined {
  const { min, max } = boundsOf(schema);
  // Those of each API and of each noun begin elsewhere.
  const first = 1_001 + (markNumber(prefix) % 9_000) * 100_000 + (letterNumber(noun) % 90) * 1_000;
  const within = Math.ceil(Math.max(min, 1)) + index;
  if (schema.multipleOf !== undefined) return undefined;
  return [first + index, within].find((id) => id >= min && id <= max && asWanted(schema, id) === id);
}

function markNumber(prefix: string): number {
  return letterNumber(prefix.split('_')[1] ?? '');
}

/** A number that the letters make. */
function letterNumber(letters: string): number {
  return [...letters].reduce((number, letter) => (number * 26 + letter.charCodeAt(0)) % 1_000_003, 0);
}

/** `^INV-\d{5}$`: what stands first, and the number in as many digits. */
function patterned(pattern: unknown, number: number): string | undefined {
  if (typeof pattern !== 'string') return undefined;
  const [, first, digits] =
    /^\^?([A-Za-z]*[-_:]?)(?:\\d|\[0-9\])(?:\{(\d+)(?:,\d*)?\}|[+*])\$?$/.exec(pattern) ?? [];
  return first === undefined ? undefined : `${first}${String(number).padStart(Number(digits ?? 4), '0')}`;
}
