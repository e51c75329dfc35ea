// Operations: tools that work something out of what they are given (a sum, a conversion), by what they are documented to do.
import { stepValue } from '../../../grounding/reading/step-value.ts';
import { isObject, type JsonObject, type JsonScalar, type JsonValue } from '../../../model/json.ts';
import { scalarsIn } from '../../../model/pointer.ts';
import type { Random } from '../../../model/random.ts';
import type { Tool } from '../../../model/tool.ts';
import { propertiesOf, requiredOf } from '../../../schemas/schema-validator.ts';
import { wordsOf } from '../../../text/naming.ts';
import type { View } from '../scene/view.ts';
import { nameInProof, type Part, type Phrase, words } from '../words/phrase.ts';

/** A question about a call of an operation, with the words that tell its result: `{v}` is its place. */
export interface Worded {
  readonly direct: Phrase;
  readonly clause: Phrase;
  readonly tell: (value: Part) => Phrase;
  /** Names that a field with the result may have; without any, the one result that there is. */
  readonly keys?: RegExp;
  /** What the result looks like in a text. */
  readonly pattern?: RegExp;
}

export interface Operation {
  /** Arguments as people would give them; undefined for a tool that does something else. */
  fill(tool: Tool, random: Random, today: string): JsonObject | undefined;
  /** The questions that a call answers; none for one that it was not filled for. */
  word(view: View): readonly Worded[];
}

/** What a tool is about: the words of its name and of the first sentence of its description. */
export function speaksOf(tool: Tool, pattern: RegExp): boolean {
  const [sentence = ''] = tool.description.split(/\.\s|\n/, 1);
  return pattern.test(wordsOf(tool.tool).join(' ')) || pattern.test(sentence.toLowerCase());
}

/** The parameter of a tool whose name fits, if nothing else is required beside the others given. */
export function parameterNamed(tool: Tool, pattern: RegExp): string | undefined {
  return [...propertiesOf(tool.inputSchema).keys()].find((name) => pattern.test(wordsOf(name).join(' ')));
}

/** Whether a call with these arguments gives all that the tool requires. */
export function isEnough(tool: Tool, names: readonly (string | undefined)[]): boolean {
  return requiredOf(tool.inputSchema).every((name) => names.includes(name));
}

export function schemaOf(tool: Tool, name: string): JsonObject {
  return propertiesOf(tool.inputSchema).get(name) ?? {};
}

export function isNumeric(schema: JsonObject): boolean {
  return schema.type === 'number' || schema.type === 'integer';
}

/** An argument in the words of the query. */
export function asked({ step }: View, name: string, text = String(step.arguments[name])): Phrase {
  return words(text, { asks: [{ step: step.id, path: `/${name}`, text }], steps: [step.id] });
}

export interface Found {
  readonly value: JsonScalar;
  readonly proof: string;
}

/** The result of an operation: a field, the whole, or a figure in a sentence; undefined where it is not clear which. */
export function resultOf(view: View, { keys, pattern }: Worded): Found | undefined {
  const { value } = stepValue(view.step.result);
  const path = `$${view.step.id}`;
  const given = new Set([...scalarsIn(view.step.arguments)].map((one) => String(one.value).toLowerCase()));
  if (typeof value === 'number') return { value, proof: path };
  if (isObject(value)) return fieldOf(value, path, keys, given);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (pattern === undefined && text !== '' && !/[\n]/.test(text) && text.length <= 120 && !/\s/.test(text))
    return { value: text, proof: path };
  const found = [...text.matchAll(pattern ?? /(?<![\w.,-])-?\d+(?:\.\d+)?(?![\w-]|[.,]\d)/g)].map(
    (match) => match[1] ?? match[0],
  );
  const fresh = [...new Set(found)].filter((one) => !given.has(one.toLowerCase()));
  const [only] = fresh;
  return only === undefined || fresh.length > 1
    ? undefined
    : { value: only, proof: `$said(${path}, ${JSON.stringify(only)})` };
}

function fieldOf(
  value: JsonObject,
  path: string,
  keys: RegExp | undefined,
  given: ReadonlySet<string>,
): Found | undefined {
  const isResult = (one: JsonValue | undefined): one is string | number =>
    typeof one === 'number' || (typeof one === 'string' && one !== '' && one.length <= 120);
  const fields = Object.entries(value).filter(([, one]) => isResult(one));
  const fitting =
    keys === undefined
      ? fields.filter(([, one]) => !given.has(String(one).toLowerCase()))
      : fields.filter(([name]) => keys.test(wordsOf(name).join(' ')));
  const [first] = fitting;
  if (first === undefined || fitting.length > 1) return undefined;
  return { value: first[1] as JsonScalar, proof: `${path}.${nameInProof(first[0])}` };
}
