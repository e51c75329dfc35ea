// A chain provided by an agent: plain calls, or chains of steps as in samples.
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Catalog, Tool } from '../../model/tool.ts';
import { type Binding, idNumber, maxChains } from '../../model/workflow.ts';
import { bindingShape } from '../../runs/sample-schema.ts';
import { callableTool } from './callable.ts';

/** Maximum number of calls in a chain. */
const mostCalls = 30;

const json = z.record(z.string(), z.unknown());
/** As models write them: an object, or a JSON string that contains one. */
const callArguments = z
  .union([json, z.string()])
  .default({})
  .describe('An object, or a JSON string that contains one');

export const broughtCalls = z
  .array(z.object({ tool: z.string().describe('server__tool'), arguments: callArguments }))
  .min(1)
  .max(mostCalls);

export const broughtChains = z
  .array(
    z.looseObject({
      id: z.string().regex(/^chain_\d+$/),
      steps: z
        .array(
          z.looseObject({
            id: z.string().regex(/^step_\d+$/),
            name: z.string().describe('server__tool'),
            arguments: callArguments,
            bindings: z.array(z.record(z.string(), z.unknown())).optional(),
          }),
        )
        .min(1)
        .max(mostCalls),
    }),
  )
  .min(1)
  .max(maxChains);

/** A step before it is executed. */
export interface PlannedStep {
  readonly id: string;
  /** Undefined if it follows from what the step depends on. */
  readonly chain?: string;
  readonly tool: Tool;
  readonly arguments: JsonObject;
  /** Undefined if they have to be determined. */
  readonly bindings?: readonly Binding[];
}

/** One of the two. */
export interface BroughtChain {
  readonly calls?: z.output<typeof broughtCalls> | undefined;
  readonly chains?: z.output<typeof broughtChains> | undefined;
}

/** The steps in order of execution. Throws `usage` for invalid chains, `forbidden` as `callableTool` does. */
export function planOf(brought: BroughtChain, catalog: Catalog): readonly PlannedStep[] {
  const { calls, chains } = brought;
  if ((calls === undefined) === (chains === undefined))
    throw new ToolGradError('usage', 'Give either "calls" or "chains".');
  if (calls !== undefined)
    return calls.map((call, index) => ({
      id: `step_${index + 1}`,
      tool: callableTool(catalog, call.tool),
      arguments: argumentsOf(call.arguments, `calls/${index}`),
    }));
  const steps = (chains ?? []).flatMap((chain) =>
    chain.steps.map((step) => ({
      id: step.id,
      chain: chain.id,
      tool: callableTool(catalog, step.name),
      arguments: argumentsOf(step.arguments, step.id),
      ...(step.bindings === undefined ? {} : { bindings: bindingsOf(step.bindings, step.id) }),
    })),
  );
  if (steps.length > mostCalls) throw new ToolGradError('usage', `A chain has at most ${mostCalls} calls.`);
  const ids = [...steps.map(({ id }) => id), ...(chains ?? []).map(({ id }) => id)];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new ToolGradError('usage', `${twice} is used twice: ids must be unique.`);
  return steps.sort((a, b) => idNumber(a.id) - idNumber(b.id));
}

function bindingsOf(bindings: readonly unknown[], id: string): readonly Binding[] {
  const read = z.array(bindingShape).safeParse(bindings);
  if (read.success) return read.data as readonly Binding[];
  const [issue] = read.error.issues;
  throw new ToolGradError(
    'usage',
    `The bindings of ${id} are not those of a sample: /${issue?.path.join('/') ?? ''} ${issue?.message ?? ''}. Leave them out to have them determined.`,
  );
}

function argumentsOf(value: Readonly<Record<string, unknown>> | string, where: string): JsonObject {
  if (typeof value !== 'string') return value as JsonObject;
  try {
    return json.parse(JSON.parse(value.trim() === '' ? '{}' : value)) as JsonObject;
  } catch {
    throw new ToolGradError(
      'usage',
      `The arguments of ${where} are not a JSON object: give an object, or a JSON string that contains one.`,
    );
  }
}
