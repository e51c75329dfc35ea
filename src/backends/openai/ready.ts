// Whether an endpoint can be used at all, found out before any sample is begun, with one cheap request if possible.
import { isObject } from '../../model/json.ts';
import { ChatFault } from '../language/chat-fault.ts';
import { within } from '../language/time-limit.ts';
import type { Endpoint } from './endpoint.ts';
import { ObstacleFault } from './http-fault.ts';
import { noKeyError, obstacleError, unreachableError } from './obstacle.ts';
import { readReply } from './reply.ts';
import type { Wire } from './wire.ts';

/** How long the list of models may take, in milliseconds. */
const listTimeoutMs = 15_000;

interface Question {
  readonly model: string;
  readonly endpoint: Endpoint;
  readonly wire: Wire;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks for the model by its name, then looks for it in the endpoint's list. Where the endpoint tells neither (aliases
 * and deployments are often not listed), a tiny chat decides. Throws `usage` with what to do, and only for what is
 * certain: an endpoint that is busy or stumbles is left to the run's own patience.
 */
export async function assertReady(question: Question): Promise<void> {
  const { endpoint, model } = question;
  if (endpoint.isVendor && endpoint.key === undefined) throw noKeyError(endpoint);
  const own = await told(question, model);
  if (!(own instanceof Error) && isObject(own) && own.error === undefined) return;
  const models = namesIn(await told(question)) ?? [];
  if (models.some((name) => isSame(name, model))) return;
  if (own instanceof ObstacleFault && own.obstacle === 'model' && models.length > 0) {
    throw obstacleError('usage', own, { endpoint, model, models });
  }
  await tinyChat(question, models);
}

/** What the endpoint tells of its models, or of one; a fault where it does not. Throws `usage` where it never will. */
async function told({ wire, endpoint, model, ...limits }: Question, name?: string): Promise<unknown> {
  try {
    const timeoutMs = Math.min(listTimeoutMs, limits.timeoutMs);
    const about = { host: endpoint.host, kind: 'absent', signal: limits.signal } as const;
    return await within(timeoutMs, about, (signal) => wire.models(signal, name));
  } catch (error) {
    // A key that may chat and not list is refused with 403; a wrong one is wrong for both.
    if (error instanceof ObstacleFault && (error.obstacle === 'key' || error.obstacle === 'credit')) {
      throw obstacleError('usage', error, { endpoint, model });
    }
    if (error instanceof ChatFault && error.kind === 'absent' && !error.reason.startsWith('HTTP')) {
      throw unreachableError(endpoint, error);
    }
    if (error instanceof ObstacleFault || error instanceof ChatFault) return error;
    throw error;
  }
}

async function tinyChat(question: Question, models: readonly string[]): Promise<void> {
  const { wire, endpoint, model, timeoutMs, signal } = question;
  const body = { model, messages: [{ role: 'user', content: 'Say OK.' }] } as const;
  try {
    const about = { host: endpoint.host, kind: 'failed', signal } as const;
    readReply(await within(timeoutMs, about, (own) => wire.complete(body, own)), endpoint);
  } catch (error) {
    if (error instanceof ObstacleFault) throw obstacleError('usage', error, { endpoint, model, models });
    if (!(error instanceof ChatFault)) throw error;
  }
}

/** The names in `{data: [{id}]}`, or in any list of the kind; undefined where the body is none. */
function namesIn(body: unknown): readonly string[] | undefined {
  const list = isObject(body) ? (body.data ?? body.models) : body;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((entry: unknown) => {
    const name = isObject(entry) ? (entry.id ?? entry.name) : entry;
    return typeof name === 'string' ? [name] : [];
  });
}

/** Ollama lists `qwen3:latest` for `qwen3`, Gemini `models/gemini-2.5-flash` for `gemini-2.5-flash`. */
function isSame(listed: string, wanted: string): boolean {
  return listed === wanted || listed === `${wanted}:latest` || listed === `models/${wanted}`;
}
