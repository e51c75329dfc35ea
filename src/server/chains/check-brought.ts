// Checks a chain provided by an agent: with every check that can judge it, and the reason for each that cannot.
import type { Ask, GivenClaim } from '../../model/claim.ts';
import type { Settlement, Trace } from '../../model/sample.ts';
import type { Check, ModelBackend } from '../../model/seams.ts';
import { stepsOf } from '../../model/workflow.ts';
import { Budget } from '../../spending/budget.ts';
import { type CallDeps, checkContext, toolsNamed } from '../../synthesis/deps.ts';
import { draftOfDialogue, type WordedExchange } from '../../synthesis/draft-of-dialogue.ts';
import { draftOfWording } from '../../synthesis/draft-of-wording.ts';
import { type Judged, runChecks } from '../../synthesis/run-checks.ts';
import { settle } from '../../synthesis/settle.ts';
import type { OpenTools } from '../tool-sources.ts';
import { toolsSpokenOf } from './brought-dialogue.ts';
import type { Execution } from './execute-plan.ts';
import { readBy } from './fresh-reader.ts';

/** The query and response of a chain, as far as given. */
export interface BroughtWords {
  readonly query?: string | undefined;
  readonly response?: string | undefined;
  readonly claims?: readonly GivenClaim[] | undefined;
  /** In place of the three: several exchanges. */
  readonly exchanges?: readonly WordedExchange[] | undefined;
  readonly asks?: readonly Ask[] | undefined;
  /** The day on which it takes place; the tools' own where it is left out. */
  readonly today?: string | undefined;
}

/** The draft as last executed, with the query's words in its bindings. */
export interface Checked extends Judged {
  readonly latencyMs: Trace['latencyMs'];
}

/** Settles the chain on fresh sessions, if possible, and runs the checks. */
export async function checkBrought(
  deps: CallDeps,
  { workflow: executed, failed }: Execution,
  words: BroughtWords,
  { checks, secrets, calendar }: Pick<OpenTools, 'checks' | 'secrets' | 'calendar'>,
  reader?: ModelBackend,
): Promise<Checked> {
  const {
    workflow: settled,
    settlement,
    latencyMs,
  } = failed === undefined
    ? await settle(deps, executed)
    : {
        workflow: executed,
        settlement: failedSettlement(`${failed.id} (${failed.tool}): ${failed.why}`),
        latencyMs: {},
      };
  const { query = '', response = '', claims, exchanges, asks, today } = words;
  const day = today === undefined ? calendar : { ...calendar, today };
  const names = stepsOf(settled).map(({ name }) => name);
  const spokenOf = toolsSpokenOf(exchanges ?? [], settled);
  const given = {
    workflow: settled,
    settlement,
    tools: toolsNamed(deps, [...new Set([...names, ...spokenOf])]),
    calendar: day,
  };
  const asked = asks !== undefined && { asks };
  const draft =
    exchanges === undefined
      ? draftOfWording({
          ...given,
          wording: { query, response, ...(claims !== undefined && { claims }), ...asked },
        })
      : draftOfDialogue({ ...given, wording: { ...asked }, exchanges });
  const context =
    reader === undefined
      ? { catalog: deps.catalog, seed: 0, secrets, signal: deps.signal }
      : checkContext(
          { ...deps, calendar: day, seed: 0, backend: reader, budget: new Budget({}), feedback: true },
          secrets,
        );
  const able = readBy(reader, checks).map((check) => asFarAsGiven(check, words));
  return { ...(await runChecks(able, draft, context)), latencyMs };
}

function asFarAsGiven(check: Check, words: BroughtWords): Check {
  const missing = (words.exchanges === undefined ? (['query', 'response'] as const) : []).filter(
    (word) => check.needs.includes(word) && (words[word] ?? '') === '',
  );
  if (missing.length === 0) return check;
  const detail = `No ${missing.join(' and no ')} was given.`;
  const needs = check.needs.filter((need) => need === 'other samples');
  return { ...check, needs, run: async () => ({ check: check.name, status: 'skipped', detail }) };
}

function failedSettlement(detail: string): Settlement {
  return { status: 'failed', detail };
}
