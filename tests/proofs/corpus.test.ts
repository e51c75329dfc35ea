// Labelled proofs over results of servers of many kinds: which hold, to what value, and on what the others fail.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkProof, type ProofInput } from '../../src/proofs/check-proof.ts';

interface Corpus extends Omit<ProofInput, 'proof'> {
  readonly server: string;
  readonly cases: readonly { readonly proof: string; readonly value?: unknown; readonly fails?: string }[];
}

const folder = new URL('corpus/', import.meta.url);
const corpora = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Corpus,
);

describe.each(corpora)('$server', ({ cases, server: _, ...evidence }) => {
  it.each(cases)('$proof', ({ proof, value, fails }) => {
    const verdict = checkProof({ ...evidence, proof });
    if (fails === undefined) {
      expect(verdict).toEqual({ holds: true, value: near(value) });
    } else {
      expect(verdict).toMatchObject({ holds: false, problem: { condition: fails } });
      expect(verdict.problem?.message).toMatch(/^[^\n]{20,400}\.$/);
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
