// The exchanges of a dialogue that an agent brings: what the person says, the calls that it leads to, and the answer.
import { z } from 'zod';
import type { Exchange } from '../../model/claim.ts';
import { ToolGradError } from '../../model/errors.ts';
import { longestQuery, longestResponse } from '../../model/loop-limits.ts';
import { idNumber, type Step, stepsOf, type Workflow } from '../../model/workflow.ts';
import type { WordedExchange } from '../../synthesis/draft-of-dialogue.ts';
import { broughtClaims, claimOf } from './brought-claims.ts';

/** Exchanges of a dialogue, at most. */
const mostExchanges = 8;

const exchange = z.strictObject({
  query: z.string().min(1).max(longestQuery),
  response: z.string().min(1).max(longestResponse),
  kind: z.enum(['answer', 'ask', 'confirm', 'decline']).default('answer'),
  steps: z.array(z.string()).default([]),
  claims: broughtClaims.optional(),
  open: z.array(z.looseObject({ step: z.string(), path: z.string() })).optional(),
  write: z.string().optional(),
  withheld: z.array(z.string()).default([]),
});

const dialogue = z.array(exchange).min(2).max(mostExchanges);

/** What clients are told of an exchange: every word of a schema is paid for in each of their conversations. */
export const broughtExchanges = z
  .array(z.record(z.string(), z.unknown()))
  .describe(
    'Instead of query and response, a dialogue: [{query, response, steps, claims, kind: answer, ask (open: [{step, path}]), confirm (write: a later step), decline (withheld: tools)}]',
  );

/** The exchanges as a draft takes them. Throws `usage` for what is none, and where a claim says nothing of why it holds. */
export function wordedExchanges(brought: z.output<typeof broughtExchanges>): readonly WordedExchange[] {
  const read = dialogue.safeParse(brought);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw misfit(`exchanges/${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'does not fit'}.`);
  }
  return read.data.map(
    ({ query, response, kind, steps, claims, open, write, withheld }): WordedExchange => ({
      kind,
      query,
      response,
      steps,
      withheld,
      ...(claims !== undefined && { claims: claims.map(claimOf) }),
      ...(open !== undefined && { open }),
      ...(write !== undefined && { write }),
    }),
  );
}

/** Throws `usage` where a step belongs to no exchange, to two, or to one before those of an earlier one. */
export function assertParted(exchanges: readonly Pick<Exchange, 'steps'>[], ids: readonly string[]): void {
  const said = exchanges.flatMap(({ steps }) => steps);
  const unknown = said.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw misfit(`${unknown} is none of the calls: they are ${ids.join(', ')}, in their order.`);
  const twice = said.find((id, at) => said.indexOf(id) !== at);
  if (twice !== undefined) throw misfit(`${twice} is in two exchanges: each call is made in one of them.`);
  const missing = ids.find((id) => !said.includes(id));
  if (missing !== undefined) throw misfit(`${missing} is in no exchange: name it in the "steps" of one.`);
  const early = said.find((id, at) => at > 0 && idNumber(id) < idNumber(said[at - 1] ?? id));
  if (early !== undefined)
    throw misfit(
      `${early} is called before steps of an earlier exchange: put the calls in the order of the dialogue.`,
    );
}

function misfit(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence);
}

/** Names of the tools that the exchanges speak of and may not call. */
export function toolsSpokenOf(exchanges: readonly WordedExchange[], workflow: Workflow): readonly string[] {
  const ids = new Set(stepsOf(workflow).map(({ id }: Step) => id));
  return exchanges.flatMap(({ write, withheld }) => [
    ...withheld,
    ...(write === undefined || ids.has(write) ? [] : [write]),
  ]);
}
