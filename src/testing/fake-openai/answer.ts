// Who answers a request: a fault that was planned, the script, a rule, the answering function, or nobody.
import type { JsonObject } from '../../model/json.ts';
import { type Fault, type FaultPlan, faultAction } from './faults.ts';
import type { FakeRequest } from './request.ts';
import { smallestValue } from './smallest-value.ts';
import { callsOf, type FakeToolCall, type ToolCallsAnswer } from './tool-calls.ts';

/** A content, an object that becomes one, calls of tools (`toolCalls`), or what goes wrong. */
export type ModelAnswer = string | JsonObject | ToolCallsAnswer | Fault;

/** Answers a request; what it throws is answered with status 400 and the words of the error. */
export type ModelAnswerer = (request: FakeRequest) => ModelAnswer | Promise<ModelAnswer>;

export interface AnswerRule {
  /** An expression that the messages' text matches, or a function that says whether the rule is meant. */
  readonly when: RegExp | ((request: FakeRequest) => boolean);
  readonly answer: ModelAnswer | ModelAnswerer;
}

export interface AnswerOptions {
  /** What goes wrong with which requests, whatever would have been answered. The first plan that has a fault wins. */
  readonly faults?: readonly FaultPlan[];
  /** One answer a request, in the order of arrival. */
  readonly script?: readonly (ModelAnswer | ModelAnswerer)[];
  /** The first rule that is meant answers. */
  readonly rules?: readonly AnswerRule[];
  /** Answers what the script and the rules leave. Without any of the three: the smallest value that fits the schema. */
  readonly answer?: ModelAnswer | ModelAnswerer;
}

/** What was chosen: a content, maybe with a fault that spoils it or takes its place. */
export interface Choice {
  readonly content: string;
  readonly calls?: readonly FakeToolCall[];
  readonly fault?: Fault;
}

export interface Chooser {
  /** Throws what an answering function throws, and where nobody has an answer. */
  (request: FakeRequest): Promise<Choice>;
  /** Answers of the script that nobody asked for yet. */
  readonly left: () => number;
}

/** Chooses each request's answer. */
export function createChooser(options: AnswerOptions): Chooser {
  const { faults = [], script = [], rules = [], answer } = options;
  let next = 0;

  const pick = (request: FakeRequest): ModelAnswer | Promise<ModelAnswer> => {
    const scripted = next < script.length ? script[next++] : undefined;
    const rule = rules.find(({ when }) =>
      typeof when === 'function' ? when(request) : new RegExp(when).test(request.text),
    );
    const chosen = scripted ?? rule?.answer ?? answer;
    if (chosen !== undefined) return typeof chosen === 'function' ? chosen(request) : chosen;
    if (options.script === undefined && options.rules === undefined) return fitting(request);
    const known = `${script.length} scripted answers are used up, and none of ${rules.length} rules is meant`;
    throw new Error(`The fake endpoint has no answer for request ${request.index + 1}: ${known}.`);
  };

  /** What is spoiled by a flaw that brings no content of its own. */
  const unspoiled = async (request: FakeRequest): Promise<ModelAnswer> => {
    const given = typeof answer === 'function' ? await answer(request) : answer;
    return given === undefined || faultAction(given) !== undefined ? fitting(request) : given;
  };

  const choose = async (request: FakeRequest): Promise<Choice> => {
    const planned = firstFault(faults, request);
    // A request that is refused takes no answer from the script.
    if (planned !== undefined && !isFlaw(planned)) return { content: '', fault: planned };
    const picked = await pick(request);
    if (faultAction(picked) === undefined) {
      const calls = callsOf(picked);
      return {
        content: contentOf(picked),
        ...(calls === undefined ? {} : { calls }),
        ...(planned === undefined ? {} : { fault: planned }),
      };
    }
    const fault = picked as Fault;
    return { content: isFlaw(fault) ? contentOf(await unspoiled(request)) : '', fault };
  };
  return Object.assign(choose, { left: () => script.length - next });
}

function firstFault(plans: readonly FaultPlan[], request: FakeRequest): Fault | undefined {
  for (const plan of plans) {
    const fault = plan(request);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isFlaw(fault: Fault): boolean {
  return faultAction(fault)?.kind === 'flaw';
}

function contentOf(answer: ModelAnswer): string {
  if (callsOf(answer) !== undefined) return (answer as ToolCallsAnswer).text ?? '';
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

/** The smallest answer that a client could use. */
function fitting({ schema, format }: FakeRequest): string {
  if (schema !== undefined) return JSON.stringify(smallestValue(schema, schema));
  return format === 'json_object' ? '{}' : 'Hello from the fake endpoint.';
}
