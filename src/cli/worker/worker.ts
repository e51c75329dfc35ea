// `worker`: makes drafts for runs whose drafts are in a queue.
import { defined } from '../../model/defined.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Command, Flag } from '../command.ts';
import { modelFlags, modelOptions } from '../flags/model-flags.ts';
import { queueFlag } from '../flags/queue-flag.ts';
import { toolsFlags, toolsOptions } from '../flags/tools-flags.ts';
import { wholeNumber } from '../numbers.ts';
import type { WorkerOptions } from './worker-options.ts';

const {
  'no-feedback': _feedback,
  'solve-threshold': _threshold,
  record: _record,
  ...askingFlags
} = modelFlags as Readonly<Record<string, Flag>>;

export const workerCommand: Command<WorkerOptions> = {
  name: 'worker',
  description: 'Make drafts for "generate --queue", on this machine or another',
  flags: {
    queue: queueFlag,
    ...toolsFlags,
    ...askingFlags,
    concurrency: {
      kind: 'value',
      default: '4; 16 with a model',
      description: 'Drafts in progress at the same time',
    },
  },
  examples: [
    ['$0 worker --queue redis://10.0.0.5:6379 --config mcp.json', 'Work for the runs of that queue'],
  ],
  options(said) {
    const { queue } = said.values;
    if (queue === undefined)
      throw new ToolGradError(
        'usage',
        'worker needs --queue with the address of the queue: redis://HOST:PORT.',
      );
    const { model, asking } = modelOptions(said);
    const isAsked = model !== undefined && model !== 'symbolic';
    return {
      tools: toolsOptions(said, true),
      queue,
      ...defined({ model }),
      asking,
      concurrency: wholeNumber(said.values, 'concurrency', { min: 1, max: 1000 }) ?? (isAsked ? 16 : 4),
    };
  },
  async run(options, terminal) {
    const { workerRun } = await import('./worker-run.ts');
    return await workerRun(options, terminal);
  },
};
