// Answers that call tools: what a script or a rule says, and what goes over the wire.
import type { JsonObject } from '../../model/json.ts';
import type { FakeRequest } from './request.ts';

/** A call that the fake model is to make. */
export interface FakeToolCall {
  readonly name: string;
  /** A text is sent as it stands, whether it is JSON or not. */
  readonly arguments: JsonObject | string;
  /** A new one where it is not given. */
  readonly id?: string;
}

const calls = Symbol('the calls of an answer');

/** An answer that calls tools; made by `toolCalls`. */
export interface ToolCallsAnswer {
  readonly [calls]: readonly FakeToolCall[];
  readonly text: string | null;
}

/** An answer for scripts, rules and answering functions: calls of tools, with a text beside them or without. */
export function toolCalls(made: readonly FakeToolCall[], text: string | null = null): ToolCallsAnswer {
  return { [calls]: made, text };
}

/** The calls of an answer; undefined where it is another one. */
export function callsOf(answer: unknown): readonly FakeToolCall[] | undefined {
  return typeof answer === 'object' && answer !== null && calls in answer
    ? (answer as ToolCallsAnswer)[calls]
    : undefined;
}

/** `message.tool_calls`. */
export function wireCalls(request: FakeRequest, made: readonly FakeToolCall[]): readonly object[] {
  return made.map(({ id, name, arguments: args }, at) => ({
    id: id ?? `call_fake_${request.index}_${at}`,
    type: 'function',
    function: { name, arguments: argumentsText(args) },
  }));
}

/** The characters of calls, as they are counted for tokens. */
export function callsText(made: readonly FakeToolCall[]): string {
  return made.map(({ name, arguments: args }) => `${name}${argumentsText(args)}`).join('');
}

function argumentsText(args: FakeToolCall['arguments']): string {
  return typeof args === 'string' ? args : JSON.stringify(args);
}
