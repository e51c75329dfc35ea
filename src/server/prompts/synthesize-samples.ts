// The prompt that has the client's own agent make samples, as the model behind the loop.
import { ToolGradError } from '../../model/errors.ts';
import type { ServerPrompt } from './server-prompt.ts';

const most = 20;

export const synthesizeSamples: ServerPrompt = {
  about: {
    name: 'synthesize_samples',
    title: 'Make samples, acting as the model yourself',
    description: 'Drives start_chain and continue_chain until the requested number of samples is accepted.',
    arguments: [
      { name: 'samples', description: `How many samples to make, 1 to ${most} (1)` },
      { name: 'servers', description: 'Names of the servers to use, separated by commas (all)' },
      { name: 'run', description: 'Run to add the samples to (agent)' },
    ],
  },
  async text({ samples = '', servers = '', run = '' }) {
    const count = samples.trim() === '' ? 1 : Number(samples);
    if (!Number.isInteger(count) || count < 1 || count > most) {
      throw new ToolGradError('usage', `samples must be a whole number from 1 to ${most}.`);
    }
    const names = servers
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const input = {
      ...(names.length === 0 ? {} : { servers: names }),
      ...(run.trim() === '' ? {} : { run: run.trim() }),
    };
    const wanted = count === 1 ? 'one accepted sample' : `${count} accepted samples`;
    return `Make ${wanted} of verified tool-use data with ToolGrad. You are the language model in its loop; ToolGrad calls the tools, and checks everything.

A sample is made answer first: calls that really work are collected, and only then the question that they answer is written.

1. Call inspect_tools once, to see which servers and tools are in reach. If nothing may be called, stop and tell the user what it says.
2. Call start_chain with ${JSON.stringify(input)}. It answers with a handle and the first request.
3. A request has a stage, a prompt, and the JSON Schema of the answer. Read the prompt as your only instructions for this answer, do exactly what it asks, and call continue_chain with {"handle": the handle, "answer": an object that fits the schema}. Use only tools, argument values and identifiers that the prompt shows; never make up an identifier or a result.
4. If the answer does not fit, continue_chain says what is wrong: mend that and give the answer again, with the same handle. Nothing is lost.
5. Go on until continue_chain answers with the finished sample and its verdicts. Do not call the connected tools yourself on the way.
6. ${count === 1 ? 'If the sample was rejected, read which check failed and why, and begin again with step 2, at most three times in all' : `Repeat from step 2 until ${count} samples are accepted; of rejected ones, read which check failed and why, and do that better the next time. End after ${count * 3} attempts in any case`}.
7. At the end, tell the user in a few sentences: how many samples were accepted and rejected and why, the query of each accepted one, and the name of the run they are in.

What makes a sample good: the query sounds like a person who has never heard of the tools; everything that the calls need follows from the query or from an earlier result; the response says nothing that does not stand in the results.`;
  },
};
