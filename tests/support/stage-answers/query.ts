// Answering `query`: a request in the writer's words for a call that the tools make plausible, and for what follows it.
//
// Nothing has been called: values come from what is known or from what a tool's line gives as an example, and a thing
// that a later call is about is meant by the name that was searched for. Whether there is such a thing, nobody knows yet.
import type { JsonScalar } from '../../../src/model/json.ts';
import { scalarsIn } from '../../../src/model/pointer.ts';
import type { Random } from '../../../src/model/random.ts';
import { meaningOf, toolNoun } from '../../../src/text/naming.ts';
import { ownName } from './facts.ts';
import { fill } from './fill.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { isPath } from './paths.ts';
import { phraseOf, sayArgument } from './phrase.ts';
import type { Sections } from './prompt.ts';
import { beginning } from './propose.ts';
import type { Parameter, ToolLine } from './signature.ts';
import type { Style } from './style.ts';
import { links, openings } from './write.ts';

/** Calls that a query asks for, at most. */
const mostCalls = 4;

export function answerQuery(sections: Sections, random: Random, style: Style): object {
  const knowledge = knowledgeOf(sections, []);
  const tools = [...knowledge.tools.values()].filter(({ writes }) => !writes);
  const starts = tools.flatMap((tool) => callOf(tool, [], knowledge, random));
  const [start] = random.sample(starts, 1, ({ tool }) => beginning(tool));
  if (start === undefined) return { query: '' };
  const plan = [start];
  for (let last = start.tool; plan.length < mostCalls && random.real() < style.planShare; ) {
    const others = tools.filter((tool) => plan.every((call) => call.tool !== tool));
    const [next] = random.sample(
      others.flatMap((tool) => {
        const found = tool.parameters.filter(
          (parameter) => parameter.required && isFound(parameter, tool, last),
        );
        return found.length === 0 ? [] : callOf(tool, found, knowledge, random);
      }),
      1,
      () => 1,
    );
    if (next === undefined) break;
    plan.push(next);
    last = next.tool;
  }
  const sentences = plan.map(({ tool, values }, index) => {
    const opening = index === 0 ? random.pick(openings) : random.pick(links);
    const about = index === 0 ? '' : meant(start.values);
    return `${opening} ${phraseOf(tool.name)}${about}${said(values)}${opening.startsWith('Could') ? '?' : '.'}`;
  });
  return { query: sentences.join(' ') };
}

type Values = readonly (readonly [name: string, value: JsonScalar])[];

interface Planned {
  readonly tool: ToolLine;
  /** What the query says of it. */
  readonly values: Values;
}

/** The call with values for all that an earlier one will not have found; none where one has no source. */
function callOf(
  tool: ToolLine,
  found: readonly Parameter[],
  knowledge: Knowledge,
  random: Random,
): readonly Planned[] {
  const open = tool.parameters.filter((parameter) => !found.includes(parameter));
  const filled = fill({ ...tool, parameters: open }, knowledge, random);
  if (filled === undefined) return [];
  const values = Object.entries(filled.arguments).flatMap(
    ([name, value]): Values => [...scalarsIn(value)].map((part) => [name, part.value]),
  );
  return [{ tool, values }];
}

/** Whether a result of the earlier tool will show the parameter's value, by what the tools' lines tell. */
function isFound(parameter: Parameter, tool: ToolLine, earlier: ToolLine): boolean {
  if (isPath(parameter)) return /director|search|tree/.test(earlier.name);
  const { noun, attribute } = meaningOf(parameter.name, toolNoun(ownName(tool.name)));
  const isOwnId =
    attribute === 'id' && noun === toolNoun(ownName(earlier.name)) && earlier.fields.includes('id');
  return isOwnId || (attribute === 'id' && earlier.fields.includes(parameter.name));
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
