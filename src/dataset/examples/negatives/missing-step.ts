// Negatives of the kind missing-step: one tool of the chain is not in view, and no other can replace it.

import type { SampleTool } from '../../../model/sample.ts';
import { mayWrite } from '../../../model/tool.ts';
import { queryWords, type Step } from '../../../model/workflow.ts';
import { readToolName, singular } from '../../../text/naming.ts';
import { readValues } from '../../../text/values.ts';
import { drawDistractors } from '../tools-in-view.ts';
import { areTwins } from '../twins.ts';
import { blockedBy, type Need, needsOf, type Remains, remainsWithout } from './needs.ts';
import { fewestInView, type MakeNegative, type NegativeContext } from './negative-context.ts';
import { outputsOf } from './outputs.ts';
import { couldGive, reachable } from './reach.ts';
import { wholeName } from './removable.ts';
import { purposeBeside, purposeOf } from './say-tool.ts';

/** If less than this share of the steps is out of reach, most of the request could still be met. */
const leastBlocked = 0.5;

export const makeMissingStep: MakeNegative = (context) => {
  const { sample, own, random } = context;
  for (const tool of random.shuffle([...own.values()])) {
    const lacks = missesWithout(tool, context);
    const rest = [...own.values()].filter((each) => each !== tool);
    if (lacks === undefined || !lacks(rest)) continue;
    const room = Math.max(0, context.toolsPerSample - rest.length);
    const distractors = drawDistractors(
      context.index,
      [...own.values()],
      room,
      random,
      (each, chosen) => !rest.some((other) => areTwins(each, other)) && lacks([...rest, ...chosen, each]),
    );
    const tools = [...rest, ...distractors];
    if (tools.length < Math.min(fewestInView, context.toolsPerSample)) continue;
    return { query: sample.query, tools, response: sayMissing(tool, tools, context) };
  }
  return undefined;
};

/** Tells whether some tools leave undone what needs this one; undefined where most of the request could do without it. */
export function missesWithout(
  tool: SampleTool,
  context: NegativeContext,
): ((tools: readonly SampleTool[]) => boolean) | undefined {
  const { steps, inQuery } = context;
  const isWorth = (blocked: ReadonlySet<string>) => blocked.size / steps.length >= leastBlocked;
  const isOut = ({ name }: Step) => name === tool.name;
  // A value taken from a step may also be known from elsewhere: only examined closely where it could matter.
  if (!isWorth(blockedBy(steps, isOut))) return undefined;
  const remains = remainsWithout(steps, isOut, inQuery);
  return isWorth(remains.blocked) ? lacking(tool, remains, context) : undefined;
}

/** Whether the given tools cannot replace one tool of the chain; undefined if nothing depends on that tool alone. */
function lacking(
  tool: SampleTool,
  remains: Remains,
  { sample, steps, says, inQuery }: NegativeContext,
): ((tools: readonly SampleTool[]) => boolean) | undefined {
  const standsAside = (tools: readonly SampleTool[]) =>
    !tools.some((each) => areTwins(each, tool) || outputsOf(each).isGeneral);
  if (mayWrite(tool)) return (tools) => standsAside(tools) && !tools.some((each) => couldDo(each, tool));
  const needs = needsOf(steps, tool.name, remains, says, inQuery);
  if (needs.length === 0) return undefined;
  const queryHasIdentifier = readValues(sample.query).some(({ kind }) => kind === 'identifier');
  return (tools) => {
    if (!standsAside(tools)) return false;
    const callable = reachable(tools, queryHasIdentifier);
    const isMissing = (need: Need) => !callable.some((each) => couldGive(each, need, tool));
    return needs.some(isMissing);
  };
}

/** Verbs by their effect, interpreted as broadly as a person might. */
const effects: readonly string[] = [
  'create add insert make register post submit log record book schedule place order reserve issue open send write put save invite reply comment append',
  'update edit change set put move rename reschedule assign toggle reopen confirm approve reject merge write save',
  'delete remove cancel close archive stop',
];

/** Whether one writing tool could have the effect of another. Doubt counts as yes. */
function couldDo(tool: SampleTool, other: SampleTool): boolean {
  if (!mayWrite(tool)) return false;
  const [one, two] = [readToolName(tool.tool), readToolName(other.tool)];
  const nouns = new Set(two.object.map(singular));
  if (!one.object.some((word) => nouns.has(singular(word)))) return false;
  const effectsOf = (verb: string | undefined) =>
    effects.filter((verbs) => verbs.split(' ').includes(verb ?? ''));
  const wanted = effectsOf(two.verb);
  const offered = effectsOf(one.verb);
  return wanted.length === 0 || offered.length === 0 || offered.some((effect) => wanted.includes(effect));
}

function sayMissing(tool: SampleTool, tools: readonly SampleTool[], context: NegativeContext): string {
  const { random } = context;
  const searched = searchedFor(tool, context);
  const purpose = `${purposeBeside(tool, tools)}${searched === undefined ? '' : ` for ${searched}`}`;
  // Where one tool does it all, there is no rest.
  const withRest =
    new Set(context.steps.map(({ name }) => name)).size > 1
      ? [
          `I have to stop here. I can't ${purpose}, and without that the rest can't be done properly.`,
          `Some of the tools for this are here, but not the one to ${purpose}. Without it I can't answer you.`,
          `One piece is missing. Nothing that I have here lets me ${purpose}, and your request depends on that.`,
        ]
      : [];
  return random.pick([
    ...withRest,
    `I can't finish this: I would need a way to ${purpose}, and I don't have one.`,
    `I'm not able to do this with what I have. I would have to ${purpose}, which I can't.`,
    `For this I would need to ${purpose}, but I have no tool that does.`,
    `Sorry, I can't do that: I have no way to ${purpose}.`,
    `Your request needs something that I don't have: a way to ${purpose}.`,
    `This won't work as things stand, because I can't ${purpose}.`,
    `I can't answer this reliably. To do so I'd have to ${purpose}, and nothing I have can do that.`,
  ]);
}

/** What a search tool is to find according to the query: "search the customers" says little without it. */
function searchedFor(tool: SampleTool, { sample, steps }: NegativeContext): string | undefined {
  if (!/^(?:search|look) \S+(?: \S+){0,6}$/.test(purposeOf(tool)) || / for /.test(purposeOf(tool)))
    return undefined;
  const step = steps.find(({ name }) => name === tool.name);
  const binding = step?.bindings.find((one) => one.path === '/query' && (queryWords(one) ?? '') !== '');
  const text = binding && queryWords(binding);
  if (step === undefined || text === undefined) return undefined;
  const name = wholeName(sample.query, text, step);
  return /^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(name) ? name : `“${name}”`;
}
