// `grade RUN`: the reward of one episode, as JSON.
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { gradingFlags, gradingOptions } from '../flags/grading-flags.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { wholeNumber } from '../numbers.ts';
import type { GradeCommandOptions } from './grade-episode.ts';

export const gradeCommand: Command<GradeCommandOptions> = {
  name: 'grade',
  argument: runArgument,
  description: 'Grade an episode by its log and the final answer, as JSON',
  flags: {
    episode: { kind: 'value', description: 'File of the episode, as "environment --log" writes it' },
    response: { kind: 'value', description: "The agent's final answer", default: 'none' },
    'response-file': { kind: 'value', description: "File of the agent's final answer" },
    'tools-per-sample': {
      kind: 'value',
      default: '10',
      description: 'Tools in view of each sample, as in the environment',
    },
    ...gradingFlags,
  },
  examples: [["$0 grade runs/demo --episode episodes/a1.jsonl --response 'It costs CHF 97.'", 'One episode']],
  options(said) {
    const run = runFolderOf(said, 'grade');
    const { episode, response, 'response-file': responseFile } = said.values;
    if (episode === undefined) {
      throw new ToolGradError(
        'usage',
        'grade needs --episode with a file that "environment --log" has written.',
      );
    }
    if (response !== undefined && responseFile !== undefined) {
      throw new ToolGradError('usage', '--response and --response-file cannot be combined.');
    }
    const toolsPerSample = wholeNumber(said.values, 'tools-per-sample', { min: 1, max: 1000 });
    return {
      run,
      episode,
      ...(response === undefined ? {} : { response }),
      ...(responseFile === undefined ? {} : { responseFile }),
      ...(toolsPerSample === undefined ? {} : { toolsPerSample }),
      grading: gradingOptions(said),
    };
  },
  async run(options, terminal) {
    const { gradeFile } = await import('./grade-episode.ts');
    return await gradeFile(options, terminal);
  },
};
