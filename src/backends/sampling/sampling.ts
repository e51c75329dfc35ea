// The sampling backend: the model of the MCP client that talks to us answers the stages (`sampling/createMessage`).
import pLimit from 'p-limit';
import { ToolGradError } from '../../model/errors.ts';
import type { Message, ModelBackend } from '../../model/seams.ts';
import { estimatedUsage } from '../../spending/estimated-usage.ts';
import { throwIfStopped } from '../../timing/stop.ts';
import { createLanguageBackend } from '../language/backend.ts';
import { ChatFault } from '../language/chat-fault.ts';
import type { AnswerSchema, ChatAnswer, ChatModel } from '../language/chat-model.ts';
import { within } from '../language/time-limit.ts';

/** Asks the client's model once. Rejects with what the client said where it does not answer. */
export type AskClient = (
  request: {
    readonly system: string;
    readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
    /** Tokens of the answer, at most. */
    readonly maxTokens: number;
  },
  signal: AbortSignal,
) => Promise<{ readonly text: string; readonly model: string; readonly stopReason: string | undefined }>;

export interface SamplingOptions {
  /** Requests under way at a time, at most (1): most clients have their user look at each. */
  readonly concurrency?: number;
  /** How long one answer may take, in milliseconds (300,000): a person may have to agree first. */
  readonly timeoutMs?: number;
}

/** Three proposals with their arguments, or a response of several paragraphs, with room for thoughts. */
const maxTokens = 4096;

/**
 * A backend that asks the client's model. Clients do not count tokens: usage is estimated from the characters (four a
 * token), so that limits on tokens and calls hold; no price is known. A user who refuses ends the run (`model`), as
 * every other request would be refused too; a single request that fails is a failure of its stage.
 */
export function createSamplingBackend(ask: AskClient, options: SamplingOptions = {}): ModelBackend {
  const { concurrency = 1, timeoutMs = 300_000 } = options;
  const limit = pLimit(concurrency);
  const model: ChatModel = {
    id: 'sampling',
    chat: ({ messages, schema, signal }) =>
      limit(async (): Promise<ChatAnswer> => {
        throwIfStopped(signal);
        const request = requestOf(messages, schema);
        const answer = await within(
          timeoutMs,
          { host: "the client's model", kind: 'failed', signal },
          (inTime) => ask(request, inTime).catch((error: unknown) => Promise.reject(explained(error))),
        );
        const asked = request.messages.reduce((sum, { text }) => sum + text.length, request.system.length);
        return {
          text: answer.text,
          finish: answer.stopReason === 'maxTokens' ? 'length' : 'stop',
          usage: estimatedUsage(asked, answer.text.length),
          costUsd: null,
        };
      }),
  };
  return createLanguageBackend(model);
}

/** Clients take no schema for an answer, so it is told, where it is read last. */
function requestOf(messages: readonly Message[], { schema }: AnswerSchema): Parameters<AskClient>[0] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const told = `Answer with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`;
  const spoken = messages.flatMap(({ role, content }) =>
    role === 'system' ? [] : [{ role, text: content }],
  );
  const last = spoken.at(-1);
  return {
    system: system.join('\n\n'),
    messages:
      last?.role === 'user' && !last.text.endsWith(JSON.stringify(schema))
        ? [...spoken.slice(0, -1), { role: 'user', text: `${last.text}\n\n${told}` }]
        : spoken,
    maxTokens,
  };
}

/** JSON-RPC codes: what MCP says of a user's refusal, and of a client that cannot be asked. */
const userRefused = -1;
const connectionClosed = -32000;
const methodNotFound = -32601;

/** What the client said, as the run should take it. */
function explained(error: unknown): Error {
  if (error instanceof ToolGradError || error instanceof ChatFault) return error;
  const said = error instanceof Error ? error.message : String(error);
  const code = (error as { readonly code?: unknown } | null)?.code;
  const ending = endings.find((each) => each.code === code || each.words?.test(said) === true);
  const quoted = said.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (ending !== undefined)
    return new ToolGradError('model', `${ending.sentence} (${quoted})${ending.advice}`, { cause: error });
  return new ChatFault('failed', `The client's model did not answer (${quoted})`, { reason: quoted, said });
}

/** Answers that every other request would get too. */
const endings: readonly {
  readonly code: number;
  readonly words?: RegExp;
  readonly sentence: string;
  readonly advice: string;
}[] = [
  {
    code: userRefused,
    words: /\b(reject|refus|declin|den(y|ied))/i,
    sentence: 'The user of the client refused to let its model be asked',
    advice: ': allow it in the client, or choose another model.',
  },
  {
    code: methodNotFound,
    sentence: 'The client cannot be asked for its model',
    advice: ': choose another model.',
  },
  {
    code: connectionClosed,
    words: /connection closed/i,
    sentence: 'The client whose model is used has disconnected',
    advice: ': start again when it is back.',
  },
];
