// Acting: the next call of a plan, or another try at one that failed.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { createRandom } from '../../model/random.ts';
import type { DraftFrame, StageIO } from '../../model/seams.ts';
import { failureText, type Tool, type ToolCall } from '../../model/tool.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { fill } from './fill.ts';
import { wantsNone } from './intent.ts';
import { knownFrom } from './known.ts';
import { repairedCall } from './recover.ts';
import { refill } from './refill.ts';

type Next = ToolCall | { readonly stop: string };

/** The call of the plan's next tool from what has been found, a repaired call, or the reason to stop. */
export function actSymbolically(input: StageIO['act']['in'], seed: number, draft: DraftFrame): Next {
  const last = input.attempts.at(-1);
  if (last === undefined) return input.proposal.call;
  const failure = failureText(last.outcome);
  if (failure !== undefined) {
    const tool = input.tools.find(({ name }) => name === last.call.tool);
    if (input.proposal.recovers) {
      const call = repairedCall(last.call, failure, draft.today, createRandom(seed));
      return call ?? { stop: failure.slice(0, 300) };
    }
    return tool === undefined
      ? { stop: `${last.call.tool} is not known.` }
      : repair(tool, last.call, failure, input, seed, draft);
  }
  const done = new Set(
    input.attempts.filter(({ outcome }) => failureText(outcome) === undefined).map(({ call }) => call.tool),
  );
  const next = input.proposal.tools.find((name) => !done.has(name));
  const tool = input.tools.find(({ name }) => name === next);
  if (tool === undefined) return { stop: 'The plan is complete.' };
  const found = knownFrom(input.workflow, input.tools, createRandom(seed), draft.today, input.attempts);
  const known = { ...found, narrows: wantsNone(draft) };
  const filled = refill(tool, known, input.memory, createRandom(seed));
  if ('missing' in filled) return { stop: `No result so far gives ${filled.missing} for ${tool.name}.` };
  return filled.bound > 0 ? filled.call : { stop: `Nothing found so far leads to ${tool.name}.` };
}

/** Another call in the light of what the server said: without the argument it objects to, or with a choice it offers. */
function repair(
  tool: Tool,
  call: ToolCall,
  failure: string,
  input: StageIO['act']['in'],
  seed: number,
  draft: DraftFrame,
): Next {
  const named = Object.keys(call.arguments).filter((name) =>
    new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\b`).test(failure),
  );
  const known = knownFrom(input.workflow, input.tools, createRandom(seed), draft.today, input.attempts);
  for (const name of named) {
    const offered = choicesIn(failure, call.arguments[name]);
    if (offered !== undefined) return withArgument(call, name, offered);
  }
  const optional = named.find((name) => !isRequired(tool, name));
  if (optional !== undefined) {
    const { [optional]: _, ...rest } = call.arguments;
    return { tool: call.tool, arguments: rest };
  }
  const missing = [...propertiesOf(tool.inputSchema).keys()].filter(
    (name) => !(name in call.arguments) && failure.includes(name),
  );
  if (missing.length > 0) {
    const filled = fill(tool, known, input.memory, createRandom(seed));
    if (!('missing' in filled) && missing.some((name) => name in filled.call.arguments)) return filled.call;
  }
  return { stop: failure.slice(0, 300) };
}

function isRequired(tool: Tool, name: string): boolean {
  return (
    Array.isArray(tool.inputSchema.required) &&
    (tool.inputSchema.required as readonly JsonValue[]).includes(name)
  );
}

/** A value from "must be one of a, b" that was not tried yet. */
function choicesIn(failure: string, tried: JsonValue | undefined): string | undefined {
  const listed = /one of:? ([^.\n]+)/i.exec(failure)?.[1];
  return listed
    ?.split(/,|\bor\b/)
    .map((choice) => choice.trim().replace(/^["'`]|["'`]$/g, ''))
    .find((choice) => choice !== '' && choice !== tried && !isObject(tried));
}

function withArgument(call: ToolCall, name: string, value: string): ToolCall {
  const changed: JsonObject = { ...call.arguments, [name]: value };
  return { tool: call.tool, arguments: changed };
}
