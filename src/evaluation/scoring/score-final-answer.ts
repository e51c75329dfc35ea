// The final answer of what was played, scored by the claims of the right answer: its facts, and what it reports of changes.

import { callsOf, type Example, earlierCalls } from '../../model/example.ts';
import { type JsonObject, type JsonScalar, plainText } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import { knownWords } from '../../scoring/named-strangers.ts';
import { saidBy } from '../../scoring/read-answer.ts';
import { isDropped, rightFacts } from '../../scoring/right-facts.ts';
import { type AnswerScore, type FactScore, isChance, scoreAnswer } from '../../scoring/score-answer.ts';
import { scoreReport, type WantedReport } from '../../scoring/score-report.ts';
import { spokenText } from '../../text/spoken-text.ts';
import type { MatchedCall, PlacedCall } from './match-calls.ts';
import { hasSucceeded } from './outcomes.ts';
import { type SeenResults, seenResults } from './seen-results.ts';

export interface FinalAnswer extends AnswerScore {
  /** Whether everything that is asked for was seen in a result before it was said: guesses are no answers. */
  readonly isSeen: boolean;
}

/** Undefined where the example has neither facts nor a report to score. */
export function scoreFinalAnswer(
  example: Example,
  response: string | null,
  calls: readonly PlacedCall[],
  matched: readonly MatchedCall[],
): FinalAnswer | undefined {
  const facts = rightFacts(example);
  const wanted = reportOf(example);
  if ((facts.length === 0 && wanted === undefined) || example.account === undefined) return undefined;
  const { today, timeZone } = example.account;
  const context = { query: saidBy(example), today, timeZone, known: knownTo(example, calls) };
  const answer = spokenText(response ?? '');
  const score = scoreAnswer(facts, answer, context);
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
  for (const { step } of earlierCalls(example)) met.add(step);
  const holds = (value: JsonScalar) => calls.some((_, index) => seen.holds(index, value));
  // Three of something else are no three of these.
  const isLookedAt = (step: string) => met.has(step) || looksAt(callsOf(example), step, calls, seen);
  const isSeen = facts
    .filter(({ isAsked }) => isAsked)
    .every(
      ({ steps, values }) =>
        steps.every((step) => met.has(step)) ||
        (values.every(holds) && (!values.every(isChance) || steps.every(isLookedAt))),
    );
  if (wanted === undefined) return { ...score, isSeen };
  const report = { ...scoreReport(wanted, answer, context), text: wanted.text, isAsked: true };
  return { ...withReport(score, report), isSeen };
}

/** Whether any call has to do with what a step was made with; true where that names nothing. */
function looksAt(
  right: readonly { readonly step: string; readonly arguments: JsonObject }[],
  step: string,
  calls: readonly PlacedCall[],
  seen: SeenResults,
): boolean {
  const given = right.find((call) => call.step === step)?.arguments ?? {};
  const names = [...scalarsIn(given)].map(({ value }) => value).filter((value) => !isChance(value));
  return (
    names.length === 0 ||
    calls.some((call, index) =>
      names.some(
        (name) =>
          seen.holds(index, name) || [...scalarsIn(call.arguments)].some(({ value }) => value === name),
      ),
    )
  );
}

/** What has to be reported at the end; undefined where the right answer reports nothing. */
function reportOf(example: Example): WantedReport | undefined {
  const { account, response, tools } = example;
  const exchanges = account?.exchanges ?? [];
  const at = exchanges.findLastIndex((each) => each.kind === 'answer' && each.response === response);
  const last = exchanges[at];
  if (isDropped(example)) return { text: response, changes: [], isDropped: true };
  const claims = last?.claims.filter((claim) => 'write' in claim || 'condition' in claim) ?? [];
  const [first] = claims;
  if (first === undefined) return undefined;
  const schemas = new Map(tools.map(({ name, inputSchema }) => [name, inputSchema]));
  const steps = new Set(claims.flatMap((claim) => ('write' in claim ? [claim.write] : [])));
  const changes = callsOf(example)
    .filter(({ step, failed }) => steps.has(step) && failed !== true)
    .map(({ name, arguments: given }) => ({ arguments: given, schema: schemas.get(name) ?? {} }));
  return { text: first.text, changes };
}

/** The words that names in the answer may be made of. */
function knownTo(example: Example, calls: readonly PlacedCall[]): ReadonlySet<string> {
  return knownWords([
    saidBy(example),
    example.response,
    ...example.tools.map(({ name }) => name.replaceAll('_', ' ')),
    ...[...calls, ...earlierCalls(example)].flatMap(({ arguments: given, ...call }) => {
      const result = 'result' in call ? call.result : call.outcome?.result;
      return [
        plainText(given),
        plainText(result?.structuredContent ?? null),
        // A line break in a text that is shown as JSON is no letter.
        ...(result?.content ?? []).map((block) => plainText(block).replace(/(?<!\\)\\+[nrt]/g, ' ')),
      ];
    }),
  ]);
}

function withReport(score: AnswerScore, report: FactScore): AnswerScore {
  const facts = [...score.facts, report];
  const asked = facts.filter(({ isAsked }) => isAsked);
  return {
    facts,
    share: asked.filter(({ status }) => status === 'said').length / asked.length,
    isRight:
      asked.every(({ status }) => status === 'said') && facts.every(({ status }) => status !== 'wrong'),
  };
}
