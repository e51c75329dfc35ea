// What a change is to change: one of the optional parameters of a tool that needs no more than the thing itself.
import type { Entity, Fact } from '../../grounding/reading/entity.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Random } from '../../model/random.ts';
import { mayWrite, type Tool } from '../../model/tool.ts';
import { readToolName, singular, wordsOf } from '../../text/naming.ts';
import { type Known, lower } from './known.ts';
import type { Parameter, ParameterKind } from './parameter.ts';
import { isEnded } from './words/occasions.ts';

const changing = new Set('update change modify edit set patch adjust'.split(' '));

/** Whether a tool changes attributes of a thing that is there. */
function isChange(tool: Tool): boolean {
  if (!mayWrite(tool)) return false;
  const verb = readToolName(tool.tool).verb ?? /^[a-z]+/i.exec(tool.description)?.[0]?.toLowerCase() ?? '';
  return changing.has(verb);
}

/** Values that can be chosen for a thing that is there; its name and its address are its own. */
const changeable: ReadonlySet<ParameterKind> = new Set(['choice', 'prose', 'number', 'date']);

/**
 * The optional parameters that a call of a changing tool must give one of, likeliest first: without any it would change
 * nothing. None for other tools, and where a required parameter says the change.
 */
export function changesOf(
  tool: Tool,
  parameters: readonly Parameter[],
  random: Random,
): readonly Parameter[] {
  if (!isChange(tool)) return [];
  const required = parameters.filter((parameter) => parameter.required);
  const isOfThing = required.length > 0 && required.every(({ kind }) => kind === 'identifier');
  if (!isOfThing) return [];
  const optional = parameters.filter((parameter) => !parameter.required && changeable.has(parameter.kind));
  const shuffled = random.shuffle(optional);
  return [
    ...shuffled.filter(({ kind }) => kind === 'choice'),
    ...shuffled.filter(({ kind }) => kind !== 'choice'),
  ];
}

/** What a thing is now under the name of a parameter: by itself, and by all that earlier results show of it. */
export function presentOf({ words }: Parameter, about: readonly Entity[], known: Known): readonly Fact[] {
  const shown = known.done.flatMap(({ entities }) => entities);
  const same = about.flatMap((thing) => [thing, ...shown.filter((other) => isSame(thing, other))]);
  return same.flatMap(({ facts }) => facts.filter(({ key }) => lastWord(key) === words.at(-1)));
}

/** Whether a thing has the value already: then nothing would change. */
export function isAlready(
  parameter: Parameter,
  value: JsonValue,
  about: readonly Entity[],
  known: Known,
): boolean {
  if (!changeable.has(parameter.kind) || typeof value === 'object') return false;
  return presentOf(parameter, about, known).some((fact) => lower(fact.value) === lower(value));
}

/** Whether a change would be one of something that is dealt with already: another thing of its list is chosen then. */
export function isDealtWith(tool: Tool, about: readonly Entity[]): boolean {
  return (
    mayWrite(tool) &&
    about.some(({ facts }) =>
      facts.some(
        ({ key, value }) =>
          /^(?:status|state|stage)$/.test(lastWord(key)) &&
          typeof value === 'string' &&
          isEnded(value.toLowerCase()),
      ),
    )
  );
}

/** Whether two results show the same thing: numbers identify things of one kind only. */
function isSame(thing: Entity, other: Entity): boolean {
  const id = thing.id?.value;
  if (id === undefined || id !== other.id?.value) return false;
  return typeof id === 'string' || lastWord(thing.noun) === lastWord(other.noun);
}

function lastWord(name: string): string {
  return singular(wordsOf(name).at(-1) ?? '');
}
