// What stands in the way of every request, as a sentence that says what to do about it.
import { distance } from 'fastest-levenshtein';
import { type ErrorCode, ToolGradError } from '../../model/errors.ts';
import type { ChatFault } from '../language/chat-fault.ts';
import type { Endpoint } from './endpoint.ts';
import type { ObstacleFault } from './http-fault.ts';

/** Names of models that a message lists. */
const mostNames = 5;

/** The error that an obstacle is to the user; `models` are those that there are, as far as is known. */
export function obstacleError(
  code: ErrorCode,
  fault: ObstacleFault,
  { endpoint, model, models = [] }: { endpoint: Endpoint; model: string; models?: readonly string[] },
): ToolGradError {
  const { obstacle, said } = fault;
  const nearest = [...models].sort((a, b) => nearness(a, model) - nearness(b, model));
  const message = {
    key: () => keyText(fault, endpoint),
    forbidden: () =>
      `${endpoint.host} forbids this${phrase(' to ', keyPhrase(endpoint))} (HTTP ${fault.status}${phrase(': ', said)}): use a key with access to ${model}.`,
    credit: () =>
      `No credit is left at ${endpoint.host}${phrase(' for ', keyPhrase(endpoint))} (HTTP ${fault.status}${phrase(': ', said)}): add credit there, or use another key or model.`,
    model: () => `${endpoint.host} has no model ${model}${choiceText(nearest)}.`,
    path: () =>
      `${endpoint.shown} has no chat completions (HTTP ${fault.status}${phrase(': ', said)}): ${baseUrlAdvice(endpoint)}.`,
    page: () => `${endpoint.shown} answers with a web page: ${baseUrlAdvice(endpoint)}.`,
  }[obstacle]();
  return new ToolGradError(code, message, { choices: obstacle === 'model' ? nearest : [], cause: fault });
}

/** There is no key for an endpoint that wants one. */
export function noKeyError({ host }: Endpoint): ToolGradError {
  return new ToolGradError(
    'usage',
    `No API key for ${host}: set OPENAI_API_KEY in the environment, or name another endpoint with --base-url.`,
  );
}

/** Nobody is there before anything has begun. */
export function unreachableError({ shown, isVendor }: Endpoint, { reason }: ChatFault): ToolGradError {
  const advice = isVendor
    ? 'check the network connection'
    : 'start the model server there, or correct --base-url';
  return new ToolGradError('usage', `${shown} cannot be reached (${reason}): ${advice}.`);
}

function keyText({ status, said }: ObstacleFault, endpoint: Endpoint): string {
  const { host } = endpoint;
  if (keyPhrase(endpoint) === '') {
    return `${host} requires a key (HTTP ${status}): set TOOLGRAD_API_KEY or OPENAI_API_KEY in the environment.`;
  }
  return `${host} does not accept ${keyPhrase(endpoint)} (HTTP ${status}${phrase(': ', said)}): set a valid one.`;
}

function keyPhrase({ keyName, authorization }: Endpoint): string {
  if (authorization !== undefined) return 'the credentials in the base URL';
  return keyName === undefined ? '' : `the key in ${keyName}`;
}

/** The words with what leads up to them, or nothing where there are none. */
function phrase(before: string, words: string): string {
  return words === '' ? '' : `${before}${words}`;
}

function choiceText(nearest: readonly string[]): string {
  if (nearest.length === 0) return '';
  const left = nearest.length - mostNames;
  const named = nearest.slice(0, mostNames).join(', ');
  return left > 0 ? `; it has ${named} and ${left} more` : `; it has ${named}`;
}

/** The last part of a name tells most: endpoints put owners before it. */
function nearness(name: string, wanted: string): number {
  const last = (text: string) => text.slice(text.lastIndexOf('/') + 1);
  return Math.min(distance(name, wanted), distance(last(name), last(wanted)) + 0.5);
}

function baseUrlAdvice({ shown, url }: Endpoint): string {
  return url.endsWith('/v1')
    ? '--base-url must name the address of an OpenAI-compatible API'
    : `--base-url must name the address of the API, which is often ${shown.split('?')[0]}/v1`;
}
