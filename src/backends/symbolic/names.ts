// Names of things that are known to exist; no name is invented.

import { mayWrite, type Tool } from '../../model/tool.ts';
import { requiredOf } from '../../schemas/schema-validator.ts';
import { readToolName, singular, toolNoun, wordsOf } from '../../text/naming.ts';
import { type Done, lower } from './known.ts';
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
    const title = titled.has(parameter.meaning.noun) ? proseAbout(parameter, at) : undefined;
    // An example is one of a few: the next sample would make the same thing again.
    return at.random.real() < 0.3 ? (example(parameter, at) ?? title) : (title ?? example(parameter, at));
  }
  const noun =
    parameter.meaning.attribute === 'name' ? parameter.meaning.noun : (parameter.words.at(-1) ?? '');
  const names = at.memory.names(noun).map(({ name }) => name);
  return given(parameter, at) ?? prepared(parameter, at) ?? pick(names, at) ?? fromKnown(parameter, at);
}

/** What the draft itself has put there under the same name: all that a call needs comes from one thing. */
function prepared({ name }: Parameter, { tool, known }: Situation): Candidate | undefined {
  if (mayWrite(tool)) return undefined;
  const needed = requiredOf(tool.inputSchema);
  const fitting = known.prepared.filter(
    ({ server, arguments: args }) =>
      server === tool.server && needed.every((one) => typeof args[one] === 'string'),
  );
  // Where a result can say it, nobody is asked by what they have just put there.
  const [one] = known.done.length > 0 ? [] : fitting;
  const value = one?.arguments[name];
  return typeof value === 'string' && needed.includes(name) ? { value, fit: 2, bound: false } : undefined;
}

/** A value that an earlier call was given for the same thing, if it fits: the city of the hotels is the city of the weather. */
export function given(
  parameter: Parameter,
  at: Situation,
  isFitting: (text: string, call: Done) => boolean = () => true,
): Candidate | undefined {
  const last = parameter.words.at(-1) ?? '';
  for (const call of at.known.done) {
    for (const [name, value] of Object.entries(call.arguments)) {
      if (
        typeof value !== 'string' ||
        at.taken.has(lower(value)) ||
        singular(wordsOf(name).at(-1) ?? '') !== last
      )
        continue;
      if (!isFitting(value, call)) continue;
      return { value, fit: 2, bound: false, shared: true };
    }
  }
  return undefined;
}
