// What has to be true of every verdict, whatever the proof and the values.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonScalar, type JsonValue } from '../../src/model/json.ts';
import { createRandom } from '../../src/model/random.ts';
import { checkProof, type ProofInput } from '../../src/proofs/check-proof.ts';
import { compile } from '../../src/proofs/language/compile.ts';
import { formOf } from '../../src/proofs/proof-value.ts';
import { likelyProof, proofText, stepValue, thingsValue } from './arbitraries.ts';
import { holding } from './corpus.ts';
import { evaluateByJsonata, withoutNulls } from './reference.ts';

const asked = (proof: fc.Arbitrary<string>, value: fc.Arbitrary<JsonValue>): fc.Arbitrary<ProofInput> =>
  fc.record({
    proof,
    values: fc.record({ step_1: value }),
    today: fc.constant('2026-03-02'),
    query: fc.constant(
      'Which of the open or paid ones by the lake at Kaldera are over 2 or 7 or 120, or 2.5?',
    ),
  });
const generated = asked(proofText, stepValue);
const likely = asked(likelyProof, thingsValue);

describe('a verdict', () => {
  it('is the same for equal values, whatever the order of their members', () => {
    for (const input of holding.slice(0, 120)) {
      const copy = mapObjects(input.values, (entries) => [...entries].reverse());
      expect(checkProof({ ...input, values: copy })).toEqual(checkProof(input));
    }
    expect(holding).not.toHaveLength(0);
  });

  it('is a value or one sentence, and the same when asked again, for any proof', () => {
    fc.assert(
      fc.property(generated, (input) => {
        const verdict = checkProof(input);
        expect(checkProof(structuredClone(input))).toEqual(verdict);
        if (verdict.holds) expect(verdict.value).toBeDefined();
        else expect(verdict.problem?.message).toMatch(/^[^\n]+[.?]$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a proof that holds', () => {
  it('keeps its value when lists are shuffled', () => {
    for (const [index, input] of holding.entries()) {
      if (input.ordered?.length) continue;
      const random = createRandom(index);
      const values = shuffled(input.values, random.shuffle);
      const isSequence = formOf(compile(input.proof)) === 'sequence';
      expect(inAnyOrder(checkProof({ ...input, values }).value, isSequence)).toEqual(
        inAnyOrder(checkProof(input).value, isSequence),
      );
    }
  });

  it('keeps its value when lists are shuffled, for any proof', () => {
    let held = 0;
    fc.assert(
      fc.property(likely, fc.nat(), (input, seed) => {
        const verdict = checkProof(input);
        if (!verdict.holds) return;
        held += 1;
        const values = shuffled(input.values, createRandom(seed).shuffle);
        const isSequence = formOf(compile(input.proof)) === 'sequence';
        expect(inAnyOrder(checkProof({ ...input, values }).value, isSequence)).toEqual(
          inAnyOrder(verdict.value, isSequence),
        );
      }),
      { numRuns: 300 },
    );
    expect(held).toBeGreaterThan(60);
  });

  it('changes or fails when everything in the results is replaced', () => {
    for (const input of holding) {
      const before = checkProof(input);
      const literals = [...input.proof.matchAll(/'([^']*)'|(?<![\w-])(\d+(?:\.\d+)?)/g)].map(
        ([, text, number]): JsonScalar => text ?? Number(number),
      );
      const worlds = [undefined, ...literals].flatMap((literal) => [
        replaced(input.values, { literal, empties: true, factor: -2 }),
        replaced(input.values, { literal, empties: false, factor: -2 }),
        replaced(input.values, { literal, empties: false, factor: 2 }),
      ]);
      const verdicts = worlds.map((values) => checkProof({ ...input, values }));
      const isFixed = verdicts.every(
        ({ holds, value }) => holds && JSON.stringify(value) === JSON.stringify(before.value),
      );
      expect(isFixed, input.proof).toBe(false);
    }
    expect(holding.length).toBeGreaterThan(100);
  });

  it('evaluates to the same in JSONata itself', async () => {
    for (const input of holding) {
      const { value } = checkProof(input);
      // As docs/proofs.md says: nulls count where the proof tests for null or its value is null.
      const countsNulls = /\bnull\b/.test(input.proof) || value === null;
      const bindings = Object.fromEntries(
        Object.entries(input.values).map(([step, each]) => [step, countsNulls ? each : withoutNulls(each)]),
      );
      const result = await evaluateByJsonata(input.proof, { ...bindings, today: input.today });
      const rows = formOf(compile(input.proof)) === 'rows';
      const wrapped = rows && Array.isArray(result) && !Array.isArray(result[0]) ? [result] : result;
      expect(wrapped, input.proof).toEqual(value);
    }
  });
});

function mapObjects<Value>(
  value: Value,
  work: (entries: readonly [string, unknown][]) => readonly [string, unknown][],
): Value {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, work)) as Value;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    mapObjects(member, work),
  ]);
  return Object.fromEntries(work(entries)) as Value;
}

function shuffled<Value>(value: Value, shuffle: <T>(items: readonly T[]) => T[]): Value {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, shuffle));
    return (items.every((item) => typeof item !== 'number') ? shuffle(items) : items) as Value;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, shuffled(member, shuffle)]),
  ) as Value;
}

/** Another world: other texts, numbers, dates and flags, and lists that are empty or were. */
function replaced<Value>(
  value: Value,
  { literal, empties, factor }: { literal: JsonScalar | undefined; empties: boolean; factor: number },
): Value {
  const visit = (current: unknown): unknown => {
    if (Array.isArray(current)) {
      if (empties) return [];
      return current.length === 0 ? ['something'] : [...current, current[0]].map(visit);
    }
    if (isObject(current)) {
      return Object.fromEntries(Object.entries(current).map(([name, member]) => [name, visit(member)]));
    }
    if (literal !== undefined && typeof literal === typeof current) return literal;
    if (typeof current === 'number') return factor * (Math.abs(current) + 17);
    if (typeof current === 'boolean') return !current;
    if (current === null) return 'something';
    return /^\d{4}-\d\d-\d\d/.test(String(current))
      ? `2031-05-17${String(current).slice(10)}`
      : `another ${String(current).length}`;
  };
  return visit(value) as Value;
}

/** A bag in a fixed order; a sequence as it is. Numbers as far as another order of additions leaves them. */
function inAnyOrder(value: JsonValue | undefined, isSequence: boolean): unknown {
  const rounded = JSON.parse(JSON.stringify(value ?? null), (_, each) =>
    typeof each === 'number' ? Number(each.toPrecision(9)) : each,
  );
  if (isSequence || !Array.isArray(rounded)) return rounded;
  return rounded.map((item) => JSON.stringify(item)).sort();
}
