// The registry of checks, and choosing among them.
import { ToolGradError } from '../model/errors.ts';
import type { Check } from '../model/seams.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import { argumentsCheck } from './arguments.ts';
import { bindingsCheck } from './bindings.ts';
import { coverageCheck } from './coverage.ts';
import { injectionCheck, injectionFlag } from './injection.ts';
import { createJudgeCheck } from './judge.ts';
import { necessaryCheck } from './necessary.ts';
import { novelCheck } from './novel.ts';
import { queryCheck } from './query.ts';
import { replayCheck } from './replay.ts';
import { responseCheck } from './response.ts';
import { resultCheck } from './result.ts';
import { secretsCheck } from './secrets.ts';
import { createSolveCheck } from './solve.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What decides which checks run by default, and how strict they are. */
export interface CheckOptions {
  /** Whether a language model is there to be asked. False unless told otherwise. */
  readonly languageModel?: boolean;
  /** The least share of the steps that a solver has to plan, in [0, 1]; 0.6 unless told otherwise. */
  readonly solveThreshold?: number;
}

/** Every check, in the order in which they are shown. */
function createChecks({ solveThreshold }: CheckOptions): readonly Check[] {
  return [
    argumentsCheck,
    resultCheck,
    bindingsCheck,
    queryCheck,
    responseCheck,
    coverageCheck,
    necessaryCheck,
    replayCheck,
    createSolveCheck(solveThreshold === undefined ? {} : { threshold: solveThreshold }),
    createJudgeCheck(),
    secretsCheck,
    injectionCheck,
    novelCheck,
  ].map(withoutSecrets);
}

/** Every check, in the order in which they are shown. */
export const allChecks: readonly Check[] = createChecks({});

export const checkNames: readonly string[] = allChecks.map(({ name }) => name);

const asksModel = ({ needs }: Check) => needs.includes('model');

/** All but the optional ones, and those that need a model where there is none. */
function defaultNames(languageModel: boolean): readonly string[] {
  const chosen = allChecks.filter((check) => check.byDefault && (languageModel || !asksModel(check)));
  return chosen.map(({ name }) => name);
}

/**
 * The names that are meant by `name,…`, or by `+name` and `-name`, which change the default. Throws `usage` for a name
 * that is none, and for a check that asks a language model where there is none.
 */
export function selectCheckNames(
  list: string | readonly string[] | undefined,
  { languageModel = false }: CheckOptions = {},
): readonly string[] {
  if (list === undefined) return defaultNames(languageModel);
  const words = [list]
    .flat()
    .flatMap((part) => part.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw usage('--checks names no check.');
  const signed = words.filter((word) => /^[+-]/.test(word));
  if (signed.length > 0 && signed.length < words.length)
    throw usage(
      '--checks takes either the names of the checks to run, or changes to the default (+name, -name), not both.',
    );
  const names = words.map((word) => word.replace(/^[+-]\s*/, ''));
  for (const name of names) if (!checkNames.includes(name)) throw unknown(name);
  const selected = new Set(signed.length === 0 ? [] : defaultNames(languageModel));
  for (const [index, word] of words.entries()) {
    const name = names[index] as string;
    if (word.startsWith('-')) selected.delete(name);
    else selected.add(name);
  }
  const unanswered = allChecks.find(
    (check) => selected.has(check.name) && asksModel(check) && !languageModel,
  );
  if (unanswered !== undefined) throw withoutModel(unanswered.name);
  return checkNames.filter((name) => selected.has(name));
}

/** The checks that a list names, as `selectCheckNames` reads it; the default without a list. Throws as that does. */
export function selectChecks(
  list?: string | readonly string[],
  options: CheckOptions = {},
): readonly Check[] {
  const names = selectCheckNames(list, options);
  return createChecks(options).filter(({ name }) => names.includes(name));
}

/** What is looked for beside the chosen checks, to flag the samples that have it; it rejects none. */
export function flagsBeside(names: readonly string[]): readonly Check[] {
  return [injectionFlag].filter(({ name }) => !names.includes(name)).map(withoutSecrets);
}

function withoutModel(name: string): ToolGradError {
  const sentence = `${name} asks a language model: choose one with --model, or leave it out.`;
  return new ToolGradError('usage', sentence, { choices: checkNames });
}

function unknown(name: string): ToolGradError {
  return usage(`There is no check ${name || '""'}.${didYouMean(name, checkNames)}`);
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', `${sentence} The checks are ${checkNames.join(', ')}.`, {
    choices: checkNames,
  });
}
