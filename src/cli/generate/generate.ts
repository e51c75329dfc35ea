// `generate`: makes samples.
import { defined } from '../../model/defined.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { RunSpec } from '../../model/run.ts';
import type { Command, Said } from '../command.ts';
import { modelFlags, modelOptions, spendingFlags } from '../flags/model-flags.ts';
import { queueFlag } from '../flags/queue-flag.ts';
import { toolsFlags, toolsOptions, trustFlag } from '../flags/tools-flags.ts';
import { wholeNumber } from '../numbers.ts';
import type { GenerateOptions } from './generate-options.ts';
import { methodFlags, methodOptions } from './method-flags.ts';

const sampling = 'Samples';
const output = 'Output';

export const generateCommand: Command<GenerateOptions> = {
  name: 'generate',
  description: 'Generate samples: real calls first, then the question they answer',
  flags: {
    ...toolsFlags,
    trust: trustFlag,
    samples: {
      kind: 'value',
      alias: 'n',
      group: sampling,
      default: '10',
      description: 'Accepted samples to generate; gives up after three times as many drafts',
    },
    seed: {
      kind: 'value',
      group: sampling,
      default: '0',
      description: 'The same seed gives the same samples',
    },
    iterations: {
      kind: 'value',
      group: sampling,
      default: '5',
      description: 'Iterations per draft; more iterations make longer chains',
    },
    proposals: { kind: 'value', group: sampling, default: '3', description: 'Proposals per iteration' },
    pool: { kind: 'value', group: sampling, default: '20', description: 'Tools drawn per iteration' },
    workers: {
      kind: 'value',
      group: sampling,
      default: 'the cores, up to 8',
      description: 'Threads that make drafts; --workers times --concurrency is at most half of --window',
    },
    queue: { ...queueFlag, group: sampling },
    exchanges: {
      kind: 'value',
      group: sampling,
      default: '1',
      description: 'Messages of the person in a sample, at most 4; more than one makes dialogues',
    },
    concurrency: {
      kind: 'value',
      group: sampling,
      default: '4; 16 with a model',
      description: 'Drafts that each worker has in progress at the same time',
    },
    window: {
      kind: 'value',
      group: sampling,
      default: '128',
      description: 'What a draft learns is used by drafts this many later; in a young run, earlier',
    },
    today: {
      kind: 'value',
      group: sampling,
      default: "the demo's day, or the local date",
      description: 'Date on which the samples take place: YYYY-MM-DD',
    },
    ...methodFlags,
    checks: {
      kind: 'list',
      group: sampling,
      default: 'all except judge and injection',
      description: 'Checks to run, or changes to the default: +name, -name',
    },
    ...modelFlags,
    ...spendingFlags,
    out: {
      kind: 'value',
      group: output,
      default: 'runs/<date>-<short id>',
      description: 'Folder for the run',
    },
    resume: { kind: 'switch', group: output, description: 'Continue the run in --out' },
    force: { kind: 'switch', group: output, description: 'Replace the run in --out' },
    json: { kind: 'switch', group: output, description: 'Print a summary as JSON and nothing else' },
  },
  examples: [
    ['$0 generate --demo -n 20', '20 samples from the bundled demo servers'],
    ['$0 generate --config mcp.json --allow crm:get_*', 'From your own servers'],
    [
      '$0 generate --demo --model openai:gpt-5-mini --max-cost 1',
      'Written by a language model, for at most 1 USD',
    ],
    ['$0 generate --out runs/a --resume', 'Continue a run'],
  ],
  options: generateOptions,
  async run(options, terminal) {
    const { generateRun } = await import('./generate-run.ts');
    return await generateRun(options, terminal);
  },
};

/** Throws `usage` if it is no date of the calendar. */
function calendarDate(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text;
  throw new ToolGradError('usage', `--today takes a date such as 2026-03-02, not ${JSON.stringify(text)}.`);
}

function generateOptions(said: Said): GenerateOptions {
  const { values, switches, lists } = said;
  const [resume, force] = [switches.has('resume'), switches.has('force')];
  if (resume && force) {
    throw new ToolGradError('usage', '--resume and --force cannot be combined.');
  }
  if ((resume || force) && values.out === undefined) {
    throw new ToolGradError(
      'usage',
      `--${resume ? 'resume' : 'force'} needs --out with the folder of the run.`,
    );
  }
  if (values.queue !== undefined && values.workers !== undefined) {
    throw new ToolGradError(
      'usage',
      '--queue and --workers cannot be combined: start workers of the queue with "toolgrad-mcp worker".',
    );
  }
  const most = 1_000_000;
  const ranges = {
    seed: { min: 0, max: 2 ** 32 - 1 },
    samples: { min: 1, max: most },
    iterations: { min: 1, max: 100 },
    proposals: { min: 1, max: 100 },
    pool: { min: 1, max: 10_000 },
    window: { min: 1, max: most },
    concurrency: { min: 1, max: 1000 },
    exchanges: { min: 1, max: 4 },
  } satisfies Partial<Record<keyof RunSpec, { min: number; max: number }>>;
  const spec = Object.fromEntries(
    Object.entries(ranges)
      .map(([name, range]) => [name, wholeNumber(values, name, range)] as const)
      .filter(([, number]) => number !== undefined),
  ) as Partial<RunSpec>;
  const feedback = switches.has('no-feedback') ? { feedback: false } : {};
  const today = values.today === undefined ? {} : { today: calendarDate(values.today) };
  const checks = lists.checks;
  return {
    tools: toolsOptions(said, !resume),
    ...(values.out === undefined ? {} : { out: values.out }),
    mode: resume ? 'resume' : force ? 'replace' : 'new',
    spec: { ...spec, ...methodOptions(said), ...feedback, ...today },
    ...modelOptions(said),
    ...(checks === undefined ? {} : { checks }),
    ...defined({ workers: wholeNumber(values, 'workers', { min: 1, max: 64 }), queue: values.queue }),
    trust: switches.has('trust'),
    estimate: switches.has('estimate'),
    json: switches.has('json'),
  };
}
