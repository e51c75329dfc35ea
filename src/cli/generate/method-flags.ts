// How samples come about: the method, and what can be left out of it to see what it contributes.
import { ToolGradError } from '../../model/errors.ts';
import { methods, type RunSpec, selectors } from '../../model/run.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Said } from '../command.ts';
import { wholeNumber } from '../numbers.ts';

const group = 'Method';

export const methodFlags = {
  method: {
    kind: 'value',
    group,
    default: 'answer-first',
    description:
      'answer-first, or query-first: a model writes the query and then searches for the calls, as a baseline',
  },
  'dfs-width': {
    kind: 'value',
    group,
    default: '2',
    description: 'With query-first: calls to try at one point of the search',
  },
  'dfs-steps': {
    kind: 'value',
    group,
    default: '12',
    description: 'With query-first: steps in a row, the last one that finishes included',
  },
  select: {
    kind: 'value',
    group,
    default: 'model',
    description: 'With answer-first: who chooses among proposals that worked: model, first or random',
  },
  'no-memory': {
    kind: 'switch',
    group,
    description: 'Begin every draft without what earlier ones have learned, to measure what it contributes',
  },
  'no-replay': {
    kind: 'switch',
    group,
    description: 'Record the results of exploration, without a clean execution of the chain',
  },
} as const;

/** What was said of the method. Throws `usage` for a choice that is none. */
export function methodOptions({ values, switches }: Said): Partial<RunSpec> {
  const [width, steps] = [
    wholeNumber(values, 'dfs-width', { min: 1, max: 100 }),
    // Finishing is a step, too.
    wholeNumber(values, 'dfs-steps', { min: 2, max: 100 }),
  ];
  const method = choiceOf(values, 'method', methods);
  const select = choiceOf(values, 'select', selectors);
  return {
    ...(method !== undefined && { method }),
    ...(select !== undefined && { select }),
    ...(width !== undefined && { dfsWidth: width }),
    ...(steps !== undefined && { dfsSteps: steps }),
    ...(switches.has('no-memory') && { memory: false }),
    ...(switches.has('no-replay') && { replay: false }),
  };
}

function choiceOf<Choice extends string>(
  values: Said['values'],
  flag: string,
  choices: readonly Choice[],
): Choice | undefined {
  const said = values[flag];
  if (said === undefined) return undefined;
  const choice = choices.find((each) => each === said);
  if (choice !== undefined) return choice;
  throw new ToolGradError(
    'usage',
    `--${flag} takes ${choices.join(', ')}, not "${said}".${didYouMean(said, choices)}`,
    { choices },
  );
}
