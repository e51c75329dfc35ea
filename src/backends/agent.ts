// The agent backend: each request is handed out, and waits for whoever drives the draft to answer it.

import type { JsonObject } from '../model/json.ts';
import { nothingSpent, noUsage, type Spent } from '../model/sample.ts';
import type { Completion, ModelBackend, ModelRequest, Stage, StageIO } from '../model/seams.ts';
import { estimatedUsage } from '../spending/estimated-usage.ts';
import { unlessStopped } from '../timing/stop.ts';
import { createCountdown, isPlanSpent, type LoopShape } from './agent/countdown.ts';
import { fitPrompt } from './agent/fit-prompt.ts';
import { answerSchemaOf } from './language/answer-schema.ts';
import { readAnswer } from './language/read-answer.ts';

/**
 * Characters of a prompt with its schema, at most. A client may show a tool's answer both as text and as structured
 * content, where line breaks and quotation marks are written in two characters: so told twice, it stays below 20,000
 * tokens.
 */
export const longestRequest = 34_000;

/** Answers to one request that may misfit before the stage is given up: whoever errs so often will not end. */
const mostAnswers = 6;

/** What the agent is asked. */
export interface AgentRequest {
  /** Counted from 1 over the draft: an answer can say which request it is meant for. */
  readonly number: number;
  readonly stage: Stage;
  /** Rules and what is given, in one text. */
  readonly prompt: string;
  /** The JSON Schema of the answer; `arguments` may be an object as well as the JSON string it asks for. */
  readonly schema: JsonObject;
  /** Requests that can follow this one, at most. */
  readonly remaining: number;
}

export interface AgentBackend extends ModelBackend {
  /** The request that waits for an answer; undefined while none does. */
  readonly waiting: AgentRequest | undefined;
  /** Settles when a request waits for an answer; at once where one does. Rejects with `interrupted` where the signal aborts. */
  asked(signal: AbortSignal): Promise<AgentRequest>;
  /**
   * Answers the request that waits, with a JSON value or the text of one. Answers what there is to object: nothing where
   * the answer was taken, or given up on after six that did not fit. Throws where no request waits.
   */
  answer(value: unknown): readonly string[];
}

/** One request on its way: what is asked, and what becomes of an answer. */
interface PendingRequest {
  readonly request: AgentRequest;
  take(text: string): readonly string[];
}

/**
 * A backend for one draft. Requests come one at a time, in the order in which they were asked; the next one waits for
 * the answer to this. `solve` and `judge` are not handed out, as the agent has seen the chain: the reader answers them. Tokens are estimated by
 * their characters, as nobody counts them, and there is no price.
 */
export function createAgentBackend(shape: LoopShape, reader?: ModelBackend): AgentBackend {
  const countdown = createCountdown(shape);
  const listeners = new Set<() => void>();
  let pending: PendingRequest | undefined;
  let numbered = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function complete<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> {
    const mine = queue.then(() => handOut(request));
    queue = mine.catch(() => {});
    return await unlessStopped(request.signal, mine);
  }

  async function handOut<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> {
    const { stage, input, signal } = request;
    const isBlind = stage === 'solve' || stage === 'judge';
    if (isBlind && reader !== undefined) return await reader.complete(request);
    if (isBlind) return failed(`The agent cannot ${stage} its own chain.`);
    if (stage === 'act' && isPlanSpent(input as StageIO['act']['in']))
      return { output: planSpent as StageIO[S]['out'], spent: nothingSpent };
    const remaining = countdown.after(request);
    const type = request.answer();
    const { schema } = answerSchemaOf(stage, type);
    const prompt = fitPrompt(request, longestRequest - JSON.stringify(schema).length);
    if (prompt === undefined) return failed(tooLong(stage));
    numbered += 1;
    let misfits = 0;
    let characters = 0;
    const spent = (): Spent => ({
      calls: 1,
      usage: estimatedUsage(prompt.length, characters),
      costUsd: null,
    });
    const answered = new Promise<Completion<S>>((resolve) => {
      pending = {
        request: { number: numbered, stage, prompt, schema, remaining },
        take(text) {
          characters += text.length;
          const { output, objections } = readAnswer({ ...spoken, text }, type);
          if (objections === undefined) {
            if (stage === 'propose') countdown.proposed(output as StageIO['propose']['out']);
            resolve({ output, spent: spent() });
            return [];
          }
          misfits += 1;
          if (misfits < mostAnswers) return objections;
          const why = `The agent's answers to ${stage} did not fit, ${misfits} times: ${objections.join('; ')}`;
          resolve({ failure: why.slice(0, 500), spent: spent() });
          return [];
        },
      };
    });
    for (const each of [...listeners]) each();
    try {
      return await unlessStopped(signal, answered);
    } finally {
      pending = undefined;
    }
  }

  return {
    id: 'agent',
    complete,
    get waiting() {
      return pending?.request;
    },
    async asked(signal) {
      for (;;) {
        if (pending !== undefined) return pending.request;
        let listener = () => {};
        const next = new Promise<void>((resolve) => {
          listener = resolve;
          listeners.add(listener);
        });
        try {
          await unlessStopped(signal, next);
        } finally {
          listeners.delete(listener);
        }
      }
    },
    answer(value) {
      if (pending === undefined) throw new Error('No request is waiting for an answer.');
      const objections = pending.take(typeof value === 'string' ? value : JSON.stringify(value ?? null));
      if (objections.length === 0) pending = undefined;
      return objections;
    },
  };
}

/** An answer as a language model would give it. */
const spoken = { finish: 'stop', usage: noUsage, costUsd: null } as const;

const planSpent = { stop: 'The plan has used all the calls it can need.' };

function failed(failure: string) {
  return { failure, spent: nothingSpent };
}

function tooLong(stage: Stage): string {
  return `The request to ${stage} would take more than 20,000 tokens with its answer: start again with a smaller pool, fewer iterations or fewer servers.`;
}
