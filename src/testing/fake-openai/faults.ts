// What can go wrong with an endpoint, each as a named constructor.
import type { JsonObject } from '../../model/json.ts';
import type { FakeDialect } from './dialects.ts';
import type { Problem } from './problem.ts';
import type { FakeRequest } from './request.ts';
import type { FakeToolCall } from './tool-calls.ts';

/** One completion's content and how it ended. */
export interface Reply {
  readonly content: string | null;
  /** What the model says instead of answering. */
  readonly refusal?: string;
  readonly calls?: readonly FakeToolCall[];
  readonly finishReason: 'stop' | 'length' | 'content_filter' | 'tool_calls';
  /** Sent without any choice. */
  readonly noChoices?: boolean;
}

export type FaultAction =
  | {
      readonly kind: 'refuse';
      readonly problem: Problem;
      readonly headers?: Readonly<Record<string, string>>;
      readonly parameter?: string;
      readonly dialect?: FakeDialect;
    }
  | { readonly kind: 'status'; readonly status: number; readonly message: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'disconnect'; readonly after: 'nothing' | 'headers' | 'half the body' }
  | { readonly kind: 'body'; readonly body: string; readonly contentType: string }
  | { readonly kind: 'flaw'; readonly flaw: (answer: string) => Reply };

const action = Symbol('what a fault does');

/** Something that goes wrong with a request; made by `faults`. */
export interface Fault {
  /** As `stats().faults` counts it. */
  readonly name: string;
  readonly [action]: FaultAction;
}

/** Which requests something goes wrong with. */
export type FaultPlan = (request: FakeRequest) => Fault | undefined;

/** How long a client is told to wait; without either it is told nothing. */
export interface RetryAfter {
  /** `retry-after`, in seconds. */
  readonly seconds?: number;
  /** `retry-after-ms`, in milliseconds. */
  readonly ms?: number;
}

function fault(name: string, what: FaultAction): Fault {
  return { name, [action]: what };
}

function refusal(
  name: string,
  problem: Problem,
  dialect?: FakeDialect,
  more: { headers?: Record<string, string>; parameter?: string } = {},
): Fault {
  return fault(name, { kind: 'refuse', problem, ...more, ...(dialect === undefined ? {} : { dialect }) });
}

function retryHeaders({ seconds, ms }: RetryAfter): { headers: Record<string, string> } {
  return {
    headers: {
      ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
      ...(ms === undefined ? {} : { 'retry-after-ms': String(ms) }),
    },
  };
}

/** A flaw in the content of what would have been answered, or of the content given instead. */
function flawed(name: string, content: string | undefined, flaw: (answer: string) => Partial<Reply>): Fault {
  return fault(name, {
    kind: 'flaw',
    flaw: (answer) => ({ content: answer, finishReason: 'stop', ...flaw(content ?? answer) }),
  });
}

/**
 * Faults for scripts, rules, answers and plans of the fake endpoint. Those that refuse a request are worded in the
 * endpoint's dialect, or in the one named. Those that are about an answer's content spoil what would have been
 * answered, or the content that is given.
 */
