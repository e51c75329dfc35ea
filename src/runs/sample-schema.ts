// The shape of one line of `samples.jsonl` and `rejected.jsonl`. Unknown fields are kept.
import { z } from 'zod';
import { dialogueMoves, forms } from '../model/claim.ts';
import { longestQuery, longestResponse } from '../model/loop-limits.ts';
import type { RejectedDraft, Sample } from '../model/sample.ts';
import { hows } from '../model/workflow.ts';
import { spentShape, usageShape } from './spent-schema.ts';

const json = z.record(z.string(), z.unknown());
const count = z.number().int().min(0);
const span = z.tuple([count, count]);

/** What `outcomeOf` makes of any answer that is a result, and no less. */
const result = z.looseObject({
  content: z.array(z.looseObject({ type: z.string() })),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().optional(),
});

const choice = z.looseObject({
  by: z.enum(['only', 'named', 'condition', 'best']),
  text: z.string().optional(),
  proof: z.string().optional(),
});

const bound = { path: z.string(), part: span.optional() };

/** Where an argument's value comes from. */
export const bindingShape = z.discriminatedUnion('source', [
  z.looseObject({
    ...bound,
    source: z.literal('step'),
    step: z.string(),
    from: z.string(),
    json: z.string().optional(),
    span: span.optional(),
    choice: choice.optional(),
  }),
  z.looseObject({
    ...bound,
    source: z.literal('query'),
    text: z.string().optional(),
    how: z.enum(hows).optional(),
  }),
  z.looseObject({ ...bound, source: z.literal('schema') }),
  z.looseObject({ ...bound, source: z.literal('computed'), proof: z.string() }),
  z.looseObject({ ...bound, source: z.literal('vouched'), by: z.literal('solve').nullable() }),
]);

const claim = z.union([
  z.looseObject({ text: z.string(), span, proof: z.string(), echo: z.literal(true).optional() }),
  z.looseObject({ text: z.string(), span, write: z.string() }),
  z.looseObject({ text: z.string(), span, condition: z.literal(true) }),
]);

/** A message, the steps it leads to, and its answer. */
export const exchangeShape = z.looseObject({
  kind: z.enum(['answer', 'ask', 'confirm', 'decline']),
  query: z.string().max(longestQuery),
  steps: z.array(z.string()),
  response: z.string().max(longestResponse),
  claims: z.array(claim),
  withheld: z.array(z.string()),
  open: z.array(z.looseObject({ step: z.string(), path: z.string() })).optional(),
  write: z.string().optional(),
  move: z.enum(dialogueMoves).optional(),
  condition: z.looseObject({ text: z.string(), proof: z.string(), value: z.boolean() }).optional(),
});

const step = z
  .looseObject({
    id: z.string(),
    server: z.string(),
    tool: z.string(),
    name: z.string(),
    arguments: json,
    result,
    value: z.unknown().optional(),
    valueAt: z.string().startsWith('/').optional(),
    bindings: z.array(bindingShape),
    failed: z.literal(true).optional(),
    repairs: z.string().optional(),
  })
  .refine(
    ({ value, valueAt }) => (value === undefined) !== (valueAt === undefined),
    'a step has either value or valueAt',
  );

const critique = z.looseObject({
  tool: z.string().nullable(),
  path: z.string().nullable(),
  message: z.string(),
});

const trace = z.looseObject({
  iterations: count,
  proposals: count,
  toolCalls: count,
  failedToolCalls: count,
  modelCalls: count,
  latencyMs: z.record(z.string(), z.number()),
  usage: usageShape,
  costUsd: z.number().min(0).nullable(),
  stages: z.record(z.string(), spentShape),
  gradients: z.array(
    z.looseObject({
      iteration: count,
      kind: z.enum(['append', 'new', 'none']),
      reason: z.string(),
      critiques: z.array(critique),
      tried: z
        .array(
          z.looseObject({
            proposalId: z.string(),
            instruction: z.string(),
            tools: z.array(z.string()),
            outcome: z.enum(['selected', 'succeeded', 'failed']),
            problem: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
});

const learned = z.looseObject({
  tools: z.record(z.string(), z.looseObject({ calls: count, failures: count, kept: count })),
  values: z.array(z.looseObject({ tool: z.string(), path: z.string() })),
  edges: z.array(z.looseObject({ from: z.string(), to: z.string(), path: z.string() })),
  names: z.array(z.looseObject({ noun: z.string(), name: z.string() })),
  failures: z.array(z.looseObject({ call: z.string(), critique })),
  calls: z.array(z.string()),
  found: z.array(z.string()).optional(),
});

export const formsShape = z.array(z.enum(forms)).max(2);

export const verdictsShape = z.array(
  z.looseObject({
    check: z.string(),
    status: z.enum(['passed', 'failed', 'skipped']),
    detail: z.string().optional(),
  }),
);

const draft = {
  id: z.string().regex(/^\d+-\d+$/),
  seed: z.number().int(),
  today: z.iso.date(),
  timeZone: z.string(),
  form: formsShape,
  setup: z.array(z.string()),
  ordered: z.array(z.looseObject({ step: z.string(), path: z.string(), by: z.string() })),
  exchanges: z.array(exchangeShape),
  query: z.string().max(longestQuery),
  response: z.string().max(longestResponse),
  chains: z.array(z.looseObject({ id: z.string(), steps: z.array(step) })),
  tools: z.array(
    z.looseObject({
      name: z.string(),
      server: z.string(),
      tool: z.string(),
      description: z.string(),
      inputSchema: json,
      outputSchema: json.optional(),
      annotations: json.optional(),
    }),
  ),
  verdicts: verdictsShape,
  trace,
  learned,
  provenance: z.looseObject({
    toolgrad: z.string(),
    model: z.string(),
    createdAt: z.string(),
    servers: z.array(z.looseObject({ name: z.string(), version: z.string() })),
  }),
};

const sample = z.looseObject({ schema: z.literal('toolgrad.sample/2'), ...draft });
const rejected = z.looseObject({ schema: z.literal('toolgrad.rejected/2'), ...draft, reason: z.string() });

/** The value if it is a sample, else the first problem with it. */
export function checkSample(value: unknown): { readonly entry: Sample } | { readonly problem: string } {
  return check<Sample>(sample, value);
}

/** The value if it is a rejected draft, else the first problem with it. */
export function checkRejected(
  value: unknown,
): { readonly entry: RejectedDraft } | { readonly problem: string } {
  return check<RejectedDraft>(rejected, value);
}

function check<T extends Sample | RejectedDraft>(
  schema: z.ZodType,
  value: unknown,
): { readonly entry: T } | { readonly problem: string } {
  const outcome = schema.safeParse(value);
  // The value itself, not zod's copy: exactly what was stored, in its original order.
  if (outcome.success) return { entry: value as T };
  const issue = outcome.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : `/${issue.path.join('/')}: `;
  return { problem: `${where}${issue?.message ?? 'not a sample'}` };
}
