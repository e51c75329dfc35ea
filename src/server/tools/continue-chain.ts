// continue_chain: takes the agent's answer to the request that waits, and tells what comes next.
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { type Chains, chainsOf } from '../chains/chains.ts';
import type { DrivenDraft } from '../chains/driven-draft.ts';
import { tellTurn } from '../chains/tell-turn.ts';
import { turnOutput } from '../chains/turn-output.ts';
import { serverTool } from '../server-tool.ts';
import { longestWaitMs } from './start-chain.ts';

/** Characters of an answer: many times what any stage needs. */
const longestAnswer = 200_000;

const input = z.object({
  handle: z.string().max(100).describe('From start_chain'),
  answer: z
    .union([z.record(z.string(), z.unknown()), z.string()])
    .optional()
    .describe(
      "One JSON object that fits the request's schema, or the text of one. Leave it out to see the request again, or to wait on",
    ),
  request: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('The number of the request that the answer is for, so that an answer sent twice counts once'),
  abandon: z.boolean().optional().describe('True gives the chain up: nothing of it is kept'),
});

export const continueChain = serverTool({
  name: 'continue_chain',
  title: 'Continue a chain that you drive',
  description:
    'Takes your answer to the last request of a chain begun with start_chain, makes the calls that follow from it, and answers with the next request, or with the finished sample and the verdict of every check. ' +
    'An answer that does not fit comes back with objections: mend it and send it again. ' +
    'With the handle alone it repeats the request that waits, after a lost connection for instance. A chain that is not continued for an hour ends.',
  input,
  output: turnOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  run: async ({ handle, answer, request, abandon }, { state, signal, progress }) => {
    const chains = chainsOf(state);
    const draft = chains.find(handle);
    if (abandon === true) return await giveUp(chains, handle);
    const objections = answer === undefined ? [] : take(draft, answer, request);
    try {
      const turn = await draft.turn(longestWaitMs, signal, (news) => progress(0, 1, news));
      if (turn.kind === 'finished') chains.finish(handle);
      return tellTurn(turn, { handle, expiresAt: chains.expiresAt(handle), objections });
    } catch (error) {
      // What ended the work ends the chain. A call that was cancelled does not: clients cancel what takes them too long.
      if (!signal.aborted) await chains.end(handle);
      throw error;
    }
  },
});

/** What there is to object to an answer; nothing where it was taken, now or, being sent twice, before. */
function take(draft: DrivenDraft, answer: unknown, request: number | undefined): readonly string[] {
  const waiting = draft.waitingFor;
  // Calls are under way, or the chain is finished: how it stands says what became of the answer before.
  if (waiting === undefined) return [];
  if (request !== undefined && request < waiting) return [];
  if (request !== undefined && request > waiting)
    throw new ToolGradError(
      'usage',
      `Request ${request} has not been made yet: request ${waiting} waits for its answer. Call continue_chain with the handle alone to see it.`,
    );
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  if (text.length > longestAnswer)
    return [`The answer has ${text.length} characters: ${longestAnswer} are the most that is read.`];
  return draft.answer(text);
}

async function giveUp(chains: Chains, handle: string) {
  await chains.end(handle);
  const next = 'The chain is given up, and nothing of it is kept. Begin another one with start_chain.';
  return { structured: { handle, status: 'abandoned' as const, next }, text: next };
}
