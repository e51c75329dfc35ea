// What a request costs, and when nobody knows.
import { describe, expect, test } from 'vitest';
import { noUsage } from '../../src/model/sample.ts';
import { costOf, openAiPrices, priceOf, pricesAsOf } from '../../src/spending/prices.ts';

describe('the price of a model', () => {
  test('is that of its undated name', () => {
    expect(priceOf('gpt-5-mini-2025-08-07', openAiPrices)).toBe(openAiPrices['gpt-5-mini']);
    expect(priceOf('gpt-5-2025-08-07', openAiPrices)).toBe(openAiPrices['gpt-5']);
    expect(priceOf('gpt-4o-mini', openAiPrices)).toBe(openAiPrices['gpt-4o-mini']);
  });

  test.each(['gpt-5-pro', 'gpt-5-mini-high', 'ft:gpt-4o-mini:me', 'qwen3', 'toString', 'gpt', ''])(
    'is not guessed for %j',
    (model) => expect(priceOf(model, openAiPrices)).toBeUndefined(),
  );

  test('of a dated version may differ', () => {
    const own = { input: 1, cachedInput: 1, output: 1 };
    expect(priceOf('gpt-5-2025-08-07', { ...openAiPrices, 'gpt-5-2025-08-07': own })).toBe(own);
  });
});

test('the table has a date and sensible prices', () => {
  expect(pricesAsOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const { input, cachedInput, output } of Object.values(openAiPrices)) {
    expect(cachedInput).toBeGreaterThan(0);
    expect(cachedInput).toBeLessThan(input);
    expect(output).toBeGreaterThan(input);
  }
});

describe('the cost of a request', () => {
  const price = { input: 1, cachedInput: 0.1, output: 8, upTo: 1000 };

  test('counts cached tokens at their own price, and reasoning with the output', () => {
    const usage = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 200, reasoningTokens: 150 };
    expect(costOf(usage, price)).toBeCloseTo((600 + 40 + 1600) / 1e6, 12);
  });

  test('is unknown without a price, and beyond what the price holds for', () => {
    expect(costOf(noUsage, undefined)).toBeNull();
    expect(costOf({ ...noUsage, inputTokens: 1001 }, price)).toBeNull();
  });
});
