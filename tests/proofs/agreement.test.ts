// Our evaluator against JSONata: where it gives a value, JSONata gives the same; where JSONata fails, it refuses.
import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { evaluateProof } from '../../src/proofs/evaluation/evaluate.ts';
import { createEvaluation } from '../../src/proofs/evaluation/evaluation.ts';
import { frozenCopy } from '../../src/proofs/evidence.ts';
import { readSyntax, type SourceNode } from '../../src/proofs/language/read-syntax.ts';
import { caught, Rejection } from '../../src/proofs/language/rejection.ts';
import { proofText, stepValue } from './arbitraries.ts';
import { evaluateByJsonata, plain, withoutNulls } from './reference.ts';

const today = '2026-03-02';

function evaluateByUs(proof: string, value: JsonValue, nullsCount: boolean): unknown {
  const root = caught(() => readSyntax(parsed(proof)));
  if (root instanceof Rejection) return root;
  const bindings = new Map<string, JsonValue>([
    ['step_1', frozenCopy(value)],
    ['today', today],
  ]);
  const result = caught(() => evaluateProof(root, createEvaluation(bindings, { nullsCount })));
  return result instanceof Rejection ? result : plain(result);
}

function parsed(proof: string): SourceNode {
  try {
    return jsonata(proof).ast() as unknown as SourceNode;
  } catch {
    // JSONata takes a slash after an order-by for a regular expression.
    throw new Rejection('It cannot be parsed.');
  }
}

describe('the evaluator of proofs', () => {
  it('agrees with JSONata on values without nulls', async () => {
    let agreed = 0;
    await fc.assert(
      fc.asyncProperty(proofText, stepValue, async (proof, value) => {
        fc.pre(!proof.includes('null'));
        const ours = evaluateByUs(proof, value, false);
        if (ours instanceof Rejection) return;
        expect(ours === undefined ? ours : withoutNulls(ours as JsonValue)).toEqual(
          await evaluateByJsonata(proof, { step_1: withoutNulls(value), today }),
        );
        agreed += 1;
      }),
      { numRuns: 1_000 },
    );
    // Refusing everything would agree as well.
    expect(agreed).toBeGreaterThan(200);
  });

  it('agrees with JSONata on values as they are where all nulls count', async () => {
    let agreed = 0;
    await fc.assert(
      fc.asyncProperty(proofText, stepValue, async (proof, value) => {
        const ours = evaluateByUs(proof, value, true);
        if (ours instanceof Rejection) return;
        expect(ours).toEqual(await evaluateByJsonata(proof, { step_1: value, today }));
        agreed += 1;
      }),
      { numRuns: 500 },
    );
    expect(agreed).toBeGreaterThan(100);
  });

  it.each(['$step_1[missing > total]', '$step_1[total <= missing]', '$step_1[missing < sauna]'])(
    'refuses %s where JSONata fails',
    async (proof) => {
      const value = { total: null, sauna: false };
      expect(evaluateByUs(proof, value, true)).toBeInstanceOf(Rejection);
      await expect(evaluateByJsonata(proof, { step_1: value, today })).rejects.toThrow();
    },
  );

  it.each([
    ['$step_1.list.name', { list: [{ name: 'a' }] }],
    ['$step_1.list.tags', { list: [{ tags: ['x'] }, { tags: [] }] }],
    ['$step_1.list.tags', { list: [{ tags: ['x'] }] }],
    ['$step_1.list.tags', { list: [{ tags: [] }] }],
    ['$step_1.list.[name, total]', { list: [{ name: 'a', total: 1 }] }],
    [
      '$step_1.list.[name, total]',
      {
        list: [
          { name: 'a', total: 1 },
          { name: 'b', total: 2 },
        ],
      },
    ],
    ['$step_1[name="a"].tags', [{ name: 'a', tags: ['x', 'y'] }]],
    ['$step_1[tags.x=1].name', [{ name: 'a', tags: [{ x: 1 }] }]],
    ['$step_1.rows[0]', { rows: [[1, 2], [3]] }],
    ['$step_1.rows', { rows: [[1, 2], [3]] }],
    ['$count($step_1.rows)', { rows: [[1, 2], [3]] }],
    ['$step_1[0]', [[1, 2], [3]]],
    [
      '($step_1.list^(total))[0].name',
      {
        list: [
          { name: 'a', total: 2 },
          { name: 'b', total: 1 },
        ],
      },
    ],
    ['$step_1.list^(total).name', { list: [{ name: 'a' }, { name: 'b', total: 1 }] }],
    ['$distinct($step_1.list.name)', { list: [{ name: 'a' }, { name: 'a' }] }],
    ['[$step_1.list.name]', { list: [{ name: 'a' }, { name: 'b' }] }],
    ['$round($step_1, 1)', 2.25],
    ['$round($step_1)', -0.5],
    ['$string($step_1)', 0.1 + 0.2],
    ['$step_1.`a b`.c', { 'a b': { c: 1 } }],
  ] as [string, JsonValue][])('agrees on %s', async (proof, value) => {
    expect(evaluateByUs(proof, value, false)).toEqual(
      await evaluateByJsonata(proof, { step_1: value, today }),
    );
  });
});
