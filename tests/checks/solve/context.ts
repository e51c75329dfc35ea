// What a check may see and ask, with a model that the test plays.

import { knownArguments } from '../../../src/checks/solve/arguments.ts';
import type { Answered, CheckContext, PlannedCall, Stage } from '../../../src/model/seams.ts';
import { type Catalog, createCatalog, type Tool } from '../../../src/model/tool.ts';
import { stepsOf, type Workflow } from '../../../src/model/workflow.ts';
import { goodDraft, toolOf } from '../draft.ts';

export function catalogOf(...tools: readonly Tool[]): Catalog {
  return createCatalog({ tools, leftOut: [], servers: [], hash: 'sha256:0' });
}

const others = ['get_customer', 'list_contacts', 'create_invoice', 'track_parcel', 'find_room'].map((name) =>
  toolOf(name, {}),
);
const smallCatalog = catalogOf(...goodDraft.tools, ...others);

/** One request as the check made it. */
export interface Asked {
  readonly stage: Stage;
  readonly input: unknown;
}

/** A context whose model answers as told, and what it was asked. */
export function contextAnswering<S extends 'judge' | 'solve'>(
  answered: Answered<S>,
  more: Partial<CheckContext> = {},
): CheckContext & { readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const ask = async (stage: Stage, input: unknown) => {
    asked.push({ stage, input });
    return answered;
  };
  const { signal } = new AbortController();
  return {
    catalog: smallCatalog,
    seed: 1,
    secrets: [],
    signal,
    ask: ask as NonNullable<CheckContext['ask']>,
    asked,
    ...more,
  };
}

/** The plan of a solver that makes no mistake: what no result has a part in, at the top level of the arguments. */
export function perfectPlan(workflow: Workflow): PlannedCall[] {
  return stepsOf(workflow).map((step) => {
    const known = new Set(knownArguments(step).map(({ path }) => path));
    const entries = Object.entries(step.arguments).map(([name, value]) => [
      name,
      known.has(`/${name}`) ? value : null,
    ]);
    return { tool: step.name, arguments: Object.fromEntries(entries) };
  });
}
