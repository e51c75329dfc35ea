// The arguments of a step in words, as one voice mentions them.
import { getAt } from '../../../model/pointer.ts';
import type { Tool } from '../../../model/tool.ts';
import type { Binding, Step } from '../../../model/workflow.ts';
import { parameterOf } from '../../../schemas/schema-source.ts';
import { type Spoken, sayScalarArgument } from './argument.ts';
import type { Mentions } from './mention.ts';
import { factOf, isPlain, type Story } from './story.ts';
import { nounOf } from './thing.ts';

/** An argument in words, with the noun of the thing it means. */
export type Argument = Spoken & { readonly nouns?: readonly string[] };

/** The arguments that a sentence has to say: all but those from the schema. */
export function spokenArguments(step: Step, tool: Tool, story: Story, mentions: Mentions): Argument[] {
  const spoken: Argument[] = [];
  const seen = new Set<string>();
  for (const binding of step.bindings) {
    if (binding.source === 'schema' || seen.has(binding.path)) continue;
    seen.add(binding.path);
    const parameter = parameterOf(binding.path);
    const parts = step.bindings.filter(({ path, part }) => path === binding.path && part !== undefined);
    const found = binding.source === 'step' ? factOf(binding, story) : undefined;
    if (parts.length > 0) spoken.push({ parameter, text: sayPath(parts, step), kind: 'thing' });
    else if (found === undefined || isPlain(found.fact, binding.path))
      spoken.push(sayScalarArgument(step, binding, tool));
    else {
      const head = nounOf(found.fact.entity).split(' ').at(-1) ?? '';
      const { fact, step: source } = found;
      const isAttribute = fact !== fact.entity.id && fact !== fact.entity.name;
      const text = mentions.fact(fact, source);
      spoken.push({ parameter, text, kind: 'thing', nouns: [head], ...(isAttribute && { isAttribute }) });
    }
  }
  return joined(spoken);
}

/** The items of a list in one phrase: "a and b". */
function joined(spoken: readonly Argument[]): Argument[] {
  const byParameter = new Map<string, Argument>();
  for (const argument of spoken) {
    const before = byParameter.get(argument.parameter);
    byParameter.set(
      argument.parameter,
      before === undefined ? argument : { ...before, text: `${before.text} and ${argument.text}` },
    );
  }
  return [...byParameter.values()];
}

/** A path by its last part: the file's own name. */
function sayPath(parts: readonly Binding[], step: Step): string {
  const value = String(getAt(step.arguments, parts[0]?.path ?? ''));
  const last = parts.at(-1)?.part;
  return last === undefined ? value : value.slice(...last);
}
