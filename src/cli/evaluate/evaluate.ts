// `evaluate RUN`: gives a model the questions of a run and the tools in view, and scores what it does.

import { resolve } from 'node:path';
import { defined } from '../../model/defined.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Command, Said } from '../command.ts';
import { modelFlags, modelOptions, spendingFlags } from '../flags/model-flags.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { toolsFlags, trustFlag } from '../flags/tools-flags.ts';
import { decimalNumber, wholeNumber } from '../numbers.ts';
import type { EvaluateOptions } from './evaluate-run.ts';

const model = 'Model';
const examples = 'Examples';
const playing = 'Playing';
const output = 'Output';
const { record: _, 'solve-threshold': __, 'no-feedback': ___, ...asking } = modelFlags;
const { estimate: ____, ...limits } = spendingFlags;

export const evaluateCommand: Command<EvaluateOptions> = {
  name: 'evaluate',
  argument: runArgument,
  description: 'Score a model on the questions of a run, with real tool calls',
  flags: {
    ...asking,
    model: {
      kind: 'value',
      group: model,
      description: 'Model to evaluate: openai:NAME, player:perfect, player:random or player:empty',
    },
    judge: { kind: 'value', group: model, description: 'Have openai:NAME rate final answers, 0 to 100' },
    'judge-base-url': {
      kind: 'value',
      group: model,
      default: '--base-url',
      description: 'Endpoint of the judge',
    },
    ...limits,
    limit: {
      kind: 'value',
      alias: 'n',
      group: examples,
      default: 'all examples',
      description: 'Play only this many examples',
    },
    'test-of': {
      kind: 'value',
      group: examples,
      description: 'Only the samples in the test split of this exported dataset',
    },
    negatives: {
      kind: 'value',
      group: examples,
      default: '0.2',
      description: 'Share of examples that the tools in view cannot answer',
    },
    'tools-per-sample': { kind: 'value', group: examples, default: '10', description: 'Tools in view' },
    'mask-names': {
      kind: 'switch',
      group: examples,
      description: 'Name tools func_1, func_2, …, so that the model must read their descriptions',
    },
    seed: {
      kind: 'value',
      group: examples,
      default: '0',
      description: 'The same seed gives the same examples',
    },
    'single-turn': {
      kind: 'switch',
      group: playing,
      description: 'Only look at the first calls the model proposes; starts no server',
    },
    'gold-history': {
      kind: 'switch',
      group: playing,
      description: 'Play each exchange of a dialogue by itself, after what the sample has before it',
    },
    turns: {
      kind: 'value',
      group: playing,
      default: '10',
      description: 'Maximum answers of the model per example',
    },
    system: { kind: 'value', group: playing, description: 'File with the system prompt' },
    'time-limit': {
      kind: 'value',
      group: playing,
      default: '1800',
      description: 'Maximum seconds per example',
    },
    concurrency: {
      kind: 'value',
      group: playing,
      default: 'same as --model-concurrency',
      description: 'Examples in progress at the same time',
    },
    trust: { ...trustFlag, group: playing },
    config: {
      ...toolsFlags.config,
      group: playing,
      description: 'Configuration file to use instead of the one the run remembers',
    },
    out: {
      kind: 'value',
      group: output,
      default: '<run>/evaluations/<model>',
      description: 'Folder for the evaluation',
    },
    resume: { kind: 'switch', group: output, description: 'Continue the evaluation in --out' },
    compare: {
      kind: 'value',
      group: output,
      description: 'Another model, or the folder of another evaluation, to compare with',
    },
    json: { kind: 'switch', group: output, description: 'Print a summary as JSON and nothing else' },
  },
  examples: [
    ['$0 evaluate runs/demo --model player:perfect', 'The ceiling: every score is 100'],
    ['$0 evaluate runs/demo --model openai:gpt-5-mini --max-cost 2', 'For at most 2 USD'],
    ['$0 evaluate runs/demo --model openai:qwen3:8b --base-url http://127.0.0.1:11434/v1', 'A local model'],
    [
      '$0 evaluate runs/demo --model openai:gpt-5-mini --compare openai:gpt-5-nano',
      'Two models side by side',
    ],
  ],
  options: evaluateOptions,
  async run(options, terminal) {
    const { evaluateRun } = await import('./evaluate-run.ts');
    return await evaluateRun(options, terminal);
  },
};

function evaluateOptions(said: Said): EvaluateOptions {
  const { values, switches } = said;
  const run = runFolderOf(said, 'evaluate');
  const singleTurn = switches.has('single-turn');
  for (const flag of ['turns', 'config', 'judge'] as const) {
    if (singleTurn && values[flag] !== undefined) throw contradiction(flag);
  }
  if (values['judge-base-url'] !== undefined && values.judge === undefined) {
    throw new ToolGradError('usage', '--judge-base-url only works with --judge openai:NAME.');
  }
  if (values.compare !== undefined && values.compare === values.model) {
    throw new ToolGradError(
      'usage',
      '--compare names the model that is being evaluated. Name another model, or the folder of another evaluation.',
    );
  }
  const { asking, limits, ...named } = modelOptions(said);
  const { record: _, ...ways } = asking;
  const seconds = decimalNumber(values, 'time-limit', { above: 0 });
  return {
    run,
    resume: switches.has('resume'),
    json: switches.has('json'),
    ...named,
    trust: switches.has('trust'),
    asking: ways,
    limits,
    settings: defined({
      mode: singleTurn ? ('single-turn' as const) : undefined,
      goldHistory: switches.has('gold-history') ? true : undefined,
      maskNames: switches.has('mask-names') ? true : undefined,
      turns: wholeNumber(values, 'turns', { min: 1, max: 1000 }),
      timeoutMs: seconds === undefined ? undefined : Math.max(1, Math.round(seconds * 1000)),
      seed: wholeNumber(values, 'seed', { min: 0, max: 2 ** 32 - 1 }),
      negatives: negativesIn(values),
      toolsPerSample: wholeNumber(values, 'tools-per-sample', { min: 1, max: 1000 }),
      testOf: values['test-of'] === undefined ? undefined : resolve(values['test-of']),
      limit: wholeNumber(values, 'limit', { min: 1, max: 1e9 }),
    }),
    ...defined({
      out: values.out,
      judge: values.judge,
      judgeBaseUrl: values['judge-base-url'],
      compare: values.compare,
      systemFile: values.system,
      configFile: values.config,
      concurrency: wholeNumber(values, 'concurrency', { min: 1, max: 1000 }),
    }),
  };
}

/** A share of all examples: with nothing else than negatives there would be no examples to take them from. */
function negativesIn(values: Said['values']): number | undefined {
  return decimalNumber(values, 'negatives', { min: 0, max: 0.9 });
}

function contradiction(flag: 'turns' | 'config' | 'judge'): ToolGradError {
  const why = {
    turns: 'asks for one answer per example',
    config: 'starts no server',
    judge: 'produces no final answer to judge',
  }[flag];
  return new ToolGradError('usage', `--single-turn ${why}, so it cannot be combined with --${flag}.`);
}
