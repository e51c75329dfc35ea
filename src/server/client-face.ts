// What the client can do for us, as declared: its model, its user.
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CreateMessageResultSchema, ElicitResultSchema } from '@modelcontextprotocol/sdk/types.js';

/** A person may be asked to approve, and may be away. */
const askingTimeoutMs = 10 * 60_000;

/** Sends messages about a call on the call's own stream, while it is open. */
export type SendRequest = Server['request'];

/** The client of a connection; `sessionId` tells connections of one process apart. */
export function clientFace(
  server: Server,
  sessionId: string,
  route: () => SendRequest | undefined,
): ClientFace {
  const { sampling, elicitation } = server.getClientCapabilities() ?? {};
  const send: SendRequest = (request, schema, options) =>
    (route() ?? server.request.bind(server))(request, schema, options);
  // Early clients declare elicitation without a kind, which means forms.
  const hasForms = elicitation !== undefined && (elicitation.form !== undefined || !elicitation.url);
  return {
    sessionId,
    allowed: new Set(),
    ...(sampling === undefined ? {} : { sample: (request, signal) => sample(send, request, signal) }),
    ...(hasForms ? { confirm: (message, signal) => confirm(send, message, signal) } : {}),
  };
}

async function sample(
  send: SendRequest,
  { system, messages, maxTokens }: SamplingRequest,
  signal: AbortSignal,
): Promise<SamplingAnswer> {
  const params = {
    systemPrompt: system,
    messages: messages.map(({ role, text }) => ({ role, content: { type: 'text' as const, text } })),
    maxTokens,
  };
  const { content, model, stopReason } = await send(
    { method: 'sampling/createMessage', params },
    CreateMessageResultSchema,
    { signal, timeout: askingTimeoutMs },
  );
  return { text: content.type === 'text' ? content.text : '', model, stopReason };
}

async function confirm(send: SendRequest, message: string, signal: AbortSignal): Promise<boolean> {
  // There is nothing to fill in: accepting is the answer.
  const params = {
    mode: 'form' as const,
    message,
    requestedSchema: { type: 'object' as const, properties: {} },
  };
  const { action } = await send({ method: 'elicitation/create', params }, ElicitResultSchema, {
    signal,
    timeout: askingTimeoutMs,
  });
  return action === 'accept';
}

/** What the client can do for us. */
export interface ClientFace {
  /** The connection's id: nothing that survives a reconnect may depend on it. */
  readonly sessionId: string;
  /** What its user has allowed so far: servers and tools, as JSON pairs. */
  readonly allowed: Set<string>;
  /** Asks the client's model; undefined if the client has declared no sampling. */
  readonly sample?: (request: SamplingRequest, signal: AbortSignal) => Promise<SamplingAnswer>;
  /** Asks the user to confirm; undefined if the client cannot. */
  readonly confirm?: (message: string, signal: AbortSignal) => Promise<boolean>;
}

export interface SamplingRequest {
  readonly system: string;
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  /** Tokens. */
  readonly maxTokens: number;
}

export interface SamplingAnswer {
  readonly text: string;
  readonly model: string;
  readonly stopReason: string | undefined;
}

/** Who makes a call, and how long they wait for it. */
export interface Caller {
  readonly client: ClientFace;
  /** Aborted by `notifications/cancelled` and, with `connectionClosed` as its reason, by the end of the connection. */
  readonly signal: AbortSignal;
}
