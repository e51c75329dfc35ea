// Measures a request's tokens: all of them, those in a cached prefix, those shared with the request before.
import type { FakeRequest } from './request.ts';
import { countTokens, createPrefixCache, type PrefixCacheOptions, promptOf, sharedPrefix } from './tokens.ts';

export interface Measured {
  /** What the request is counted under: its schema's name, or the type of its response format. */
  readonly name: string;
  readonly input: number;
  readonly cached: number;
  /** Shared with the previous request of this name. */
  readonly shared: number;
  /** From now on later requests can find this one's prompt in the cache. */
  readonly remember: () => void;
}

/** Measures requests in the order of their arrival. */
export function createMeter(options: PrefixCacheOptions = {}): (request: FakeRequest) => Measured {
  const cache = createPrefixCache(options);
  const lastPrompts = new Map<string, string>();
  return (request) => {
    const name = request.schemaName ?? request.format;
    const prompt = promptOf(request);
    const { tokens, remember } = cache.lookUp(prompt);
    const shared = Math.floor(sharedPrefix(lastPrompts.get(name) ?? '', prompt) / 4);
    lastPrompts.set(name, prompt);
    return { name, input: countTokens(prompt), cached: tokens, shared, remember };
  };
}
