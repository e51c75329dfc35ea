// Answering `write`: a sentence for each step with the values it was given, and what the last steps found.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../../../src/model/json.ts';
import { scalarsIn } from '../../../src/model/pointer.ts';
import type { Random } from '../../../src/model/random.ts';
import { looksLikeIdentifier } from '../../../src/text/identifier-shape.ts';
import { wordsOf } from '../../../src/text/naming.ts';
import { type Fact, factsOf, isTelling } from './facts.ts';
import { phraseOf, sayArgument } from './phrase.ts';
import { callsIn, listIn, type Sections, type ShownCall } from './prompt.ts';

export const openings = [
  'Please',
  'Could you please',
  'I would like you to',
  'For a colleague, please',
  'When you can, please',
];
export const links = ['Then', 'After that,', 'Next,', 'Also', 'With that,'];

export function answerWrite(sections: Sections, random: Random): object {
  const steps = callsIn(sections.get('Steps'));
  const told = new Set(listIn(sections.get('The query must say')).map(saidValue));
  const last = new Set(listIn(sections.get('The response must use')).map((line) => line.split(' ')[0]));
  const isRewrite = (sections.get('Critiques')?.length ?? 0) > 0;
  const sentences = steps.map((step, index) => {
    const opening = index === 0 ? random.pick(openings) : random.pick(links);
    const end = opening.startsWith('Could') ? '?' : '.';
    return `${opening} ${phraseOf(step.tool)}${nameOf(step, steps)}${argumentsOf(step, told)}${end}`;
  });
  return { query: sentences.join(' '), response: responseTo(steps, last, isRewrite) };
}

/** What the last steps found, a line each; more of it where it is written again. */
export function responseTo(
  steps: readonly ShownCall[],
  last: ReadonlySet<string | undefined>,
  isRewrite: boolean,
): string {
  const seen = new Set<JsonScalar>();
  const lines = steps.flatMap((step) => {
    for (const { value } of scalarsIn(step.arguments)) seen.add(value);
    const facts = factsOf(step);
    const line = last.has(step.id) ? [tell(step, nameOf(step, steps), facts, seen, isRewrite ? 6 : 3)] : [];
    for (const { value } of facts) seen.add(value);
    return line;
  });
  return lines.join('\n');
}

/** The value of a line such as `- "Acme" (step_1 /query of crm__search_customers)`. */
function saidValue(line: string): JsonValue | undefined {
  const text = /^(.*) \(step_\d+ \/.* of [\w-]+\)(?:: say .*)?$/.exec(line)?.[1] ?? line;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** ` with query “Acme” and limit 5`: what the step was given and has not from a step or its schema. */
function argumentsOf(step: ShownCall, told: ReadonlySet<unknown>): string {
  const taken = new Set(step.takes.map(({ path }) => path));
  const said = Object.entries(step.arguments).flatMap(([name, value]) =>
    [...scalarsIn(value, `/${name}`)].flatMap((part) => {
      if (!taken.has(part.pointer)) return told.has(part.value) ? [sayArgument(name, part.value)] : [];
      // Of a value that is put together, what the steps do not give: a file's name behind its folder.
      const own = [...told].find(
        (each) => typeof each === 'string' && each !== part.value && String(part.value).endsWith(each),
      );
      return own === undefined ? [] : [sayArgument(name, own as string)];
    }),
  );
  return said.length === 0 ? '' : ` with ${said.join(' and ')}`;
}

/** ` for “Acme Robotics”`: the name that is passed on, or that of the thing whose identifier is. */
function nameOf(step: ShownCall, steps: readonly ShownCall[]): string {
  for (const { path, step: from } of step.takes) {
    const source = steps.find(({ id }) => id === from);
    const value = [...scalarsIn(step.arguments)].find(({ pointer }) => pointer === path)?.value;
    const isName = typeof value === 'string' && !looksLikeIdentifier(value) && !/\d/.test(value);
    const owner = source && factsOf(source).find((fact) => fact.value === value)?.owner;
    const name = isName ? value : owner;
    if (name !== undefined && name.length <= 60 && !/[“”"\n]/.test(name)) return ` for “${name}”`;
  }
  return '';
}

/** A line of some facts that only this step shows; where there are none, of its arguments or of what it is named. */
function tell(
  step: ShownCall,
  name: string,
  facts: readonly Fact[],
  seen: ReadonlySet<JsonScalar>,
  most: number,
): string {
  const fresh = facts.filter(({ value }) => isTelling(value) && !seen.has(value));
  const plain = fresh.filter(({ value }) => typeof value === 'number' || !looksLikeIdentifier(String(value)));
  const [first] = plain.length > 0 ? plain : fresh;
  // What is true of one thing, with its name: in a sentence with several, nobody knows what is said of which.
  const named = facts.filter((fact) => fact.of === first?.of && fact.value === fact.owner);
  const chosen = [...named, ...plain, ...fresh].filter((fact) => fact.of === first?.of);
  const parts = [...new Map(chosen.map((fact) => [fact.key, fact])).values()]
    .slice(0, most)
    .map(({ key, value }) => sayFact(key, value));
  const given = Object.entries(step.arguments).flatMap(([name, value]) =>
    isScalar(value ?? null) && !isObject(value) ? [sayFact(name, value as JsonScalar)] : [],
  );
  const said = facts.flatMap(({ value }) => (typeof value === 'string' ? value.split('\n') : []));
  const line = [...step.texts, ...said].find((each) => isTelling(each) && !/[#…]/.test(each));
  const all = parts.length > 0 ? parts : line === undefined ? given : [`it says “${line.trim()}”`];
  return `I did ${phraseOf(step.tool)}${name}: ${all.join(', ') || 'it is done'}.`;
}

function sayFact(key: string, value: JsonScalar): string {
  const words = wordsOf(key).join(' ');
  if (typeof value === 'boolean') return `${words}: ${value ? 'yes' : 'no'}`;
  return `${words} ${typeof value === 'string' ? `“${value}”` : value}`;
}
