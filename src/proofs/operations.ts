// What a proof computes, in the terms of relation words: "cheapest" is a minimum, "all" two equal counts.
import type { JudgedProof } from './judged-proof.ts';

export interface Operation {
  readonly operator: string;
}

export function operationsOf(_proof: JudgedProof): readonly Operation[] {
  return [];
}
