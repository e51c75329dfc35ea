// How to go on with what has not come to its end.
import { ToolGradError } from '../../model/errors.ts';
import type { Limits } from '../../model/run.ts';
import { shellFlags } from './shell.ts';

/** The failure with what is kept, and the command that goes on from there; as it is, where it is unexpected. */
export function withWayOn(failure: unknown, kept: string, command: string): unknown {
  if (!(failure instanceof ToolGradError)) return failure;
  const { code, message, choices } = failure;
  return new ToolGradError(code, `${message}\n${kept}Continue with:\n${command}`, {
    choices,
    cause: failure,
  });
}

/** The limits that were given, twice as high: they count what has been spent already. */
export function higherLimits({ costUsd, tokens, calls }: Limits): string {
  const twice = (limit: number | undefined) => (limit === undefined ? undefined : limit * 2);
  return shellFlags({
    'max-cost': twice(costUsd),
    'max-tokens': twice(tokens),
    'max-calls': twice(calls),
  });
}
