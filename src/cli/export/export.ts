// `export RUN`: writes a run's samples as a dataset to train on and to test with.

import type { ExportOptions } from '../../dataset/export/export-options.ts';
import { type SplitUnit, splitUnits } from '../../dataset/splits/split-options.ts';
import { ToolGradError } from '../../model/errors.ts';
import { type NegativeKind, negativeKinds } from '../../model/example.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Command } from '../command.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { decimalNumber, wholeNumber } from '../numbers.ts';
import type { ExportCommandOptions, PushFlags } from './export-command-options.ts';

const rows = 'Rows';
const splits = 'Splits';
const output = 'Output';
const hub = 'Hugging Face Hub';

export const exportCommand: Command<ExportCommandOptions> = {
  name: 'export',
  argument: runArgument,
  description: 'Export the samples of a run as a dataset',
  flags: {
    format: {
      kind: 'value',
      group: output,
      description:
        'messages, openai, sharegpt, hermes, xlam, bfcl, bfcl-multi-turn, toolgrad, native, parquet or parquet:<format>; tasks: nemo-gym, nemo-gym-step, harbor, verl, verifiers, tau2, hf-trace',
      default: 'messages',
    },
    out: {
      kind: 'value',
      group: output,
      description: 'Folder for the dataset',
      default: '<run>/export/<format>',
    },
    force: { kind: 'switch', group: output, description: 'Replace an earlier export in --out' },
    'json-strings': {
      kind: 'switch',
      group: output,
      description:
        'Write columns of JSON as JSON strings, for datasets before 4.8; the card has the line that reads them',
    },
    license: {
      kind: 'value',
      group: output,
      description: 'License for the dataset card, with the name the Hub uses, such as cc-by-4.0',
      default: 'unknown; apache-2.0 for the demo',
    },
    json: { kind: 'switch', group: output, description: 'Print a summary as JSON and nothing else' },
    negatives: {
      kind: 'value',
      group: rows,
      description: 'Share of rows whose right answer is to call nothing, such as 0.2',
      default: '0',
    },
    'negative-kinds': {
      kind: 'list',
      group: rows,
      description: `Kinds of negatives: ${negativeKinds.join(', ')}`,
      default: 'all kinds',
    },
    'tools-per-sample': {
      kind: 'value',
      group: rows,
      description: 'Tools in view of each row: its own and others',
      default: '10',
    },
    'mask-names': { kind: 'switch', group: rows, description: 'Name tools func_1, func_2, …' },
    against: {
      kind: 'list',
      group: rows,
      description: 'Files with questions of benchmarks: samples near one are left out of the train split',
    },
    'serial-calls': {
      kind: 'switch',
      group: rows,
      description:
        'Write each call in a message of its own, for templates such as those of Llama 3 and GLM-4',
    },
    'leading-turn': {
      kind: 'switch',
      group: rows,
      description: 'Write only the question and the calls that answer it at once, for single-turn training',
    },
    'max-tokens': {
      kind: 'value',
      group: rows,
      description:
        'Shorten the results of longer rows, and leave out those that still do not fit; four bytes a token',
      default: 'no limit',
    },
    'max-result-chars': {
      kind: 'value',
      group: rows,
      description: 'Length at which results are shortened, in characters',
      default: '4000',
    },
    seed: {
      kind: 'value',
      group: rows,
      description: 'Seed for splits, other tools and negatives; the same seed exports the same rows',
      default: '0',
    },
    reviewed: {
      kind: 'switch',
      group: rows,
      description: 'Only export samples that a reviewer has accepted',
    },
    unverified: { kind: 'switch', group: rows, description: 'Also export samples that do not verify' },
    redact: {
      kind: 'switch',
      group: rows,
      description: 'Replace secrets; without this flag, a secret ends the export',
    },
    'test-ratio': {
      kind: 'value',
      group: splits,
      description: 'Share of samples in the test split, 0 to 1',
      default: '0.1',
    },
    'split-by': {
      kind: 'value',
      group: splits,
      description:
        'What only the test split calls: nothing in particular (sample), some tools (tools) or some servers (server)',
      default: 'sample',
    },
    push: {
      kind: 'value',
      group: hub,
      description:
        'Upload to this dataset, NAME/DATASET, with the token in HF_TOKEN; new datasets are private',
    },
    public: { kind: 'switch', group: hub, description: 'Make a new dataset public' },
    yes: { kind: 'switch', group: hub, description: 'Upload without asking for confirmation' },
  },
  examples: [
    ['$0 export runs/demo', 'Chat messages, for most trainers'],
    [
      '$0 export runs/demo --format sharegpt --negatives 0.2',
      'For LLaMA-Factory, with one negative in five rows',
    ],
    [
      '$0 export runs/demo --format parquet --split-by tools',
      'In columns, with tools that only the test split calls',
    ],
  ],
  options(said) {
    const { values, lists, switches } = said;
    const run = runFolderOf(said, 'export');
    const kinds = lists['negative-kinds']?.map((kind) => choice('negative-kinds', kind, negativeKinds));
    if (kinds !== undefined && values.negatives === undefined) {
      throw new ToolGradError(
        'usage',
        '--negative-kinds needs --negatives with the share of rows, such as --negatives 0.2.',
      );
    }
    const push = pushFlags(values.push, switches);
    const splitBy = values['split-by'];
    const dataset: Partial<Given> = {
      format: values.format,
      out: values.out,
      license: values.license,
      negatives: shareOf(values, 'negatives'),
      negativeKinds: kinds as readonly NegativeKind[] | undefined,
      toolsPerSample: wholeNumber(values, 'tools-per-sample', { min: 1, max: 1000 }),
      maxResultChars: wholeNumber(values, 'max-result-chars', { min: 1, max: 1_000_000 }),
      testRatio: decimalNumber(values, 'test-ratio', { min: 0, max: 1 }),
      splitBy: splitBy === undefined ? undefined : (choice('split-by', splitBy, splitUnits) as SplitUnit),
      against: lists.against,
      seed: wholeNumber(values, 'seed', { min: 0, max: 2 ** 32 - 1 }),
      maxTokens: wholeNumber(values, 'max-tokens', { min: 1, max: 100_000_000 }),
      serialCalls: switches.has('serial-calls'),
      leadingTurn: switches.has('leading-turn'),
      maskNames: switches.has('mask-names'),
      jsonStrings: switches.has('json-strings'),
      force: switches.has('force'),
      reviewed: switches.has('reviewed'),
      unverified: switches.has('unverified'),
      redact: switches.has('redact'),
    };
    return {
      run,
      dataset: withoutUndefined(dataset),
      ...(push === undefined ? {} : { push }),
      json: switches.has('json'),
    };
  },
  async run(options, terminal) {
    const { exportToFolder } = await import('./export-run.ts');
    return await exportToFolder(options, terminal);
  },
};

