// `environment RUN`: serves the worlds of samples for agents to train and be tested in, and grades what they do.
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { gradingFlags, gradingOptions } from '../flags/grading-flags.ts';
import { httpFlags, httpOptions } from '../flags/http-flags.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { trustFlag } from '../flags/tools-flags.ts';
import { wholeNumber } from '../numbers.ts';
import type { EnvironmentCommandOptions } from './serve-environment.ts';

export const environmentCommand: Command<EnvironmentCommandOptions> = {
  name: 'environment',
  argument: runArgument,
  description: 'Serve samples as environments for agents, and grade their episodes',
  flags: {
    sample: { kind: 'value', description: 'Serve this sample; over stdio, one is needed' },
    all: { kind: 'switch', description: 'Serve every sample, by its id: /mcp/ID' },
    log: { kind: 'value', description: 'Folder for a file of each episode', default: 'none' },
    'tools-per-sample': {
      kind: 'value',
      default: '10',
      description: 'Tools in view of each sample: its own and others',
    },
    unpinned: {
      kind: 'switch',
      description: 'Serve although the servers are not those that the samples were made with',
    },
    config: { kind: 'value', description: 'Configuration file, instead of what the run remembers' },
    trust: trustFlag,
    ...gradingFlags,
    ...httpFlags,
  },
  examples: [
    ['$0 environment runs/demo --all --http --port 8790', 'Every sample, for any number of agents'],
    ['$0 environment runs/demo --sample 0-000007 --log episodes', 'One sample, for a client that starts it'],
  ],
  options(said) {
    const run = runFolderOf(said, 'environment');
    const { sample, log, config } = said.values;
    const http = httpOptions(said);
    const all = said.switches.has('all');
    if (all === (sample !== undefined)) {
      throw new ToolGradError('usage', 'Use --sample ID for one sample, or --all for every one.');
    }
    if (all && http === undefined) {
      throw new ToolGradError('usage', '--all needs --http: over stdio, one sample is served (--sample ID).');
    }
    const toolsPerSample = wholeNumber(said.values, 'tools-per-sample', { min: 1, max: 1000 });
    return {
      run,
      ...(sample === undefined ? {} : { sample }),
      ...(log === undefined ? {} : { log }),
      ...(config === undefined ? {} : { configFile: config }),
      ...(toolsPerSample === undefined ? {} : { toolsPerSample }),
      ...(http === undefined ? {} : { http }),
      unpinned: said.switches.has('unpinned'),
      trust: said.switches.has('trust'),
      grading: gradingOptions(said),
    };
  },
  async run(options, terminal) {
    const { serveEnvironment } = await import('./serve-environment.ts');
    return await serveEnvironment(options, terminal);
  },
};
