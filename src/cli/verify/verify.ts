// `verify RUN`: executes every chain again and runs every check again.
import type { Command } from '../command.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { toolsFlags, trustFlag } from '../flags/tools-flags.ts';
import type { VerifyOptions } from './verify-run.ts';

export const verifyCommand: Command<VerifyOptions> = {
  name: 'verify',
  argument: runArgument,
  description: 'Execute every chain of a run again and repeat the checks',
  flags: {
    config: {
      ...toolsFlags.config,
      description: 'Configuration file to use instead of the one the run remembers',
    },
    trust: trustFlag,
    json: { kind: 'switch', group: 'Output', description: 'Print the outcome as JSON and nothing else' },
  },
  examples: [['$0 verify runs/demo', 'Exits with code 1 if any sample fails']],
  options: (said) => ({
    run: runFolderOf(said, 'verify'),
    ...(said.values.config === undefined ? {} : { configFile: said.values.config }),
    trust: said.switches.has('trust'),
    json: said.switches.has('json'),
  }),
  async run(options, terminal) {
    const { verifyRun } = await import('./verify-run.ts');
    return await verifyRun(options, terminal);
  },
};
