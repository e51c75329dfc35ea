// Words to search by: the name of something of the kind that is searched, or what a thing at hand is filed under.
import type { JsonScalar, JsonValue } from '../../model/json.ts';
import type { KnownName } from '../../model/learned.ts';
import { mayWrite, type Tool, type ToolCall } from '../../model/tool.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { looksLikeIdentifier } from '../../text/identifier-shape.ts';
import { singular, toolNoun, wordsOf } from '../../text/naming.ts';
import { type Done, lower, prominent } from './known.ts';
import { given } from './names.ts';
import type { Parameter } from './parameter.ts';
import { type Candidate, pick, type Situation } from './situation.ts';

/** Search words: the name of something at hand, or of something a result has shown before. */
export function search(parameter: Parameter, at: Situation): Candidate | undefined {
  const noun = toolNoun(at.tool.tool);
  for (const call of at.known.done.toReversed()) {
    // Whoever has found a thing need not search for it by its name.
    const isFound = call.server === at.tool.server && toolNoun(call.tool) === noun;
    for (const entity of prominent(call, at.known)) {
      const name = entity.name?.value;
      if (typeof name !== 'string' || at.known.given.has(lower(name)) || looksLikeIdentifier(name)) continue;
      const head = entity.noun.split(' ').at(-1) ?? '';
      if (!isSearchedBy(head, noun) || name.length > 60 || (isFound && head === noun)) continue;
      return { value: name, fit: head === noun ? 4 : 3, bound: true, entity };
    }
  }
  if (at.known.done.length > 0)
    return given(parameter, at, (text, call) => namesSomething(text, call, noun)) ?? filedUnder(at);
  const names = searchedNames(at.memory.names(noun), at).filter(({ name }) => !looksLikeIdentifier(name));
  if (names.length > 0) return { value: at.random.pick(names).name, fit: 2, bound: false };
  const accepted = parameter.accepted.filter((value) => !isProbe(value));
  return pick(parameter.examples, at) ?? pick(accepted, at) ?? probe(parameter, at);
}

/** Letters that hardly a name is without: where no name is known, searching for them shows what there is. */
const probes: readonly JsonScalar[] = ['a', 'e', 'i', 'o', 'an', 'er', 'ar', 'on'];

function isProbe(value: JsonValue | undefined): boolean {
  return probes.some((one) => one === value);
}

/** The names that are found are what others search for; no query would say what this one does. */
function probe({ required }: Parameter, at: Situation): Candidate | undefined {
  return required && !mayWrite(at.tool) ? pick(probes, at) : undefined;
}

/** Whether a call only looks what there is. */
export function isProbing(
  { arguments: args }: Pick<ToolCall, 'arguments'>,
  parameters: readonly Parameter[],
): boolean {
  return parameters.some(({ kind, name }) => kind === 'search' && isProbe(args[name]));
}

/** Names to search by: of the noun itself, of what the tool has found before, or of what its texts say it looks at; nobody else's. */
function searchedNames(ofNoun: readonly KnownName[], at: Situation): readonly KnownName[] {
  if (ofNoun.length > 0) return ofNoun;
  const all = at.memory.names();
  const found = all.filter(({ tool }) => tool === at.tool.name);
  if (found.length > 0) return found;
  const words = vocabularyOf(at.tool);
  return all.filter(({ tool, noun }) => tool.startsWith(`${at.tool.server}__`) && words.has(noun));
}

const vocabularies = new WeakMap<Tool, ReadonlySet<string>>();

/** The words of a tool's name and of its descriptions, singular. */
function vocabularyOf(tool: Tool): ReadonlySet<string> {
  let words = vocabularies.get(tool);
  if (words === undefined) {
    const described = [...propertiesOf(tool.inputSchema).values()].map(({ description }) => description);
    const texts = [tool.tool, tool.description, ...described].filter((text) => typeof text === 'string');
    words = new Set(texts.flatMap((text) => [...wordsOf(text)].map(singular)));
    vocabularies.set(tool, words);
  }
  return words;
}

const files = /^(?:(?:job )?title|department|category|topic|skill|industry|genre|subject)$/;

/** What something of the same server is filed under: its category, somebody's job title. */
function filedUnder(at: Situation): Candidate | undefined {
  const facts = at.known.done.flatMap((call) =>
    call.server !== at.tool.server
      ? []
      : prominent(call, at.known).flatMap((entity) => entity.facts.filter((fact) => fact !== entity.name)),
  );
  const words = facts.filter(
    ({ key, value }) =>
      files.test(wordsOf(key).join(' ')) &&
      typeof value === 'string' &&
      value.length <= 40 &&
      !at.taken.has(lower(value)),
  );
  if (words.length === 0) return undefined;
  const { value, entity } = at.random.pick(words);
  // What a call was given is said already, and ties the two together all the same.
  return at.known.given.has(lower(value))
    ? { value, fit: 2, bound: false, shared: true }
    : { value, fit: 3, bound: true, entity };
}

const searchedBy = new Set(['product', 'topic', 'category', 'company', 'customer', 'person']);

/** Whether looking for `noun`s by the name of a `head` makes sense: a product's articles, not a room's products. */
function isSearchedBy(head: string, noun: string): boolean {
  return head === noun || searchedBy.has(head);
}

/** Whether a search text is the name of something that its call has found, and that is worth looking for elsewhere. */
function namesSomething(text: string, call: Done, noun: string): boolean {
  const found = call.entities.find(
    ({ name }) => typeof name?.value === 'string' && lower(name.value).includes(lower(text)),
  );
  return found !== undefined && found.noun !== noun && searchedBy.has(found.noun);
}
