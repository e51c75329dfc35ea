// Another wording of a stored sample: bound, proved and checked anew, without calling a tool.
import type { GivenClaim } from '../model/claim.ts';
import type { Draft, Sample, Settlement, Verdict } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import type { Catalog, Tool } from '../model/tool.ts';
import { mapSteps, queryWords, stepsOf, type Workflow } from '../model/workflow.ts';
import { editOf, type SampleEdit } from '../reviews/review.ts';
import { readManifest } from '../runs/manifest.ts';
import { readCatalog } from '../runs/read-run.ts';
import { draftOfWording } from '../synthesis/draft-of-wording.ts';
import { runChecks } from '../synthesis/run-checks.ts';
import { composeChecks } from './plan-run.ts';

export interface NewWording {
  readonly query: string;
  readonly response: string;
}

export interface EditOutcome {
  readonly verdicts: readonly Verdict[];
  /** Absent where a check fails. */
  readonly edit?: SampleEdit;
}

/** Judges wordings of one run's samples. */
export type Editor = (sample: Sample, wording: NewWording, signal?: AbortSignal) => Promise<EditOutcome>;

/** An editor with the checks and the tools of a run. Throws as `readManifest` and `readCatalog` do. */
export async function composeEditor(folder: string): Promise<Editor> {
  const manifest = await readManifest(folder);
  const catalog = await readCatalog(folder);
  const { checks } = composeChecks(manifest.checks, { languageModel: true });
  // What was decided by calling tools, by a model or among all samples is not decided again here.
  const able = checks.filter(
    ({ name, needs }) => name !== 'replay' && needs.every((need) => need === 'query' || need === 'response'),
  );
  return async (sample, wording, signal = new AbortController().signal) =>
    await judge({ sample, wording, able, catalog, order: checks.map(({ name }) => name), signal });
}

interface Judging {
  readonly sample: Sample;
  readonly wording: NewWording;
  readonly able: readonly Check[];
  readonly catalog: Catalog;
  /** All checks of the run, in their order. */
  readonly order: readonly string[];
  readonly signal: AbortSignal;
}

async function judge({ sample, wording, able, catalog, order, signal }: Judging): Promise<EditOutcome> {
  if (sample.exchanges.length > 1) return refusal('A conversation of several messages cannot be edited yet.');
  const context = { catalog, secrets: [], seed: sample.seed, signal };
  let outcome: EditOutcome | undefined;
  for (const claims of claimsToTry(sample, wording)) {
    const { draft, verdicts } = await runChecks(able, draftOf(sample, wording, claims), context);
    const all = inOrder([...verdicts, ...keptVerdicts(sample, wording, verdicts)], order);
    const isPassed = all.every(({ status }) => status !== 'failed');
    if (isPassed) return { verdicts: all, edit: edited(draft, all) };
    outcome ??= { verdicts: all };
  }
  return outcome ?? refusal('The wording could not be checked.');
}

function refusal(detail: string): EditOutcome {
  return { verdicts: [{ check: 'response', status: 'failed', detail }] };
}

/** The claims whose words are still there, and, where these do not do, whatever can be found for the new words. */
function claimsToTry(
  { exchanges }: Sample,
  { response }: NewWording,
): readonly (readonly GivenClaim[] | undefined)[] {
  const kept = (exchanges[0]?.claims ?? [])
    .filter(({ text }) => response.includes(text))
    .map(({ span: _, ...claim }) => claim);
  return kept.length === 0 ? [undefined] : [kept, undefined];
}

function draftOf(
  sample: Sample,
  { query, response }: NewWording,
  claims: readonly GivenClaim[] | undefined,
): Draft {
  const [exchange] = sample.exchanges;
  const condition = exchange?.condition;
  const isSameQuery = query === sample.query;
  const workflow: Workflow = { chains: sample.chains };
  const asks = stepsOf(workflow).flatMap(({ id, bindings }) =>
    bindings.flatMap((binding) => {
      const text = queryWords(binding);
      return text === undefined || text === '' ? [] : [{ step: id, path: binding.path, text }];
    }),
  );
  const draft = draftOfWording({
    wording: {
      query,
      response,
      form: sample.form,
      setup: sample.setup,
      asks,
      ...(claims !== undefined && { claims }),
      ...(condition !== undefined &&
        query.includes(condition.text) && { condition: { text: condition.text, proof: condition.proof } }),
    },
    workflow: isSameQuery ? workflow : withoutLostChoices(workflow, query),
    settlement: settlementOf(sample),
    tools: sample.tools.map(
      (tool): Tool => ({ ...tool, permission: { callable: true, rule: 'annotated', why: 'recorded' } }),
    ),
    calendar: sample,
  });
  const kept = isSameQuery ? { ...draft, workflow } : draft;
  return { ...kept, ordered: sample.ordered };
}

/** Reasons that the new query no longer gives are looked for anew. */
function withoutLostChoices(workflow: Workflow, query: string): Workflow {
  return mapSteps(workflow, (step) => ({
    ...step,
    bindings: step.bindings.map((binding) => {
      if (binding.source !== 'step' || binding.choice?.text === undefined) return binding;
      if (query.includes(binding.choice.text)) return binding;
      const { choice: _, ...rest } = binding;
      return rest;
    }),
  }));
}

function settlementOf({ verdicts }: Sample): Settlement {
  const replay = verdicts.find(({ check }) => check === 'replay');
  return { status: replay?.status ?? 'skipped', detail: replay?.detail ?? 'stored' };
}

/** Verdicts that the words do not touch; what a model has read blind holds only for the query that it has read. */
function keptVerdicts(
  sample: Sample,
  { query }: NewWording,
  made: readonly Verdict[],
): readonly Omit<Verdict, 'critiques'>[] {
  return sample.verdicts
    .filter(({ check }) => !made.some((verdict) => verdict.check === check))
    .map((verdict) =>
      ['solve', 'judge'].includes(verdict.check) && query !== sample.query
        ? { check: verdict.check, status: 'skipped', detail: 'the query was edited after it was asked' }
        : verdict,
    );
}

function inOrder(verdicts: readonly Verdict[], order: readonly string[]): readonly Verdict[] {
  const place = ({ check }: Verdict) => (order.includes(check) ? order.indexOf(check) : order.length);
  return [...verdicts].sort((a, b) => place(a) - place(b));
}

function edited(
  { query, response, form, exchanges, workflow }: Draft,
  verdicts: readonly Verdict[],
): SampleEdit {
  const kept = verdicts.map(({ critiques: _, ...verdict }) => verdict);
  return editOf({ query, response, form, exchanges, chains: workflow.chains, verdicts: kept });
}
