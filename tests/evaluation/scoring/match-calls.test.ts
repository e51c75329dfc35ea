// Which played call stands for which call of the right answer, where several could or none quite does.
import { describe, expect, test } from 'vitest';
import type { PlayedCall, PlayMode } from '../../../src/evaluation/played.ts';
import { matchCalls, onlyReads, openPaths } from '../../../src/evaluation/scoring/match-calls.ts';
import type { Example, ExampleCall } from '../../../src/model/example.ts';
import { structured, textResult } from '../../grounding/steps.ts';
import { chain, step } from './chain-example.ts';

/** The calls of the right answer met by the rounds of calls: how, and by which of all played calls. */
function met(
  rounds: readonly (readonly PlayedCall[])[],
  example: Pick<Example, 'turns' | 'tools'> = chain,
  mode: PlayMode = 'real',
) {
  const calls = rounds.flatMap((round, index) => round.map((call) => ({ ...call, round: index })));
  return matchCalls(example, calls, mode);
}

const answering = (call: PlayedCall, result: ReturnType<typeof structured>) => ({
  ...call,
  outcome: { result },
});
const nothing = structured({ total: 0 });
const refused = (call: PlayedCall) => answering(call, { ...textResult('Not now.'), isError: true });

/** The calls of the example in one turn, all independent. */
function sideBySide(...calls: readonly ExampleCall[]): Pick<Example, 'turns' | 'tools'> {
  return { tools: chain.tools, turns: [calls] };
}
const recorded = (number: number) => chain.turns.flat()[number - 1] as ExampleCall;

describe('a value that is needed', () => {
  const needs = (rounds: readonly (readonly PlayedCall[])[]) => met(rounds)[1]?.needsMet;

  test('is known once the call that brings it was made', () => {
    expect(needs([[step(1)], [step(2)]])).toEqual([true]);
    expect(needs([[step(1), step(2)]])).toEqual([false]);
    expect(needs([[step(2)]])).toEqual([false]);
  });

  test('is not known from a call that failed', () => {
    expect(needs([[refused(step(1))], [step(2)]])).toEqual([false]);
  });

  test('is not known from a call that was wrong in part and brought something else', () => {
    const other = answering(step(1, { query: 'Nordwind' }), nothing);
    expect(met([[other], [step(2)]])[0]?.match).toBe('partial');
    expect(needs([[other], [step(2)]])).toEqual([false]);
  });

  test('decides which of two equal calls stands for the right one: the one that could know it', () => {
    expect(met([[step(2)], [step(1)], [step(2)]])[1]).toMatchObject({ played: 2, needsMet: [true] });
    expect(met([[step(2)], [step(2)]])[1]).toMatchObject({ played: 0, needsMet: [false] });
  });
});

describe('a new identifier in the place of the recorded one', () => {
  const found = structured({ customers: [{ id: 'cus_0555', name: 'Norrbrisk Energi' }], total: 1 });

  test('is right where the right call brought it', () => {
    const rounds = [[answering(step(1), found)], [step(2, { customer_id: 'cus_0555' })]];
    expect(met(rounds)[1]).toMatchObject({ match: 'exact', argumentShare: 1 });
  });

  test('is wrong where another search brought it', () => {
    const rounds = [
      [answering(step(1, { query: 'Nordwind' }), found)],
      [answering(step(2, { customer_id: 'cus_0555' }), nothing)],
    ];
    expect(
      met(rounds)
        .slice(0, 2)
        .map(({ match }) => match),
    ).toEqual(['partial', 'partial']);
    expect(met(rounds)[1]?.argumentShare).toBe(0.5);
  });
});

describe('a call with the same result', () => {
  const telling = structured({
    customers: [{ id: 'cus_0027', name: 'Norrbrisk Energi', city: 'Trondheim' }],
  });
  const reading = { ...recorded(1), result: telling };
  const writing = { ...recorded(4), carried: [], result: telling };
  const played = (name: string) => ({ name, arguments: { any: 'thing' }, outcome: { result: telling } });
  const matchOf = (call: ExampleCall, name: string) => met([[played(name)]], sideBySide(call))[0]?.match;

  test('stands for the right one where both only read', () => {
    expect(matchOf(reading, 'crm__get_customer')).toBe('same-result');
  });

  test('does not where it writes, nor where the right one does', () => {
    expect(matchOf(reading, 'support__close_ticket')).toBeNull();
    expect(matchOf(writing, 'crm__get_customer')).toBeNull();
    expect(matchOf(writing, 'support__open_ticket')).toBe('partial');
  });

  test('does not where nothing is really called', () => {
    expect(met([[played('crm__get_customer')]], sideBySide(reading), 'single-turn')[0]?.match).toBeNull();
  });

  test('makes what is taken from its result right as well', () => {
    // The recorded call took the identifier out of a sentence; this one takes the sentence as it is.
    const sentence = 'Norrbrisk Energi in Trondheim is cus_0027';
    const told = structured({ told: sentence });
    const example = {
      tools: chain.tools,
      turns: [[{ ...recorded(1), result: told }], [recorded(2)]],
    };
    const rounds = [
      [{ name: 'crm__get_customer', arguments: { customer_id: 'norrbrisk' }, outcome: { result: told } }],
      [answering(step(2, { customer_id: sentence }), nothing)],
    ];
    expect(met(rounds, example).map(({ match }) => match)).toEqual(['same-result', 'exact']);
  });
});

describe('of calls that are wrong in part', () => {
  const searching = (id: string, query: string, limit: number) => ({
    ...recorded(1),
    id,
    arguments: { query, limit },
  });
  const [first, second] = [searching('call_1', 'Acme', 5), searching('call_2', 'Norrbrisk', 7)];

  test('each stands for the one that it comes nearest to', () => {
    const near = answering(step(1, { query: 'Norrbrisk', limit: 9 }), nothing);
    const [a, b] = met([[near]], sideBySide(first, second));
    expect([a?.match, b?.match, b?.argumentShare]).toEqual([null, 'partial', 0.5]);
  });

  test('none stands for two', () => {
    const between = answering(step(1, { query: 'Acme', limit: 7 }), nothing);
    const both = met([[between]], sideBySide(first, second));
    expect(both.map(({ match }) => match)).toEqual(['partial', null]);
  });

  test('one without readable arguments is nothing right, and still a call of the tool', () => {
    const unreadable = { name: 'crm__search_customers', arguments: null, raw: '{' };
    expect(met([[unreadable]], sideBySide(first))[0]).toMatchObject({ match: 'partial', argumentShare: 0 });
  });

  test('what nobody played has nothing right', () => {
    expect(met([[]])[3]).toEqual({
      call: recorded(4),
      match: null,
      played: null,
      argumentShare: 0,
      mistakes: [],
      needsMet: [false, false],
    });
  });
});

test('what no player can know at first is left open in a single turn only', () => {
  const unknown = answering(step(2, { customer_id: '<from call 1>' }), nothing);
  expect(met([[unknown]], chain, 'single-turn')[1]?.match).toBe('exact');
  expect(met([[unknown]])[1]?.match).toBe('partial');
  expect(openPaths(chain, 'support__open_ticket')).toEqual(new Set(['/customer_id', '/tags/1']));
  expect(openPaths(chain, 'crm__search_customers')).toEqual(new Set());
});

test('a tool only reads where it says so', () => {
  expect(onlyReads({ annotations: { readOnlyHint: true } })).toBe(true);
  expect(onlyReads({ annotations: { readOnlyHint: false } })).toBe(false);
  expect(onlyReads({ annotations: {} })).toBe(false);
  expect(onlyReads(undefined)).toBe(false);
});
