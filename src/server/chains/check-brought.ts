// Checks a chain provided by an agent: with every check that can judge it, and the reason for each that cannot.
import type { Ask, GivenClaim } from '../../model/claim.ts';
import type { Draft, Settlement, Verdict } from '../../model/sample.ts';
import type { Check } from '../../model/seams.ts';
import { stepsOf } from '../../model/workflow.ts';
import { type CallDeps, toolsNamed } from '../../synthesis/deps.ts';
import { draftOfWording } from '../../synthesis/draft-of-wording.ts';
import { settle } from '../../synthesis/settle.ts';
import type { OpenTools } from '../tool-sources.ts';
import { noFreshEye } from './driven-draft.ts';
import type { Execution } from './execute-plan.ts';
import { withoutAsking } from './without-asking.ts';

/** The query and response of a chain, as far as given. */
export interface BroughtWords {
  readonly query?: string | undefined;
  readonly response?: string | undefined;
  readonly claims?: readonly GivenClaim[] | undefined;
  readonly asks?: readonly Ask[] | undefined;
  /** The day on which it takes place; the tools' own where it is left out. */
  readonly today?: string | undefined;
}

export interface Checked {
  /** As last executed, with the query's words in its bindings. */
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
}

/** Settles the chain on fresh sessions, if possible, and runs the checks. */
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
  const { query = '', response = '', claims, asks, today } = words;
  const names = stepsOf(settled).map(({ name }) => name);
  const draft = draftOfWording({
    wording: {
      query,
      response,
      ...(claims !== undefined && { claims }),
      ...(asks !== undefined && { asks }),
    },
    workflow: settled,
    settlement,
    tools: toolsNamed(deps, names),
    calendar: today === undefined ? calendar : { ...calendar, today },
  });
  const context = { catalog: deps.catalog, seed: 0, secrets, signal: deps.signal };
  const verdicts: Verdict[] = [];
  for (const check of withoutAsking(checks, noFreshEye))
    if (!check.needs.includes('other samples')) verdicts.push(await verdictOf(check, words, draft, context));
  return { draft, verdicts };
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
