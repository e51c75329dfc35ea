// start_chain: begins a sample that the calling agent drives, as the model of the loop.
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { assertSomeCallable } from '../chains/callable.ts';
import { chainsOf } from '../chains/chains.ts';
import { tellTurn } from '../chains/tell-turn.ts';
import { turnOutput } from '../chains/turn-output.ts';
import { serverTool } from '../server-tool.ts';

/** Clients give up on a call after a minute. */
export const longestWaitMs = 45_000;

const input = z.object({
  servers: z
    .array(z.string())
    .max(50)
    .optional()
    .describe('Only tools of these servers. All of them where it is left out'),
  allow: z
    .array(z.string())
    .max(50)
    .optional()
    .describe('Tools that the policy refuses, each as server:tool. The user is asked about each'),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('Decides which tools are offered. Random where it is left out'),
  iterations: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe('How often the chain may grow. Each takes two requests and more'),
  proposals: z.number().int().min(1).max(5).default(2).describe('Next uses of tools to try in an iteration'),
  pool: z.number().int().min(1).max(64).default(20).describe('Tools offered in an iteration, at most'),
  run: z.string().optional().describe('The run that the sample is added to: "agent" where it is left out'),
});

export const startChain = serverTool({
  name: 'start_chain',
  title: 'Start a chain that you drive',
  description:
    'Begins one verified sample with you as the model: real calls to the connected tools first, then the question that they answer. ' +
    'ToolGrad makes the calls, checks everything, and asks you one thing at a time. The answer holds a handle and the first request: its prompt, the JSON Schema of the answer, and how many requests can follow at most. ' +
    'Follow the prompt, then call continue_chain with the handle and your answer, until the status is accepted or rejected. ' +
    'For samples without any work of yours, use generate_samples.',
  input,
  output: turnOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  run: async ({ servers, allow, run: name, seed = randomInt(2 ** 31), ...shape }, call) => {
    const { state, signal, progress } = call;
    const run = state.agentRun(name);
    await run.assertUsable();
    const chains = chainsOf(state);
    // Loaded here, so that the server is there at once.
    const [{ driveDraft }, { memoryOfRun }] = await Promise.all([
      import('../chains/driven-draft.ts'),
      import('../chains/run-memory.ts'),
    ]);
    const { handle, draft } = await chains.begin(async () => {
      progress(0, 1, 'Connecting the servers');
      const tools = await state.sourceFor({ servers, allow }, call);
      try {
        assertSomeCallable(tools.catalog);
        const memory = await memoryOfRun(state, run.name);
        return driveDraft({ tools, run, memory, spec: { ...shape, seed } });
      } catch (error) {
        await tools[Symbol.asyncDispose]();
        throw error;
      }
    });
    try {
      const turn = await draft.turn(longestWaitMs, signal, (news) => progress(0, 1, news));
      if (signal.aborted) throw new ToolGradError('interrupted', 'The call was cancelled.');
      if (turn.kind === 'finished') chains.finish(handle);
      return tellTurn(turn, { handle, expiresAt: chains.expiresAt(handle) });
    } catch (error) {
      // Nobody has the handle, or will have.
      await chains.end(handle);
      throw error;
    }
  },
});