type Given = { readonly [Name in keyof ExportOptions]: ExportOptions[Name] | undefined };

function withoutUndefined(given: Partial<Given>): Partial<ExportOptions> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function shareOf(values: Readonly<Record<string, string>>, flag: string): number | undefined {
  const share = decimalNumber(values, flag, { min: 0, max: 1 });
  if (share !== 1) return share;
  throw new ToolGradError('usage', `--${flag} must be below 1: each negative is made from a sample.`);
}

function choice(flag: string, said: string, choices: readonly string[]): string {
  if (choices.includes(said)) return said;
  throw new ToolGradError(
    'usage',
    `--${flag} takes ${choices.join(', ')}, not "${said}".${didYouMean(said, choices)}`,
    { choices },
  );
}

function pushFlags(repo: string | undefined, switches: ReadonlySet<string>): PushFlags | undefined {
  if (repo === undefined) {
    const alone = ['public', 'yes'].find((name) => switches.has(name));
    if (alone === undefined) return undefined;
    throw new ToolGradError('usage', `--${alone} needs --push with the dataset to upload to.`);
  }
  if (!/^[\w.-]{1,96}\/[\w.-]{1,96}$/.test(repo)) {
    throw new ToolGradError('usage', `--push takes NAME/DATASET, such as acme/tool-use, not "${repo}".`);
  }
  return { repo, public: switches.has('public'), yes: switches.has('yes') };
}
