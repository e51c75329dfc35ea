// `npm run bench:methods`: query first, answer first without feedback, and answer first, by the same yardstick.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { renderTable } from '../src/cli/rendering/table.ts';
import { createScreen } from '../src/cli/terminal/terminal.ts';
import { inTemporaryFolder } from './bench/measure.ts';
import { type MethodFigures, type MethodRunOptions, runMethod } from './bench/method-run.ts';

const flags = await yargs(hideBin(process.argv))
  .scriptName('npm run bench:methods --')
  .usage('$0\n\nMakes samples by each method, with the same model and servers, and compares what they took.')
  .option('servers', {
    choices: ['demo', 'filesystem'] as const,
    array: true,
    default: ['demo', 'filesystem'] as ('demo' | 'filesystem')[],
    describe: 'The bundled servers, server-filesystem from npm, or both',
  })
  .option('config', { type: 'string', describe: 'A configuration file with your own servers instead' })
  .option('samples', { alias: 'n', type: 'number', default: 40, describe: 'Samples by each method' })
  .option('seed', { type: 'number', default: 0, describe: 'Seed of the runs' })
  .option('latency', { type: 'number', default: 20, describe: 'Milliseconds that the fake model takes' })
  .option('error-rate', {
    type: 'number',
    default: 0.2,
    describe: "Share of the fake model's calls with a mistake in an argument",
  })
  .option('plan', {
    type: 'number',
    default: 0.7,
    describe: "Share of the fake model's plans that go on by another call",
  })
  .option('model', { type: 'string', describe: 'A real model instead, such as openai:gpt-5-mini' })
  .option('base-url', { type: 'string', describe: 'Its endpoint' })
  .option('max-cost', { type: 'number', describe: 'Most that a run may cost, in USD' })
  .option('json', { type: 'boolean', default: false, describe: 'Print JSON and nothing else' })
  .strict()
  .help()
  .alias('help', 'h')
  .version(false)
  .wrap(100)
  .parseAsync();

const methods = [
  ['query-first', ['--method', 'query-first']],
  ['answer-first, no feedback', ['--no-feedback']],
  ['answer-first', []],
] as const;

const npmServers = fileURLToPath(new URL('../../fixtures/servers-from-npm.json', import.meta.url));
const model: MethodRunOptions['model'] =
  flags.model === undefined
    ? { latencyMs: flags.latency, errorRate: flags.errorRate, planShare: flags.plan }
    : { model: flags.model, baseUrl: flags.baseUrl };
// A window of the drafts under way: what the first ones learn is known to those after them.
const common = [
  '-n',
  String(flags.samples),
  '--seed',
  String(flags.seed),
  '--workers',
  '1',
  '--window',
  '16',
];
const sized = [
  ...common,
  '--concurrency',
  '8',
  ...(flags.maxCost === undefined ? [] : ['--max-cost', String(flags.maxCost)]),
];

const places: readonly (readonly [name: string, flags: readonly string[]])[] =
  flags.config === undefined
    ? flags.servers.map((name) =>
        name === 'demo'
          ? (['the bundled servers', ['--demo']] as const)
          : (['server-filesystem', ['--config', npmServers, '--servers', 'filesystem']] as const),
      )
    : [[flags.config, ['--config', flags.config]]];

const limits =
  flags.model === undefined
    ? [
        'The model is a fake one that follows rules, and knows nothing but its prompts. It shows what each method asks,',
        'calls and throws away at a set competence. It cannot show how well a real model writes queries, how often it',
        'picks the wrong tool, or what its samples are worth: for that, name one with --model.',
      ].join('\n')
    : `Asked: ${flags.model}. One run by each method; another seed gives other figures.`;

await inTemporaryFolder(async (path) => {
  const measured: { servers: string; method: string; figures: MethodFigures }[] = [];
  for (const [at, [servers, opened]] of places.entries())
    for (const [method, own] of methods) {
      const folder = path(`${at}-${method.replaceAll(/\W+/g, '-')}`);
      const figures = await runMethod(folder, { flags: [...opened, ...sized, ...own], model });
      measured.push({ servers, method, figures });
    }
  if (flags.json) {
    const machine = { node: process.version, processors: availableParallelism() };
    console.log(JSON.stringify({ ...machine, model, limits, measured }, null, 2));
    return;
  }
  const screen = createScreen(process.stdout);
  for (const [servers] of places) {
    const own = measured.filter((each) => each.servers === servers);
    const columns = own.map(({ method }) => ({ title: method, align: 'right' as const }));
    const table = renderTable(
      [{ title: servers }, ...columns],
      rowsOf(own.map(({ figures }) => figures)),
      screen,
    );
    screen.print(`${table}\n\n${verdict(own)}\n`);
    for (const { method, figures } of own)
      for (const { check, count, reason } of figures.rejections.slice(0, 3))
        screen.print(`${method}: ${count} × ${check ?? 'no draft'}: ${reason}`);
    screen.print('');
  }
  screen.print(limits);
});

function rowsOf(all: readonly MethodFigures[]): string[][] {
  const row = (title: string, say: (figures: MethodFigures) => string) => [title, ...all.map(say)];
  const number = (value: number | null, digits = 1) => (value === null ? '–' : value.toFixed(digits));
  return [
    row('samples of drafts', ({ accepted, drafts }) => `${accepted} of ${drafts}`),
    row('pass rate', ({ passRate }) => (passRate === null ? '–' : `${(100 * passRate).toFixed(1)} %`)),
    row('a sample: model calls', ({ modelCalls }) => number(modelCalls)),
    row('input tokens', ({ inputTokens }) => number(inputTokens, 0)),
    row('output tokens', ({ outputTokens }) => number(outputTokens, 0)),
    row('cost in USD', ({ costUsd }) => number(costUsd, 4)),
    row('tool calls', ({ toolCalls }) => number(toolCalls)),
    row('failed calls', ({ failedCalls }) => number(failedCalls, 2)),
    row('tools in it', ({ tools }) => number(tools, 2)),
    row('calls in it', ({ calls }) => number(calls, 2)),
    row('depth', ({ depth }) => number(depth, 2)),
    row('model calls a call in it', ({ modelCallsACall }) => number(modelCallsACall)),
    row('different tools in all', ({ distinctTools }) => String(distinctTools)),
    row('wall time, s', ({ seconds }) => number(seconds)),
  ];
}

/** The aim: answer first with feedback takes at most a third of the model calls of query first. */
function verdict(own: readonly { readonly method: string; readonly figures: MethodFigures }[]): string {
  const [queryFirst, , answerFirst] = own.map(({ figures }) => figures);
  const share = (a: number | null | undefined, b: number | null | undefined) =>
    a === null || a === undefined || !b ? '–' : `${((100 * a) / b).toFixed(0)} %`;
  const calls = share(answerFirst?.modelCalls, queryFirst?.modelCalls);
  const each = share(answerFirst?.modelCallsACall, queryFirst?.modelCallsACall);
  return `Answer first takes ${calls} of query first's model calls for a sample, and ${each} for a call in one (aim: at most 33 %).`;
}
