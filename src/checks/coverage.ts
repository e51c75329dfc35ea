// The `coverage` check: every part of the query is answered, and nothing is done that it does not ask for.
import type { Draft } from '../model/sample.ts';
import type { Check, CheckContext } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { type Step, stepsOf } from '../model/workflow.ts';
import { writingSteps } from '../outcomes/is-writing.ts';
import { stemOf } from '../text/field-words.ts';
import { languageOf } from '../text/sayings/recognise-language.ts';
import { tokenize } from '../text/sayings/tokens.ts';
import { counterpartOf } from './coverage/counterpart.ts';
import { openCondition } from './coverage/open-conditions.ts';
import { type AskedChange, type QueryPart, queryParts } from './coverage/query-parts.ts';
import { isMetByReading } from './coverage/reading-sense.ts';
import { type Problem, quoted, sampleProblem, verdictOf } from './verdict.ts';

export const coverageCheck: Check = {
  name: 'coverage',
  meaning: 'every part of the question is answered, and nothing is changed that it does not ask for',
  objectsTo: 'wording',
  needs: ['query', 'response'],
  byDefault: true,
  async run(draft, context) {
    const parts = draft.exchanges.flatMap(({ query }) => queryParts(query));
    const problems = [...changeProblems(draft, parts), ...answerProblems(draft, parts, context)];
    if (problems.length > 0) return verdictOf('coverage', problems);
    const open = parts.filter(
      (part) => part.change === undefined && counterpartOf(part, draft, context) === 'unknown',
    );
    if (open.length === 0) return verdictOf('coverage', []);
    const named = open.map(({ text }) => quoted(text.trim())).join(' and ');
    return {
      check: 'coverage',
      status: 'skipped',
      detail: `What answers ${named} cannot be told from the words.`,
    };
  },
};

/** Whether a change that was to be confirmed is made by no step. */
function isDropped({ exchanges, workflow }: Draft): boolean {
  const made = new Set(stepsOf(workflow).map(({ id }) => id));
  return exchanges.some(({ kind, write }) => kind === 'confirm' && write !== undefined && !made.has(write));
}

/** Changes that are asked for and not made, and those that are made and not asked for. */
function changeProblems(draft: Draft, parts: readonly QueryPart[]): readonly Problem[] {
  const steps = stepsOf(draft.workflow).filter(({ id }) => !draft.setup.includes(id));
  const writes = writingSteps(steps, draft.tools);
  // A change that the person drops when asked is asked for no more.
  const asked = isDropped(draft) ? [] : parts.filter(({ change }) => change !== undefined);
  const forbidden = parts.filter(({ forbids }) => forbids);
  const condition = draft.exchanges.find((exchange) => exchange.condition !== undefined)?.condition;
  const [first] = writes;
  if (condition?.value === false)
    return first === undefined
      ? []
      : [
          sampleProblem(
            `${first.name} makes a change although ${quoted(condition.text)} is not so.`,
            'Leave the change out.',
          ),
        ];
  if (first !== undefined && forbidden.length > 0 && asked.length === 0)
    return [
      sampleProblem(
        `${first.name} makes a change although the query says ${quoted(forbidden[0]?.text.trim())}.`,
        'Leave the change out.',
      ),
    ];
  const isKnownLanguage = languageOf(draft.query) === 'en';
  if (first === undefined)
    return asked
      .filter(
        ({ change }) =>
          change !== undefined && !isScene(change, parts) && !isMetByReading(change, draft, steps),
      )
      .slice(0, 1)
      .map(({ text }) =>
        sampleProblem(
          `The query asks for a change (${quoted(text.trim())}), and no step makes one.`,
          'Ask for what the calls do, or make the change.',
        ),
      );
  if (
    asked.length === 0 &&
    isKnownLanguage &&
    parts.every(({ isQuestion }) => isQuestion) &&
    !(parts.length === 0 && isCalledFor(draft.query, first, draft.tools))
  )
    return [
      sampleProblem(
        `${first.name} makes a change, and the query asks for none.`,
        'Ask for the change, or leave it out.',
      ),
    ];
  return [];
}

/** "I need to put it on an expense claim. What is the amount?": what somebody is about to do, and then the question. */
function isScene({ isOwn }: AskedChange, parts: readonly QueryPart[]): boolean {
  return isOwn && parts.some(({ isQuestion }) => isQuestion);
}

/** "What does it look like? I have to find it in the car park." */
function isPurpose(part: QueryPart, parts: readonly QueryPart[]): boolean {
  return part.isOwn && parts.some((other) => other.isQuestion && !other.isOwn);
}

/**
 * "Please have it redelivered tomorrow", "short 20 of them": a request without an imperative that is known, in words of the
 * tool or of what its call chooses from an enumeration.
 */
function isCalledFor(query: string, { name, tool, arguments: given }: Step, tools: readonly Tool[]): boolean {
  const description = tools.find((each) => each.name === name)?.description ?? '';
  const known = new Set(
    tokenize(`${tool.replaceAll(/[_-]/g, ' ')} ${description} ${chosenWords(given)}`)
      .filter(({ kind, word }) => kind === 'word' && word.length > 3)
      .map(({ word }) => stemOf(word)),
  );
  return !query.includes('?') && tokenize(query).some(({ word }) => known.has(stemOf(word)));
}

/** The single words among the values of a call: `sell`, `archived`. */
function chosenWords(given: Step['arguments']): string {
  return Object.values(given)
    .filter((value) => typeof value === 'string' && /^\p{Ll}{3,20}$/u.test(value))
    .join(' ');
}

/** Parts of the query that nothing answers. */
function answerProblems(
  draft: Draft,
  parts: readonly QueryPart[],
  context: CheckContext,
): readonly Problem[] {
  const missing = parts.filter(
    (part) =>
      part.change === undefined &&
      !part.forbids &&
      !isPurpose(part, parts) &&
      counterpartOf(part, draft, context) === 'none',
  );
  const open = parts.flatMap((part) => openCondition(part, draft) ?? []);
  return [
    ...missing.map(({ text }) =>
      sampleProblem(
        `Nothing in the steps or the response answers ${quoted(text.trim())}.`,
        'Answer each part of the query, or do not ask it.',
      ),
    ),
    ...open.map((condition) =>
      sampleProblem(
        `The query asks for ${quoted(condition.trim())}, and neither a call nor a result has to do with it.`,
        'Look for what the query asks for, or leave the condition out.',
      ),
    ),
  ];
}
