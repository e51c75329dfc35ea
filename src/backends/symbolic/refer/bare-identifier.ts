// Lists of nothing but identifiers: `["S-2201", "S-2202"]`.
import type { Fact } from '../../../grounding/reading/entity.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';

/** Whether a fact is all that its thing has, and identifies it rather than naming it. */
export function isBareIdentifier({ entity, value }: Fact): boolean {
  return entity.facts.length === 1 && typeof value === 'string' && looksLikeIdentifier(value);
}
