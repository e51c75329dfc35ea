// The final answer and the changes of what was played, scored by the claims of the right answer.

import { provableValue } from '../../grounding/stored-value.ts';
import { callsOf, type Example } from '../../model/example.ts';
import type { JsonScalar } from '../../model/json.ts';
import { createEvidence } from '../../proofs/evidence.ts';
import { type Fact, factsOf } from '../../scoring/facts.ts';
import { type AnswerScore, scoreAnswer } from '../../scoring/score-answer.ts';
import { spokenText } from '../../text/spoken-text.ts';
import type { MatchedCall, PlacedCall } from './match-calls.ts';
import { hasSucceeded } from './outcomes.ts';
import { seenResults } from './seen-results.ts';

export interface FinalAnswer extends AnswerScore {
  /** Whether everything that is asked for was seen in a result before it was said: guesses are no answers. */
  readonly isSeen: boolean;
}

/** Undefined where the example has no facts to score. */
export function scoreFinalAnswer(
  example: Example,
  response: string | null,
  calls: readonly PlacedCall[],
  matched: readonly MatchedCall[],
): FinalAnswer | undefined {
  const facts = rightFacts(example);
  if (facts.length === 0 || example.account === undefined) return undefined;
  const { today, timeZone } = example.account;
  const score = scoreAnswer(facts, spokenText(response ?? ''), { query: example.query, today, timeZone });
  const seen = seenResults(calls);
  const met = new Set(
    matched
      .filter(
        ({ call, match, played }) =>
          match !== 'partial' &&
          played !== null &&
          // What fails in the sample, too, shows its facts by failing.
          (call.failed === true || hasSucceeded(calls[played]?.outcome) === true),
      )
      .map(({ call }) => call.step),
  );
  const holds = (value: JsonScalar) => calls.some((_, index) => seen.holds(index, value));
  const isSeen = facts
    .filter(({ isAsked }) => isAsked)
    .every(({ steps, values }) => steps.every((step) => met.has(step)) || values.every(holds));
  return { ...score, isSeen };
}

const known = new WeakMap<Example, readonly Fact[]>();

function rightFacts(example: Example): readonly Fact[] {
  const facts = known.get(example) ?? readFacts(example);
  known.set(example, facts);
  return facts;
}

function readFacts(example: Example): readonly Fact[] {
  const { account, query, response, tools } = example;
  if (account === undefined) return [];
  const calls = callsOf(example);
  const schemas = new Map(
    tools.map(({ name, inputSchema, outputSchema }) => [
      name,
      { input: inputSchema, ...(outputSchema !== undefined && { output: outputSchema }) },
    ]),
  );
  const evidence = createEvidence({
    values: Object.fromEntries(
      calls.map(({ step, result, failed }) => [step, provableValue({ result, ...(failed && { failed }) })]),
    ),
    args: Object.fromEntries(calls.map(({ step, arguments: given }) => [step, given])),
    schemas: Object.fromEntries(
      calls.flatMap(({ step, name }) => {
        const known = schemas.get(name);
        return known === undefined ? [] : [[step, known]];
      }),
    ),
    today: account.today,
    ordered: account.ordered,
  });
  return factsOf({ form: account.form, exchanges: account.exchanges, query, response }, evidence);
}
