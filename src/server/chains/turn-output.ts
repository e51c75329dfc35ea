// The output schema of start_chain and continue_chain.
import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

export const verdictOutput = z.object({
  check: z.string(),
  status: z.enum(['passed', 'failed', 'skipped']),
  detail: z.string().optional(),
});

export const critiqueOutput = z.object({
  tool: z.string().nullable().describe('Null if it concerns the whole'),
  path: z.string().nullable().describe('JSON Pointer into the arguments'),
  message: z.string().describe('What went wrong and what to do instead'),
});

export const stepOutput = z.object({
  id: z.string(),
  chain: z.string(),
  tool: z.string(),
  arguments: object,
  bindings: z
    .array(object)
    .describe('Where each argument value comes from: an earlier step, the query or the schema'),
});

export const turnOutput = z.object({
  handle: z.string().describe('Goes into every continue_chain call for this chain'),
  status: z
    .enum(['request', 'working', 'accepted', 'rejected', 'abandoned'])
    .describe(
      'request: answer it; working: calls are in progress, ask again with only the handle; accepted and rejected: finished, see result',
    ),
  next: z.string().describe('What to do now'),
  request: z
    .object({
      number: z.number().int().describe('Number of this request in its chain, from 1'),
      stage: z.string(),
      prompt: z.string().optional().describe('Rules and material. Omitted if only the objections are new'),
      schema: object.describe('JSON Schema of the answer; arguments may also be given as an object'),
      remaining: z.number().int().describe('Maximum number of requests that can follow this one'),
    })
    .optional(),
  objections: z.array(z.string()).optional().describe('Why the last answer was not accepted'),
  result: z
    .object({
      run: z.string().describe('Where the sample was added'),
      id: z.string(),
      query: z.string(),
      response: z.string(),
      steps: z.array(stepOutput),
      reason: z.string().optional().describe('Why it was rejected'),
      verdicts: z.array(verdictOutput),
      critiques: z.array(critiqueOutput),
    })
    .optional(),
  expiresAt: z.string().optional().describe('When the chain expires unless it is continued'),
});

export type TurnOutput = z.output<typeof turnOutput>;
