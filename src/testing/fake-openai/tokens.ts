// Counting tokens, and finding those that a provider would have had in its prompt cache.
import type { FakeRequest } from './request.ts';

const charactersPerToken = 4;

/** The tokens of a text: a quarter of its characters, rounded up. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

/** Everything of a request that costs input tokens, in the order in which providers cache it: the answer's schema, the tools, then the messages. */
export function promptOf(request: FakeRequest): string {
  const format = `${request.schemaName ?? request.format}\n`;
  const schema = request.schema === undefined ? '' : `${JSON.stringify(request.schema)}\n`;
  const tools = request.tools.length === 0 ? '' : `${JSON.stringify(request.tools)}\n`;
  const messages = request.messages.map(({ role, content, toolCalls: calls }) => {
    const made = calls === undefined ? '' : `${JSON.stringify(calls)}\n`;
    return `${role}\n${content}\n${made}`;
  });
  return format + schema + tools + messages.join('');
}

/** The characters with which two texts begin alike. */
export function sharedPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

export interface PrefixCacheOptions {
  /** Shorter prefixes are not cached; 1,024 as at OpenAI. */
  readonly minimumTokens?: number;
  /** Prefixes are cached up to a multiple of this; 128 as at OpenAI, 1 for every token. */
  readonly stepTokens?: number;
}

/** The most blocks remembered: at 128 tokens a block, those of thousands of prompts that share little. */
const mostBlocks = 200_000;

export interface PrefixCache {
  /** The tokens with which a prompt that was remembered began, too, and a function that remembers this one. */
  lookUp(prompt: string): { readonly tokens: number; readonly remember: () => void };
}

/**
 * Caches prompts as providers do: in blocks, each known by the hash of everything up to its end. Of two generations the
 * older one is forgotten when the younger one is full; what is used again moves to the younger.
 */
export function createPrefixCache(options: PrefixCacheOptions = {}): PrefixCache {
  const { minimumTokens = 1024, stepTokens = 128 } = options;
  let young = new Set<number>();
  let old = new Set<number>();
  return {
    lookUp(prompt) {
      const hashes = blockHashes(prompt, stepTokens * charactersPerToken);
      const unknown = hashes.findIndex((hash) => !young.has(hash) && !old.has(hash));
      const tokens = (unknown === -1 ? hashes.length : unknown) * stepTokens;
      const remember = () => {
        if (young.size + hashes.length > mostBlocks / 2) {
          old = young;
          young = new Set();
        }
        for (const hash of hashes) young.add(hash);
      };
      return { tokens: tokens < minimumTokens ? 0 : tokens, remember };
    },
  };
}

/** For each whole block the hash of the text up to its end. */
function blockHashes(text: string, length: number): number[] {
  const hashes: number[] = [];
  // Two FNV-1a hashes with different starts make one of 53 bits.
  let high = 0x811c9dc5;
  let low = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x01000193) ^ (low >>> 15);
    if ((at + 1) % length === 0) hashes.push((high >>> 11) * 2 ** 32 + (low >>> 0));
  }
  return hashes;
}
