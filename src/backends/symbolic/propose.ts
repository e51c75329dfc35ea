// Proposing: which tools can be called with what is known, ranked by what they would add.
import type { Proposal } from '../../core/feedback.ts';
import { isObject, type JsonValue } from '../../core/json.ts';
import type { MemoryView } from '../../core/learned.ts';
import { meaningOf, readToolName, toolNoun } from '../../core/naming.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { StageIO } from '../../core/seams.ts';
import { mayWrite, type Tool, type ToolCall } from '../../core/tool.ts';
import { type Filled, fill, parametersOf } from './fill.ts';
import { type Known, knownFrom } from './known.ts';
import type { Parameter } from './parameter.ts';

interface Plan {
  readonly tools: readonly Tool[];
  readonly call: ToolCall;
  readonly score: number;
}

/** Up to `count` proposals for different tools, best first. */
export function proposeSymbolically(input: StageIO['propose']['in'], seed: number): readonly Proposal[] {
  const random = createRandom(seed);
  const known = knownFrom(input.workflow, input.tools, random);
  const plans = input.pool.flatMap((tool) => planFor(tool, input, known, random) ?? []);
  plans.sort((a, b) => b.score - a.score);
  return plans.slice(0, input.count).map((plan, index) => ({
    id: `p${index + 1}`,
    instruction: instructionFor(plan.tools),
    tools: plan.tools.map(({ name }) => name),
    call: plan.call,
  }));
}

function instructionFor(tools: readonly Tool[]): string {
  return tools.map((tool) => (/^[^.!?\n]+/.exec(tool.description)?.[0] ?? tool.name).trim()).join('; then ');
}

/** Tries to fill a call with other values where the very same call stands in a sample already. */
function fillAnew(tool: Tool, known: Known, memory: MemoryView, random: Random): ReturnType<typeof fill> {
  let filled = fill(tool, known, memory, random);
  for (let attempt = 0; attempt < 4; attempt++) {
    if ('missing' in filled || memory.timesKept(filled.call) === 0) break;
    known.prominent.clear();
    filled = fill(tool, known, memory, random);
  }
  return filled;
}

function planFor(
  tool: Tool,
  input: StageIO['propose']['in'],
  known: Known,
  random: Random,
): Plan | undefined {
  const { memory } = input;
  const filled = fillAnew(tool, known, memory, random);
  if (!('missing' in filled))
    return isUseful(tool, filled, known, memory)
      ? { tools: [tool], call: filled.call, score: scoreOf(tool, filled, known, input, random) }
      : undefined;
  const parameter = parametersOf(tool, memory).find(({ name }) => name === filled.missing);
  if (parameter === undefined) return undefined;
  return throughAnother(tool, parameter, input, known, random);
}

/** A plan that first calls another tool whose result shows what the parameter needs. */
function throughAnother(
  tool: Tool,
  parameter: Parameter,
  input: StageIO['propose']['in'],
  known: Known,
  random: Random,
): Plan | undefined {
  const { memory, pool } = input;
  if (mayWrite(tool) && known.done.some(({ wrote }) => wrote)) return undefined;
  if (known.done.some(({ name }) => name === tool.name)) return undefined;
  const producers = pool.filter(
    (other) => other !== tool && !mayWrite(other) && shows(other, parameter, tool, memory),
  );
  for (const producer of random.shuffle(producers)) {
    const filled = fillAnew(producer, known, memory, random);
    if ('missing' in filled || !isUseful(producer, filled, known, memory)) continue;
    const base = scoreOf(producer, filled, known, input, random);
    return { tools: [producer, tool], call: filled.call, score: base + novelty(tool, known, memory) + 1.5 };
  }
  return undefined;
}

/** Whether a tool's results show what a parameter needs: by its noun, its output schema, or because it has worked before. */
function shows(producer: Tool, parameter: Parameter, tool: Tool, memory: MemoryView): boolean {
  const edge = memory
    .edgesTo(tool.name)
    .find(({ from, path }) => from === producer.name && path === parameter.path);
  if (edge !== undefined) return edge.succeeded >= edge.failed;
  const noun = parameter.meaning.noun;
  if (noun === '' || parameter.kind !== 'identifier') return false;
  return toolNoun(producer.tool) === noun || promises(producer.outputSchema, noun);
}

/** Whether an output schema has the identifier of a noun: an order's `shipment_id`. */
function promises(schema: JsonValue | undefined, noun: string): boolean {
  if (!isObject(schema)) return false;
  const properties = isObject(schema.properties) ? schema.properties : {};
  return (
    Object.entries(properties).some(([key, property]) => {
      const meaning = meaningOf(key, '');
      return (meaning.attribute === 'id' && meaning.noun === noun) || promises(property, noun);
    }) || promises(schema.items, noun)
  );
}

/** Not what was done already, not what is known to fail, and tied to what is there. */
function isUseful(tool: Tool, filled: Filled, known: Known, memory: MemoryView): boolean {
  // The same tool again is a list of like questions, not a chain.
  const same = known.done.some((call) => call.name === tool.name);
  if (same || memory.failure(filled.call) !== undefined) return false;
  // One change is a request; several are a programme.
  if (mayWrite(tool) && known.done.some(({ wrote }) => wrote)) return false;
  return known.done.length === 0 || filled.bound > 0;
}

function novelty(tool: Tool, known: Known, memory: MemoryView): number {
  const isNew = known.done.every(({ name }) => name !== tool.name);
  const otherServer = known.done.every(({ server }) => server !== tool.server);
  const record = memory.record(tool.name);
  return (
    (isNew ? 3 : -4) +
    (otherServer && known.done.length > 0 ? 1.5 : 0) +
    1.5 / (1 + record.kept) -
    (record.latency === 'fast' ? 0 : 2) -
    (/\bdeprecated\b/i.test(tool.description) ? 4 : 0)
  );
}

/** How good a tool is to begin with: one that finds things to go on with. */
function openingOf(tool: Tool, filled: Filled): number {
  const { kind } = readToolName(tool.tool);
  // What can be asked in many ways is asked anew each time; a call without arguments only once.
  const isFree = Object.values(filled.call.arguments).some((value) => typeof value === 'number');
  if (kind === 'search' || kind === 'list') return 3;
  if (kind === 'compute' || toolNoun(tool.tool) === 'rate') return -4;
  if (filled.waits) return -3;
  return isFree ? 2 : Object.keys(filled.call.arguments).length === 0 ? -1 : 0;
}

function scoreOf(
  tool: Tool,
  filled: Filled,
  known: Known,
  input: StageIO['propose']['in'],
  random: Random,
): number {
  const { memory } = input;
  const dependency = Math.min(filled.bound, 2) * 1.5;
  const record = memory.record(tool.name);
  // The posterior mean of success under a uniform prior (Laplace's rule of succession).
  const success = (record.calls - record.failures + 1) / (record.calls + 2);
  return (
    novelty(tool, known, memory) -
    1.5 * Math.min(memory.timesKept(filled.call), 3) +
    dependency +
    2 * success +
    (mayWrite(tool) ? -2 : 0) +
    (known.done.length === 0 ? openingOf(tool, filled) - 6 * memory.timesKept(filled.call) : 0) +
    2.5 * random.real()
  );
}
