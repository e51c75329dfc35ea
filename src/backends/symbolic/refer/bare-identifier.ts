// Identifiers that stand by themselves: in lists of nothing else (`["S-2201", "S-2202"]`), or printed on what they identify.
import type { Fact } from '../../../grounding/reading/entity.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { isPrinted } from '../words/name-shape.ts';

/** Whether a fact is all that its thing has, and identifies it rather than naming it. */
export function isBareIdentifier({ entity, value }: Fact): boolean {
  return entity.facts.length === 1 && typeof value === 'string' && looksLikeIdentifier(value);
}

/** A shorter number is one among its owner's: seat A12 of a train. */
const leastPrinted = 4;

/** Whether a number that is printed on a thing says which one it is, whosever it may be: `SL013`. */
export function isWholeIdentifier({ value }: Fact): boolean {
  return isPrinted(value) && value.length >= leastPrinted;
}
