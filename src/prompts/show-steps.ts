// Steps, attempts and critiques as sections of a prompt.

import type { Critique } from '../model/feedback.ts';
import { type Attempt, failureText, type Tool } from '../model/tool.ts';
import { type Step, stepBindings, stepsOf, type Workflow } from '../model/workflow.ts';
import { resultFaults } from '../outcomes/result-faults.ts';
import { clip, oneLine } from '../text/clip.ts';
import { plainOrQuoted, quoteLines, quoteText } from './fence.ts';
import { quoteResult } from './quote-result.ts';
import { shortJson } from './shorten.ts';

/** The most characters of a call's arguments: a text to be sent may be long, and its beginning says what it is. */
const longestArguments = 800;
/** The most characters of an error or of a critique: servers send stack traces along. */
const longestMessage = 400;

const bodies = new WeakMap<Step, Map<number, string>>();

/**
 * The workflow's steps in order, each under `### step_1 server__tool`. What is said of a step depends on that step
 * alone: when another one follows, the text before it stays as it is, and an endpoint's cache holds it.
 */
export function stepsSection(workflow: Workflow, resultBudget: number, heading = '## Steps so far'): string {
  const chainOf = new Map(
    workflow.chains.flatMap((chain) => chain.steps.map((step) => [step, chain.id] as const)),
  );
  const steps = stepsOf(workflow).map(
    (step) => `### ${step.id} ${step.name}\nchain: ${chainOf.get(step)}\n${bodyOf(step, resultBudget)}`,
  );
  return section(heading, steps.join('\n') || '(none yet)');
}

function bodyOf(step: Step, budget: number): string {
  let texts = bodies.get(step);
  if (texts === undefined) {
    texts = new Map();
    bodies.set(step, texts);
  }
  let text = texts.get(budget);
  if (text === undefined) {
    const taken = stepBindings(step).map(({ path, step: from }) => `${plainOrQuoted(path)} from ${from}`);
    text = [
      `arguments: ${shortJson(step.arguments, longestArguments)}`,
      ...(taken.length === 0 ? [] : [`takes: ${[...new Set(taken)].join(', ')}`]),
      'result:',
      quoteResult(step.result, budget),
    ].join('\n');
    texts.set(budget, text);
  }
  return text;
}

/** Why an attempt is of no use: the server's words, or what is wrong with a result that it calls a success. */
export function faultOf({ call, outcome }: Attempt, tools: readonly Tool[]): string | undefined {
  const failure = failureText(outcome);
  if (failure !== undefined || outcome.result === undefined) return failure;
  const [fault] = resultFaults(
    outcome.result,
    tools.find(({ name }) => name === call.tool),
    call.arguments,
  );
  return fault === undefined ? undefined : `The result ${fault}.`;
}

/** One attempt: its arguments, its result, and why that is of no use, where it is not. */
export function attemptText(attempt: Attempt, fault: string | undefined, resultBudget: number): string {
  const { result } = attempt.outcome;
  return [
    `arguments: ${shortJson(attempt.call.arguments, longestArguments)}`,
    ...(fault === undefined ? [] : ['error:', quoteLines(clip(fault, longestMessage))]),
    ...(result === undefined || result.isError === true
      ? []
      : ['result:', quoteResult(result, resultBudget)]),
  ].join('\n');
}

/** `- server__tool /path: "message"`, each critique once, in at most `most` lines. Without tool or path they are left out. */
export function critiqueLines(critiques: readonly Critique[], most: number): string[] {
  const lines = critiques.map(({ tool, path, message }) => {
    const where = [tool ?? 'the whole', ...(path === null || path === '' ? [] : [plainOrQuoted(path)])].join(
      ' ',
    );
    // Many are a server's own words.
    return `- ${where}: ${quoteText(clip(oneLine(message), longestMessage))}`;
  });
  return [...new Set(lines)].slice(-most);
}

/** A heading and what stands under it. */
export function section(heading: string, body: string): string {
  return `${heading}\n${body}\n`;
}

/** A section of lines, or no section where there are none. */
export function sectionOf(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [section(heading, lines.join('\n'))];
}
