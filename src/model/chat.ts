// A conversation with native tool calling: what a model is shown, and what it answers, one answer at a time.
import type { JsonObject } from './json.ts';
import type { Spent } from './sample.ts';

/** A tool as a model sees it: a function with a JSON Schema. */
export interface ChatTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

/** A call as a model wrote it. */
export interface ChatCall {
  /** Unique in its conversation; the result is given back under it. */
  readonly id: string;
  readonly name: string;
  /** Null where what the model wrote is not a JSON object. */
  readonly arguments: JsonObject | null;
  /** What the model wrote, where it is not a JSON object. */
  readonly raw?: string;
  /** More fields of the call, which some endpoints want back as they were. */
  readonly beside?: JsonObject;
}

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string | null;
      readonly calls: readonly ChatCall[];
      /** More fields of the message, which some endpoints want back as they were. */
      readonly beside?: JsonObject;
    }
  | {
      readonly role: 'tool';
      /** The id of the call that this is the result of. */
      readonly call: string;
      readonly name: string;
      readonly content: string;
    };

export interface ChatTurn {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ChatTool[];
  /** Equal seeds and messages give equal answers, where the model is deterministic. */
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** What has ended an answer before its end: the limit of tokens, or a content filter. */
export type AnswerCut = 'length' | 'filter';

/** One answer: text, calls or both; or why there is none, in a sentence. */
export type ChatReply = (
  | {
      readonly text: string | null;
      readonly calls: readonly ChatCall[];
      readonly beside?: JsonObject;
      readonly cut?: AnswerCut;
      readonly failure?: never;
    }
  | { readonly failure: string }
) & { readonly spent: Spent };
