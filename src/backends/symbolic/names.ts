// Names of things that are known to exist, and words to search for them by; no name is invented.
import { readToolName, singular, toolNoun, wordsOf } from '../../core/naming.ts';
import { looksLikeIdentifier } from '../../core/shape.ts';
import { mayWrite, type Tool } from '../../core/tool.ts';
import { type Done, lower, prominent } from './known.ts';
import type { Parameter } from './parameter.ts';
import { proseAbout } from './prose.ts';
import { type Candidate, example, pick, type Situation } from './situation.ts';

/** A value that the tool has accepted before, or an example. */
export function fromKnown(parameter: Parameter, at: Situation): Candidate | undefined {
  return pick(
    parameter.accepted.length > 3 ? parameter.accepted : [...parameter.accepted, ...parameter.examples],
    at,
  );
}

/** Things that people give a title when they make them. Nobody's name is made up. */
const titled = new Set(
  'task ticket issue event meeting appointment deal project document note page reminder activity board list item post draft'.split(
    ' ',
  ),
);

/** Whether a tool makes something new: what it names need not exist. */
function isCreation(tool: Tool): boolean {
  return (
    mayWrite(tool) &&
    /^(create|add|register|insert|new|make|schedule|book)$/.test(readToolName(tool.tool).verb ?? '')
  );
}

/** Whether a parameter names what the tool makes: one that the schema gives, or a title; nobody's name is invented. */
export function isOwnName({ meaning }: Parameter, tool: Tool): boolean {
  return isCreation(tool) && meaning.attribute === 'name' && meaning.noun === toolNoun(tool.tool);
}

/** The name of something that is known to exist: accepted before, shown by a result, or given as an example. */
export function named(parameter: Parameter, at: Situation): Candidate | undefined {
  if (isOwnName(parameter, at.tool)) {
    return (
      example(parameter, at) ?? (titled.has(parameter.meaning.noun) ? proseAbout(parameter, at) : undefined)
    );
  }
  const noun =
    parameter.meaning.attribute === 'name' ? parameter.meaning.noun : (parameter.words.at(-1) ?? '');
  const names = at.memory.names(noun).map(({ name }) => name);
  return given(parameter, at) ?? pick(names, at) ?? fromKnown(parameter, at);
}

/** Search words: the name of something at hand, or of something a result has shown before. */
export function search(parameter: Parameter, at: Situation): Candidate | undefined {
  const noun = toolNoun(at.tool.tool);
  for (const call of at.known.done.toReversed()) {
    for (const entity of prominent(call, at.known)) {
      const name = entity.name?.value;
      if (typeof name !== 'string' || at.known.given.has(lower(name)) || looksLikeIdentifier(name)) continue;
      const head = entity.noun.split(' ').at(-1) ?? '';
      if (!isSearchedBy(head, noun) || name.length > 60) continue;
      return { value: distinctive(name), fit: head === noun ? 4 : 3, bound: true, entity };
    }
  }
  if (at.known.done.length > 0) return given(parameter, at);
  const known = at.memory.names(noun);
  // A tool that searches under another noun than results use: anything its own server has shown.
  const own =
    known.length > 0 ? known : at.memory.names().filter(({ tool }) => tool.startsWith(`${at.tool.server}__`));
  const names = own.filter(({ name }) => !looksLikeIdentifier(name));
  if (names.length > 0) return { value: at.random.pick(names).name, fit: 2, bound: false };
  return pick(parameter.examples, at) ?? pick(parameter.accepted, at);
}

const searchedBy = new Set(['product', 'topic', 'category', 'company', 'customer', 'person']);

/** Whether looking for `noun`s by the name of a `head` makes sense: a product's articles, not a room's products. */
function isSearchedBy(head: string, noun: string): boolean {
  return head === noun || searchedBy.has(head);
}

/** A value that an earlier call was given for the same thing: the city of the hotels is the city of the weather. */
export function given(parameter: Parameter, at: Situation): Candidate | undefined {
  const last = parameter.words.at(-1) ?? '';
  for (const call of at.known.done) {
    for (const [name, value] of Object.entries(call.arguments)) {
      if (
        typeof value !== 'string' ||
        at.taken.has(lower(value)) ||
        singular(wordsOf(name).at(-1) ?? '') !== last
      )
        continue;
      if (parameter.kind === 'search' && !namesSomething(value, call, at)) continue;
      return { value, fit: 2, bound: false, shared: true };
    }
  }
  return undefined;
}

/** Whether a search text is the name of something that its call has found, and that is worth looking for elsewhere. */
function namesSomething(text: string, call: Done, at: Situation): boolean {
  const found = call.entities.find(
    ({ name }) => typeof name?.value === 'string' && lower(name.value).includes(lower(text)),
  );
  const noun = toolNoun(at.tool.tool);
  return found !== undefined && found.noun !== noun && searchedBy.has(found.noun);
}

/** The words of a name that tell it from others: without a legal form or a generic head. */
function distinctive(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(inc|ltd|gmbh|ag|llc|co|the|and|&)\.?$/i.test(word));
  return words.length > 3 ? words.slice(0, 3).join(' ') : words.join(' ') || name;
}
