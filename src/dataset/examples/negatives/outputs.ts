// What a tool could return, judging by its schemas and texts: fields, identifiers, and the things it is about.
import { isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import type { SampleTool } from '../../../model/sample.ts';
import { mayWrite } from '../../../model/tool.ts';
import { resolveRef } from '../../../schemas/resolve-ref.ts';
import { propertiesOf, requiredOf } from '../../../schemas/schema-validator.ts';
import { meaningOf, readToolName, singular, toolNoun, wordsOf } from '../../../text/naming.ts';
import { tellingWords } from '../tool-index.ts';

/** A field of a result: an attribute of a noun. */
export interface Field {
  readonly noun: string;
  readonly attribute: string;
}

export interface Outputs {
  readonly writes: boolean;
  /** Whether it accepts any question: a query language, a program, the web. */
  readonly isGeneral: boolean;
  /** Things whose identifiers it requires. */
  readonly requires: readonly string[];
  /** Things whose identifiers it returns; undefined if its output is not described. */
  readonly identifies: ReadonlySet<string> | undefined;
  /** Words of its fields that mean the same on every thing; undefined if its output is not described. */
  readonly fieldWords: ReadonlySet<string> | undefined;
  /** `noun/attribute` of each of its fields. */
  readonly fields: ReadonlySet<string>;
  /** The nouns of its name: what it is about. */
  readonly objects: ReadonlySet<string>;
  /** Every word of its name, description and fields. */
  readonly words: ReadonlySet<string>;
}

/** Words of fields that say little without their object. */
const general = new Set(
  (
    'id name title label type kind status state date time day start end number code text value count total amount price ' +
    'currency description summary content note city country address email phone language url link path size length ' +
    'category reason comment message result item list data info detail record created updated on at by of the is has'
  ).split(' '),
);

/** The words of an attribute that identify it anywhere. */
export function specificWords(attribute: string): readonly string[] {
  return attribute.split(' ').filter((word) => word.length > 1 && !general.has(word));
}

/** Nouns that name a container, not a thing. */
const containers = new Set(
  'item list data info result record detail entry object thing page value response output'.split(' '),
);

const known = new WeakMap<SampleTool, Outputs>();

/** What a tool could return; determined once per tool object. */
export function outputsOf(tool: SampleTool): Outputs {
  let outputs = known.get(tool);
  if (outputs === undefined) {
    outputs = readOutputs(tool);
    known.set(tool, outputs);
  }
  return outputs;
}

function readOutputs(tool: SampleTool): Outputs {
  const fields =
    tool.outputSchema === undefined ? undefined : fieldsOf(tool.outputSchema, toolNoun(tool.tool));
  const objects = readToolName(tool.tool)
    .object.map(singular)
    .filter((word) => !containers.has(word) && word.length > 2);
  const fieldNames =
    fields?.flatMap(({ noun, attribute }) => [...noun.split(' '), ...attribute.split(' ')]) ?? [];
  return {
    writes: mayWrite(tool),
    isGeneral: takesAnything(tool),
    requires: requiredOf(tool.inputSchema)
      .map((name) => meaningOf(name, toolNoun(tool.tool)))
      .filter(({ attribute }) => attribute === 'id')
      .map(({ noun }) => noun),
    identifies:
      fields && new Set(fields.filter(({ attribute }) => attribute === 'id').map(({ noun }) => noun)),
    fieldWords: fields && new Set(fields.flatMap(({ attribute }) => specificWords(attribute))),
    fields: new Set(fields?.map(({ noun, attribute }) => `${noun}/${attribute}`)),
    objects: new Set(objects),
    words: new Set([...tellingWords(tool.tool), ...tellingWords(tool.description), ...fieldNames]),
  };
}

const generalNames =
  /(?:^|_)(?:sql|shell|bash|terminal|command|eval|exec|python|javascript|code|script|repl|graphql|browser|browse|navigate|fetch|http|request|curl|scrape|crawl|rag|llm|chat|ask|prompt)(?:_|$)|web_search|search_web|(?:^|_)(?:google|bing|brave|tavily)(?:_|$)/;
const generalTexts =
  /\b(?:runs?|execut\w+|evaluat\w+)\b[^.]{0,40}\b(?:sql|code|command|script|program|quer(?:y|ies)|expression)s?\b|\b(?:search\w*|brows\w+)\b[^.]{0,20}\b(?:web|internet)\b|\bany (?:url|question|topic)\b/i;

function takesAnything(tool: SampleTool): boolean {
  const name = wordsOf(tool.tool).join('_');
  return generalNames.test(name) || generalTexts.test(tool.description.slice(0, 300));
}

/** The fields of an output schema; what is in `owner: {…}` is an attribute of an owner. */
function fieldsOf(schema: JsonObject, noun: string, root: JsonObject = schema, depth = 0): readonly Field[] {
  if (depth > 6) return [];
  const resolved = resolveRef(schema, root);
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => {
    const list = resolved[keyword];
    return Array.isArray(list) ? (list as readonly JsonValue[]).filter(isObject) : [];
  });
  const items = isObject(resolved.items) ? fieldsOf(resolved.items, noun, root, depth + 1) : [];
  const own = [...propertiesOf(resolved)].flatMap(([key, property]) => {
    const words = wordsOf(key).map(singular).join(' ');
    const inner = fieldsOf(property, words, root, depth + 1);
    return [meaningOf(key, noun), ...inner];
  });
  return [...own, ...items, ...parts.flatMap((part) => fieldsOf(part, noun, root, depth + 1))];
}
