// Which settings go with which method, and what is said where they do not.
import { expect, test } from 'vitest';
import { flagOf } from '../../src/cli/flags/flag-names.ts';
import { assertMethod } from '../../src/compose/assert-method.ts';
import { parseModel } from '../../src/compose/model-name.ts';
import type { RunSpec } from '../../src/model/run.ts';

const refusal = (method: RunSpec['method'], asked: Partial<RunSpec>, model = 'openai:some') => {
  try {
    assertMethod(method, asked, parseModel(model), flagOf);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

test('query first takes a language model', () => {
  expect(refusal('query-first', {}, 'symbolic')).toBe(
    '--method query-first only works with a language model, and symbolic is none: use --model openai:NAME, or remove --method.',
  );
  expect(refusal('query-first', {})).toBeUndefined();
});

test.each(['iterations', 'proposals', 'select'] as const)('query first has no use for %s', (setting) => {
  const asked = setting === 'select' ? { select: 'first' as const } : { [setting]: 2 };
  expect(refusal('query-first', asked)).toBe(
    `--${setting} shapes the proposals of answer-first, and query-first makes none: remove it, or --method.`,
  );
  expect(refusal(undefined, asked)).toBeUndefined();
});

test('answer first has no search to be wide or deep', () => {
  expect(refusal(undefined, { dfsWidth: 3 })).toBe(
    '--dfs-width shapes the search of query-first: add --method query-first, or remove it.',
  );
  expect(refusal('answer-first', { dfsSteps: 3 })).toContain('--dfs-steps');
  expect(refusal('query-first', { dfsWidth: 3, dfsSteps: 3, select: 'model' })).toBeUndefined();
});

test('what can be left out of both goes with both, with rules and without', () => {
  const asked = { memory: false, replay: false, feedback: false };
  expect(refusal('query-first', asked)).toBeUndefined();
  expect(refusal(undefined, asked, 'symbolic')).toBeUndefined();
});
