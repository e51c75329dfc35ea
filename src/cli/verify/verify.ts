// `verify RUN`: executes every chain again and runs every check again.
import { ToolGradError } from '../../model/errors.ts';
import type { Command, Said } from '../command.ts';
import { modelFlags, modelOptions, spendingFlags } from '../flags/model-flags.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { toolsFlags, trustFlag } from '../flags/tools-flags.ts';
import type { VerifyOptions } from './verify-run.ts';

const { 'no-feedback': _, record: __, ...asking } = modelFlags;
const { estimate: ___, ...limits } = spendingFlags;

const readerFlags = {
  ...asking,
  model: {
    kind: 'value',
    group: asking.model.group,
    description: 'Also ask this model, openai:NAME, whether the queries lead to the calls (the check solve)',
  },
  ...limits,
} as const;

/** Throws `usage` for what is said of a model where none is named. */
function readerOf(said: Said): Pick<VerifyOptions, 'reader'> {
  const { model, ...rest } = modelOptions(said);
  if (model !== undefined) return { reader: { model, ...rest } };
  const [flag] = Object.keys(readerFlags).filter((name) => said.values[name] !== undefined);
  if (flag === undefined) return {};
  throw new ToolGradError(
    'usage',
    `--${flag} only works with a language model: name one with --model, or remove it.`,
  );
}

export const verifyCommand: Command<VerifyOptions> = {
  name: 'verify',
  argument: runArgument,
  description: 'Execute every chain of a run again and repeat the checks',
  flags: {
    config: {
      ...toolsFlags.config,
      description: 'Configuration file to use instead of the one the run remembers',
    },
    ...readerFlags,
    trust: trustFlag,
    json: { kind: 'switch', group: 'Output', description: 'Print the outcome as JSON and nothing else' },
  },
  examples: [
    ['$0 verify runs/demo', 'Exits with code 1 if any sample fails'],
    [
      '$0 verify runs/agent --model openai:gpt-5-mini',
      'A model reads the queries blind, and vouches for what code cannot trace',
    ],
  ],
  options: (said) => ({
    run: runFolderOf(said, 'verify'),
    ...(said.values.config === undefined ? {} : { configFile: said.values.config }),
    ...readerOf(said),
    trust: said.switches.has('trust'),
    json: said.switches.has('json'),
  }),
  async run(options, terminal) {
    const { verifyRun } = await import('./verify-run.ts');
    return await verifyRun(options, terminal);
  },
};
