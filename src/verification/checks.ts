// The registry of checks, and choosing among them.
import { closest, distance } from 'fastest-levenshtein';
import { ToolGradError } from '../core/errors.ts';
import type { Check } from '../core/seams.ts';
import { argumentsCheck } from './arguments.ts';
import { bindingsCheck } from './bindings.ts';
import { necessaryCheck } from './necessary.ts';
import { queryCheck } from './query.ts';
import { replayCheck } from './replay.ts';
import { responseCheck } from './response.ts';
import { resultCheck } from './result.ts';
import { secretsCheck } from './secrets.ts';
import { withoutSecrets } from './without-secrets.ts';

const draftChecks: readonly Check[] = [
  argumentsCheck,
  resultCheck,
  bindingsCheck,
  queryCheck,
  responseCheck,
  necessaryCheck,
  replayCheck,
  secretsCheck,
].map(withoutSecrets);

/** Every check by name, in the order in which they run; `novel` comes last, when a sample is committed. */
export const checkNames: readonly string[] = [...draftChecks.map(({ name }) => name), 'novel'];

/** The names that are meant by `name,…`, or by `+name` and `-name`, which change the default (all of them). */
export function selectCheckNames(list: string | readonly string[] | undefined): readonly string[] {
  if (list === undefined) return checkNames;
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
  if (signed.length === 0) return checkNames.filter((name) => names.includes(name));
  const selected = new Set(checkNames);
  for (const [index, word] of words.entries()) {
    const name = names[index] as string;
    if (word.startsWith('+')) selected.add(name);
    else selected.delete(name);
  }
  return checkNames.filter((name) => selected.has(name));
}

/**
 * The checks of a draft that `--checks` names; all without a list. `novel` is not among them: it is judged against the
 * accepted samples when a draft is committed, if `selectCheckNames` has it. Throws `usage` for a name that is none.
 */
export function selectChecks(list?: string | readonly string[]): readonly Check[] {
  const names = selectCheckNames(list);
  return draftChecks.filter(({ name }) => names.includes(name));
}

function unknown(name: string): ToolGradError {
  const nearest = closest(name, checkNames);
  const hint = distance(name, nearest) <= Math.max(2, name.length / 3) ? ` Did you mean ${nearest}?` : '';
  return usage(`There is no check ${name || '""'}.${hint}`);
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', `${sentence} The checks are ${checkNames.join(', ')}.`, {
    choices: checkNames,
  });
}
