// From what is wrong with a draft to the verdict that says so.

import type { Critique } from '../model/feedback.ts';
import type { Verdict } from '../model/sample.ts';
import type { Step } from '../model/workflow.ts';
import { cutAt } from '../text/clip.ts';

/** One thing that is wrong: a sentence for the record, and what to do instead for whoever writes next. */
export interface Problem {
  readonly tool: string | null;
  readonly path: string | null;
  /** What is wrong and where, as a sentence. */
  readonly what: string;
  /** What to do instead, as a sentence. */
  readonly instead: string;
}

/** How many problems a detail names; the critiques hold them all. */
const namedProblems = 3;

/** A problem with one argument of a step, or with the step where there is no path. */
export function stepProblem(step: Step, path: string | null, what: string, instead: string): Problem {
  return { tool: step.name, path, what, instead };
}

/** A problem with the sample as a whole. */
export function sampleProblem(what: string, instead: string): Problem {
  return { tool: null, path: null, what, instead };
}

/** `passed` where there is no problem, else `failed` with a detail and a critique for each. */
export function verdictOf(check: string, problems: readonly Problem[]): Verdict {
  if (problems.length === 0) return { check, status: 'passed' };
  const named = problems.slice(0, namedProblems).map(({ what }) => what);
  const rest = problems.length - named.length;
  if (rest > 0) named.push(`And ${rest} more.`);
  const critiques: Critique[] = problems.map(({ tool, path, what, instead }) => ({
    tool,
    path,
    message: `${what} ${instead}`,
  }));
  return { check, status: 'failed', detail: named.join(' '), critiques };
}

/** A value as it is named in a sentence: its JSON, cut where it is long. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return cutAt(text, 80);
}
