// One question to a language model, asked again with objections where the answer misfits.

import type { z } from 'zod';
import { addSpent, nothingSpent, type Spent } from '../../model/sample.ts';
import type { Message } from '../../model/seams.ts';
import { cutAt } from '../../text/clip.ts';
import { ChatFault } from './chat-fault.ts';
import type { AnswerSchema, ChatAnswer, ChatModel } from './chat-model.ts';
import type { Failures } from './failures.ts';
import { readAnswer } from './read-answer.ts';

/** How often an answer that misfits is asked for again. */
const mostRepairs = 2;

/** What a model said is quoted up to this length. */
const longestQuote = 300;

export interface Question<T> {
  /** What it is called where it fails: `write`. */
  readonly name: string;
  readonly prompt: readonly Message[];
  readonly type: z.ZodType<T>;
  readonly schema: AnswerSchema;
  readonly seed: number;
  readonly signal: AbortSignal;
}

export type Fitting<T> = (
  | { readonly output: T; readonly failure?: never }
  | { readonly output?: never; readonly failure: string }
) & { readonly spent: Spent };

/**
 * The answer that fits the type. One that misfits is asked for again, with what is wrong with it, twice at most; then,
 * or where the model refuses, it is a failure. Spent is the sum over all requests. Throws as `model.chat` and
 * `failures` do.
 */
export async function askFitting<T>(
  model: ChatModel,
  failures: Failures,
  { name, prompt, type, schema, signal, ...question }: Question<T>,
): Promise<Fitting<T>> {
  // The endpoints' own limit: a signed 32-bit number.
  const seed = question.seed & 0x7fffffff;
  let messages = prompt;
  let spent = nothingSpent;
  for (let repairs = 0; ; repairs++) {
    let answer: ChatAnswer;
    try {
      answer = await model.chat({ messages, schema, seed, signal });
    } catch (error) {
      if (!(error instanceof ChatFault)) throw error;
      return { failure: failures.failureOf(name, error), spent };
    }
    spent = addSpent(spent, spentOn(answer));
    failures.answered(name);
    if (answer.finish === 'refusal') {
      return { failure: `The model refused to answer ${name}: ${quoted(answer.text)}`, spent };
    }
    const reading = readAnswer(answer, type);
    if (reading.objections === undefined) return { output: reading.output, spent };
    if (repairs === mostRepairs) {
      const times = `${repairs + 1} times`;
      return {
        failure: `The model's answer to ${name} did not fit, ${times}: ${quoted(reading.objections.join('; '))}`,
        spent,
      };
    }
    messages = withCritique(prompt, answer, reading.objections, schema);
  }
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

/** What one answer has cost; nothing where it had been kept. */
export function spentOn({ usage, costUsd, cached }: Pick<ChatAnswer, 'usage' | 'costUsd' | 'cached'>): Spent {
  return cached === true ? nothingSpent : { calls: 1, usage, costUsd };
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return cutAt(line, longestQuote);
}