export const faults = {
  /** 429: too many requests. */
  rateLimited: (after: RetryAfter = {}, dialect?: FakeDialect) =>
    refusal('rate limited', 'rate limited', dialect, retryHeaders(after)),
  /** 429 or 402 with a wording about money: waiting does not help. */
  noCredit: (dialect?: FakeDialect) => refusal('no credit', 'no credit', dialect),
  /** 500. */
  serverError: (dialect?: FakeDialect) => refusal('server error', 'server error', dialect),
  /** 503. */
  overloaded: (after: RetryAfter = {}, dialect?: FakeDialect) =>
    refusal('overloaded', 'overloaded', dialect, retryHeaders(after)),
  /** 401: the key is not known. */
  wrongKey: (dialect?: FakeDialect) => refusal('wrong key', 'wrong key', dialect),
  /** 403: the key may not use the model. */
  forbidden: (dialect?: FakeDialect) => refusal('forbidden', 'forbidden', dialect),
  /** 404 at most endpoints. */
  unknownModel: (dialect?: FakeDialect) => refusal('unknown model', 'unknown model', dialect),
  /** 400: the prompt is longer than the model's context window. */
  contextLength: (dialect?: FakeDialect) => refusal('context length', 'context length', dialect),
  /** 400: structured output is not known here. */
  jsonSchemaUnsupported: (dialect?: FakeDialect) =>
    refusal('json_schema unsupported', 'json_schema unsupported', dialect),
  /** 400: JSON mode is not known here. */
  jsonObjectUnsupported: (dialect?: FakeDialect) =>
    refusal('json_object unsupported', 'json_object unsupported', dialect),
  /** 400, or 422: a parameter such as `seed` or `temperature` is not known here. */
  unsupportedParameter: (parameter: string, dialect?: FakeDialect) =>
    refusal('unsupported parameter', 'unsupported parameter', dialect, { parameter }),
  /** 400, or something else: the model takes no tools, or is not served with them. */
  toolsUnsupported: (dialect?: FakeDialect) => refusal('tools unsupported', 'tools unsupported', dialect),
  /** Any other status: 408, 409, 502, … */
  status: (status: number, message = `The request failed with status ${status}.`) =>
    fault(`status ${status}`, { kind: 'status', status, message }),
  /** No answer, ever; the connection stays open until the client or the endpoint ends it. */
  hang: () => fault('hang', { kind: 'hang' }),
  /** The connection is reset before anything was answered. */
  resetBeforeHeaders: () => fault('reset before headers', { kind: 'disconnect', after: 'nothing' }),
  /** The connection ends between the headers and the body. */
  disconnectAfterHeaders: () => fault('disconnect after headers', { kind: 'disconnect', after: 'headers' }),
  /** The connection ends in the middle of the body. */
  cutOffBody: () => fault('cut-off body', { kind: 'disconnect', after: 'half the body' }),
  /** Status 200 and a body that is no JSON: what a proxy in between might send. */
  invalidJson: (body = '<html><body>Bad gateway</body></html>') =>
    fault('invalid JSON', { kind: 'body', body, contentType: 'application/json' }),
  /** Status 200 and an error object, as OpenRouter answers where a provider failed. */
  errorInSuccess: (message = 'Provider returned error', code = 502) =>
    fault('error in success', {
      kind: 'body',
      body: JSON.stringify({ error: { message, code } }),
      contentType: 'application/json',
    }),
  /** JSON that does not fit the schema. */
  misfit: (content: string | JsonObject = { unexpected: true }) =>
    flawed('misfit', typeof content === 'string' ? content : JSON.stringify(content), (content) => ({
      content,
    })),
  /** The second half of the content is missing: `finish_reason` is `length`. */
  cutAtLength: (content?: string) =>
    flawed('cut at length', content, (text) => ({
      content: text.slice(0, Math.floor(text.length / 2)),
      finishReason: 'length',
    })),
  /** Good content in a Markdown fence, with words around it. */
  fenced: (content?: string) =>
    flawed('fenced', content, (text) => ({
      content: `Here is the answer:\n\n\`\`\`json\n${text}\n\`\`\`\n\nLet me know if you need more.`,
    })),
  /** Good content with a remark after it. */
  trailingText: (content?: string) =>
    flawed('trailing text', content, (text) => ({ content: `${text}\n\nI hope this helps!` })),
  /** `message.refusal` instead of content. */
  refusal: (words = "I'm sorry, I can't assist with that.") =>
    flawed('refusal', undefined, () => ({ content: null, refusal: words })),
  /** Stopped by a content filter: no content. */
  contentFilter: () =>
    flawed('content filter', undefined, () => ({ content: null, finishReason: 'content_filter' })),
  /** `choices` is an empty array. */
  emptyChoices: () => flawed('empty choices', undefined, () => ({ content: null, noChoices: true })),
  /** A choice whose content is an empty text. */
  emptyContent: () => flawed('empty content', undefined, () => ({ content: '' })),
  /** A plan: the nth request, the 2nth, and so on. */
  everyNth:
    (n: number, what: Fault): FaultPlan =>
    ({ index }) =>
      (index + 1) % n === 0 ? what : undefined,
  /** A plan: the first requests, as many as are said. */
  firstOnes:
    (count: number, what: Fault): FaultPlan =>
    ({ index }) =>
      index < count ? what : undefined,
} as const;

/** What a value does where it is a fault. */
export function faultAction(value: unknown): FaultAction | undefined {
  return typeof value === 'object' && value !== null && action in value
    ? (value as Fault)[action]
    : undefined;
}
