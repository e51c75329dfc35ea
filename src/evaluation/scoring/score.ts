// Scores what a player did on one example.
import { callsOf, type Example, isNegative } from '../../model/example.ts';
import { scalarsIn } from '../../model/pointer.ts';
import { speaksRightly } from '../../scoring/score-speech.ts';
import { scorerVersion } from '../../scoring/scorer-version.ts';
import { spokenText } from '../../text/spoken-text.ts';
import type { Played } from '../played.ts';
import { abstentionOf } from './abstention.ts';
import { faultOf } from './call-faults.ts';
import { effectsOf } from './effects-of-calls.ts';
import type {
  Difficulty,
  ExampleMeasures,
  ExampleScores,
  ExpectedCallScore,
  PlayedCallScore,
} from './example-scores.ts';
import { type MatchedCall, matchCalls, onlyReads, type PlacedCall } from './match-calls.ts';
import { needsOf } from './needs.ts';
import { noAnswerOf } from './no-answer.ts';
import { failureOf, hasSucceeded } from './outcomes.ts';
import { type FinalAnswer, scoreFinalAnswer } from './score-final-answer.ts';

/** Everything that is stored about a played example. Pure; `ExampleMeasures` explains each measure. */
export function scorePlayed(example: Example, played: Played): ExampleScores {
  const calls = played.rounds.flatMap((each, round) =>
    each.calls.map((call): PlacedCall => ({ ...call, round })),
  );
  const matched = matchCalls(example, calls, played.mode);
  const leading = new Set(example.turns[0]?.map(({ id }) => id));
  const askedFor = matched.filter(({ call }) => played.mode === 'real' || leading.has(call.id));
  const answer =
    played.mode === 'real' && !isNegative(example)
      ? scoreFinalAnswer(example, played.response, calls, matched)
      : undefined;
  const noAnswer = noAnswerOf(played);
  const measures = isNegative(example)
    ? negativeMeasures(example, played)
    : positiveMeasures(example, played, calls, matched, askedFor, answer);
  return {
    schema: 'toolgrad.scores/2',
    scorer: scorerVersion,
    example: example.id,
    kind: example.kind,
    mode: played.mode,
    query: example.query,
    difficulty: difficultyOf(example),
    measures: played.failure === undefined ? measures : nothingReached(measures),
    rounds: played.rounds.length,
    expected: matched.map((match) => expectedCall(example, match, askedFor.includes(match))),
    played: calls.map((call) => playedCall(example, call, played.mode)),
    expectedResponse: example.response,
    response: played.response,
    facts: answer?.facts ?? [],
    ...(noAnswer === undefined ? {} : { noAnswer }),
    ...(played.failure === undefined ? {} : { failure: played.failure }),
    ...(played.judged?.reason === undefined ? {} : { judgement: played.judged.reason }),
    spent: played.spent,
    elapsedMs: played.elapsedMs,
  };
}

const unmeasured: ExampleMeasures = {
  passed: 0,
  gaveAnswer: 0,
  answerRight: null,
  factsSaid: null,
  effectsRight: null,
  solved: null,
  exactChain: null,
  partialChain: null,
  partialChainLenient: null,
  toolRecall: null,
  toolPrecision: null,
  successRate: null,
  argumentMatch: null,
  order: null,
  abstained: null,
  heldBack: null,
  asked: null,
  quality: null,
};

function positiveMeasures(
  example: Example,
  played: Played,
  calls: readonly PlacedCall[],
  matched: readonly MatchedCall[],
  askedFor: readonly MatchedCall[],
  answer: FinalAnswer | undefined,
): ExampleMeasures {
  const tools = new Map(example.tools.map((tool) => [tool.name, tool]));
  const wanted = new Set(askedFor.map(({ call }) => call.name));
  const fitting = new Set(callsOf(example).map(({ name }) => name));
  const called = new Set(calls.map(({ name }) => name));

  // A call that the chain needs later is not a mistake if it is proposed early.
  const meant = new Set(
    matched
      .filter((match) => askedFor.includes(match) || match.match === 'exact')
      .map((match) => match.played),
  );
  const extra = calls.filter((_, index) => !meant.has(index));
  const strict = askedFor.filter((match) => match.match === 'exact' && isInOrder(match));
  const lenient = askedFor.filter(
    (match) => (match.match === 'exact' || match.match === 'same-result') && isInOrder(match),
  );
  const needs = askedFor.flatMap(({ needsMet }) => needsMet);
  // What fails in the sample, too, is meant to.
  const hasFailed = ({ call, played: index }: MatchedCall) =>
    call.failed !== true && index !== null && failureOf(calls[index]?.outcome) !== undefined;
  const isMade =
    lenient.length === askedFor.length &&
    !lenient.some(hasFailed) &&
    extra.every((call) => changesNothing(call, tools.get(call.name)));
  const isAnswered = noAnswerOf(played) === undefined;
  const effects = effectsOf(calls, matched, tools);
  const isRight = answer?.isRight ?? null;
  // Where there are facts, whatever way leads to them is right; else the calls have to be those of the sample.
  const isReached =
    isRight === null
      ? isMade && speaksAsItShould(example, played)
      : isRight && answer?.isSeen === true && effects.isRight;
  const solved = isAnswered && isReached;
  return {
    ...unmeasured,
    gaveAnswer: Number(isAnswered),
    answerRight: isRight === null ? null : Number(isRight && isAnswered),
    factsSaid: answer?.share ?? null,
    effectsRight:
      played.mode === 'single-turn' || (effects.isRight && effects.wanted === 0)
        ? null
        : Number(effects.isRight),
    passed: Number(solved),
    solved: Number(solved),
    exactChain: Number(strict.length === askedFor.length && extra.length === 0),
    partialChain: shareOfWanted(strict.length, askedFor.length),
    partialChainLenient: shareOfWanted(lenient.length, askedFor.length),
    toolRecall: shareOfWanted([...wanted].filter((name) => called.has(name)).length, wanted.size),
    toolPrecision:
      wanted.size + called.size === 0
        ? null
        : share([...called].filter((name) => fitting.has(name)).length, called.size),
    successRate: played.mode === 'single-turn' ? null : successRateOf(wanted, calls),
    argumentMatch: shareOfWanted(
      askedFor.reduce((sum, { argumentShare }) => sum + argumentShare, 0),
      askedFor.length,
    ),
    order: needs.length === 0 ? null : share(needs.filter(Boolean).length, needs.length),
    quality: qualityOf(played),
  };
}

