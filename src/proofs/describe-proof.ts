// The variables that a proof reads: which steps' results, which steps' arguments, and whether the date.
import { compile } from './language/compile.ts';
import { type FreeVariables, freeVariables } from './language/walk.ts';

/** The variables of a proof's text; throws a Rejection where it is no proof. */
export function variablesOf(proof: string): FreeVariables {
  return freeVariables(compile(proof));
}
