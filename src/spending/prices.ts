// What models cost, as their vendor publishes it, and what a request's tokens come to.
import type { Usage } from '../model/sample.ts';

/** USD for a million tokens. */
export interface Price {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  /** Input tokens of one request up to which the price holds. */
  readonly upTo?: number;
}

/** By model; a name stands for its dated versions too. */
export type Prices = Readonly<Record<string, Price>>;

/**
 * When the table below was last compared with its source, https://developers.openai.com/api/docs/pricing: the standard
 * tier, without batch, flex or priority processing.
 */
export const pricesAsOf = '2026-08-09';

/** Longer requests to the large models of 5.4 and later are billed by another tariff. */
const shortContext = 272_000;

export const openAiPrices: Prices = {
  'gpt-5.5': { input: 5, cachedInput: 0.5, output: 30, upTo: shortContext },
  'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15, upTo: shortContext },
  'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
  'gpt-5.4-nano': { input: 0.2, cachedInput: 0.02, output: 1.25 },
  'gpt-5.2': { input: 1.75, cachedInput: 0.175, output: 14 },
  'gpt-5.1': { input: 1.25, cachedInput: 0.125, output: 10 },
  'gpt-5': { input: 1.25, cachedInput: 0.125, output: 10 },
  'gpt-5-mini': { input: 0.25, cachedInput: 0.025, output: 2 },
  'gpt-5-nano': { input: 0.05, cachedInput: 0.005, output: 0.4 },
  'gpt-4.1': { input: 2, cachedInput: 0.5, output: 8 },
  'gpt-4.1-mini': { input: 0.4, cachedInput: 0.1, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, cachedInput: 0.025, output: 0.4 },
  'gpt-4o': { input: 2.5, cachedInput: 1.25, output: 10 },
  'gpt-4o-mini': { input: 0.15, cachedInput: 0.075, output: 0.6 },
  'o4-mini': { input: 1.1, cachedInput: 0.275, output: 4.4 },
};

/** The price of a model: by its own name, or by the name of which it is a dated version. */
export function priceOf(model: string, prices: Prices): Price | undefined {
  const name = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  if (Object.hasOwn(prices, model)) return prices[model];
  return Object.hasOwn(prices, name) ? prices[name] : undefined;
}

/** A price, and whether it is of the table above rather than the user's. */
export interface KnownPrice {
  readonly price: Price;
  readonly listed: boolean;
}

/** The user's price comes first; the table's is for the vendor's own endpoint. */
export function knownPrice(model: string, isVendor: boolean, prices: Prices): KnownPrice | undefined {
  const own = priceOf(model, prices);
  if (own !== undefined) return { price: own, listed: false };
  const price = isVendor ? priceOf(model, openAiPrices) : undefined;
  return price && { price, listed: true };
}

/** What a request's tokens cost, in USD; null where the price is not known, or does not hold for so many tokens. */
export function costOf(usage: Usage, price: Price | undefined): number | null {
  if (price === undefined || usage.inputTokens > (price.upTo ?? Number.POSITIVE_INFINITY)) return null;
  const { inputTokens, cachedInputTokens, outputTokens } = usage;
  const fresh = Math.max(0, inputTokens - cachedInputTokens);
  return (fresh * price.input + cachedInputTokens * price.cachedInput + outputTokens * price.output) / 1e6;
}
