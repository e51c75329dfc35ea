// Drawing the mini-batch: the tools that one iteration may use.
import { entitiesIn } from '../grounding/entities.ts';
import type { MemoryView, ToolRecord } from '../model/learned.ts';
import type { Random } from '../model/random.ts';
import type { Catalog, Tool } from '../model/tool.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { propertiesOf, requiredOf } from '../schemas/schema-validator.ts';
import { meaningOf, singular, toolNoun, wordsOf } from '../text/naming.ts';
import { relatives } from './tool-families.ts';

/** More tools than these are not all weighed for a draw. */
const many = 500;
/** Draws for each tool that is wanted, at the most. */
const mostTries = 200;
/** How much likelier a tool is that can follow. */
const following = 6;
/** No weight is greater. */
const heaviest = following;

const latencyWeight = { fast: 1, slow: 0.3, 'very slow': 0.04 } as const;

/** How much of its weight a tool keeps: little where it is slow, or has not answered lately. Its next answer gives the latter back. */
function readiness({ latency, unanswered = 0 }: ToolRecord): number {
  return latencyWeight[latency] * Math.max(latencyWeight['very slow'], 1 / (1 + unanswered) ** 2);
}

/**
 * Up to `size` callable tools in the order of the catalog, all of them where there are no more. Likelier are tools
 * that the run has used least, that answer, and quickly, and that can follow what the workflow already holds.
 */
export function drawTools(
  catalog: Catalog,
  workflow: Workflow,
  memory: MemoryView,
  size: number,
  random: Random,
): readonly Tool[] {
  const callable = catalog.callable;
  if (callable.length <= size) return callable.filter((tool) => isReady(tool, memory, random));
  const held = nounsHeld(workflow);
  const used = new Set(stepsOf(workflow).map(({ name }) => name));
  const near =
    callable.length > many
      ? relatives(callable, used).filter((at) => canFollow(callable[at] as Tool, held))
      : [];
  const weight = (tool: Tool) => {
    const record = memory.record(tool.name);
    const rarity = 1 / (1 + record.kept) ** 0.5;
    const follows =
      // Where tools of the same API can follow, those of other APIs know nothing of its things.
      (near.length === 0 && canFollow(tool, held)) ||
      memory.edgesTo(tool.name).some((edge) => edge.succeeded > 0 && used.has(edge.from));
    return readiness(record) * rarity * (follows ? following : 1);
  };
  if (callable.length > many)
    return drawFew(callable, size, weight, random, random.shuffle(near).slice(0, size / 2));
  const drawn = new Set(random.sample(callable, size, weight));
  return callable.filter((tool) => drawn.has(tool));
}

/**
 * A weighted sample without replacement from thousands of tools, by rejection: as if each were drawn by its weight from
 * those that are left, but only the tools that come up are weighed.
 */
function drawFew(
  tools: readonly Tool[],
  size: number,
  weight: (tool: Tool) => number,
  random: Random,
  near: readonly number[],
): readonly Tool[] {
  const drawn = new Set(near);
  // Where nearly all weigh next to nothing, the wait has an end: the last ones are drawn evenly.
  for (let tries = 0; drawn.size < Math.min(size, tools.length); tries++) {
    const at = random.integer(0, tools.length - 1);
    if (drawn.has(at)) continue;
    if (tries >= size * mostTries || random.real() * heaviest < weight(tools[at] as Tool)) drawn.add(at);
  }
  return [...drawn].sort((a, b) => a - b).map((at) => tools[at] as Tool);
}

function isReady(tool: Tool, memory: MemoryView, random: Random): boolean {
  const share = readiness(memory.record(tool.name));
  return share === 1 || random.real() < share;
}

/** The nouns of what the workflow's results show. */
function nounsHeld(workflow: Workflow): ReadonlySet<string> {
  const nouns = new Set<string>();
  for (const step of stepsOf(workflow)) {
    for (const entity of entitiesIn(step.result, step.tool)) {
      for (const word of entity.noun.split(' ')) nouns.add(singular(word));
      for (const fact of entity.facts) nouns.add(wordsOf(fact.key).join(' '));
    }
  }
  return nouns;
}

/** Whether a result of the workflow could feed one of the tool's parameters, by its name. */
function canFollow(tool: Tool, held: ReadonlySet<string>): boolean {
  return neededBy(tool).some((noun) => held.has(noun));
}

const needs = new WeakMap<Tool, readonly string[]>();

/** What the tool's required parameters are about, or all of its parameters where none is required. */
function neededBy(tool: Tool): readonly string[] {
  let nouns = needs.get(tool);
  if (nouns === undefined) {
    const required = requiredOf(tool.inputSchema);
    const names = required.length > 0 ? required : [...propertiesOf(tool.inputSchema).keys()];
    nouns = names.map((name) => {
      const { noun, attribute } = meaningOf(name, toolNoun(tool.tool));
      return attribute === 'id' || attribute === 'name' ? noun : attribute;
    });
    needs.set(tool, nouns);
  }
  return nouns;
}
