// Finding out what an endpoint understands, once a run: one request tries, the others wait for what it finds.
import { isObject } from '../../core/json.ts';
import { ChatFault } from '../language/chat-fault.ts';
import type { ChatRequest } from '../language/chat-model.ts';
import { unlessStopped } from '../language/stop.ts';
import { type Dialect, dialectAfter, fullDialect, plainerDialect } from './dialect.ts';
import type { Reply } from './reply.ts';

/** Sends a request in a dialect. Throws ChatFault where it is refused. */
export type Send = (request: ChatRequest, dialect: Dialect) => Promise<Reply>;

/** Asks in the richest dialect that the endpoint understands; rejects as `send` does. */
export function createNegotiation(send: Send): (request: ChatRequest) => Promise<Reply> {
  let dialect = fullDialect;
  /** Whether the dialect is known to be understood. */
  let settled = false;
  /** Whether any request has ever been answered: from then on, a refusal without a reason is that request's own. */
  let answered = false;
  /** Ends when the request that tries has found out. */
  let finding: Promise<void> | undefined;

  async function attempt(request: ChatRequest, used: Dialect): Promise<Reply> {
    let found = () => {};
    const mine = settled
      ? undefined
      : new Promise<void>((resolve) => {
          found = resolve;
        });
    if (mine !== undefined) finding = mine;
    try {
      const reply = await send(request, used);
      settled = true;
      answered = true;
      if (!dialect.schemaInPrompt && ignores(reply, request)) dialect = { ...dialect, schemaInPrompt: true };
      return reply;
    } finally {
      if (finding === mine) finding = undefined;
      found();
    }
  }

  return async (request) => {
    let unexplained: ChatFault | undefined;
    for (;;) {
      while (finding !== undefined) await unlessStopped(request.signal, finding);
      const used = dialect;
      try {
        return await attempt(request, used);
      } catch (error) {
        if (!(error instanceof ChatFault) || error.kind !== 'rejected') throw error;
        // Another request has found out in the meantime what this one ran into.
        if (dialect !== used) continue;
        const explained = dialectAfter(error, used);
        if (explained === undefined) unexplained ??= error;
        const next = explained ?? (answered ? undefined : plainerDialect(used));
        if (next === undefined) {
          if (!answered) dialect = fullDialect;
          throw unexplained ?? error;
        }
        dialect = next;
        settled = false;
      }
    }
  };
}

/** Whether an answer shows that its schema was not enforced: it is not JSON, or lacks what every answer must have. */
function ignores({ text, finish }: Reply, { schema }: ChatRequest): boolean {
  if (finish !== 'stop') return false;
  const { required } = schema.schema;
  try {
    const value: unknown = JSON.parse(text);
    return !isObject(value) || (Array.isArray(required) && required.some((name) => !(String(name) in value)));
  } catch {
    return true;
  }
}