function negativeMeasures(example: Example, played: Played): ExampleMeasures {
  const abstention = abstentionOf(example, played);
  if (abstention === null) return unmeasured;
  return {
    ...unmeasured,
    gaveAnswer: Number(noAnswerOf(played) === undefined),
    passed: Number(abstention.abstained && speaksAsItShould(example, played)),
    abstained: Number(abstention.abstained),
    heldBack: Number(abstention.heldBack),
    asked: abstention.asked === null ? null : Number(abstention.asked),
    quality: qualityOf(played),
  };
}

/** Of a turn in which the assistant asks or declines: whether it does. */
function speaksAsItShould(example: Example, { response }: Played): boolean {
  return speaksRightly(example, spokenText(response ?? '')) ?? true;
}

/** The measures of an example that could not be played: 0 wherever there is something to measure. */
function nothingReached(measures: ExampleMeasures): ExampleMeasures {
  return Object.fromEntries(
    Object.entries(measures).map(([name, value]) => [name, value === null ? null : 0]),
  ) as unknown as ExampleMeasures;
}

function qualityOf({ judged }: Played): number | null {
  return judged === undefined ? null : Math.min(100, Math.max(0, judged.score)) / 100;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Null where nothing has to be called: an answer to what is known already. */
function shareOfWanted(part: number, whole: number): number | null {
  return whole === 0 ? null : share(part, whole);
}

/** The share of the tools that have a call without an error; null if all calls of all of them were held back. */
function successRateOf(tools: ReadonlySet<string>, calls: readonly PlacedCall[]): number | null {
  const outcomes = [...tools].map((name) => calls.filter((call) => call.name === name).map(succeeded));
  const known = outcomes.filter((each) => each.length === 0 || each.some((success) => success !== null));
  return known.length === 0 ? null : share(known.filter((each) => each.includes(true)).length, known.length);
}

function succeeded({ outcome }: PlacedCall): boolean | null {
  return hasSucceeded(outcome);
}

function isInOrder({ needsMet }: MatchedCall): boolean {
  return needsMet.every(Boolean);
}

/** A nonexistent tool does nothing, and neither does a refused call. */
function changesNothing(call: PlacedCall, tool: Example['tools'][number] | undefined): boolean {
  return tool === undefined || onlyReads(tool) || failureOf(call.outcome) !== undefined;
}

function difficultyOf(example: Example): Difficulty {
  const calls = callsOf(example);
  const servers = new Map(example.tools.map(({ name, server }) => [name, server]));
  const scalars = calls.flatMap((call) =>
    [...scalarsIn(call.arguments)].map(({ pointer }) => call.carried.includes(pointer)),
  );
  return {
    calls: calls.length,
    depth: depthOf(example),
    carriedShare: share(scalars.filter(Boolean).length, scalars.length),
    servers: [...new Set(calls.flatMap(({ name }) => servers.get(name) ?? []))].sort(),
    toolsInView: example.tools.length,
  };
}

/** The length of the longest path of dependent calls, each value taken from where it was first available. */
function depthOf(example: Example): number {
  const needs = needsOf(example);
  const depths = new Map<string, number>();
  for (const { id } of callsOf(example)) {
    const before = (needs.get(id) ?? []).map(({ sources }) =>
      Math.min(...sources.map(({ call }) => depths.get(call) ?? 0)),
    );
    depths.set(id, 1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths.values());
}

function expectedCall(example: Example, match: MatchedCall, askedFor: boolean): ExpectedCallScore {
  const { call } = match;
  return {
    id: call.id,
    turn: example.turns.findIndex((turn) => turn.includes(call)),
    name: call.name,
    arguments: call.arguments,
    askedFor,
    match: match.match,
    played: match.played,
    argumentShare: match.argumentShare,
    mistakes: match.mistakes,
    inOrder: match.match !== null && isInOrder(match),
  };
}

function playedCall(example: Example, call: PlacedCall, mode: Played['mode']): PlayedCallScore {
  const found = faultOf(example, call, mode);
  const success = hasSucceeded(call.outcome);
  const said = failureOf(call.outcome);
  const detail = found?.detail ?? said;
  return {
    round: call.round,
    name: call.name,
    arguments: call.arguments,
    ...(call.raw === undefined ? {} : { raw: call.raw }),
    fault: found?.fault ?? null,
    ...(detail === undefined ? {} : { detail }),
    failed: success === null ? null : !success,
  };
}

export type { ExampleScores };
