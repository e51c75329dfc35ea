// `verify RUN`: executes every chain again and runs every check again.
import type { Command } from '../command.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { toolsFlags } from '../flags/tools-flags.ts';

export interface VerifyOptions {
  readonly run: string;
  /** In place of the configuration that the run remembers. */
  readonly configFile?: string;
  readonly json: boolean;
}

export const verifyCommand: Command<VerifyOptions> = {
  name: 'verify',
  argument: runArgument,
  description: 'Execute every chain of a run again, and run every check again',
  flags: {
    config: { ...toolsFlags.config, description: 'Where the run’s own configuration is gone' },
    json: { kind: 'switch', group: 'Output', description: 'Print the outcome as JSON, and nothing else' },
  },
  examples: [['$0 verify runs/demo', 'exit code 1 if any sample fails']],
  options: (said) => ({
    run: runFolderOf(said, 'verify'),
    ...(said.values.config === undefined ? {} : { configFile: said.values.config }),
    json: said.switches.has('json'),
  }),
  async run(options, terminal) {
    const { verifyRun } = await import('./verify-run.ts');
    return await verifyRun(options, terminal);
  },
};
