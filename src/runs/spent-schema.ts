// What asking a model cost, as stored on disk.
import { z } from 'zod';

const count = z.number().int().min(0);

export const usageShape = z.looseObject({
  inputTokens: count,
  cachedInputTokens: count,
  outputTokens: count,
  reasoningTokens: count,
});

export const spentShape = z.looseObject({
  calls: count,
  usage: usageShape,
  costUsd: z.number().min(0).nullable(),
});
