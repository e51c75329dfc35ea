// What a world reads like after changes: the reads of a sample's own chain, made once more.

import { rebindArguments } from '../grounding/bindings.ts';
import { canonical, type JsonObject } from '../model/json.ts';
import type { Sample } from '../model/sample.ts';
import type { ToolSession } from '../model/seams.ts';
import { failureText, mayWrite, type Outcome, type ToolResult } from '../model/tool.ts';
import { type Step, stepsOf } from '../model/workflow.ts';

/** What a read said: its result's canonical text, or that it failed. */
export interface Reading {
  readonly name: string;
  readonly arguments: JsonObject;
  readonly said: string;
}

/** The sample's writes: none of them prepares its world, none is meant to fail. */
export function writesOf(sample: Sample): readonly Step[] {
  const tools = new Map(sample.tools.map((tool) => [tool.name, tool]));
  return stepsOf(sample).filter(({ id, name, failed }) => {
    const tool = tools.get(name);
    return !sample.setup.includes(id) && failed !== true && (tool === undefined || mayWrite(tool));
  });
}

/** The reads of the sample's chain, in their order, with the arguments that were recorded; none where it changes nothing. */
export async function readAffected(
  sample: Sample,
  session: ToolSession,
  signal: AbortSignal,
): Promise<readonly Reading[]> {
  const writes = new Set(writesOf(sample));
  if (writes.size === 0) return [];
  const readings: Reading[] = [];
  for (const step of stepsOf(sample)) {
    if (writes.has(step) || sample.setup.includes(step.id) || step.failed === true) continue;
    const outcome = await session.call({ tool: step.name, arguments: step.arguments }, signal);
    readings.push({ name: step.name, arguments: step.arguments, said: saidBy(outcome) });
  }
  return readings;
}

/** The sample's whole chain played in a world, and what its things read like after it. */
export async function readAfterSample(
  sample: Sample,
  session: ToolSession,
  signal: AbortSignal,
): Promise<readonly Reading[]> {
  const results = new Map<string, ToolResult>();
  for (const step of stepsOf(sample)) {
    if (sample.setup.includes(step.id)) continue;
    const { arguments: given } = rebindArguments(step, (id) => results.get(id));
    const { result } = await session.call({ tool: step.name, arguments: given }, signal);
    if (result !== undefined) results.set(step.id, result);
  }
  return await readAffected(sample, session, signal);
}

/** Whether two worlds read alike; undefined where there is nothing to read. */
export function readAlike(one: readonly Reading[], other: readonly Reading[]): boolean | undefined {
  if (one.length === 0 || one.length !== other.length) return undefined;
  return one.every(({ said }, index) => said === other[index]?.said);
}

function saidBy(outcome: Outcome): string {
  return failureText(outcome) === undefined ? canonical(outcome.result) : 'failed';
}
