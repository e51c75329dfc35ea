// A check for tests: what a test does not care about has a value that stands in nobody's way.
import type { Check } from '../../src/model/seams.ts';

/** A check that another wording may satisfy, and that needs the query only. */
export function testCheck(name: string, run: Check['run'], more: Partial<Check> = {}): Check {
  return {
    name,
    meaning: 'a test is content',
    objectsTo: 'wording',
    needs: [],
    byDefault: true,
    ...more,
    run,
  };
}
