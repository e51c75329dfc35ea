// The labelled proofs of tests/proofs/corpus, one file for each kind of server.
import { readdirSync, readFileSync } from 'node:fs';
import type { ProofInput } from '../../src/proofs/check-proof.ts';

export interface LabelledProof {
  readonly proof: string;
  /** What the claim says, where its wording is judged as well. */
  readonly text?: string;
  readonly sentence?: string;
  /** What a proof that holds evaluates to. */
  readonly value?: unknown;
  /** The condition that the others fail on. */
  readonly fails?: string;
}

export interface Corpus extends Omit<ProofInput, 'proof'> {
  readonly server: string;
  readonly cases: readonly LabelledProof[];
}

const folder = new URL('corpus/', import.meta.url);

export const corpora: readonly Corpus[] = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Corpus,
);

/** Every proof that holds, with the evidence it holds on. */
export const holding: readonly ProofInput[] = corpora.flatMap(({ cases, server: _, ...evidence }) =>
  cases.flatMap(({ proof, fails }) => (fails === undefined ? [{ ...evidence, proof }] : [])),
);
