// The `response` check: everything that the answer says is proved, of the right thing, and nothing is left open.
import type { Draft } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import { stepsOf } from '../model/workflow.ts';
import { examineAnswer } from '../proofs/search/examine-answer.ts';
import { evidenceOf } from '../proofs/step-evidence.ts';
import { findWords, foldText } from '../text/words.ts';
import { leftovers } from './leftovers.ts';
import { claimProblems } from './response/given-claims.ts';
import { questionProblems } from './response/question.ts';
import { reportProblems, unmade, writesAmong } from './response/reports.ts';
import { emptyAnswerIn, passedOver } from './unanswered.ts';
import { type Problem, quoted, sampleProblem, verdictOf } from './verdict.ts';

/** The words of a text and nothing else. */
function bare(text: string): string {
  return foldText(text)
    .folded.replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}

export const responseCheck: Check = {
  name: 'response',
  meaning:
    'everything that the answer says follows from the results, and is said of the thing that it is true of',
  objectsTo: 'wording',
  needs: ['query', 'response'],
  byDefault: true,
  async run(draft) {
    const problems = [
      ...otherAnswer(draft),
      ...draft.exchanges.flatMap((_, index) => problemsOf(draft, index)),
    ];
    const once = new Map(problems.map((problem) => [problem.what, problem]));
    return verdictOf('response', [...once.values()]);
  },
};

/** A sample whose response is not its last exchange's answer was changed by somebody: its claims are of other words. */
function otherAnswer({ response, exchanges }: Draft): readonly Problem[] {
  const last = exchanges.at(-1);
  return last === undefined || last.response === response
    ? []
    : [sampleProblem('The response is not the answer of the last exchange.', 'Keep both the same.')];
}

function problemsOf(draft: Draft, index: number): readonly Problem[] {
  const exchange = draft.exchanges[index];
  if (exchange === undefined) return [];
  const { response, claims, condition } = exchange;
  if (response.trim() === '')
    return [sampleProblem('The response is empty.', 'Answer the query from the results.')];
  const earlier = draft.exchanges.slice(0, index + 1);
  const query = earlier.map((each) => each.query).join('\n');
  const reached = new Set(earlier.flatMap(({ steps }) => steps));
  const steps = stepsOf(draft.workflow).filter(({ id }) => reached.has(id));
  const { tools, today, timeZone, ordered } = draft;
  const evidence = evidenceOf(steps, tools, { today, ordered });
  if (exchange.kind !== 'answer') {
    return [
      ...claimProblems(exchange, query, evidence, steps),
      ...questionProblems(exchange, query),
      // What is asked for, to be confirmed or cannot be done is not done yet.
      ...unmade(response, writesAmong(steps, tools)),
    ];
  }
  const answered = {
    query,
    response,
    claims,
    today,
    timeZone,
    ordered,
    steps,
    tools,
    ...(condition && { condition }),
  };
  return [
    ...openProblems(draft, exchange.query, response),
    ...claimProblems(exchange, query, evidence, steps),
    ...examineAnswer(answered).objections.map(({ what, instead }) => sampleProblem(what, instead)),
    ...reportProblems(draft, query, response),
    ...traceProblems(draft, query, response),
  ];
}

/** An answer that only repeats the question, or says nothing of a part of it. */
function openProblems(draft: Draft, query: string, response: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (bare(response) === bare(query))
    problems.push(
      sampleProblem('The response only repeats the query.', 'Answer the query from the results.'),
    );
  const open = emptyAnswerIn(response);
  if (open !== undefined)
    problems.push(
      sampleProblem(
        `The response says nothing behind ${quoted(open)}.`,
        'Answer with a value from the results, or say that there is none.',
      ),
    );
  for (const item of passedOver(draft))
    problems.push(
      sampleProblem(
        `The response tells nothing of ${quoted(item)}, which the query asks about, too.`,
        'Answer each part of the query.',
      ),
    );
  return problems;
}

/** Traces of templates; a result may show such a thing, and the response may repeat it. */
function traceProblems(draft: Draft, query: string, response: string): readonly Problem[] {
  const found = leftovers(response);
  if (found.length === 0) return [];
  const shown = [query, ...stepsOf(draft.workflow).map(({ result }) => JSON.stringify(result))].join('\n');
  return found
    .filter(({ text }) => findWords(shown, text) === undefined && !shown.includes(text))
    .map(({ name }) => sampleProblem(`The response has ${name} in it.`, 'Write it out as clean prose.'));
}
