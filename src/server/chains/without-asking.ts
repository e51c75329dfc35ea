// The checks of a chain whose author is the only model available.
import type { Check } from '../../model/seams.ts';

/** The checks in their order; those that would ask a model are skipped, with the reason. */
export function withoutAsking(checks: readonly Check[], reason: string): readonly Check[] {
  return checks.map((check): Check => {
    if (!check.needs.includes('model')) return check;
    const { name } = check;
    return { ...check, needs: [], run: async () => ({ check: name, status: 'skipped', detail: reason }) };
  });
}
