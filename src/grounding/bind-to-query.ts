// The words of a query as the source of arguments: where it says a value, no coincidence with a result is one.

import type { Ask } from '../model/claim.ts';
import type { JsonScalar } from '../model/json.ts';
import type { Tool } from '../model/tool.ts';
import type { Binding, How, Step, Workflow } from '../model/workflow.ts';
import { mayBeVouched, parameterWords } from '../schemas/parameter-words.ts';
import { comesFromSchema, parameterOf } from '../schemas/schema-source.ts';
import { readMentions } from '../text/sayings/read-mentions.ts';
import { findArgument } from '../text/sayings/says-argument.ts';
import { fold } from '../text/sayings/tokens.ts';
import { isIdentifier } from '../text/values.ts';
import { findWords } from '../text/words.ts';
import { boundValue } from './bind.ts';
import { isReferenceName } from './reference.ts';

export interface AskedIn {
  readonly query: string;
  readonly today: string;
  readonly timeZone?: string;
  readonly tools: readonly Pick<Tool, 'name' | 'inputSchema'>[];
  /** The words that somebody says are an argument's. */
  readonly asks?: readonly Ask[];
}

/**
 * The workflow with the query as the source of every value that it says, by whatever words, and '' where it should say
 * one and does not. Code, globs and prose that it does not say are left for a blind reader to vouch for.
 */
export function bindToQuery(workflow: Workflow, asked: AskedIn): Workflow {
  const bind = (step: Step): Step => ({
    ...step,
    bindings: step.bindings.map((binding) => bindOne(binding, step, asked)),
  });
  return { chains: workflow.chains.map((chain) => ({ ...chain, steps: chain.steps.map(bind) })) };
}

function bindOne(binding: Binding, step: Step, asked: AskedIn): Binding {
  if (binding.source === 'computed') return binding;
  const tool = asked.tools.find(({ name }) => name === step.name);
  const value = boundValue(binding, step);
  const said = sayingOf(value, binding.path, step, tool, asked);
  const bound = { path: binding.path, ...(binding.part !== undefined && { part: binding.part }) };
  if (binding.source === 'step') {
    // An identifier is carried, though a person may say it; a short word or number fits too much by chance.
    const isCarried =
      isReferenceName(parameterOf(binding.path)) || (typeof value === 'string' && isIdentifier(value));
    if (said === undefined || isCarried || !isTelling(value, said.text)) return binding;
    return { ...bound, source: 'query', ...said };
  }
  if (binding.source === 'schema') return binding;
  if (said !== undefined) return { ...bound, source: 'query', ...said };
  if (tool === undefined) return { ...bound, source: 'query', text: '' };
  if (comesFromSchema(tool.inputSchema, binding.path, value)) return { ...bound, source: 'schema' };
  const words = parameterWords(tool.inputSchema, binding.path);
  return mayBeVouched(words, value)
    ? { ...bound, source: 'vouched', by: null }
    : { ...bound, source: 'query', text: '' };
}

function isTelling(value: JsonScalar, text: string): boolean {
  return typeof value !== 'boolean' && value !== null && text.length >= 3;
}

function sayingOf(
  value: JsonScalar,
  path: string,
  step: Step,
  tool: Pick<Tool, 'inputSchema'> | undefined,
  { query, today, timeZone, asks = [] }: AskedIn,
): { readonly text: string; readonly how: How } | undefined {
  const parameter = tool === undefined ? { name: parameterOf(path) } : parameterWords(tool.inputSchema, path);
  const context = { today, parameter, ...(timeZone !== undefined && { timeZone }) };
  const ask = asks.find((each) => each.step === step.id && each.path === path);
  if (ask !== undefined && findWords(query, ask.text) !== undefined) {
    const found = findArgument(ask.text, value, context);
    if (found !== undefined) return { text: ask.text, how: found.how };
  }
  const found = findArgument(query, value, context);
  if (found !== undefined) return { text: query.slice(found.start, found.end), how: found.how };
  const name = typeof value === 'string' ? shortenedName(query, value, today) : undefined;
  return name === undefined ? undefined : { text: name, how: 'words' };
}

/** "Kaldera" for "Kaldera Optics": the beginning of a name, said as a name. */
export function shortenedName(query: string, value: string, today: string): string | undefined {
  if (!/^\p{Lu}/u.test(value) || !value.includes(' ')) return undefined;
  return readMentions(query, { today }).find(
    ({ kind, text }) => kind === 'name' && text.length >= 4 && fold(value).startsWith(`${fold(text)} `),
  )?.text;
}
