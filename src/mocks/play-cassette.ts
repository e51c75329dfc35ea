// A cassette as a server: the same call in the same session gets the same answer.

import { type Cassette, keyOf, type RecordedCall } from '../cassettes/cassette.ts';
import type { JsonObject } from '../model/json.ts';
import { canonical } from '../model/json.ts';
import { type Outcome, refusal } from '../model/tool.ts';
import type { Mock, MockSession } from './mock.ts';
import { nearestCalls } from './nearest-calls.ts';

/** Answers calls that were not recorded; one a session, as a server is. */
export type OpenRule = (label: string) => MockSession;

/**
 * The mock of a recorded server. A call is looked for in the session of its label; where it stands there several times,
 * it gets the recorded outcomes in turn, the last one from then on. Else it gets what the call got in all other sessions,
 * if that was always the same. Else `rule` answers; without one the outcome is an `isError` that names the nearest
 * recorded calls.
 */
export function playCassette(cassette: Cassette, rule?: OpenRule): Mock {
  const { name, version, protocolVersion } = cassette.server;
  const names = new Set(cassette.tools.map((tool) => String(tool.name)));
  let everywhere: Everywhere | undefined;
  const labels = Object.keys(cassette.sessions);
  return {
    name,
    version,
    protocolVersion,
    size: cassette.tools.length,
    entries: (from, to) => cassette.tools.slice(from, to),
    has: (tool) => names.has(tool),
    openSession(label) {
      // Where there is but one session, it is the one that is meant.
      const meant = labels.length === 1 && !Object.hasOwn(cassette.sessions, label) ? labels[0] : label;
      const own = new Map<string, RecordedCall[]>();
      const recorded = Object.hasOwn(cassette.sessions, meant as string)
        ? cassette.sessions[meant as string]
        : [];
      for (const call of recorded ?? []) {
        const key = keyOf(call.tool, call.arguments);
        const known = own.get(key);
        if (known === undefined) own.set(key, [call]);
        else known.push(call);
      }
      let ruled: MockSession | undefined;
      return {
        async call(tool, args, signal) {
          const key = keyOf(tool, args);
          const turns = own.get(key);
          const next = turns !== undefined && turns.length > 1 ? turns.shift() : turns?.[0];
          if (next !== undefined) return played(next);
          everywhere ??= allCalls(cassette);
          const other = everywhere.get(key);
          if (other?.agree === true) return played(other.call);
          if (rule !== undefined) {
            ruled ??= rule(label);
            return await ruled.call(tool, args, signal);
          }
          return notRecorded(cassette, tool, args, other !== undefined);
        },
      };
    },
  };
}

/** At once, however long it took: a recorded run does not look at times either. */
function played(call: RecordedCall): Outcome {
  return call.error === undefined ? { result: call.result } : { error: call.error };
}

/** Every recorded call by its key, and whether its outcome was the same each time. */
type Everywhere = ReadonlyMap<string, { readonly call: RecordedCall; readonly agree: boolean }>;

function allCalls(cassette: Cassette): Everywhere {
  const all = new Map<string, { call: RecordedCall; agree: boolean }>();
  for (const call of Object.values(cassette.sessions).flat()) {
    const key = keyOf(call.tool, call.arguments);
    const known = all.get(key);
    if (known === undefined) all.set(key, { call, agree: true });
    else if (known.agree) known.agree = sameOutcome(known.call, call);
  }
  return all;
}

function sameOutcome(a: RecordedCall, b: RecordedCall): boolean {
  return canonical(a.result ?? a.error) === canonical(b.result ?? b.error);
}

function notRecorded(cassette: Cassette, tool: string, args: JsonObject, elsewhere: boolean): Outcome {
  const what = elsewhere
    ? `This call of ${tool} was not recorded in this session, and other sessions have different answers to it.`
    : `This call of ${tool} was not recorded.`;
  const near = nearestCalls(cassette, tool, args);
  const which =
    near.length === 0
      ? `No call of ${tool} was recorded.`
      : `The nearest recorded calls are ${near.join(', ')}.`;
  return refusal(elsewhere ? what : `${what} ${which}`);
}
