// A failure inside a 200: an error in place of a choice, beside it or on it, and reasons to finish that are none.
import { isObject, type JsonObject } from '../../model/json.ts';
import { ChatFault } from '../language/chat-fault.ts';
import type { Endpoint } from './endpoint.ts';
import { faultOfReply, type ObstacleFault } from './http-fault.ts';

/** The answer broke off inside the endpoint: the same request may be answered another time. */
const broken =
  /^(?:error|insufficient_system_resource|network_error|model_overloaded|overloaded|aborted?|cancelled|timeout|internal_error|server_error|malformed_function_call|unexpected_tool_call|other|failed)$/i;

/** The endpoint has taken the answer away. */
const filtered =
  /^(?:content[_-]?filter(?:ed)?|blocked|risk_?control|moderat(?:ion|ed)|censored|unsafe|safety|recitation|prohibited_content|blocklist|spii|sensitive|image_safety|language|guardrail_intervened|policy_violation|(?:error_)?toxic|content_policy|refusal)$/i;

const cut =
  /^(?:length|max_tokens|max_output_tokens|model_length|model_context_window_exceeded|token_limit)$/i;

/** What a reason to finish says of the answer. */
export function endingOf(reason: unknown): 'stop' | 'length' | 'filtered' | 'broken' {
  const text = typeof reason === 'string' ? reason.trim() : '';
  if (cut.test(text)) return 'length';
  if (filtered.test(text)) return 'filtered';
  return broken.test(text) ? 'broken' : 'stop';
}

/** The fault of a body that came with a 2xx and is no answer; undefined where it may be one. */
export function faultInBody(body: JsonObject, endpoint: Endpoint): ChatFault | ObstacleFault | undefined {
  const base = body.base_resp;
  if (isObject(base) && Number(base.status_code ?? 0) !== 0)
    return told(Number(base.status_code), String(base.status_msg ?? ''), endpoint);
  const [choice] = Array.isArray(body.choices) ? (body.choices as readonly unknown[]) : [];
  const error = isObject(choice) && isTelling(choice.error) ? choice.error : body.error;
  if (!isTelling(error)) return undefined;
  // With an answer beside it, it is a warning.
  if (error === body.error && isObject(choice) && isObject(choice.message) && choice.message.content)
    return undefined;
  return told(
    isObject(error) ? Number(error.code ?? error.status) : Number.NaN,
    JSON.stringify({ error }),
    endpoint,
  );
}

/** The fault of a choice that ends with a failure. */
export function faultOfEnding(choice: JsonObject, endpoint: Endpoint): ChatFault {
  const reason = String(choice.finish_reason);
  return new ChatFault('failed', `${endpoint.host} broke off its answer (finish_reason: ${reason})`, {
    reason: `it breaks off its answers: ${reason}`,
    said: reason,
  });
}

function isTelling(error: unknown): boolean {
  return typeof error === 'string' ? error !== '' : isObject(error) && Object.keys(error).length > 0;
}

/** MiniMax and its like count their own codes. */
const ownCodes: Readonly<Record<number, number>> = { 1002: 429, 1004: 401, 1008: 402, 1039: 429, 2049: 401 };

function told(code: number, text: string, endpoint: Endpoint): ChatFault | ObstacleFault {
  const status = ownCodes[code] ?? (code >= 400 && code < 600 ? code : 500);
  return faultOfReply({ status, header: () => null, text }, endpoint);
}
