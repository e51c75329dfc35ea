// What a dataset's row is made from, whatever its format: a question, the tools in view, and the right answer.
import type { Account, Exchange } from './claim.ts';
import type { JsonObject } from './json.ts';
import type { SampleTool } from './sample.ts';
import type { ToolResult } from './tool.ts';

/**
 * Questions that the tools in view cannot answer: `irrelevant` where none of them serves, `missing-argument` where the
 * query lacks a value that a call requires, `missing-step` where one tool of the chain is not in view.
 */
export const negativeKinds = ['irrelevant', 'missing-argument', 'missing-step'] as const;
export type NegativeKind = (typeof negativeKinds)[number];

/** A call of the right answer. */
export interface ExampleCall {
  /** `call00001`, `call00002`, … in the order of execution; unique in an example. Mistral's tokenizers want nine letters and digits. */
  readonly id: string;
  /** The step of the sample that it is. */
  readonly step: string;
  /** As the tools in view call it: masked where names are masked. */
  readonly name: string;
  readonly arguments: JsonObject;
  /** Paths (JSON Pointers into the arguments) whose values are known only from the result of an earlier call. */
  readonly carried: readonly string[];
  /** What the model is shown of the result: text that is cut by the stated rule, binary content as a typed note. */
  readonly shown: string;
  /** The recorded result, whole. */
  readonly result: ToolResult;
  /** Set for an honest failure that a later call repairs. */
  readonly failed?: true;
}

/** One message of a dialogue, what it leads to, and the answer. */
export interface ExampleExchange extends Pick<Example, 'query' | 'turns' | 'response'> {
  readonly kind: Exchange['kind'];
  /** Names in view of tools that come only after this exchange. */
  readonly withheld: readonly string[];
}

/** What is right to say in a turn of a dialogue that gives no answer yet. */
export interface Speech extends Pick<Account, 'today' | 'timeZone'> {
  /** To ask for a value, to ask before a change, or to say what cannot be done. */
  readonly kind: Exclude<Exchange['kind'], 'answer'>;
  /** Names of the parameters, the change or the tools that it is about. */
  readonly about: readonly string[];
  /** The arguments of the change that is asked about, where it is made later. */
  readonly change?: JsonObject;
}

export interface Example {
  /** The sample's id; with `/<kind>` where it is a negative. */
  readonly id: string;
  readonly sample: string;
  readonly kind: 'positive' | NegativeKind;
  readonly query: string;
  /** The tools in view, in shuffled order, with the names they are shown by. */
  readonly tools: readonly SampleTool[];
  /** The calls of the right answer, in order; the calls of one turn depend on none of their own turn. Empty for a negative. */
  readonly turns: readonly (readonly ExampleCall[])[];
  /** What the assistant says at the end; a negative's says what is missing. */
  readonly response: string;
  /** Of a dialogue, all its exchanges: `query` is then the first message, `response` the last answer, and `turns` are all of them. */
  readonly exchanges?: readonly ExampleExchange[];
  /** Of an example that is one exchange of a dialogue: those before it, as the sample has them. */
  readonly history?: readonly ExampleExchange[];
  /** Of an exchange in which the assistant asks or declines. */
  readonly speech?: Speech;
  /** What the response claims and why it holds, of a positive: its facts are scored by it. */
  readonly account?: Pick<Account, 'today' | 'timeZone' | 'form' | 'ordered' | 'exchanges'>;
}

export function isNegative(example: Pick<Example, 'kind'>): boolean {
  return example.kind !== 'positive';
}

/** All calls that were made before the example begins. */
export function earlierCalls({ history = [] }: Pick<Example, 'history'>): readonly ExampleCall[] {
  return history.flatMap(callsOf);
}

/** All calls of the right answer, in the order of their execution. */
export function callsOf(example: Pick<Example, 'turns'>): readonly ExampleCall[] {
  return example.turns.flat();
}
