// Answering `act`: the same call with better arguments after an error that names one, else the plan's next call.
import { canonical, type JsonObject } from '../../../src/model/json.ts';
import type { Random } from '../../../src/model/random.ts';
import { fill } from './fill.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { withMistake } from './mistakes.ts';
import { callsIn, type Sections, type ShownCall } from './prompt.ts';
import type { Style } from './style.ts';

export function answerAct(sections: Sections, random: Random, style: Style): object {
  const attempts = callsIn(sections.get('Attempts'));
  const made = [...callsIn(sections.get('Steps so far')), ...attempts];
  const knowledge = knowledgeOf(sections, made);
  const plan = /^tools: (.*)$/m.exec(sections.get('Plan')?.join('\n') ?? '')?.[1]?.split(', ') ?? [];
  const last = attempts.at(-1);
  if (last?.error !== undefined) return repaired(last, knowledge);
  const done = new Set(attempts.map(({ tool }) => tool));
  const next = plan.find((name) => !done.has(name));
  if (next === undefined) return stop('The plan is complete.');
  const tool = knowledge.tools.get(next);
  // What the last call found comes first.
  const filled = tool === undefined ? undefined : fill(tool, knowledge, random);
  if (filled === undefined) return stop(`Nothing that was found leads to ${next}.`);
  const key = canonical(filled.arguments);
  const isMade = made.some((call) => call.tool === next && canonical(call.arguments) === key);
  if (isMade) return stop('The next call was made already.');
  return call(next, withMistake(next, filled.arguments, style.errorRate, knowledge.critiques, random));
}

/** Wrongly written arguments are written as they should have been; what else was wrong cannot be met. */
function repaired(last: ShownCall, knowledge: Knowledge): object {
  const args = repairedArguments(last, knowledge);
  return canonical(args) === canonical(last.arguments)
    ? stop('The error cannot be met with what is known.')
    : call(last.tool, args);
}

/** The arguments of a failed call with values of the types that the tool's line tells. */
export function repairedArguments(last: ShownCall, { tools }: Knowledge): JsonObject {
  const tool = tools.get(last.tool);
  return Object.fromEntries(
    Object.entries(last.arguments).map(([name, value]) => {
      const type = tool?.parameters.find((parameter) => parameter.name === name)?.type ?? '';
      if (type.endsWith('[]') && typeof value === 'string') return [name, [value]];
      if (!type.endsWith('[]') && Array.isArray(value)) return [name, value[0] ?? null];
      const isNumber =
        /^(?:integer|number)$/.test(type) && typeof value === 'string' && Number.isFinite(Number(value));
      if (isNumber) return [name, Number(value)];
      return type === 'boolean' && typeof value === 'string' ? [name, value === 'true'] : [name, value];
    }),
  );
}

function call(tool: string, args: JsonObject): object {
  return { call: { tool, arguments: JSON.stringify(args) }, stop: null };
}

function stop(why: string): object {
  return { call: null, stop: why };
}
