// Errors about a name that is not one of those there are: the nearest one, and the choices.
import { closest, distance } from 'fastest-levenshtein';
import { ToolGradError } from '../model/errors.ts';

/** A usage error: the sentence, the choices, and the nearest of them where one is near. */
export function unknownName(sentence: string, given: string, choices: readonly string[]): ToolGradError {
  const nearest = choices.length === 0 ? undefined : closest(given, choices);
  const isNear = nearest !== undefined && distance(given, nearest) <= Math.max(2, given.length / 3);
  const hint = isNear ? ` Did you mean "${nearest}"?` : '';
  const list = choices.length === 1 ? 'The only choice is' : 'The choices are';
  return new ToolGradError(
    'usage',
    choices.length === 0 ? sentence : `${sentence}${hint} ${list} ${choices.join(', ')}.`,
    { choices },
  );
}
