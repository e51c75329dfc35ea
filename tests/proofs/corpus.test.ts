// Labelled proofs over results of servers of many kinds: which hold, to what value, and on what the others fail.
import { describe, expect, it } from 'vitest';
import { checkProof } from '../../src/proofs/check-proof.ts';
import { corpora } from './corpus.ts';

describe.each(corpora)('$server', ({ cases, server: _, ...evidence }) => {
  it.each(cases)('$proof $text', ({ value, fails, ...claim }) => {
    const verdict = checkProof({ ...evidence, ...claim });
    if (fails === undefined) {
      expect(verdict).toEqual({ holds: true, value: near(value) });
    } else {
      expect(verdict).toMatchObject({ holds: false, problem: { condition: fails } });
      expect(verdict.problem?.message).toMatch(/^[^\n]{20,600}[.?]$/);
    }
  });
});

it('holds at least 120 proofs of at least six kinds of servers', () => {
  expect(corpora.length).toBeGreaterThanOrEqual(6);
  expect(corpora.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(120);
});

function near(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 6) : value;
}
