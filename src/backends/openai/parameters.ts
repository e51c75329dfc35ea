// The parameters that a request may do without, and how a refusal names one of them.
import type { ChatFault } from '../language/chat-fault.ts';
import type { Endpoint } from './endpoint.ts';

/** The only ones that are sent. The last two are two names of one. */
export const optionalParameters = ['seed', 'temperature', 'max_completion_tokens', 'max_tokens'] as const;
export type Parameter = (typeof optionalParameters)[number];

/** What to do where an endpoint cuts answers off. */
export const tellsLongest = 'if answers need more, set --max-answer-tokens';

const unsupported =
  /unsupported|not support|unknown|unrecogni[sz]ed|not permitted|not allowed|unexpected|extra_forbidden|invalid|not available/i;

/** The parameter that a refusal objects to, which is the one it names first; undefined where it is about something else. */
export function refusedParameter(
  { said }: ChatFault,
  without: ReadonlySet<Parameter>,
): Parameter | undefined {
  if (!unsupported.test(said)) return undefined;
  const named = optionalParameters
    .filter((name) => !without.has(name))
    .map((name) => ({ name, at: said.search(new RegExp(`\\b${name}\\b`)) }))
    .filter(({ at }) => at >= 0);
  return named.sort((a, b) => a.at - b.at)[0]?.name;
}

/** What is asked of every request for a model. */
export interface AskedModel {
  readonly model: string;
  readonly temperature?: number | undefined;
  readonly maxAnswerTokens?: number | undefined;
  readonly endpoint: Pick<Endpoint, 'isVendor'>;
}

/** What is given for a request with that seed. */
export function givenFor({ temperature, maxAnswerTokens, endpoint }: AskedModel, seed: number): Given {
  return { seed, temperature, maxAnswerTokens, isVendor: endpoint.isVendor };
}

interface Given {
  readonly seed: number;
  readonly temperature: number | undefined;
  readonly maxAnswerTokens: number | undefined;
  readonly isVendor: boolean;
}

/** The parameters of a request: those that are given and understood. */
export function parametersOf(
  { seed, temperature, maxAnswerTokens, isVendor }: Given,
  without: ReadonlySet<Parameter>,
): Partial<Readonly<Record<Parameter, number>>> {
  // The vendor's new models refuse the old name, and most others do not know the new one.
  const names = ['max_tokens', 'max_completion_tokens'] as const;
  const longest = (isVendor ? names.toReversed() : names).find((name) => !without.has(name));
  return {
    ...(without.has('seed') ? {} : { seed }),
    ...(temperature === undefined || without.has('temperature') ? {} : { temperature }),
    ...(maxAnswerTokens === undefined || longest === undefined ? {} : { [longest]: maxAnswerTokens }),
  };
}
