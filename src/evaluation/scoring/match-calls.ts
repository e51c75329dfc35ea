// Which played call corresponds to which call of the right answer.
import { callsOf, type Example, type ExampleCall } from '../../model/example.ts';
import type { JsonValue } from '../../model/json.ts';
import type { SampleTool } from '../../model/sample.ts';
import { mayWrite } from '../../model/tool.ts';
import {
  type ArgumentComparison,
  type ArgumentMistake,
  compareArguments,
} from '../../scoring/compare-arguments.ts';
import type { PlayedCall, PlayMode } from '../played.ts';
import { type Need, needsOf } from './needs.ts';
import { failureOf } from './outcomes.ts';
import { sameResult, standsAt } from './read-result.ts';
import { seenResults } from './seen-results.ts';

/**
 * How a call is met: `exact` by one of the same tool with the same arguments; `same-result` by one that differs and
 * brought the same; `partial` by one of the same tool whose arguments are wrong in part or as a whole.
 */
export const callMatches = ['exact', 'same-result', 'partial'] as const;
export type CallMatch = (typeof callMatches)[number];

/** A played call and the round it belongs to. */
export interface PlacedCall extends PlayedCall {
  /** From 0. */
  readonly round: number;
}

export interface MatchedCall {
  readonly call: ExampleCall;
  readonly match: CallMatch | null;
  /** The place among all played calls; null if there is no match. */
  readonly played: number | null;
  /** The share of its parameters that are right; 0 where there is no match. */
  readonly argumentShare: number;
  readonly mistakes: readonly ArgumentMistake[];
  /** For each value it needs from a result, whether the player had seen it in an earlier round. */
  readonly needsMet: readonly boolean[];
}

const nothingRight: ArgumentComparison = { share: 0, mistakes: [] };

/**
 * Meets each call of the right answer by at most one played call, and each played call by at most one of them, however
 * the independent ones are ordered: as many as can be exactly, then by their results (in `real` mode, by tools that only
 * read: what a write answers says too little of what it did), then the rest by the share of right arguments. Of several
 * that fit, the first one that succeeded after what it needs was known. In `single-turn` mode carried values are not
 * compared. In `real` mode a carried value is also right where the player got another one from the same place, as
 * servers make up new identifiers.
 */
export function matchCalls(
  example: Pick<Example, 'turns' | 'tools'>,
  calls: readonly PlacedCall[],
  mode: PlayMode,
): readonly MatchedCall[] {
  const expected = callsOf(example);
  const tools = new Map(example.tools.map((tool) => [tool.name, tool]));
  const needs = needsOf(example);
  const seen = seenResults(calls);
  const met = new Map<string, { match: CallMatch; played: number }>();
  const taken = new Set<number>();

  /** Whether the player had seen the value that is needed, or what took its place, before the round. */
  const isMet = (need: Need, round: number) => {
    const sources = new Set(
      need.sources
        .map(({ call }) => met.get(call))
        .map((each) => (each?.match === 'partial' ? undefined : each?.played)),
    );
    return calls.some(
      ({ round: earlier, outcome }, index) =>
        earlier < round &&
        ((sources.has(index) && failureOf(outcome) === undefined) || seen.holds(index, need.value)),
    );
  };

  const isAlsoRight = (call: ExampleCall) => (path: string, value: JsonValue) => {
    const need = needs.get(call.id)?.find((each) => each.path === path);
    return (need?.sources ?? []).some(({ call: id, pointer }) => {
      const source = met.get(id);
      if (source === undefined || source.match === 'partial') return false;
      return standsAt(seen.at(source.played), pointer, value);
    });
  };

  const compare = (call: ExampleCall, { name, arguments: given }: PlayedCall): ArgumentComparison => {
    if (name !== call.name || given === null) return nothingRight;
    return compareArguments(call.arguments, given, {
      schema: tools.get(name)?.inputSchema ?? {},
      isOpen: (path) => mode === 'single-turn' && call.carried.includes(path),
      isAlsoRight: isAlsoRight(call),
    });
  };

  const meet = (match: CallMatch, fits: (call: ExampleCall, played: PlacedCall) => boolean) => {
    for (const call of expected) {
      if (met.has(call.id)) continue;
      const fitting = calls.flatMap((played, index) =>
        !taken.has(index) && fits(call, played) ? [{ played, index }] : [],
      );
      const isFine = ({ played }: { played: PlacedCall }) =>
        failureOf(played.outcome) === undefined &&
        (needs.get(call.id) ?? []).every((need) => isMet(need, played.round));
      const best = fitting.find(isFine) ?? fitting[0];
      if (best === undefined) continue;
      met.set(call.id, { match, played: best.index });
      taken.add(best.index);
    }
  };
  const isExact = (call: ExampleCall, played: PlacedCall) =>
    played.name === call.name && played.arguments !== null && compare(call, played).share === 1;

  meet('exact', isExact);
  if (mode === 'real') {
    meet(
      'same-result',
      (call, played) =>
        onlyReads(tools.get(call.name)) &&
        onlyReads(tools.get(played.name)) &&
        sameResult(call.result, played.outcome),
    );
    // A call may be right only now: its carried value stands in a result that was just found to be as good.
    meet('exact', isExact);
  }
  for (const { call, index } of byShare(expected, calls, compare)) {
    if (met.has(call.id) || taken.has(index)) continue;
    met.set(call.id, { match: 'partial', played: index });
    taken.add(index);
  }

  return expected.map((call): MatchedCall => {
    const found = met.get(call.id);
    const played = found === undefined ? undefined : calls[found.played];
    const wanted = needs.get(call.id) ?? [];
    if (found === undefined || played === undefined) {
      return {
        call,
        match: null,
        played: null,
        argumentShare: 0,
        mistakes: [],
        needsMet: wanted.map(() => false),
      };
    }
    const { share, mistakes } = compare(call, played);
    return {
      call,
      match: found.match,
      played: found.played,
      argumentShare: share,
      mistakes,
      needsMet: wanted.map((need) => isMet(need, played.round)),
    };
  });
}

/** All pairs of calls of the same tool, those with the most right arguments first; of equals, the earlier ones. */
function byShare(
  expected: readonly ExampleCall[],
  calls: readonly PlacedCall[],
  compare: (call: ExampleCall, played: PlacedCall) => ArgumentComparison,
): readonly { readonly call: ExampleCall; readonly index: number }[] {
  return expected
    .flatMap((call) =>
      calls.flatMap((played, index) =>
        played.name === call.name ? [{ call, index, share: compare(call, played).share }] : [],
      ),
    )
    .sort((a, b) => b.share - a.share);
}

/** Whether calling a tool changes nothing, by its server's word or by every other sign. */
export function onlyReads(tool: Pick<SampleTool, 'annotations' | 'reads'> | undefined): boolean {
  return tool !== undefined && !mayWrite(tool);
}

/** The places in arguments that cannot be known before seeing a result, for all calls of a tool. */
export function openPaths(example: Pick<Example, 'turns'>, name: string): ReadonlySet<string> {
  return new Set(callsOf(example).flatMap((call) => (call.name === name ? call.carried : [])));
}
