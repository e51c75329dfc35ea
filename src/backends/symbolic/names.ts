// Names of things that are known to exist, and words to search for them by; no name is invented.
import { readToolName, toolNoun } from '../../core/naming.ts';
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

const people = new Set('contact person user customer employee member account lead client company'.split(' '));

/** Whether a tool makes something new: what it names need not exist. */
function isCreation(tool: Tool): boolean {
  return (
    mayWrite(tool) &&
    /^(create|add|register|insert|new|make|schedule|book)$/.test(readToolName(tool.tool).verb ?? '')
  );
}

/** The name of something that is known to exist: accepted before, shown by a result, or given as an example. */
export function named(parameter: Parameter, at: Situation): Candidate | undefined {
  // The name of something that is to be made: one that the schema gives, or a title; nobody's name is invented.
  if (
    isCreation(at.tool) &&
    parameter.meaning.attribute === 'name' &&
    parameter.meaning.noun === toolNoun(at.tool.tool)
  ) {
    return (
      example(parameter, at) ?? (people.has(parameter.meaning.noun) ? undefined : proseAbout(parameter, at))
    );
  }
  const noun =
    parameter.meaning.attribute === 'name' ? parameter.meaning.noun : (parameter.words.at(-1) ?? '');
  const names = at.memory.names(noun).map(({ name }) => name);
  return pick(names, at) ?? fromKnown(parameter, at);
}

/** Search words: the name of something at hand, or of something a result has shown before. */
export function search(parameter: Parameter, at: Situation): Candidate | undefined {
  const noun = toolNoun(at.tool.tool);
  for (const call of at.known.done.toReversed()) {
    for (const entity of prominent(call, at.known)) {
      const name = entity.name?.value;
      if (typeof name !== 'string' || at.known.given.has(lower(name)) || looksLikeIdentifier(name)) continue;
      const head = entity.noun.split(' ').at(-1) ?? '';
      if (!searchable(head, noun, call) || name.length > 60) continue;
      return { value: distinctive(name), fit: head === noun ? 4 : 3, bound: true, entity };
    }
  }
  if (at.known.done.length > 0) return undefined;
  const known = at.memory.names(noun);
  // A tool that searches under another noun than results use: anything its own server has shown.
  const own =
    known.length > 0 ? known : at.memory.names().filter(({ tool }) => tool.startsWith(`${at.tool.server}__`));
  const names = own.filter(({ name }) => !looksLikeIdentifier(name));
  if (names.length > 0) return { value: at.random.pick(names).name, fit: 2, bound: false };
  return pick(parameter.examples, at) ?? pick(parameter.accepted, at);
}

/** Whether looking for `noun`s by the name of a `head` makes sense: a product's articles, not a person's products. */
function searchable(head: string, noun: string, call: Done): boolean {
  return head !== noun || call.tool !== ''
    ? ['product', 'topic', 'category', 'company', 'customer', 'person', noun].includes(head)
    : false;
}

/** The words of a name that tell it from others: without a legal form or a generic head. */
function distinctive(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(inc|ltd|gmbh|ag|llc|co|the|and|&)\.?$/i.test(word));
  return words.length > 3 ? words.slice(0, 3).join(' ') : words.join(' ') || name;
}
