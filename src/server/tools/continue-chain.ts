// `continue_chain`: takes the agent's answer to the pending request, and returns what comes next.
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { type Chains, chainsOf, journalOf } from '../chains/chains.ts';
import type { DrivenDraft } from '../chains/driven-draft.ts';
import type { Journal } from '../chains/journal.ts';
import { longestWaitMs, restoreDraft } from '../chains/open-draft.ts';
import { tellTurn } from '../chains/tell-turn.ts';
import { turnOutput } from '../chains/turn-output.ts';
import { serverTool } from '../server-tool.ts';

/** Maximum characters of an answer: many times what any stage needs. */
const longestAnswer = 200_000;

const input = z.object({
  handle: z.string().max(100).describe('From start_chain'),
  answer: z
    .union([z.record(z.string(), z.unknown()), z.string()])
    .optional()
    .describe(
      'One JSON object that matches the schema of the request, or a JSON string that contains one. Omit it to see the request again, or to keep waiting',
    ),
  request: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Number of the request that the answer is for, so that an answer sent twice counts once'),
  abandon: z.boolean().optional().describe('True abandons the chain; nothing of it is kept'),
});

export const continueChain = serverTool({
  name: 'continue_chain',
  title: 'Continue a chain that you drive',
  description:
    'Takes your answer to the last request of a chain started with start_chain, makes the calls that follow from it, and returns the next request, or the finished sample with the verdict of every check. ' +
    'An answer that does not match is returned with objections: fix it and send it again. ' +
    'With only the handle, it repeats the pending request, for instance after a lost connection. A chain that is not continued for an hour expires.',
  input,
  output: turnOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  run: async ({ handle, answer, request, abandon }, call) => {
    const { state, signal, progress } = call;
    const [chains, journal] = [chainsOf(state), journalOf(state)];
    const isGone = abandon === true && !chains.has(handle) && (await journal.read(handle)) !== undefined;
    if (isGone) return await giveUp(chains, journal, handle);
    // After a restart of this server, and where others needed its place, the chain is in its journal alone.
    const draft = chains.has(handle)
      ? chains.find(handle)
      : await restoreDraft(handle, chains, journal, call);
    if (abandon === true) return await giveUp(chains, journal, handle);
    const waiting = draft.waitingFor;
    const objections = answer === undefined ? [] : take(draft, answer, request);
    if (
      answer !== undefined &&
      objections.length === 0 &&
      waiting !== undefined &&
      draft.waitingFor !== waiting
    )
      await journal.add(handle, {
        request: waiting,
        text: typeof answer === 'string' ? answer : JSON.stringify(answer),
      });
    try {
      const turn = await draft.turn(longestWaitMs, signal, (news) => progress(0, 1, news));
      if (turn.kind === 'finished') {
        chains.finish(handle);
        await journal.end(handle);
      }
      return tellTurn(turn, { handle, expiresAt: chains.expiresAt(handle), objections });
    } catch (error) {
      // What ended the work ends the chain. A cancelled call does not: clients cancel what takes too long.
      if (!signal.aborted) {
        await chains.end(handle);
        await journal.end(handle);
      }
      throw error;
    }
  },
});

/** Objections to an answer; none if it was accepted, now or when it was sent before. */
function take(draft: DrivenDraft, answer: unknown, request: number | undefined): readonly string[] {
  const waiting = draft.waitingFor;
  // Calls are in progress, or the chain is finished: its status says what became of the previous answer.
  if (waiting === undefined) return [];
  if (request !== undefined && request < waiting) return [];
  if (request !== undefined && request > waiting)
    throw new ToolGradError(
      'usage',
      `Request ${request} has not been made yet: request ${waiting} is waiting for its answer. Call continue_chain with only the handle to see it.`,
    );
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  if (text.length > longestAnswer)
    return [`The answer has ${text.length} characters; the maximum is ${longestAnswer}.`];
  return draft.answer(text);
}

async function giveUp(chains: Chains, journal: Journal, handle: string) {
  await chains.end(handle);
  await journal.end(handle);
  const next = 'The chain is abandoned, and nothing of it is kept. Start another one with start_chain.';
  return { structured: { handle, status: 'abandoned' as const, next }, text: next };
}
