// The shape of a sample's calls, without their arguments.
import type { Sample } from '../model/sample.ts';

/**
 * The tools of each chain in the order of its calls, and the chains in an order of their own: which of several
 * independent chains was executed first makes no other sample. Equal for samples that differ in values only.
 */
export function chainSignature({ chains }: Pick<Sample, 'chains'>): string {
  return chains
    .map(({ steps }) => steps.map(({ name }) => name).join(' > '))
    .sort()
    .join(' | ');
}
