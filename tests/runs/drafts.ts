// Small hand-made drafts, and the catalog they were made with.
import { withStoredValues } from '../../src/grounding/stored-value.ts';
import type { RejectedDraft, Sample, Spent, StageSpending, Trace, Verdict } from '../../src/model/sample.ts';
import { addSpent, draftId, nothingSpent } from '../../src/model/sample.ts';
import { type Catalog, createCatalog, type Tool } from '../../src/model/tool.ts';
import type { Step } from '../../src/model/workflow.ts';
import type { NewRun } from '../../src/runs/manifest.ts';

export interface Content {
  readonly query?: string;
  readonly steps?: readonly Step[];
  readonly failedToolCalls?: number;
  readonly verdicts?: readonly Verdict[];
  readonly learned?: Partial<Sample['learned']>;
  readonly stages?: StageSpending;
}

/** What some requests took: `calls` of them with 100 tokens in and 10 out each, of which some were cached or thought. */
export function spentOn(calls: number, costUsd: number | null = 0): Spent {
  const usage = {
    inputTokens: 100 * calls,
    cachedInputTokens: 50 * calls,
    outputTokens: 10 * calls,
    reasoningTokens: calls,
  };
  return { calls, usage, costUsd };
}

/** What asking took, as a trace tells it: by stage, and the sum of the stages. */
function spending(stages: StageSpending): Pick<Trace, 'modelCalls' | 'usage' | 'costUsd' | 'stages'> {
  const { calls, usage, costUsd } = Object.values(stages).reduce(addSpent, nothingSpent);
  return { modelCalls: calls, usage, costUsd, stages };
}

/** A step of `server__tool`; with `from`, its `id` argument is bound to that step's result. */
export function step(id: string, name: string, from?: string): Step {
  const [server, tool] = name.split('__') as [string, string];
  return {
    id,
    server,
    tool,
    name,
    arguments: { id: 'cus_1' },
    result: { content: [], structuredContent: { id: 'cus_1' } },
    bindings:
      from === undefined
        ? [{ path: '/id', source: 'query', text: 'cus_1' }]
        : [{ path: '/id', source: 'step', step: from, from: '/structuredContent/id' }],
  };
}

export function sample(index: number, content: Content = {}): Sample {
  return { schema: 'toolgrad.sample/2', ...body(index, content) };
}

export function rejected(index: number, reason: string, content: Content = {}): RejectedDraft {
  return { schema: 'toolgrad.rejected/2', reason, ...body(index, content) };
}

function body(index: number, content: Content): Omit<Sample, 'schema'> {
  const steps = content.steps ?? [step('step_1', 'crm__get_customer')];
  return {
    id: draftId(7, index),
    seed: 1000 + index,
    query: content.query ?? `Who is customer ${index}? Grüße, 客户.`,
    response: 'Acme Robotics.',
    today: '2026-03-02',
    timeZone: 'Europe/Berlin',
    form: [],
    setup: [],
    ordered: [],
    exchanges: [],
    chains: withStoredValues([{ id: 'chain_1', steps }]),
    tools: [],
    verdicts: content.verdicts ?? [{ check: 'arguments', status: 'passed' }],
    trace: {
      iterations: 5,
      proposals: 15,
      toolCalls: 10,
      failedToolCalls: content.failedToolCalls ?? 1,
      latencyMs: { step_1: 1 },
      ...spending(content.stages ?? { propose: spentOn(4), write: spentOn(2) }),
      gradients: [],
    },
    learned: { tools: {}, values: [], edges: [], names: [], failures: [], calls: [], ...content.learned },
    provenance: {
      toolgrad: '0.1.0',
      model: 'symbolic',
      createdAt: '2026-03-05T00:00:00.000Z',
      servers: [],
    },
  };
}

export function tool(
  name: string,
  options: { readonly writes?: true; readonly forbidden?: string } = {},
): Tool {
  const [server, own] = name.split('__') as [string, string];
  return {
    name,
    server,
    tool: own,
    description: `Does ${own}.`,
    inputSchema: { type: 'object' },
    annotations: { readOnlyHint: options.writes !== true },
    permission:
      options.forbidden === undefined
        ? { callable: true, rule: 'annotated', why: 'annotated read-only' }
        : { callable: false, rule: 'unannotated' as const, why: options.forbidden },
  };
}

export function catalogOf(tools: readonly Tool[], hash = 'sha256:1'): Catalog {
  return createCatalog({ tools, leftOut: [], servers: [], hash });
}

export const newRun: NewRun = {
  toolgrad: '0.1.0',
  configuration: { demo: true, allow: [], deny: [] },
  spec: {
    seed: 7,
    samples: 20,
    iterations: 5,
    proposals: 3,
    pool: 20,
    window: 8,
    concurrency: 4,
    feedback: true,
    today: '2026-03-02',
    timeZone: 'Europe/Berlin',
  },
  model: 'symbolic',
  checks: ['arguments', 'result'],
  catalogHash: 'sha256:1',
  notices: [],
};
