// What a relation word of an answer comes to.
import type { Member } from './facts.ts';

/** A proof of what the word says, why it is not so, or undefined where the word compares nothing of the results. */
export type Settled =
  | { readonly proof: string; readonly member?: Member; readonly why?: never }
  | { readonly why: string; readonly proof?: never }
  | undefined;
