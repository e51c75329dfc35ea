// What a change is to change: one of the optional parameters of a tool that needs no more than the thing itself.
import type { Random } from '../../core/random.ts';
import type { Tool } from '../../core/tool.ts';
import type { Parameter, ParameterKind } from './parameter.ts';
import { isChange } from './write/change.ts';

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
