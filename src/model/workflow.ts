// The parameter that is optimised: chains of steps whose arguments say where they come from.
import type { Choice, Span } from './claim.ts';
import type { JsonObject } from './json.ts';
import type { ToolResult } from './tool.ts';

interface Bound {
  /** A JSON Pointer into the step's arguments. */
  readonly path: string;
  /** Only the characters [start, end) of the argument come from there. */
  readonly part?: Span;
}

/** A value taken from an earlier step's result. */
export interface StepBinding extends Bound {
  readonly source: 'step';
  /** The id of the earlier step. */
  readonly step: string;
  /** A JSON Pointer into that step's result. */
  readonly from: string;
  /** A JSON Pointer into what is read out of the text, or the tabular JSON, at `from`. */
  readonly json?: string;
  /** The characters [start, end) of the text at `from` (and `json`). */
  readonly span?: Span;
  /** Why this item, where the value is taken out of a list of several. */
  readonly choice?: Choice;
}

/** Where in a result a value is. */
export type ResultPlace = Pick<StepBinding, 'from' | 'json' | 'span'>;

/** How words of the query say a value. */
export const hows = [
  'same',
  'form',
  'number',
  'date',
  'relative-date',
  'time',
  'duration',
  'money',
  'unit',
  'enum',
  'words',
] as const;

export type How = (typeof hows)[number];

/** A value that the person says. */
export interface QueryBinding extends Bound {
  readonly source: 'query';
  /** The words of the query that say it; empty where it does not, undefined where there is no query yet. */
  readonly text?: string;
  readonly how?: How;
}

/** A value that needs no source but the schema: a default, a constant, paging. */
export interface SchemaBinding extends Bound {
  readonly source: 'schema';
}

/** A value computed from earlier results by a proof. */
export interface ComputedBinding extends Bound {
  readonly source: 'computed';
  readonly proof: string;
}

/** A value that code cannot trace (SQL, globs, prose): `by` says which blind reader came to the same result, null means none yet. */
export interface VouchedBinding extends Bound {
  readonly source: 'vouched';
  readonly by: 'solve' | null;
}

/** Where an argument's value, or a part of it, comes from. */
export type Binding = StepBinding | QueryBinding | SchemaBinding | ComputedBinding | VouchedBinding;

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
  /** An honest failure, kept because a later step repairs it. */
  readonly failed?: true;
  /** The id of the failed step that this one repairs. */
  readonly repairs?: string;
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
  // The steps of one chain are in their order.
  if (workflow.chains.length === 1) return (workflow.chains[0] as Chain).steps;
  return workflow.chains.flatMap((chain) => chain.steps).sort((a, b) => idNumber(a.id) - idNumber(b.id));
}

/** The ids of the steps that a step takes values from, and of the one that it repairs. */
export function dependencies(step: Step): ReadonlySet<string> {
  return new Set([
    ...step.bindings.flatMap((binding) => (binding.source === 'step' ? [binding.step] : [])),
    ...(step.repairs === undefined ? [] : [step.repairs]),
  ]);
}

/** The bindings of a step that take a value from an earlier one. */
export function stepBindings(step: Pick<Step, 'bindings'>): readonly StepBinding[] {
  return step.bindings.filter((binding) => binding.source === 'step');
}

/** The values that nobody has vouched for yet, as `step_2 /sql`. */
export function openVouchers(workflow: Workflow): readonly string[] {
  return stepsOf(workflow).flatMap(({ id, bindings }) =>
    bindings.flatMap((binding) =>
      binding.source === 'vouched' && binding.by === null ? [`${id} ${binding.path}`] : [],
    ),
  );
}

/** The words of the query that a binding names, where it names some. */
export function queryWords(binding: Binding): string | undefined {
  return binding.source === 'query' ? binding.text : undefined;
}

/** The length of the longest path of dependent steps; 0 for an empty workflow. */
export function depthOf(workflow: Workflow): number {
  return Math.max(0, ...depthsOf(workflow).values());
}

/** The length of the longest path of dependent steps that ends with each step, by its id. */
export function depthsOf(workflow: Workflow): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const step of stepsOf(workflow)) {
    const before = [...dependencies(step)].map((id) => depths.get(id) ?? 0);
    depths.set(step.id, 1 + Math.max(0, ...before));
  }
  return depths;
}

/** The workflow with each of its steps replaced; chains keep their ids and order. */
export function mapSteps(workflow: Workflow, replace: (step: Step) => Step): Workflow {
  return { chains: workflow.chains.map((chain) => ({ ...chain, steps: chain.steps.map(replace) })) };
}
