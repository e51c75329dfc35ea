// The parameter that is optimised: chains of steps whose arguments say where they come from.
import type { JsonObject } from './json.ts';
import type { ToolResult } from './tool.ts';

/** Where an argument's value, or a part of it, comes from. Paths are JSON Pointers. */
export interface Binding {
  /** Into the step's arguments. */
  readonly path: string;
  readonly source: 'step' | 'query' | 'schema' | 'derived';
  /** `step`: the id of the earlier step. */
  readonly step?: string;
  /** `step`: into that step's result. */
  readonly from?: string;
  /** `step`: continues inside the JSON that stands in the text at `from`. */
  readonly json?: string;
  /** `step`: the characters [start, end) of the text at `from` (and `json`). */
  readonly span?: readonly [number, number];
  /** Only the characters [start, end) of the argument come from there. */
  readonly part?: readonly [number, number];
  /** `query` and `derived`: the words of the query that hold the value. */
  readonly text?: string;
}

/** An attempt that was kept. */
export interface Step {
  /** `step_1`, `step_2`, … in the order of execution; unique in a workflow. */
  readonly id: string;
  readonly server: string;
  readonly tool: string;
  /** The model-facing name. */
  readonly name: string;
  readonly arguments: JsonObject;
  readonly result: ToolResult;
  readonly bindings: readonly Binding[];
}

export interface Chain {
  readonly id: string;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly chains: readonly Chain[];
}

export const emptyWorkflow: Workflow = { chains: [] };

/** The most chains a workflow has. */
export const maxChains = 10;

/** The number in a step's or a chain's id. */
export function idNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf('_') + 1));
}

/** All steps in the order of their execution. */
export function stepsOf(workflow: Workflow): readonly Step[] {
  return workflow.chains.flatMap((chain) => chain.steps).sort((a, b) => idNumber(a.id) - idNumber(b.id));
}

/** The ids of the steps that a step takes values from. */
export function dependencies(step: Step): ReadonlySet<string> {
  return new Set(step.bindings.flatMap((binding) => (binding.step === undefined ? [] : [binding.step])));
}

/** The length of the longest path of dependent steps; 0 for an empty workflow. */
export function depthOf(workflow: Workflow): number {
  const depths = new Map<string, number>();
  for (const step of stepsOf(workflow)) {
    const before = [...dependencies(step)].map((id) => depths.get(id) ?? 0);
    depths.set(step.id, 1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths.values());
}

/** The workflow with each of its steps replaced; chains keep their ids and order. */
export function mapSteps(workflow: Workflow, replace: (step: Step) => Step): Workflow {
  return { chains: workflow.chains.map((chain) => ({ ...chain, steps: chain.steps.map(replace) })) };
}
