// Checking a chain that was brought: every check that can judge it, and the reason for each that cannot.
import { bindToQuery } from '../../grounding/bind.ts';
import type { Draft, Settlement, Verdict } from '../../model/sample.ts';
import type { Check } from '../../model/seams.ts';
import { stepsOf, type Workflow } from '../../model/workflow.ts';
import { accountOf } from '../../synthesis/account.ts';
import { type CallDeps, toolsNamed } from '../../synthesis/deps.ts';
import { settle } from '../../synthesis/settle.ts';
import type { OpenTools } from '../tool-sources.ts';
import { noFreshEye } from './driven-draft.ts';
import type { Execution } from './execute-plan.ts';
import { withoutAsking } from './without-asking.ts';

/** The words that go with a chain, as far as there are any. */
export interface BroughtWords {
  readonly query?: string | undefined;
  readonly response?: string | undefined;
}

export interface Checked {
  /** As it was executed last, with the query's words in its bindings. */
  readonly workflow: Workflow;
  readonly verdicts: readonly Verdict[];
}

/** Settles the chain on fresh sessions, where it can be, and runs the checks. */
export async function checkBrought(
  deps: CallDeps,
  { workflow: executed, failed }: Execution,
  words: BroughtWords,
  { checks, secrets, calendar }: Pick<OpenTools, 'checks' | 'secrets' | 'calendar'>,
): Promise<Checked> {
  const { workflow: settled, settlement } =
    failed === undefined
      ? await settle(deps, executed)
      : { workflow: executed, settlement: failedSettlement(`${failed.id} (${failed.tool}): ${failed.why}`) };
  const { query = '', response = '' } = words;
  const workflow = query === '' ? settled : bindToQuery(settled, query);
  const names = stepsOf(workflow).map(({ name }) => name);
  const account = accountOf(calendar, workflow, { query, response });
  const draft: Draft = { ...account, query, response, workflow, tools: toolsNamed(deps, names), settlement };
  const context = { catalog: deps.catalog, seed: 0, secrets, signal: deps.signal };
  const verdicts: Verdict[] = [];
  for (const check of withoutAsking(checks, noFreshEye))
    if (!check.needs.includes('other samples')) verdicts.push(await verdictOf(check, words, draft, context));
  return { workflow, verdicts };
}

async function verdictOf(
  check: Check,
  words: BroughtWords,
  draft: Draft,
  context: Parameters<Check['run']>[1],
): Promise<Verdict> {
  const missing = (['query', 'response'] as const).filter(
    (word) => check.needs.includes(word) && (words[word] ?? '') === '',
  );
  if (missing.length === 0) return await check.run(draft, context);
  return { check: check.name, status: 'skipped', detail: `No ${missing.join(' and no ')} was given.` };
}

function failedSettlement(detail: string): Settlement {
  return { status: 'failed', detail };
}
