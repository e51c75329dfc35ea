// Answers in the bodies of other APIs, which gateways hand on as they are: as a chat completion.
import { isObject, type JsonObject, type JsonValue, parseJsonText } from '../../model/json.ts';

/** The body as a chat completion where it is known to be one in another shape; any other as it is. */
export function asCompletion(body: unknown): unknown {
  if (Array.isArray(body)) {
    const [first] = body as readonly JsonValue[];
    if (!isObject(first)) return body;
    return typeof first.generated_text === 'string' ? completion(first.generated_text, 'stop', {}) : first;
  }
  if (!isObject(body as JsonValue)) return body;
  const whole = withChoices(body as JsonObject);
  if (hasChoices(whole)) return whole;
  return (
    inEnvelope(whole) ?? ofGoogle(whole) ?? ofMessages(whole) ?? ofResponses(whole) ?? ofText(whole) ?? whole
  );
}

function completion(text: string, finish: JsonValue, { usage, usageMetadata }: JsonObject): JsonObject {
  return {
    choices: [{ message: { role: 'assistant', content: text }, finish_reason: finish }],
    ...(usage === undefined ? {} : { usage }),
    ...(usageMetadata === undefined ? {} : { usageMetadata }),
  };
}

const hasChoices = ({ choices }: JsonObject) => Array.isArray(choices) && choices.length > 0;

/** Choices by their numbers are a list. */
function withChoices(body: JsonObject): JsonObject {
  const { choices } = body;
  return isObject(choices) && isObject(choices['0'])
    ? { ...body, choices: Object.values(choices) as JsonValue[] }
    : body;
}

/** `{"code": 0, "data": {"choices": […]}}`, with the counts inside or beside. */
function inEnvelope({ data, result, output, usage }: JsonObject): JsonObject | undefined {
  for (const inner of [data, result, output]) {
    if (!isObject(inner)) continue;
    const counted = usage === undefined ? inner : { usage, ...inner };
    if (hasChoices(inner)) return counted;
    const { message, response } = inner;
    if (isObject(message) && Array.isArray(message.content))
      return completion(textOf(message.content), 'stop', counted);
    if (typeof response === 'string' || isObject(response))
      return completion(typeof response === 'string' ? response : JSON.stringify(response), 'stop', counted);
  }
  return undefined;
}

/** A text by itself: of a completion, of pieces in a list, or the first of several predictions. */
function ofText(body: JsonObject): JsonObject | undefined {
  const { content, output, predictions, error } = body;
  if (error !== undefined && error !== null) return undefined;
  const isTexts = (value: JsonValue | undefined): value is readonly string[] =>
    Array.isArray(value) && value.length > 0 && value.every((piece) => typeof piece === 'string');
  const text =
    typeof content === 'string' && content !== ''
      ? content
      : isTexts(output)
        ? output.join('')
        : isTexts(predictions)
          ? predictions[0]
          : undefined;
  return text === undefined ? undefined : completion(text, 'stop', body);
}

function ofGoogle(body: JsonObject): JsonObject | undefined {
  const { candidates, promptFeedback } = body;
  if (isObject(promptFeedback) && typeof promptFeedback.blockReason === 'string')
    return completion('', 'content_filter', body);
  const [first] = Array.isArray(candidates) ? (candidates as readonly JsonValue[]) : [];
  if (!isObject(first) || !isObject(first.content)) return undefined;
  return completion(textOf(first.content.parts), first.finishReason ?? 'stop', body);
}

/** Anthropic's messages. */
function ofMessages(body: JsonObject): JsonObject | undefined {
  if (body.type !== 'message' || !Array.isArray(body.content)) return undefined;
  const finish = body.stop_reason === 'end_turn' ? 'stop' : (body.stop_reason ?? 'stop');
  return completion(textOf(body.content), finish, body);
}

/** OpenAI's newer API. */
function ofResponses(body: JsonObject): JsonObject | undefined {
  if (!Array.isArray(body.output)) return undefined;
  const messages = (body.output as readonly JsonValue[]).filter(
    (item): item is JsonObject => isObject(item) && item.type === 'message',
  );
  if (messages.length === 0) return undefined;
  const finish = body.status === 'incomplete' ? 'length' : 'stop';
  return completion(messages.map(({ content }) => textOf(content)).join(''), finish, body);
}

function textOf(parts: JsonValue | undefined): string {
  if (typeof parts === 'string') return parts;
  if (!Array.isArray(parts)) return '';
  return (parts as readonly JsonValue[])
    .map((part) =>
      isObject(part) && part.thought !== true && typeof part.text === 'string' ? part.text : '',
    )
    .join('');
}

/** A stream of pieces that nobody has asked for, put together; undefined for any other text. */
export function streamedIn(text: string): JsonObject | undefined {
  if (!/^\s*(?::[^\n]*\n\s*)?(?:event:[^\n]*\n)?data:/.test(text)) return undefined;
  const pieces = text.split('\n').flatMap((line) => {
    const piece = line.startsWith('data:') ? parseJsonText(line.slice(5)) : undefined;
    return isObject(piece) ? [piece] : [];
  });
  const failed = pieces.find(({ error }) => isObject(error) || typeof error === 'string');
  if (failed !== undefined) return failed;
  const choices = pieces.flatMap((piece) => {
    const [choice] = Array.isArray(piece.choices) ? (piece.choices as readonly JsonValue[]) : [];
    return isObject(choice) ? [choice] : [];
  });
  return choices.length === 0 ? undefined : joined(choices, pieces);
}

function joined(choices: readonly JsonObject[], pieces: readonly JsonObject[]): JsonObject {
  const written = (key: string) =>
    choices
      .map(({ delta, message }) => {
        const part = isObject(delta) ? delta[key] : isObject(message) ? message[key] : '';
        return typeof part === 'string' ? part : '';
      })
      .join('');
  const usage = pieces.findLast((piece) => isObject(piece.usage))?.usage;
  const finish = choices.findLast(({ finish_reason: reason }) => typeof reason === 'string')?.finish_reason;
  const message = { content: written('content'), reasoning_content: written('reasoning_content') };
  return {
    choices: [{ message, ...(finish === undefined ? {} : { finish_reason: finish }) }],
    ...(usage === undefined ? {} : { usage }),
  };
}
