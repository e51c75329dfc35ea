// `stats RUN [OTHER]`: the figures of a run, or of two side by side.
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import type { StatsOptions } from './show-statistics.ts';

export const statsCommand: Command<StatsOptions> = {
  name: 'stats',
  argument: runArgument,
  otherArgument: { name: 'other', description: 'Folder of another run to compare with' },
  description: 'Show statistics of a run, or compare two runs',
  flags: {
    against: {
      kind: 'value',
      group: 'Figures',
      description: 'File of benchmark questions, to find queries that share 8 consecutive words with one',
    },
    json: { kind: 'switch', group: 'Output', description: 'Print the statistics as JSON and nothing else' },
  },
  examples: [
    ['$0 stats runs/demo', 'As tables'],
    ['$0 stats runs/demo runs/other', 'Compare two runs'],
    ['$0 stats runs/demo --against questions.jsonl', 'Find overlap with a benchmark'],
  ],
  options(said) {
    const run = runFolderOf(said, 'stats');
    const { otherArgument: other } = said;
    if (other === '')
      throw new ToolGradError('usage', 'The second run of stats is empty: name its folder, or leave it out.');
    const { against } = said.values;
    return {
      run,
      ...(other === undefined ? {} : { other }),
      ...(against === undefined ? {} : { against }),
      json: said.switches.has('json'),
    };
  },
  async run(options, terminal) {
    const { showStatistics } = await import('./show-statistics.ts');
    return await showStatistics(options, terminal);
  },
};
