// What is stored about a played example: its measures, and enough to explain them.
import { z } from 'zod';
import { type Example, negativeKinds } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Spent } from '../../model/sample.ts';
import { spentShape } from '../../runs/spent-schema.ts';
import type { ArgumentMistake } from '../../scoring/compare-arguments.ts';
import { type FactScore, factStatuses } from '../../scoring/score-answer.ts';
import { type PlayMode, playModes } from '../played.ts';
import { type CallFault, callFaults } from './call-faults.ts';
import { type CallMatch, callMatches } from './match-calls.ts';
import { type NoAnswer, noAnswers } from './no-answer.ts';

/**
 * Measures of one example, in [0, 1]; null if there is nothing to measure: most of them on negatives, three of them on
 * positives. An example that could not be played has 0 in every measure that applies to it.
 *
 * The whole chain is asked for in `real` mode. In `single-turn` mode only the calls of the leading turn are asked for, as
 * no more can be known before a result is seen; proposed calls of later turns are right too.
 */
export interface ExampleMeasures {
  /** 1 where `solved` (positives) or `abstained` (negatives). */
  readonly passed: number;
  /** 1 where something was said at the end, or called in `single-turn` mode; see `noAnswer`. */
  readonly gaveAnswer: number;
  /** 1 where the final answer says every fact that is asked for and none wrongly; null without claims, and in `single-turn`. */
  readonly answerRight: number | null;
  /** Of the facts that are asked for, the share that the final answer says. */
  readonly factsSaid: number | null;
  /** 1 where the successful writes are those of the sample, and no other; null where there are none, and in `single-turn` mode. */
  readonly effectsRight: number | null;
  /**
   * 1 where the final answer is right, what it says was seen in results, and the changes are those of the sample. Where
   * there are no facts (changes, `single-turn` mode): where every call that is asked for was met, by its arguments or by
   * its result, succeeded, and came after what it needs; nothing else was called that may change anything; and something
   * was said at the end.
   */
  readonly solved: number | null;
  /** 1 where every call was met by its arguments, after what it needs, and nothing else was called. */
  readonly exactChain: number | null;
  /** The share of the calls that were met by their arguments, after what they need. */
  readonly partialChain: number | null;
  /** As `partialChain`, calls that were met by their result included. */
  readonly partialChainLenient: number | null;
  /** Of the chain's tools, the share that was called: the paper's tool recall (arXiv 2508.04086). */
  readonly toolRecall: number | null;
  /** Of the tools that were called, the share that is the chain's; 0 where none was called, as in the paper's code. */
  readonly toolPrecision: number | null;
  /**
   * Of the chain's tools, the share of which at least one call came back without an error: the paper's success rate of
   * recalled tools, whose code counts tools that were not called as failed. Null if nothing was executed.
   */
  readonly successRate: number | null;
  /** The share of right parameters, over the calls that are asked for; a call that was not made has none right. */
  readonly argumentMatch: number | null;
  /** Of the values that calls take from earlier results, the share that was seen before the call was made. */
  readonly order: number | null;
  /** Negatives: 1 where nothing was called. The mean over negatives is the irrelevance accuracy. */
  readonly abstained: number | null;
  /** Negatives: 1 where nothing was called that may change anything, and nothing that does not exist. */
  readonly heldBack: number | null;
  /** `missing-argument`: 1 where nothing was called and something was asked for. */
  readonly asked: number | null;
  /** Quality of response (QoR) as the judge gave it, divided by 100; null if no judge was asked. */
  readonly quality: number | null;
}

/** A call of the right answer and how it was met. */
export interface ExpectedCallScore {
  /** `call_1`, `call_2`, … */
  readonly id: string;
  /** From 0. */
  readonly turn: number;
  readonly name: string;
  readonly arguments: JsonObject;
  /** False for what comes after the leading turn in `single-turn` mode. */
  readonly askedFor: boolean;
  readonly match: CallMatch | null;
  /** The place of the call that meets it in `played`; null if there is none. */
  readonly played: number | null;
  readonly argumentShare: number;
  readonly mistakes: readonly ArgumentMistake[];
  /** Whether all values it takes from results had been seen before. */
  readonly inOrder: boolean;
}

