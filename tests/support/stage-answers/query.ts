// Answering `query`: a request in the writer's words for a call that the tools make plausible, and for what follows it.
//
// Nothing has been called: values come from what is known or from what a tool's line gives as an example, and a thing
// that a later call is about is meant by the name that was searched for. Whether there is such a thing, nobody knows yet.
import type { JsonScalar } from '../../../src/model/json.ts';
import { scalarsIn } from '../../../src/model/pointer.ts';
import type { Random } from '../../../src/model/random.ts';
import { fill } from './fill.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { phraseOf, sayArgument } from './phrase.ts';
import type { Sections } from './prompt.ts';
import { beginning, followUp } from './propose.ts';
import type { ToolLine } from './signature.ts';
import type { Style } from './style.ts';
import { links, openings } from './write.ts';

/** Calls that a query asks for, at most. */
const mostCalls = 4;

export function answerQuery(sections: Sections, random: Random, style: Style): object {
  const knowledge = knowledgeOf(sections, []);
  const tools = [...knowledge.tools.values()];
  const starts = tools.filter(({ writes }) => !writes).flatMap((tool) => startOf(tool, knowledge, random));
  const [start] = random.sample(starts, 1, ({ tool }) => beginning(tool));
  if (start === undefined) return { query: '' };
  const plan = [start.tool];
  const names = tools.map(({ name }) => name);
  for (let last = start.tool; plan.length < mostCalls; ) {
    const [next] = followUp(last, names, knowledge, random, style);
    const tool = next === undefined ? undefined : knowledge.tools.get(next);
    if (tool === undefined || plan.includes(tool)) break;
    plan.push(tool);
    last = tool;
  }
  const sentences = plan.map((tool, index) => {
    const opening = index === 0 ? random.pick(openings) : random.pick(links);
    const about = index === 0 ? said(start.values) : meant(start.values);
    return `${opening} ${phraseOf(tool.name)}${about}${opening.startsWith('Could') ? '?' : '.'}`;
  });
  return { query: sentences.join(' ') };
}

type Values = readonly (readonly [name: string, value: JsonScalar])[];

function startOf(tool: ToolLine, knowledge: Knowledge, random: Random): { tool: ToolLine; values: Values }[] {
  const filled = fill(tool, knowledge, random);
  if (filled === undefined) return [];
  const values = Object.entries(filled.arguments).flatMap(
    ([name, value]): Values => [...scalarsIn(value)].map((part) => [name, part.value]),
  );
  return [{ tool, values }];
}

function said(values: Values): string {
  const parts = values.map(([name, value]) => sayArgument(name, value));
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')}`;
}

/** ` for “Acme”`, where something was searched for by a name. */
function meant(values: Values): string {
  const name = values
    .map(([, value]) => value)
    .find((value) => typeof value === 'string' && !/\d/.test(value));
  return name === undefined ? '' : ` for “${name}”`;
}
