// The parameters that a request may do without, and how a refusal names one of them.
import type { ChatFault } from '../language/chat-fault.ts';

/** The only ones that are sent. */
export const optionalParameters = ['seed', 'temperature'] as const;
export type Parameter = (typeof optionalParameters)[number];

const unsupported =
  /unsupported|not support|unknown|unrecogni[sz]ed|not permitted|not allowed|unexpected|extra_forbidden|invalid|not available/i;

/** The parameter that a refusal objects to; undefined where it is about something else. */
export function refusedParameter(
  { said }: ChatFault,
  without: ReadonlySet<Parameter>,
): Parameter | undefined {
  if (!unsupported.test(said)) return undefined;
  return optionalParameters.find((name) => !without.has(name) && new RegExp(`\\b${name}\\b`).test(said));
}

/** The parameters of a request: those that are given and understood. */
export function parametersOf(
  { seed, temperature }: { readonly seed: number; readonly temperature: number | undefined },
  without: ReadonlySet<Parameter>,
): { readonly seed?: number; readonly temperature?: number } {
  return {
    ...(without.has('seed') ? {} : { seed }),
    ...(temperature === undefined || without.has('temperature') ? {} : { temperature }),
  };
}
