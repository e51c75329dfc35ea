// What a parameter wants: read from its name, its schema and the values it has accepted before.

import { describedNoun, isOwnNumber, numberedNoun } from '../../grounding/reference.ts';
import { isObject, type JsonObject, type JsonScalar, type JsonValue } from '../../model/json.ts';
import type { MemoryView } from '../../model/learned.ts';
import { mayWrite, type Tool } from '../../model/tool.ts';
import { isCode } from '../../schemas/code-parameter.ts';
import { isPaging } from '../../schemas/schema-source.ts';
import { propertiesOf, requiredOf } from '../../schemas/schema-validator.ts';
import { looksLikeIdentifier, shapeOf } from '../../text/identifier-shape.ts';
import {
  type Meaning,
  meaningOf,
  readToolName,
  singular,
  spelled,
  toolNoun,
  wordsOf,
} from '../../text/naming.ts';

export type ParameterKind =
  | 'choice'
  | 'flag'
  | 'paging'
  | 'identifier'
  | 'search'
  | 'date'
  | 'moment'
  | 'month'
  | 'number'
  | 'path'
  | 'contact'
  | 'code'
  | 'prose'
  | 'list'
  | 'record'
  | 'name';

export interface Parameter {
  readonly name: string;
  readonly path: string;
  readonly schema: JsonObject;
  readonly required: boolean;
  readonly kind: ParameterKind;
  readonly meaning: Meaning;
  /** The noun that its description says it identifies, where that is another. */
  readonly described: string | undefined;
  /** The words of its name, singular; and joined by spaces. */
  readonly words: readonly string[];
  readonly key: string;
  readonly isNumber: boolean;
  /** Whether identifiers of a known pattern are among its values. */
  readonly hasPattern: boolean;
  /** Shapes its values have, as far as is known: of examples, and of values it has accepted. */
  readonly shapes: ReadonlySet<string>;
  /** What it may be, where the schema or its words say so: "status (open, waiting, closed)". */
  readonly choices: readonly JsonScalar[];
  /** Values it is known to take: choices, examples, default, accepted ones. */
  readonly examples: readonly JsonScalar[];
  readonly accepted: readonly JsonScalar[];
}

const searchWords = new Set(['query', 'q', 'search', 'keyword', 'term', 'text']);
const pathWords = new Set('path file filename filepath directory dir folder source destination'.split(' '));
const contactWords = new Set(['email', 'phone', 'url', 'uri', 'address', 'website', 'link']);
const proseWords = new Set(
  'title subject note description body message comment reason content summary detail observation agenda topic purpose'.split(
    ' ',
  ),
);

/** What a schema alone says of a parameter. */
type Declared = Omit<Parameter, 'required' | 'accepted' | 'kind' | 'hasPattern'>;

/** A parameter as it was last read; it changes only when the tool accepts a new value. */
const lastRead = new WeakMap<
  JsonObject,
  Map<string, { readonly declared: Declared; readonly parameter: Parameter }>
>();

/** Reads one parameter of a tool; `path` is its JSON Pointer in the arguments. */
export function readParameter(
  tool: Tool,
  name: string,
  path: string,
  schema: JsonObject,
  required: boolean,
  memory: MemoryView,
): Parameter {
  let ofSchema = lastRead.get(schema);
  if (ofSchema === undefined) {
    ofSchema = new Map();
    lastRead.set(schema, ofSchema);
  }
  const key = `${tool.name} ${path}`;
  const accepted = memory.values(tool.name, path);
  const before = ofSchema.get(key);
  if (before?.parameter.accepted === accepted) return before.parameter;
  const declared = before?.declared ?? declare(tool, name, path, schema);
  const learned = accepted.flatMap((value) => (typeof value === 'string' ? shapeOf(value) : []));
  const shapes = new Set([...declared.shapes, ...learned]);
  const kind = kindOf(tool, declared, shapes);
  const hasPattern = [...shapes].some((shape) => shape.includes('\\d'));
  const parameter: Parameter = { ...declared, required, shapes, accepted, kind, hasPattern };
  ofSchema.set(key, { declared, parameter });
  return parameter;
}

