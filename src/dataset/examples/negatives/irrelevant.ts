// Negatives of the kind irrelevant: the chain's tools and all similar ones are removed, and nothing in view can help.
import type { SampleTool } from '../../../model/sample.ts';
import { dependencies, stepsOf } from '../../../model/workflow.ts';
import { type ToolIndex, tellingWords } from '../tool-index.ts';
import { inRandomOrder } from '../tools-in-view.ts';
import { fewestInView, type MakeNegative, type NegativeContext } from './negative-context.ts';
import { outputsOf } from './outputs.ts';
import { sharesObject } from './reach.ts';
import { purposeOf } from './say-tool.ts';

/** From this similarity on, a tool is considered part of the family. */
const familyLikeness = 0.3;
/** How many tools of a large catalog are examined before giving up on this kind. */
const mostLookedAt = 400;

export const makeIrrelevant: MakeNegative = (context) => {
  const { sample, own, index, random, toolsPerSample } = context;
  const servers = new Set([...own.values()].map(({ server }) => server));
  const asked = new Set(tellingWords(sample.query));
  const chain = [...own.values()];
  const tools: SampleTool[] = [];
  let lookedAt = 0;
  for (const tool of inRandomOrder(index.tools, random)) {
    if (tools.length >= toolsPerSample || lookedAt > mostLookedAt) break;
    if (servers.has(tool.server)) continue;
    lookedAt++;
    if (!isAskedFor(tool, asked) && !chain.some((each) => isFamily(tool, each, index))) tools.push(tool);
  }
  if (tools.length < fewestInView) return undefined;
  return { query: sample.query, tools, response: sayUnfit(context) };
};

/** Whether the query speaks of what the tool is about. */
function isAskedFor(tool: SampleTool, asked: ReadonlySet<string>): boolean {
  for (const noun of outputsOf(tool).objects) if (asked.has(noun)) return true;
  return false;
}

/** Which tools, by name, are or are not part of a tool's family, as far as known. */
const families = new WeakMap<SampleTool, WeakMap<SampleTool, boolean>>();

/**
 * Whether a tool could replace another one: it is on the same server, about the same things, reads much like
 * it, or returns a field that the other one also returns. Doubt counts as yes.
 */
function isFamily(tool: SampleTool, other: SampleTool, index: ToolIndex): boolean {
  let known = families.get(other);
  if (known === undefined) {
    known = new WeakMap();
    families.set(other, known);
  }
  let answer = known.get(tool);
  if (answer === undefined) {
    answer = readsAlike(tool, other, index) || answersAlike(tool, other);
    known.set(tool, answer);
  }
  return answer;
}

function readsAlike(tool: SampleTool, other: SampleTool, index: ToolIndex): boolean {
  const outputs = outputsOf(tool);
  return (
    tool.server === other.server ||
    outputs.isGeneral ||
    sharesObject(outputs, outputsOf(other)) ||
    index.near(other).some((near) => near.tool.name === tool.name && near.likeness >= familyLikeness)
  );
}

function answersAlike(tool: SampleTool, other: SampleTool): boolean {
  const [one, two] = [outputsOf(tool), outputsOf(other)];
  for (const word of two.fieldWords ?? [])
    if (one.fieldWords?.has(word) || (one.fieldWords === undefined && one.words.has(word))) return true;
  for (const field of two.fields) if (!field.startsWith('/') && one.fields.has(field)) return true;
  return false;
}

/** The essence of the request: the distinct purposes of the last calls, at most two. */
function purposesOf({ sample, own, random }: NegativeContext): string {
  const steps = stepsOf(sample);
  const sources = new Set(steps.flatMap((step) => [...dependencies(step)]));
  const last = steps.filter(({ id }) => !sources.has(id));
  const purposes = new Set(last.flatMap(({ name }) => own.get(name) ?? []).map(purposeOf));
  return random.sample([...purposes], random.integer(1, 2), () => 1).join(', or to ');
}

function sayUnfit(context: NegativeContext): string {
  const purpose = purposesOf(context);
  return context.random.pick([
    `None of the tools that I have here can help with this. I would need one to ${purpose}.`,
    `I can't do this with my tools: nothing here makes it possible to ${purpose}.`,
    `Sorry, this is outside what my tools can do. I have no way to ${purpose}.`,
    `What I have here is for other things. For your request I'd need a way to ${purpose}.`,
    `I'm unable to answer this, because I have nothing to ${purpose}.`,
    `My tools don't cover this. To answer you I would have to be able to ${purpose}.`,
    `I looked at what I have, and nothing fits: there is no tool to ${purpose}.`,
    `I'd rather not guess: answering this takes a tool to ${purpose}, and there is none here.`,
    `That isn't something I can find out here. I lack a way to ${purpose}.`,
    `There's nothing among my tools for this. I can't look it up without a means to ${purpose}.`,
  ]);
}
