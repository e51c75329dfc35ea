// What an endpoint checks before any model sees a request.
import type { IncomingHttpHeaders } from 'node:http';
import type { FakeOpenAiOptions } from './options.ts';
import type { Problem } from './problem.ts';
import type { FakeRequest } from './request.ts';
import { countTokens, promptOf } from './tokens.ts';

/** Why a request is not even looked at, judged by its key. */
export function keyProblem(headers: IncomingHttpHeaders, { apiKey }: FakeOpenAiOptions): Problem | undefined {
  if (apiKey === undefined) return undefined;
  const sent = keyOf(headers);
  if (sent === '') return 'no key';
  return sent === apiKey ? undefined : 'wrong key';
}

/** Why the endpoint cannot answer a request, and which parameter is to blame. */
export function requestProblem(
  request: FakeRequest,
  options: FakeOpenAiOptions,
): { readonly problem: Problem; readonly parameter?: string } | undefined {
  const { models, supports = {}, contextWindow } = options;
  if (models !== undefined && !models.includes(request.model)) return { problem: 'unknown model' };
  if (request.format === 'json_schema' && supports.jsonSchema === false) {
    return { problem: 'json_schema unsupported' };
  }
  if (request.format === 'json_object' && supports.jsonObject === false) {
    return { problem: 'json_object unsupported' };
  }
  if (supports.tools === false && request.tools.length > 0) return { problem: 'tools unsupported' };
  const { seed, temperature = 1, max_tokens: maxTokens } = request.body;
  const unsupported = [
    supports.seed === false && seed !== undefined && 'seed',
    supports.temperature === false && temperature !== 1 && 'temperature',
    supports.maxTokens === false && maxTokens !== undefined && 'max_tokens',
  ].find((name) => name !== false);
  if (unsupported !== undefined) return { problem: 'unsupported parameter', parameter: unsupported };
  const tooLong = contextWindow !== undefined && countTokens(promptOf(request)) > contextWindow;
  return tooLong ? { problem: 'context length' } : undefined;
}

/** The beginning of the key that was sent, and how it goes on: never the whole key. */
export function maskedKey(headers: IncomingHttpHeaders): string {
  return keyOf(headers).replace(/^(.{0,6}).*$/, '$1***');
}

function keyOf({ authorization = '' }: IncomingHttpHeaders): string {
  return /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] ?? '';
}
