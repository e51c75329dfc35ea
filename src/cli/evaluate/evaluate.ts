// `evaluate RUN`: gives a model the questions of a run and the tools in view, and scores what it does.

import type { PlayerAsking } from '../../compose/evaluation/compose-player.ts';
import type { SaidSettings } from '../../compose/evaluation/plan-evaluation.ts';
import { defined } from '../../model/defined.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Limits } from '../../model/run.ts';
import type { Command, Said } from '../command.ts';
import { modelFlags, modelOptions, spendingFlags } from '../flags/model-flags.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { toolsFlags } from '../flags/tools-flags.ts';
import { decimalNumber, wholeNumber } from '../numbers.ts';

export interface EvaluateOptions {
  readonly run: string;
  readonly out?: string;
  readonly resume: boolean;
  readonly model?: string;
  readonly judge?: string;
  readonly judgeBaseUrl?: string;
  /** A folder of another evaluation, or the name of another model. */
  readonly compare?: string;
  readonly asking: PlayerAsking;
  readonly limits: Limits;
  readonly settings: SaidSettings;
  /** The file of what is said before each question. */
  readonly systemFile?: string;
  readonly concurrency?: number;
  readonly configFile?: string;
  readonly json: boolean;
}

const model = 'Model';
const examples = 'Examples';
const playing = 'Playing';
const output = 'Output';
const { record: _, 'solve-threshold': __, 'no-feedback': ___, ...asking } = modelFlags;
const { estimate: ____, ...limits } = spendingFlags;

export const evaluateCommand: Command<EvaluateOptions> = {
  name: 'evaluate',
  argument: runArgument,
  description: 'Score a model on a run: it gets the question and tools in view, and calls them for real',
  flags: {
    ...asking,
    model: {
      kind: 'value',
      group: model,
      description: 'What is evaluated: openai:NAME, player:perfect, player:random or player:empty',
    },
    judge: { kind: 'value', group: model, description: 'Have final answers judged by openai:NAME, 0 to 100' },
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
      default: 'all',
      description: 'Play the first so many examples',
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
      description: 'Call functions func_1, func_2, … so that descriptions must be read',
    },
    seed: { kind: 'value', group: examples, default: '0', description: 'Equal seeds make equal examples' },
    'single-turn': {
      kind: 'switch',
      group: playing,
      description: 'Only have calls proposed; no server is started',
    },
    turns: { kind: 'value', group: playing, default: '10', description: 'Answers to one example, at most' },
    system: { kind: 'value', group: playing, description: 'File with what is said before each question' },
    'time-limit': {
      kind: 'value',
      group: playing,
      default: '1800',
      description: 'Seconds that one example may take',
    },
    concurrency: {
      kind: 'value',
      group: playing,
      default: 'as --model-concurrency',
      description: 'Examples side by side',
    },
    config: {
      ...toolsFlags.config,
      group: playing,
      description: 'Where the run’s own configuration is gone',
    },
    out: {
      kind: 'value',
      group: output,
      default: 'RUN/evaluations/<model>',
      description: 'Folder of the evaluation',
    },
    resume: { kind: 'switch', group: output, description: 'Go on with the evaluation that is there' },
    compare: {
      kind: 'value',
      group: output,
      description: 'Folder of another evaluation, or another model, to stand beside it',
    },
    json: { kind: 'switch', group: output, description: 'Print the summary as JSON, and nothing else' },
  },
  examples: [
    ['$0 evaluate runs/demo --model player:perfect', 'the ceiling: every score is 100'],
    ['$0 evaluate runs/demo --model openai:gpt-5-mini --max-cost 2', 'for 2 USD at most'],
    [
      '$0 evaluate runs/demo --model openai:qwen3:8b --base-url http://127.0.0.1:11434/v1',
      'a model on this machine',
    ],
    ['$0 evaluate runs/demo --model openai:gpt-5-mini --compare openai:gpt-5-nano', 'two side by side'],
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
    throw new ToolGradError('usage', '--judge-base-url is about a judge: name one with --judge openai:NAME.');
  }
  if (values.compare !== undefined && values.compare === values.model) {
    throw new ToolGradError(
      'usage',
      '--compare names the model that is evaluated: name another one, or the folder of another evaluation.',
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
    asking: ways,
    limits,
    settings: defined({
      mode: singleTurn ? ('single-turn' as const) : undefined,
      maskNames: switches.has('mask-names') ? true : undefined,
      turns: wholeNumber(values, 'turns', { min: 1, max: 1000 }),
      timeoutMs: seconds === undefined ? undefined : Math.max(1, Math.round(seconds * 1000)),
      seed: wholeNumber(values, 'seed', { min: 0, max: 2 ** 32 - 1 }),
      negatives: negativesIn(values),
      toolsPerSample: wholeNumber(values, 'tools-per-sample', { min: 1, max: 1000 }),
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
    turns: 'has one answer to each example',
    config: 'starts no server',
    judge: 'has no final answer to judge',
  }[flag];
  return new ToolGradError(
    'usage',
    `--single-turn ${why}, so --${flag} means nothing: leave one of them out.`,
  );
}
