// What a result has to tell: the attributes of a thing, the items of a list, or its text.
import { entitiesIn } from '../../../grounding/entities.ts';
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { JsonObject } from '../../../model/json.ts';
import { scalarsIn } from '../../../model/pointer.ts';
import type { ToolResult } from '../../../model/tool.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { singular, wordsOf } from '../../../text/naming.ts';
import { sectionsOf } from '../../../text/sections.ts';

export type Telling =
  | { readonly kind: 'record'; readonly entity: Entity; readonly facts: readonly Fact[] }
  /**
   * `given` is what the call was given, in lower case: nobody is told what they said. `lists` are the lists by what
   * they are called, empty ones too, where there are several (what is taken, what is free).
   */
  | {
      readonly kind: 'list';
      readonly items: readonly Entity[];
      readonly given: ReadonlySet<string>;
      readonly lists?: readonly NamedList[];
    }
  | { readonly kind: 'text'; readonly text: string; readonly whole: boolean }
  /** What a text says of each of several things that were asked about, by their names. */
  | { readonly kind: 'parts'; readonly parts: readonly (Excerpt & { readonly name: string })[] };

/** One of several lists of a result. */
export interface NamedList {
  readonly label: string;
  readonly items: readonly Entity[];
}

/** A text, or its beginning where it is long. */
interface Excerpt {
  readonly text: string;
  readonly whole: boolean;
}

/** The calls whose result can be told. */
export interface Told {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly result: ToolResult;
}

const dull = new Set([
  'since',
  'id',
  'cursor',
  'next cursor',
  'currency',
  'url',
  'uri',
  'type',
  'mime type',
  'schema',
  'noun',
  'uuid',
]);

/** What can be told of a result, or undefined where it holds nothing that a person would want to hear. */
export function tell(call: Told): Telling | undefined {
  const given = new Set([...scalarsIn(call.arguments)].map(({ value }) => String(value).toLowerCase()));
  const parts = tellParts(call);
  if (parts !== undefined) return parts;
  const entities = entitiesIn(call.result, call.tool);
  const items = outermostList(entities);
  if (items !== undefined) {
    const said = items.filter((item) => item.name !== undefined || tellable(item, given).length > 0);
    return said.length === 0
      ? undefined
      : { kind: 'list', items: said, given, ...severalLists(call, entities) };
  }
  const isEmptyList = Object.values(call.result.structuredContent ?? {}).some(
    (value) => Array.isArray(value) && value.length === 0,
  );
  const root = entities.find((entity) => tellable(entity, given).length > 0);
  if (root !== undefined && !(isEmptyList && root === entities[0] && root.name === undefined)) {
    const nested = entities.filter(
      (entity) => entity.parent === root && entity.place === undefined && entity.name !== undefined,
    );
    const names = nested.flatMap(({ name }) =>
      name === undefined || given.has(String(name.value).toLowerCase()) ? [] : [name],
    );
    const inner = entities.filter((entity) => entity.place !== undefined && entity.parent === root);
    const own = tellable(root, given).filter((fact) => !names.some((name) => name.value === fact.value));
    const facts = [...own, ...names];
    // A record that only says what it was asked about, round a list: the list is the answer.
    const says = facts.filter((fact) => fact !== root.name);
    const items = inner.filter(({ noun }) => noun === inner[0]?.noun);
    if (items.length > 0 && says.length < 2)
      return { kind: 'list', items, given, ...severalLists(call, entities) };
    return { kind: 'record', entity: root, facts };
  }
  return isEmptyList ? undefined : tellText(call.result);
}

/** The lists that a result's object holds, where it holds several of things. */
function severalLists(
  { result }: Told,
  entities: readonly Entity[],
): { readonly lists?: readonly NamedList[] } {
  const lists = Object.entries(result.structuredContent ?? {}).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return [];
    const words = wordsOf(key);
    const noun = [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ');
    const items = entities.filter((entity) => entity.place !== undefined && entity.noun === noun);
    return items.length === value.length ? [{ label: words.join(' '), items }] : [];
  });
  return lists.length < 2 ? {} : { lists };
}

