// The line that a finished draft becomes: a sample, or a rejected draft with its reason.
import { withStoredValues } from '../grounding/stored-value.ts';
import type { Account } from '../model/claim.ts';
import { isAccepted } from '../model/figures.ts';
import type { Learned } from '../model/learned.ts';
import type { Method } from '../model/run.ts';
import type { RejectedDraft, Sample, SampleTool, Verdict } from '../model/sample.ts';
import type { AcceptedSamples, Check } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { stepsOf } from '../model/workflow.ts';
import { redactDeep } from '../secrets/secret-shapes.ts';
import { compareWithEarlier } from './compare-with-earlier.ts';
import { callKey } from './learn.ts';
import type { Made } from './make-draft.ts';
import type { Synthesis } from './synthesize.ts';

/** What a line says of a draft beside what became of it. */
export interface EntryContext {
  /** `<seed of the run>-<index of the draft, six digits>`. */
  readonly id: string;
  /** The draft's own. */
  readonly seed: number;
  readonly model: string;
  readonly method?: Method | undefined;
  /** The version of this program. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly checks: readonly Check[];
  /** What the draft is compared with. */
  readonly accepted: AcceptedSamples;
  readonly signal: AbortSignal;
  /** The day on which the draft takes place. */
  readonly calendar: Pick<Account, 'today' | 'timeZone'>;
  /** None of them reaches the line, whatever was seen on the way. */
  readonly secrets: readonly string[];
}

/** The line of a draft, compared with the accepted samples; it is not added to them by that. */
export async function draftEntry(draft: Made, context: EntryContext): Promise<Sample | RejectedDraft> {
  const verdicts = draft.draft === undefined ? [] : [...(draft.verdicts ?? [])];
  if (draft.draft !== undefined) {
    const { checks, accepted, seed, secrets, signal } = context;
    const { catalog } = draft;
    verdicts.push(
      ...(await compareWithEarlier(checks, draft.draft, { catalog, accepted, seed, secrets, signal })),
    );
  }
  const failed = verdicts.filter(({ status }) => status === 'failed');
  const body = {
    id: context.id,
    seed: context.seed,
    query: draft.draft?.query ?? '',
    response: draft.draft?.response ?? '',
    ...accountIn(draft, context.calendar),
    chains: draft.workflow.chains,
    tools: (draft.draft?.tools ?? []).map(sampleTool),
    verdicts: verdicts.map(storedVerdict),
    trace: draft.trace,
    // Calls that make a draft no news are known from now on as if they had been kept.
    learned: failed.some(({ check }) => check === 'novel') ? withCalls(draft) : draft.learned,
    provenance: {
      toolgrad: context.version,
      model: context.model,
      ...(context.method === 'query-first' && { method: context.method }),
      createdAt: new Date(context.createdAt).toISOString(),
      servers: serversOf(draft),
    },
  };
  const reason = draft.failure ?? failed[0]?.detail;
  const head =
    reason === undefined && failed.length === 0
      ? { schema: 'toolgrad.sample/2' as const }
      : { schema: 'toolgrad.rejected/2' as const, reason: reason ?? `The check ${failed[0]?.check} failed.` };
  const { chains, ...entry } = redactDeep({ ...head, ...body }, context.secrets);
  // Read after the secrets are masked: a value has to be what the stored result says.
  return { ...entry, chains: withStoredValues(chains) };
}

/** Lets later drafts be compared with an entry that was committed, where it is a sample. */
export function rememberEntry(accepted: AcceptedSamples, entry: Sample | RejectedDraft): void {
  if (!isAccepted(entry)) return;
  const { query, chains, exchanges, setup } = entry;
  accepted.remember({ query, workflow: { chains }, exchanges, setup });
}

function withCalls({ learned, workflow }: Synthesis): Learned {
  const calls = stepsOf(workflow).map((step) => callKey({ tool: step.name, arguments: step.arguments }));
  return { ...learned, calls };
}

/** What a draft says of itself; next to nothing where it was never written. */
function accountIn({ draft }: Made, { today, timeZone }: Pick<Account, 'today' | 'timeZone'>): Account {
  const { form = [], setup = [], ordered = [], exchanges = [] } = draft ?? {};
  return { today, timeZone, form, setup, ordered, exchanges };
}

function sampleTool({ permission: _, title: __, ...tool }: Tool): SampleTool {
  return tool;
}

function storedVerdict({ critiques: _, ...verdict }: Verdict): Omit<Verdict, 'critiques'> {
  return verdict;
}

function serversOf({ catalog, workflow }: Made) {
  const used = new Set(workflow.chains.flatMap((chain) => chain.steps.map(({ server }) => server)));
  return catalog.servers
    .filter(({ name }) => used.has(name))
    .map(({ name, version, protocolVersion, toolsHash }) => ({ name, version, protocolVersion, toolsHash }));
}
