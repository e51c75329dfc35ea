// A backend made of a language model: prompt, answer, and the same again with objections where the answer misfits.
import { ToolGradError } from '../../core/errors.ts';
import { addSpent, nothingSpent, type Spent } from '../../core/sample.ts';
import type { Completion, Message, ModelBackend, ModelRequest, Stage } from '../../core/seams.ts';
import { answerSchemaOf } from './answer-schema.ts';
import { ChatFault } from './chat-fault.ts';
import type { AnswerSchema, ChatAnswer, ChatModel } from './chat-model.ts';
import { readAnswer } from './read-answer.ts';
import { throwIfStopped } from './stop.ts';

/** How often an answer that misfits is asked for again. */
const mostRepairs = 2;

/** Completions that may fail before any request has been answered: from then on it is no accident. */
const mostUnanswered = 5;

/** What a model said is quoted up to this length. */
const longestQuote = 300;

/**
 * A backend that asks the model. An answer that misfits is asked for again, with what is wrong with it, twice at most;
 * then, or where the model refuses, the completion is a failure. Spent is the sum over all its requests.
 */
export function createLanguageBackend(model: ChatModel): ModelBackend {
  const schemas = new Map<Stage, AnswerSchema>();
  /** Stages that have been answered: a request that is too long for the model is then one of many. */
  const answered = new Set<Stage>();
  let unanswered = 0;

  /** The failure that a fault is. Throws `model` where other requests would meet it too. */
  function failureOf(stage: Stage, fault: ChatFault): string {
    if (fault.kind === 'context' && !answered.has(stage)) throw tooLong(fault);
    if (answered.size === 0) unanswered += 1;
    if (answered.size === 0 && unanswered >= mostUnanswered) {
      throw new ToolGradError('model', `No request has been answered so far: ${fault.message}.`, {
        cause: fault,
      });
    }
    return `${fault.message}.`;
  }

  async function complete<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> {
    const { stage, signal } = request;
    throwIfStopped(signal);
    const type = request.answer();
    let schema = schemas.get(stage);
    if (schema === undefined) {
      schema = answerSchemaOf(stage, type);
      schemas.set(stage, schema);
    }
    const prompt = request.prompt();
    // The endpoints' own limit: a signed 32-bit number.
    const seed = request.seed & 0x7fffffff;
    let messages = prompt;
    let spent = nothingSpent;
    for (let repairs = 0; ; repairs++) {
      let answer: ChatAnswer;
      try {
        answer = await model.chat({ messages, schema, seed, signal });
      } catch (error) {
        if (!(error instanceof ChatFault)) throw error;
        return { failure: failureOf(stage, error), spent };
      }
      spent = addSpent(spent, spentOn(answer));
      answered.add(stage);
      if (answer.finish === 'refusal') {
        return { failure: `The model refused to answer ${stage}: ${quoted(answer.text)}`, spent };
      }
      const reading = readAnswer(answer, type);
      if (reading.objections === undefined) return { output: reading.output, spent };
      if (repairs === mostRepairs) {
        const times = `${repairs + 1} times`;
        return {
          failure: `The model's answer to ${stage} did not fit, ${times}: ${quoted(reading.objections.join('; '))}`,
          spent,
        };
      }
      messages = withCritique(prompt, answer, reading.objections, schema);
    }
  }

  return {
    id: model.id,
    ...(model.ready === undefined
      ? {}
      : { ready: (signal: AbortSignal) => model.ready?.(signal) as Promise<void> }),
    complete,
  };
}

/** The prompt, the answer, and what is wrong with it. The schema is told too: an endpoint that enforces it would not have got here. */
function withCritique(
  prompt: readonly Message[],
  { text, finish }: ChatAnswer,
  objections: readonly string[],
  { schema }: AnswerSchema,
): readonly Message[] {
  const wrong = objections.map((objection) => `- ${objection}`).join('\n');
  const content = `Your answer does not fit:\n${wrong}\nAnswer again with one whole JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`;
  // What was cut off for its length is no example to go by, and endpoints refuse an empty message.
  if (finish !== 'length' && text.trim() !== '') {
    return [...prompt, { role: 'assistant', content: text }, { role: 'user', content }];
  }
  // Some models take no two messages of the user in a row.
  const last = prompt.at(-1);
  if (last?.role !== 'user') return [...prompt, { role: 'user', content }];
  return [...prompt.slice(0, -1), { role: 'user', content: `${last.content}\n\n${content}` }];
}

function spentOn({ usage, costUsd, cached }: ChatAnswer): Spent {
  return cached === true ? nothingSpent : { calls: 1, usage, costUsd };
}

function tooLong(fault: ChatFault): ToolGradError {
  return new ToolGradError(
    'model',
    `The prompt is longer than the model can read (${fault.message}): lower --pool, or use a model with a larger context window.`,
    { cause: fault },
  );
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
