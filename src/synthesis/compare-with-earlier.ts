// Checks that need other samples: they run when a draft is committed, against the samples accepted before it.
import type { Draft, Verdict } from '../model/sample.ts';
import type { Check, CheckContext } from '../model/seams.ts';

/** The verdicts of those checks that compare the draft with earlier samples, in their order. */
export async function compareWithEarlier(
  checks: readonly Check[],
  draft: Draft,
  context: CheckContext,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const check of checks)
    if (check.needs.includes('other samples')) verdicts.push(await check.run(draft, context));
  return verdicts;
}
