// The verdicts of a finished draft: cheap checks first, and a model only where all of them pass.
import { withAllMessages } from '../model/dialogue.ts';
import type { Draft, Verdict } from '../model/sample.ts';
import type { Check, CheckContext } from '../model/seams.ts';
import { mapSteps, openVouchers } from '../model/workflow.ts';

export interface Judged {
  /** With its untraceable values vouched for, where a blind reader came to them. */
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
}

/**
 * A verdict of each check, in their order, but of those that need other samples. A model is asked only about a draft that
 * passes everything else. Where `solve` passes, it has vouched for what code cannot trace, and `bindings` is judged anew.
 */
export async function runChecks(
  checks: readonly Check[],
  draft: Draft,
  context: CheckContext,
): Promise<Judged> {
  const read = withAllMessages(draft);
  const verdicts = new Map<Check, Verdict>();
  const now = checks.filter(({ needs }) => !needs.includes('other samples'));
  for (const check of now.filter(({ needs }) => !needs.includes('model')))
    verdicts.set(check, await check.run(read, context));
  for (const check of now.filter(({ needs }) => needs.includes('model'))) {
    const failed = [...verdicts.values()].find(({ status }) => status === 'failed');
    const detail = `${failed?.check} failed before it was asked`;
    verdicts.set(
      check,
      failed === undefined
        ? await check.run(read, context)
        : { check: check.name, status: 'skipped', detail },
    );
  }
  const all = checks.flatMap((check) => verdicts.get(check) ?? []);
  const isSolved = all.some(({ check, status }) => check === 'solve' && status === 'passed');
  return isSolved ? await vouch(draft, all, checks, context) : { draft, verdicts: all };
}

async function vouch(
  draft: Draft,
  verdicts: readonly Verdict[],
  checks: readonly Check[],
  context: CheckContext,
): Promise<Judged> {
  if (openVouchers(draft.workflow).length === 0) return { draft, verdicts };
  const workflow = mapSteps(draft.workflow, (step) => ({
    ...step,
    bindings: step.bindings.map((binding) =>
      binding.source === 'vouched' ? { ...binding, by: 'solve' as const } : binding,
    ),
  }));
  const vouched: Draft = { ...draft, workflow };
  const bindings = checks.find(({ name }) => name === 'bindings');
  const anew = await bindings?.run(withAllMessages(vouched), context);
  return { draft: vouched, verdicts: verdicts.map((each) => (each.check === anew?.check ? anew : each)) };
}