/** A list that stands in no other: the result's main content. */
function outermostList(entities: readonly Entity[]): readonly Entity[] | undefined {
  const first = entities[0];
  if (
    first !== undefined &&
    (first.id !== undefined || first.name !== undefined) &&
    first.place === undefined
  )
    return undefined;
  const items = entities.filter((entity) => entity.place !== undefined && entity.parent === undefined);
  const noun = items[0]?.noun;
  const same = items.filter((entity) => entity.noun === noun);
  return same.length === 0 ? undefined : same;
}

/** Facts worth a sentence: short, not null, no identifier, and not what the call was given. */
export function tellable(entity: Entity, given: ReadonlySet<string>): readonly Fact[] {
  return entity.facts.filter((fact) => {
    const { value } = fact;
    if (value === null || value === '' || typeof value === 'boolean' || /^(true|false)$/.test(String(value)))
      return false;
    const key = wordsOf(fact.key);
    if (fact === entity.id || dull.has(key.join(' ')) || key.at(-1) === 'id') return false;
    if (given.has(String(value).toLowerCase())) return false;
    if (typeof value === 'number') return true;
    return (
      value.length <= 90 &&
      !value.includes('\n') &&
      !/^https?:/.test(value) &&
      !(looksLikeIdentifier(value) && fact !== entity.name && !/\d{4}-\d\d-\d\d|[A-Z]/.test(value))
    );
  });
}

function tellText(result: ToolResult): Telling | undefined {
  const text = tellableText(result);
  if (text === undefined) return undefined;
  return { kind: 'text', ...excerpt(text) };
}

function excerpt(text: string): Excerpt {
  if (text.length <= 200 && !text.includes('\n')) return { text, whole: true };
  // From the first line that says something: its heading mark is left out, the rest is quoted as it stands.
  const start = /[\p{L}\p{N}"(/{[]/u.exec(text)?.index ?? 0;
  return { text: beginning(text.slice(start)), whole: false };
}

/** A text that has a section for each item of a list that the call was given: the contents of several files. */
function tellParts({ arguments: args, result }: Told): Telling | undefined {
  for (const list of Object.values(args)) {
    if (!Array.isArray(list) || list.length === 0 || list.some((item) => typeof item !== 'string')) continue;
    const items = list as readonly string[];
    const text = tellableText(result);
    const sections = text === undefined ? undefined : sectionsOf(text, items);
    if (sections === undefined || sections.some((section) => section === '')) continue;
    const parts = sections.map((section, index) => ({
      name: items[index]?.split('/').findLast((part) => part !== '') ?? '',
      ...excerpt(section),
    }));
    const [only] = parts;
    return only !== undefined && parts.length === 1
      ? { kind: 'text', text: only.text, whole: only.whole }
      : { kind: 'parts', parts };
  }
  return undefined;
}

/** The text of a result, where it is prose. */
function tellableText(result: ToolResult): string | undefined {
  const structured = Object.values(result.structuredContent ?? {}).find((value) => typeof value === 'string');
  // One block: what stands in two is no quotation.
  const block = result.content.find(
    ({ type, text }) => type === 'text' && typeof text === 'string' && text.trim() !== '',
  );
  const text = (typeof structured === 'string' ? structured : String(block?.text ?? '')).trim();
  return text === '' || /^[[{]/.test(text) ? undefined : text;
}

/** The first sentences or lines of a text, up to some 200 characters. */
function beginning(text: string): string {
  let end = 0;
  for (const { index } of text.matchAll(/[.!?](?=\s)|\n|$/g)) {
    if (end > 0 && index > 200) break;
    end = text[index] === '\n' ? index : index + 1;
    if (end >= 80) break;
  }
  return text.slice(0, Math.min(end, 260)).trim();
}
