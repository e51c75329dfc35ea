// `stats RUN`: the figures of a run.
import type { Command } from '../command.ts';
import { runArgument, runFolderOf } from './run-argument.ts';

export interface StatsOptions {
  readonly run: string;
  readonly json: boolean;
}

export const statsCommand: Command<StatsOptions> = {
  name: 'stats',
  argument: runArgument,
  description: 'Show the figures of a run',
  flags: { json: { kind: 'switch', group: 'Output', description: 'Print the figures as JSON' } },
  examples: [['$0 stats runs/demo', 'as tables']],
  options: (said) => ({ run: runFolderOf(said, 'stats'), json: said.switches.has('json') }),
  async run(options, terminal) {
    const { showStatistics } = await import('./show-statistics.ts');
    return await showStatistics(options, terminal);
  },
};
