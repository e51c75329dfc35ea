// What clients send, as they mean it: null is left out, and a request that is not as the protocol has it is told so in a
// sentence. The SDK would answer with its validator's own notes.
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  InitializeRequestSchema,
  isJSONRPCRequest,
  type JSONRPCMessage,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  SetLevelRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { OuterTransport, type Receive } from '../../transports/outer-transport.ts';

const schemas = [
  CallToolRequestSchema,
  CompleteRequestSchema,
  GetPromptRequestSchema,
  InitializeRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  SetLevelRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
];
const schemaOf = new Map(schemas.map((schema) => [schema.shape.method.value as string, schema]));

/** Members of `params` that clients fill with null where they mean nothing. */
const nullable = new Set(['arguments', '_meta', 'cursor', 'context']);

/** A server's end of a connection to a client that is not strict about the protocol. */
export class LenientTransport extends OuterTransport {
  protected receive(...[message, extra]: Parameters<Receive>): void {
    if (!isJSONRPCRequest(message)) {
      this.onmessage?.(message, extra);
      return;
    }
    const meant = withoutNull(message);
    const fault = faultOf(meant);
    if (fault === undefined) this.onmessage?.(meant, extra);
    else
      this.inner
        .send(
          { jsonrpc: '2.0', id: message.id, error: { code: ErrorCode.InvalidParams, message: fault } },
          { relatedRequestId: message.id },
        )
        .catch((error: Error) => this.onerror?.(error));
  }
}

function withoutNull<T extends JSONRPCMessage>(message: T): T {
  const { params, ...rest } = message as T & { params?: unknown };
  if (params === undefined) return message;
  if (params === null) return rest as unknown as T;
  const kept = Object.entries(params).filter(([key, value]) => value !== null || !nullable.has(key));
  return { ...message, params: Object.fromEntries(kept) };
}

/** What about a request is not as the protocol has it, in a sentence; undefined where nothing is. */
function faultOf(request: { readonly method: string }): string | undefined {
  const parsed = schemaOf.get(request.method)?.safeParse(request);
  if (parsed === undefined || parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  const place = (issue?.path ?? []).map(String).join('.').slice(0, 80);
  const message = (issue?.message ?? 'it cannot be read').replace(/^Invalid input: /, '').slice(0, 300);
  return `The request ${request.method} is not as the protocol has it: ${place === '' ? '' : `${place}: `}${message}.`;
}
