// Endpoints that speak OpenAI's chat completions: what the program knows of them.
import { knownPrice } from '../../spending/prices.ts';
import type { EndpointProvider } from '../provider.ts';
import { createOpenAiJudge, createOpenAiPlayer, openOpenAiChat } from './create-openai.ts';
import { endpointOf, keysIn } from './endpoint.ts';

/** Shorter ones are placeholders ("ollama") or versions, which a sample may well speak of. */
const shortestSecret = 12;

const defaultConcurrency = 16;
/** A server on one's own machine seldom answers more at a time: the others would only wait, and run out of time. */
const localConcurrency = 4;

export const openAiProvider: EndpointProvider = {
  scheme: 'openai',
  takes: { placeholder: 'NAME', what: 'the name of a model', example: 'gpt-5-mini' },
  isLanguageModel: true,
  endpoint: {
    chat: openOpenAiChat,
    player: createOpenAiPlayer,
    judge: createOpenAiJudge,
    shownUrl: (baseUrl, env) => endpointOf(baseUrl, env).shown,
    secrets(baseUrl, env) {
      const all = [...keysIn(env), ...endpointOf(baseUrl, env).secrets];
      return [...new Set(all)].filter(({ length }) => length >= shortestSecret);
    },
    price: (model, baseUrl, env, prices) => knownPrice(model, endpointOf(baseUrl, env).isVendor, prices),
    concurrency(baseUrl, env, drafts) {
      const { hostname } = new URL(endpointOf(baseUrl, env).url);
      if (/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return localConcurrency;
      return Math.max(defaultConcurrency, drafts);
    },
  },
};
