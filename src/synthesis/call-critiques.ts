// What was wrong with a call, in words that the next one can be made by.
import { stepValue } from '../grounding/reading/step-value.ts';
import type { Critique, Proposal } from '../model/feedback.ts';
import { scalarsIn } from '../model/pointer.ts';
import { type Attempt, failureText, type ToolCall } from '../model/tool.ts';
import { isEmptyResult } from '../outcomes/empty-result.ts';
import { failedItem } from '../outcomes/failed-item.ts';
import { resultFaults } from '../outcomes/result-faults.ts';
import { validate } from '../schemas/schema-validator.ts';
import { cutAt } from '../text/clip.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import type { CallDeps } from './deps.ts';

type Catalogued = Pick<CallDeps, 'catalog'>;

/** What failed about an attempt: the server's words, or what is wrong with a result that it calls a success. */
export function faultOf(deps: Catalogued, { call, outcome }: Attempt): string | undefined {
  const failure = failureText(outcome);
  if (failure !== undefined || outcome.result === undefined) return failure;
  const [fault] = resultFaults(outcome.result, deps.catalog.byName.get(call.tool), call.arguments);
  return fault === undefined ? undefined : `The result ${fault}.`;
}

/** As `faultOf`, where it is worth knowing that a list is empty. */
export function faultBut(
  deps: Catalogued,
  { acceptsNone }: Pick<Proposal, 'acceptsNone'>,
  attempt: Attempt,
): string | undefined {
  const { result } = attempt.outcome;
  const tool = deps.catalog.byName.get(attempt.call.tool);
  const isEmptyList =
    acceptsNone === true &&
    result !== undefined &&
    failureText(attempt.outcome) === undefined &&
    isEmptyResult(result, tool) &&
    typeof stepValue(result).value === 'object';
  return isEmptyList ? undefined : faultOf(deps, attempt);
}

/** The critique of a call that was made already. */
export function repeated(attempts: readonly Pick<Attempt, 'call'>[], call: ToolCall): Critique | undefined {
  const same = attempts.some((attempt) => JSON.stringify(attempt.call) === JSON.stringify(call));
  return same ? { tool: call.tool, path: null, message: 'This call has just been made.' } : undefined;
}

/** A failure that says nothing of the call, in words that say so. */
export function passing({ tool }: ToolCall, failure: string): Critique {
  const message = `${failure.slice(0, 300)} The call itself is fine and may be made again later.`;
  return { tool, path: null, message };
}

/** A failed call in words: one critique an argument where the schema says which, else the server's own text. */
export function critiquesOf(deps: Catalogued, { call, outcome }: Attempt, failure: string): Critique[] {
  const tool = deps.catalog.byName.get(call.tool);
  const issues = tool === undefined ? [] : validate(tool.inputSchema, call.arguments);
  if (issues.length > 0)
    return issues.map(({ path, message }) => ({
      tool: call.tool,
      path,
      message: `The argument ${message}.`,
    }));
  const half = outcome.result === undefined ? undefined : failedItem(outcome.result, call.arguments);
  const item = [...scalarsIn(call.arguments)].find(({ value }) => String(value) === half?.item);
  const named = Object.keys(call.arguments).find((name) =>
    new RegExp(`\\b${escapeRegExp(name)}\\b`).test(failure),
  );
  return [
    {
      tool: call.tool,
      path: item?.pointer ?? (named === undefined ? null : `/${named}`),
      message: `${failure.slice(0, 500)}${argumentsTold(call, failure)}`,
    },
  ];
}

const longestTold = 200;

/** What the call was made with, where the server's words do not say it: next time, it is to be something else. */
function argumentsTold({ arguments: args }: ToolCall, failure: string): string {
  const values = [...scalarsIn(args)].map(({ value }) => String(value));
  if (values.length === 0 || values.every((value) => failure.includes(value))) return '';
  return ` (called with ${cutAt(JSON.stringify(args), longestTold)})`;
}
