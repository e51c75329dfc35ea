// `review RUN`: a person's decisions on samples, said by a script, or all that have been made.
import { ToolGradError } from '../../model/errors.ts';
import { loginName } from '../../reviews/login-name.ts';
import type { SaidDecision } from '../../reviews/review.ts';
import type { Command, Said } from '../command.ts';
import { runArgument, runFolderOf } from '../flags/run-argument.ts';
import { wholeNumber } from '../numbers.ts';
import type { ReviewOptions } from './review-run.ts';

const decision = 'Decision';

export const reviewCommand: Command<ReviewOptions> = {
  name: 'review',
  argument: runArgument,
  description: 'Accept, reject, comment on or edit samples of a run, or list what has been said of them',
  flags: {
    sample: { kind: 'list', group: decision, description: 'Ids of the samples that the decision is about' },
    accept: { kind: 'switch', group: decision, description: 'Accept them' },
    reject: {
      kind: 'value',
      group: decision,
      description: 'Reject them, for this reason: they are not exported',
    },
    comment: { kind: 'value', group: decision, description: 'Say something of them' },
    query: {
      kind: 'value',
      group: decision,
      description: 'Another wording of the query, if the checks pass it',
    },
    response: {
      kind: 'value',
      group: decision,
      description: 'Another wording of the response, if the checks pass it',
    },
    exchange: {
      kind: 'value',
      group: decision,
      description: 'Which exchange of a dialogue the wording is of, from 1',
    },
    undo: { kind: 'switch', group: decision, description: 'Take back your latest review of them' },
    by: reviewerFlag(decision),
    json: { kind: 'switch', group: 'Output', description: 'Print the reviews as JSON and nothing else' },
  },
  examples: [
    ['$0 review runs/demo', 'What has been said of which samples'],
    ['$0 review runs/demo --sample 0-000003 --reject "nobody asks that"', 'Left out of exports from now on'],
    ['$0 review runs/demo --sample 0-000004,0-000005 --accept --by Ada', 'Accept two, as Ada'],
    [
      '$0 review runs/dialogues --sample 0-000002 --exchange 2 --query "And who sent it?"',
      'Another second message of a dialogue, if the checks pass it',
    ],
  ],
  options(said) {
    const run = runFolderOf(said, 'review');
    const decisions = decisionsIn(said);
    const samples = said.lists.sample ?? [];
    if (decisions.length > 0 && samples.length === 0)
      throw new ToolGradError(
        'usage',
        'Name the samples of the decision with --sample, such as --sample 0-000003.',
      );
    if (decisions.length === 0 && samples.length > 0)
      throw new ToolGradError(
        'usage',
        'Say what is decided: --accept, --reject "why", --comment "what", --query or --response "new wording", or --undo.',
      );
    const isEdit = decisions.some((each) => each.decision === 'edit');
    if (isEdit && samples.length > 1)
      throw new ToolGradError('usage', '--query and --response are the wording of one sample: name one.');
    const { query, response } = said.values;
    const exchange = wholeNumber(said.values, 'exchange', { min: 1, max: 100 });
    if (exchange !== undefined && !isEdit)
      throw new ToolGradError('usage', '--exchange belongs to a wording: add --query or --response.');
    return {
      run,
      samples: [...new Set(samples)],
      decisions,
      ...(isEdit && { wording: { query, response, exchange } }),
      by: reviewerOf(said),
      json: said.switches.has('json'),
    };
  },
  async run(options, terminal) {
    const { reviewRun } = await import('./review-run.ts');
    return await reviewRun(options, terminal);
  },
};

/** `--by`: whose decisions they are. */
export function reviewerFlag(group: string) {
  return {
    kind: 'value',
    group,
    description: 'Name of whoever reviews',
    default: 'the name you are logged in with',
  } as const;
}

export function reviewerOf({ values }: Said): string {
  return values.by ?? loginName();
}

/** What was said; accepting and rejecting at once contradict each other, and a comment goes with either. */
function decisionsIn({ switches, values }: Said): readonly SaidDecision[] {
  const verdicts: SaidDecision[] = [
    ...(switches.has('accept') ? [{ decision: 'accept' } as const] : []),
    ...(values.reject === undefined ? [] : [{ decision: 'reject', reason: values.reject } as const]),
    ...(switches.has('undo') ? [{ decision: 'undo' } as const] : []),
  ];
  if (verdicts.length > 1)
    throw new ToolGradError('usage', '--accept, --reject and --undo exclude each other: say one of them.');
  const { query, response, comment } = values;
  const edits: SaidDecision[] =
    query === undefined && response === undefined ? [] : [{ decision: 'edit', exchanges: [] }];
  const comments: SaidDecision[] = comment === undefined ? [] : [{ decision: 'comment', comment }];
  // The edit first: where the checks object to it, nothing else is stored either.
  return [...edits, ...verdicts, ...comments];
}
