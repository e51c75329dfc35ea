// `start_chain`: starts a sample that the calling agent drives, as the model of the loop.
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { chainsOf, journalOf } from '../chains/chains.ts';
import { longestWaitMs, openDraft } from '../chains/open-draft.ts';
import { tellTurn } from '../chains/tell-turn.ts';
import { turnOutput } from '../chains/turn-output.ts';
import { serverTool } from '../server-tool.ts';
import { allow, exchanges, runName, servers } from './run-fields.ts';

const input = z.object({
  servers: servers.optional(),
  allow: allow.optional(),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('Decides which tools are offered'),
  iterations: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe('How often the chain may grow, in two requests or more'),
  proposals: z.number().int().min(1).max(5).default(2).describe('Per iteration'),
  pool: z.number().int().min(1).max(64).default(20).describe('Tools per iteration, at most'),
  exchanges: exchanges.optional(),
  run: runName.optional().describe('Where to add the sample (agent)'),
});

export const startChain = serverTool({
  name: 'start_chain',
  title: 'Start a chain that you drive',
  description:
    'Starts one verified sample with you as the model: real calls to the connected tools first, then the question they answer. ' +
    'ToolGrad makes the calls, checks everything, and asks you one thing at a time. The result contains a handle and the first request: its prompt, the JSON Schema of the answer, and how many requests can follow at most. ' +
    'Follow the prompt, then call continue_chain with the handle and your answer, until the status is accepted or rejected.',
  input,
  output: turnOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  run: async ({ run: name, seed = randomInt(2 ** 31), servers: only, allow: more, ...shape }, call) => {
    const { state, signal, progress } = call;
    const run = state.agentRun(name);
    await run.assertUsable();
    const [chains, journal] = [chainsOf(state), journalOf(state)];
    const beginning = {
      run: run.name,
      ...(only !== undefined && { servers: only }),
      ...(more !== undefined && { allow: more }),
      seed,
      ...shape,
    };
    const { handle, draft } = await chains.begin(() => openDraft(beginning, call));
    try {
      await journal.begin(handle, beginning);
      const turn = await draft.turn(longestWaitMs, signal, (news) => progress(0, 1, news));
      if (signal.aborted) throw new ToolGradError('interrupted', 'The call was cancelled.');
      if (turn.kind === 'finished') {
        chains.finish(handle);
        await journal.end(handle);
      }
      return tellTurn(turn, { handle, expiresAt: chains.expiresAt(handle) });
    } catch (error) {
      // No one has the handle, or ever will.
      await chains.end(handle);
      await journal.end(handle);
      throw error;
    }
  },
});