/** A call that the player made, and what is wrong with it in itself. */
export interface PlayedCallScore {
  /** From 0. */
  readonly round: number;
  readonly name: string;
  readonly arguments: JsonObject | null;
  readonly raw?: string;
  readonly fault: CallFault | null;
  /** What the fault is, or what the server said where the call failed. */
  readonly detail?: string;
  /** Whether the server answered with an error; null if the call was not executed. */
  readonly failed: boolean | null;
}

/** The difficulty of an example. */
export interface Difficulty {
  /** Calls of the right answer. */
  readonly calls: number;
  /** The length of the longest way of calls of which each needs a result of the one before. */
  readonly depth: number;
  /** Of all scalar argument values, the share that is known from results alone, in [0, 1]. */
  readonly carriedShare: number;
  /** The servers of the right answer, in alphabetical order. */
  readonly servers: readonly string[];
  readonly toolsInView: number;
}

/** One line of an evaluation's scores. */
export interface ExampleScores {
  readonly schema: 'toolgrad.scores/2';
  /** The version of the rules it was scored by. */
  readonly scorer: number;
  /** The example's id. */
  readonly example: string;
  readonly kind: Example['kind'];
  readonly mode: PlayMode;
  readonly query: string;
  readonly difficulty: Difficulty;
  readonly measures: ExampleMeasures;
  readonly rounds: number;
  readonly expected: readonly ExpectedCallScore[];
  readonly played: readonly PlayedCallScore[];
  readonly expectedResponse: string;
  readonly response: string | null;
  /** The facts of the right answer, and what became of each; none in `single-turn` mode. */
  readonly facts: readonly FactScore[];
  /** Why there is no answer. */
  readonly noAnswer?: NoAnswer;
  /** Why it could not be played to its end. */
  readonly failure?: string;
  /** What the judge said. */
  readonly judgement?: string;
  readonly spent: Spent;
  readonly elapsedMs: number;
}

const share = z.number().min(0).max(1);
const whole = z.int().min(0);
const json = z.record(z.string(), z.json());

/** What a stored line of scores is checked with. */
export const scoresShape = z.looseObject({
  schema: z.literal('toolgrad.scores/2'),
  scorer: whole,
  example: z.string(),
  kind: z.enum(['positive', ...negativeKinds]),
  mode: z.enum(playModes),
  query: z.string(),
  difficulty: z.object({
    calls: whole,
    depth: whole,
    carriedShare: share,
    servers: z.array(z.string()),
    toolsInView: whole,
  }),
  measures: z.object({
    passed: share,
    gaveAnswer: share,
    answerRight: share.nullable(),
    factsSaid: share.nullable(),
    effectsRight: share.nullable(),
    solved: share.nullable(),
    exactChain: share.nullable(),
    partialChain: share.nullable(),
    partialChainLenient: share.nullable(),
    toolRecall: share.nullable(),
    toolPrecision: share.nullable(),
    successRate: share.nullable(),
    argumentMatch: share.nullable(),
    order: share.nullable(),
    abstained: share.nullable(),
    heldBack: share.nullable(),
    asked: share.nullable(),
    quality: share.nullable(),
  } satisfies Record<keyof ExampleMeasures, z.ZodType>),
  rounds: whole,
  expected: z.array(
    z.object({
      id: z.string(),
      turn: whole,
      name: z.string(),
      arguments: json,
      askedFor: z.boolean(),
      match: z.enum(callMatches).nullable(),
      played: whole.nullable(),
      argumentShare: share,
      mistakes: z.array(
        z.object({
          path: z.string(),
          problem: z.enum(['missing', 'unexpected', 'type', 'value']),
          expected: z.json().optional(),
          played: z.json().optional(),
        }),
      ),
      inOrder: z.boolean(),
    }),
  ),
  played: z.array(
    z.object({
      round: whole,
      name: z.string(),
      arguments: json.nullable(),
      raw: z.string().optional(),
      fault: z.enum(callFaults).nullable(),
      detail: z.string().optional(),
      failed: z.boolean().nullable(),
    }),
  ),
  expectedResponse: z.string(),
  response: z.string().nullable(),
  facts: z.array(
    z.object({
      text: z.string(),
      isAsked: z.boolean(),
      status: z.enum(factStatuses),
      instead: z.string().optional(),
    }),
  ),
  noAnswer: z.enum(noAnswers).optional(),
  failure: z.string().optional(),
  judgement: z.string().optional(),
  spent: spentShape,
  elapsedMs: z.number().min(0),
} satisfies Record<keyof ExampleScores, z.ZodType>);
