// `stats RUN [OTHER]`: the figures of a run, or of two side by side.
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';

export interface StatsOptions {
  readonly run: string;
  /** A second run, to be set beside the first. */
  readonly other?: string;
  /** A file of benchmark questions. */
  readonly against?: string;
  readonly json: boolean;
}

export const statsCommand: Command<StatsOptions> = {
  name: 'stats',
  argument: runArgument,
  otherArgument: { name: 'other', description: 'Folder of another run, to set beside the first' },
  description: 'Show the figures of a run, or of two side by side',
  flags: {
    against: {
      kind: 'value',
      group: 'Figures',
      description: 'File of benchmark questions: which queries share 8 words in a row with one',
    },
    json: { kind: 'switch', group: 'Output', description: 'Print the figures as JSON' },
  },
  examples: [
    ['$0 stats runs/demo', 'as tables'],
    ['$0 stats runs/demo runs/other', 'two runs, and what sets them apart'],
    ['$0 stats runs/demo --against questions.jsonl', 'with what overlaps a benchmark'],
  ],
  options(said) {
    const run = runFolderOf(said, 'stats');
    const { otherArgument: other } = said;
    if (other === '') throw new ToolGradError('usage', 'The second run of stats has no name: leave it out.');
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
