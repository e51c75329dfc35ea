// Finding out what an endpoint understands, once a run: one request tries, the others wait for what it finds.

import { unlessStopped } from '../../timing/stop.ts';
import { ChatFault } from '../language/chat-fault.ts';
import type { Reply } from './reply.ts';

/** The ways in which requests of one kind can be written. */
export interface Dialects<Request, Dialect> {
  readonly full: Dialect;
  /** The dialect that a refusal asks for; undefined where it is about something else. */
  after(refusal: ChatFault, used: Dialect, request: Request): Dialect | undefined;
  /** The next one to try with an endpoint that refuses without a word why; undefined where there is none. */
  plainer(used: Dialect): Dialect | undefined;
  /** The dialect to go on with, after an answer. */
  seen?(reply: Reply, request: Request, current: Dialect): Dialect;
}

/** Sends a request in a dialect. Throws ChatFault where it is refused. */
type Send<Request, Dialect> = (request: Request, dialect: Dialect) => Promise<Reply>;

/** Asks in the richest dialect that the endpoint understands; rejects as `send` does. */
export function createNegotiation<Request extends { readonly signal: AbortSignal }, Dialect>(
  dialects: Dialects<Request, Dialect>,
  send: Send<Request, Dialect>,
): (request: Request) => Promise<Reply> {
  let dialect = dialects.full;
  /** Whether the dialect is known to be understood. */
  let settled = false;
  /** Whether any request has ever been answered: from then on, a refusal without a reason is that request's own. */
  let answered = false;
  /** Ends when the request that tries has found out. */
  let finding: Promise<void> | undefined;

  /** Before anything was answered, an error inside may be how the endpoint takes what it does not know. */
  const mayBeAboutDialect = ({ kind, reason }: ChatFault) =>
    kind === 'rejected' || (kind === 'failed' && !answered && /^HTTP 5/.test(reason));

  async function attempt(request: Request, used: Dialect): Promise<Reply> {
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
      dialect = dialects.seen?.(reply, request, dialect) ?? dialect;
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
        if (!(error instanceof ChatFault) || !mayBeAboutDialect(error)) throw error;
        // Another request has found out in the meantime what this one ran into.
        if (dialect !== used) continue;
        const explained = dialects.after(error, used, request);
        if (explained === undefined) unexplained ??= error;
        const next = explained ?? (answered ? undefined : dialects.plainer(used));
        if (next === undefined) {
          if (!answered) dialect = dialects.full;
          throw unexplained ?? error;
        }
        dialect = next;
        settled = false;
      }
    }
  };
}