function declare(tool: Tool, name: string, path: string, schema: JsonObject): Declared {
  const words = wordsOf(name).map(singular);
  const examples = examplesOf(schema);
  const mentioned =
    typeof schema.description === 'string'
      ? [...schema.description.matchAll(/[\w-]+/g)].map(([word]) => word)
      : [];
  const shapes = new Set([
    ...examples.flatMap((value) => (typeof value === 'string' ? shapeOf(value) : [])),
    ...mentioned.filter((word) => looksLikeIdentifier(word) && /\d/.test(word)).map(shapeOf),
  ]);
  if (typeof schema.pattern === 'string') {
    const prefix = /^\^?([a-z]{2,10}[_-])/i.exec(schema.pattern)?.[1];
    const digits = /\{(\d)\}|\[0-9\]\+|\\d\+/.exec(schema.pattern)?.[1];
    if (prefix !== undefined && digits !== undefined) shapes.add(`${prefix}\\d{${digits}}`);
  }
  const meaning = describedName(schema) ?? meaningOf(name, toolNoun(tool.tool));
  const choices = choicesOf(tool, name, schema);
  const isNumber = ['number', 'integer'].includes(typeOf(schema));
  const described = describedNoun(schema);
  return {
    name,
    path,
    schema,
    meaning,
    described,
    words,
    key: words.join(' '),
    isNumber,
    choices,
    examples,
    shapes,
  };
}

/** "The name of the entity where the relation starts" is an entity's name, whatever the parameter is called. */
function describedName(schema: JsonObject): Meaning | undefined {
  const noun =
    typeof schema.description === 'string'
      ? /^the name of (?:the|an?) (\w+)/i.exec(schema.description)?.[1]
      : undefined;
  return noun === undefined ? undefined : { noun: singular(noun.toLowerCase()), attribute: 'name' };
}

/** The choices of the schema, else those that the parameter's or the tool's description lists behind the parameter's name. */
function choicesOf(tool: Tool, name: string, schema: JsonObject): readonly JsonScalar[] {
  if (Array.isArray(schema.enum)) return schema.enum as readonly JsonScalar[];
  if (typeOf(schema) !== 'string') return [];
  const own = typeof schema.description === 'string' ? schema.description : '';
  const listed = listedIn(own) ?? listedIn(behind(tool.description, name));
  return listed ?? [];
}

/** What a text says behind a word, to the end of that sentence. */
function behind(text: string, word: string): string {
  const names = [word, spelled(word)].map((name) => name.replaceAll(/\W/g, '\\W'));
  const found = new RegExp(`\\b(?:${names.join('|')})\\b`, 'i').exec(text);
  const end = found === null ? text.length : found.index + found[0].length;
  return text.slice(end, end + 200).replace(/[.;\n](?:\s.*|$)/s, '');
}

