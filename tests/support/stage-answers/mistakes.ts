// A model that errs: a share of its calls has one argument of the wrong form, unless a critique tells it about that one.
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { Random } from '../../../src/model/random.ts';
import { wordsOf } from '../../../src/text/naming.ts';
import type { ShownCritique } from './prompt.ts';

/** The arguments, in `rate` of all cases with a mistake in one of them that no critique speaks of. */
export function withMistake(
  tool: string,
  args: JsonObject,
  rate: number,
  critiques: readonly ShownCritique[],
  random: Random,
): JsonObject {
  const errs = random.real() < rate;
  const names = Object.keys(args);
  if (!errs || names.length === 0) return args;
  const name = random.pick(names);
  return isWarned(tool, name, critiques) ? args : { ...args, [name]: mistaken(args[name] ?? null) };
}

function isWarned(tool: string, name: string, critiques: readonly ShownCritique[]): boolean {
  return critiques.some((critique) => {
    if (critique.tool !== tool) return false;
    if (critique.path !== undefined)
      return critique.path === `/${name}` || critique.path.startsWith(`/${name}/`);
    const said = wordsOf(critique.message);
    return wordsOf(name).every((word) => said.includes(word));
  });
}

/** What models do: a list where there is to be one value, a text where there is to be a number, one value for a list. */
function mistaken(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return String(value[0] ?? '');
  return typeof value === 'string' ? [value] : `${value}`;
}
