// What asking a model cost, as stored on disk.
import { z } from 'zod';

const count = z.number().int().min(0);

export const usageShape = z.looseObject({
  inputTokens: count,
  cachedInputTokens: count,
  outputTokens: count,
  // Early versions did not count them.
  reasoningTokens: count.optional(),
});

export const spentShape = z.looseObject({
  calls: count,
  usage: usageShape.required(),
  costUsd: z.number().min(0).nullable(),
});