/** "(open, waiting, closed)", "one of: low, high", ": To Do, In Progress, Done": two to eight short words; not "e.g. …". */
function listedIn(text: string): readonly string[] | undefined {
  const [, before = '', list = ''] =
    /^([\w ]{0,40})(?:\(|: ?|one of:? )([^()]{3,120}?)(?:\)|\.|$)/.exec(text) ?? [];
  // "Of a depot with their shift (early, late)" says what shifts there are.
  if (/\b(?:with|their|its|whose|and|by)\b/.test(before)) return undefined;
  const items = list
    .split(/, (?:or |and )?| or | \| |\//)
    .map((item) => item.replace(/^["'`]|["'`]$/g, '').trim());
  // "(city, country)" says what to write, and is no choice.
  const isField = (item: string) =>
    /^(?:city|country|state|region|name|id|date|time|email|title|address|latitude|longitude)\b/i.test(item);
  const isChoice = (item: string) => /^\p{L}[\p{L}\d_-]*(?: \p{L}[\p{L}-]*){0,2}$/u.test(item);
  return items.length >= 2 && items.length <= 8 && items.every(isChoice) && !items.some(isField)
    ? items
    : undefined;
}

function typeOf(schema: JsonObject): string {
  const type = Array.isArray(schema.type)
    ? (schema.type as readonly JsonValue[]).find((one) => one !== 'null')
    : schema.type;
  return typeof type === 'string' ? type : isObject(schema.properties) ? 'object' : 'string';
}

function kindOf(
  tool: Tool,
  { name, words, key, schema, meaning, choices }: Declared,
  shapes: ReadonlySet<string>,
): ParameterKind {
  const type = typeOf(schema);
  const last = words.at(-1) ?? '';
  if (isPaging(name)) return 'paging';
  if (choices.length > 0 || schema.const !== undefined) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'array') return 'list';
  if (type === 'object') return 'record';
  if (meaning.attribute === 'id' || (type !== 'number' && numberedNoun(name) !== undefined))
    return 'identifier';
  if (type === 'integer' && isOwnNumber(name) && isOfSomething(tool)) return 'identifier';
  if (type === 'number' || type === 'integer') return 'number';
  const format = typeof schema.format === 'string' ? schema.format : '';
  if (format === 'date-time' || shapes.has('date-time') || format === 'time' || shapes.has('time'))
    return 'moment';
  if (isMonth(schema, words)) return 'month';
  if (format === 'date' || shapes.has('date') || last === 'date' || last === 'day' || isNight(tool, last))
    return 'date';
  if (['start', 'end', 'timestamp', 'datetime', 'time'].includes(last)) return 'moment';
  if (isCode(name) && !(key === 'code' && isLookedUp(tool))) return 'code';
  if (pathWords.has(last)) return 'path';
  if (contactWords.has(last) || ['email', 'uri', 'url'].includes(format)) return 'contact';
  if ([...shapes].some((shape) => shape.includes('\\d') || shape === 'uuid')) return 'identifier';
  // The text of a change is what it writes down.
  if (last === 'text' && mayWrite(tool)) return 'prose';
  if (searchWords.has(last)) return 'search';
  if (isSearchedByName(tool, meaning)) return 'search';
  return proseWords.has(last) ? 'prose' : 'name';
}

/** Whether what a tool calls a night is a day of the calendar, by its description. */
function isNight({ description }: Tool, last: string): boolean {
  return /^(?:night|evening|morning)$/.test(last) && /\bYYYY-MM-DD\b/i.test(description);
}

/** Whether things are searched by what they are called: the `name` of `search_patients`. */
function isSearchedByName(tool: Tool, { noun, attribute }: Meaning): boolean {
  return (
    attribute === 'name' &&
    noun === toolNoun(tool.tool) &&
    readToolName(tool.tool).kind === 'search' &&
    !mayWrite(tool)
  );
}

/** Whether a tool looks a thing up by its code, and runs none. */
function isLookedUp(tool: Tool): boolean {
  const said = `${wordsOf(tool.tool).join(' ')} ${tool.description.slice(0, 300)}`;
  return (
    !mayWrite(tool) &&
    !/\b(?:run|execut\w*|eval\w*|compil\w*|format\w*|lint\w*|snippets?|source|programs?|scripts?|syntax|pars\w+|analy\w+)\b/i.test(
      said,
    )
  );
}

/** Whether a tool takes the number of a thing, and not any number: it needs to know where the thing is, too. */
function isOfSomething({ inputSchema }: Tool): boolean {
  const properties = propertiesOf(inputSchema);
  return requiredOf(inputSchema).some((name) => typeOf(properties.get(name) ?? {}) === 'string');
}

/** Whether a text is a month of a year, `2026-03`: by its pattern, or by what its description says. */
function isMonth(schema: JsonObject, words: readonly string[]): boolean {
  const { pattern, description } = schema;
  if (typeof pattern === 'string' && /^\^?(?:\\d|\[0-9\])\{4\}-/.test(pattern))
    return (pattern.match(/-/g) ?? []).length - (pattern.match(/\[\d-\d\]/g) ?? []).length === 1;
  const told = typeof description === 'string' ? description : '';
  return (
    /\bYYYY-MM\b(?!-)/i.test(told) || (words.at(-1) === 'month' && /\b(?:19|20)\d\d-\d\d\b(?!-)/.test(told))
  );
}

function examplesOf(schema: JsonObject): readonly JsonScalar[] {
  const listed = Array.isArray(schema.examples) ? (schema.examples as readonly JsonValue[]) : [];
  const one = schema.example;
  return [...listed, one].filter(
    (value): value is JsonScalar =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
}
