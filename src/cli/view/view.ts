// `view RUN`: the page over a run, in the browser or as one file.
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { wholeNumber } from '../numbers.ts';
import { reviewerFlag, reviewerOf } from '../review/review.ts';
import type { ViewCommandOptions } from './view-run.ts';

const page = 'Page';
const output = 'Output';

export const viewCommand: Command<ViewCommandOptions> = {
  name: 'view',
  argument: runArgument,
  description: 'Look at a run and review it in the browser',
  flags: {
    port: { kind: 'value', group: page, description: 'Port to serve the page on', default: 'a free one' },
    'no-open': { kind: 'switch', group: page, description: 'Print the address and open no browser' },
    by: reviewerFlag(page),
    evaluation: {
      kind: 'list',
      group: page,
      description: 'Folders of evaluations to show, beside those in <run>/evaluations',
    },
    out: {
      kind: 'value',
      group: output,
      description: 'Write the page as one file instead, such as report.html',
    },
    force: { kind: 'switch', group: output, description: 'Replace the file named with --out' },
  },
  examples: [
    ['$0 view runs/demo', 'Opens the browser; Ctrl-C ends it'],
    ['$0 view runs/demo --out report.html', 'One file to look at anywhere, without reviewing'],
  ],
  options(said) {
    const run = runFolderOf(said, 'view');
    const { out } = said.values;
    const port = wholeNumber(said.values, 'port', { min: 0, max: 65_535 });
    const force = said.switches.has('force');
    const served = [
      ...(port === undefined ? [] : ['port']),
      ...(said.switches.has('no-open') ? ['no-open'] : []),
    ];
    if (out !== undefined && served.length > 0)
      throw new ToolGradError(
        'usage',
        `--${served[0]} does not apply to --out, which writes a file and serves nothing.`,
      );
    if (out === undefined && force)
      throw new ToolGradError('usage', '--force needs --out with the file to replace.');
    return {
      run,
      evaluations: said.lists.evaluation ?? [],
      ...(out === undefined
        ? { serve: { port: port ?? 0, open: !said.switches.has('no-open'), by: reviewerOf(said) } }
        : { write: { out, force } }),
    };
  },
  async run(options, terminal) {
    const { viewRun } = await import('./view-run.ts');
    return await viewRun(options, terminal);
  },
};
