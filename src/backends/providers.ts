// The kinds of models there are, in the order in which they are named to users.
import { openAiProvider } from './openai/provider.ts';
import type { ModelProvider } from './provider.ts';
import { replayProvider } from './replay/provider.ts';
import { samplingProvider } from './sampling/provider.ts';
import { symbolicProvider } from './symbolic/provider.ts';

export const modelProviders: readonly ModelProvider[] = [
  symbolicProvider,
  openAiProvider,
  replayProvider,
  samplingProvider,
];
