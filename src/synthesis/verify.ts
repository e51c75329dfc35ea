// Verifying a stored sample: its chain is executed again on a fresh session, and every check is run again.
import { withStoredValues, wrongStoredValue } from '../grounding/stored-value.ts';
import type { RunParts } from '../model/run.ts';
import { type Draft, draftIndex, type Sample, type Verdict } from '../model/sample.ts';
import { draftOfSample } from '../model/sample-draft.ts';
import type { CheckContext, ModelBackend } from '../model/seams.ts';
import { stepsOf } from '../model/workflow.ts';
import { Budget } from '../spending/budget.ts';
import { compareWithEarlier } from './compare-with-earlier.ts';
import { type CallDeps, checkContext, newTally } from './deps.ts';
import { runChecks } from './run-checks.ts';
import { settle } from './settle.ts';

export interface VerifyParts extends Pick<RunParts, 'source' | 'checks' | 'accepted' | 'secrets' | 'clock'> {
  /** Answers the checks that ask a model; without it, they are skipped. */
  readonly reader?: ModelBackend;
  /** What it may spend. */
  readonly budget?: Budget;
}

/** A stored sample, and what the checks say of it today. */
export interface VerifiedSample {
  readonly sample: Sample;
  readonly verdicts: readonly Verdict[];
  /** The sample with what a reader has vouched for, where that was open and no check fails. */
  readonly vouched?: Sample;
}

/**
 * The samples in their order, so many at a time, each compared with those before it. Ends early where the signal aborts;
 * throws what the first failing sample throws.
 */
export async function* verifySamples(
  parts: VerifyParts,
  samples: AsyncIterable<Sample>,
  options: { readonly concurrency: number; readonly signal: AbortSignal },
): AsyncGenerator<VerifiedSample, void> {
  const { concurrency, signal } = options;
  const underWay: Promise<VerifiedSample>[] = [];
  try {
    for await (const sample of samples) {
      if (signal.aborted) return;
      const verifying = verifyStored(parts, sample, signal);
      // It is awaited in its turn, which may come after it has failed.
      verifying.catch(() => {});
      underWay.push(verifying);
      const [first] = underWay;
      if (first === undefined || underWay.length < concurrency) continue;
      underWay.shift();
      yield await first;
    }
    for (const next of underWay) yield await next;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.allSettled(underWay);
  }
}

/**
 * The verdicts of a stored sample today. A tool that is gone fails `replay`; a stored step value that is not what its
 * result says adds a failed verdict, `value`. The sample is compared with those that were verified before it, in the order
 * of the calls.
 */
export async function verifySample(
  parts: VerifyParts,
  sample: Sample,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  return (await verifyStored(parts, sample, signal)).verdicts;
}

async function verifyStored(
  parts: VerifyParts,
  sample: Sample,
  signal: AbortSignal,
): Promise<VerifiedSample> {
  const { query, chains, exchanges, setup } = sample;
  const comparable = { query, workflow: { chains }, exchanges, setup };
  const repeated = parts.accepted.repeatedBy(comparable);
  parts.accepted.remember(comparable);
  const accepted = { repeatedBy: () => repeated, remember: () => {} };
  const catalog = await parts.source.catalog(signal);
  const deps: CallDeps = {
    // Sessions go by it: a recording has one of each draft.
    index: draftIndex(sample.id),
    source: parts.source,
    catalog,
    tally: newTally(),
    clock: parts.clock,
    onEvent: () => {},
    signal,
  };
  const workflow = { chains: sample.chains };
  const gone = sample.tools.find(({ name }) => !deps.catalog.byName.has(name));
  const refused = stepsOf(workflow)
    .map(({ name }) => deps.catalog.byName.get(name))
    .find((tool) => tool?.permission.callable === false);
  // One tool that is denied today costs the samples that call it, and no others.
  const why =
    gone !== undefined
      ? `${gone.name} is no longer available.`
      : refused === undefined
        ? undefined
        : `${refused.name} may not be called: ${refused.permission.why}.`;
  const { settlement } =
    why === undefined
      ? await settle(deps, workflow)
      : { settlement: { status: 'failed', detail: why } as const };
  const draft = draftOfSample(sample, settlement);
  const wrongValue = wrongStoredValue(sample.chains);
  const verdicts: Verdict[] =
    wrongValue === undefined ? [] : [{ check: 'value', status: 'failed', detail: wrongValue }];
  const context = { ...contextOf(parts, deps, sample), accepted };
  const judged = await runChecks(parts.checks, draft, context);
  const compared = await compareWithEarlier(parts.checks, judged.draft, context);
  for (const { name } of parts.checks)
    verdicts.push(...[...judged.verdicts, ...compared].filter(({ check }) => check === name));
  const isPassed = verdicts.every(({ status }) => status !== 'failed');
  const vouched = isPassed ? withVouchers(sample, judged.draft, verdicts) : undefined;
  return { sample, verdicts, ...(vouched !== undefined && { vouched }) };
}

function contextOf(
  { reader, budget = new Budget({}), secrets }: VerifyParts,
  deps: CallDeps,
  { seed, today, timeZone }: Sample,
): CheckContext {
  if (reader === undefined) return { catalog: deps.catalog, secrets, seed, signal: deps.signal };
  const calendar = { today, timeZone };
  return checkContext({ ...deps, calendar, seed, backend: reader, budget, feedback: true }, secrets);
}

/** The sample as it would have been stored had the reader been there; undefined where that is no news. */
function withVouchers(sample: Sample, { workflow }: Draft, verdicts: readonly Verdict[]): Sample | undefined {
  const solved = verdicts.find(({ check, status }) => check === 'solve' && status === 'passed');
  const before = sample.verdicts.find(({ check }) => check === 'solve');
  if (solved === undefined || before?.status === 'passed') return undefined;
  const anew = new Map(
    verdicts
      .filter(({ check }) => check === 'solve' || check === 'bindings')
      .map(({ critiques: _, ...verdict }) => [verdict.check, verdict]),
  );
  const kept = sample.verdicts.map((verdict) => anew.get(verdict.check) ?? verdict);
  return {
    ...sample,
    chains: withStoredValues(workflow.chains),
    verdicts:
      before === undefined ? [...kept, ...[anew.get('solve')].filter((each) => each !== undefined)] : kept,
  };
}
