// Errors about a name that is not one of those there are: the nearest one, and the choices.
import { ToolGradError } from '../model/errors.ts';
import { didYouMean } from '../text/did-you-mean.ts';

/** A usage error: the sentence, the choices, and the nearest of them where one is near. */
export function unknownName(sentence: string, given: string, choices: readonly string[]): ToolGradError {
  const hint = didYouMean(given, choices, '"');
  const list = choices.length === 1 ? 'The only choice is' : 'The choices are';
  return new ToolGradError(
    'usage',
    choices.length === 0 ? sentence : `${sentence}${hint} ${list} ${choices.join(', ')}.`,
    { choices },
  );
}
