// Another wording of a stored sample: bound, proved and checked anew, without calling a tool.
import type { GivenClaim } from '../model/claim.ts';
import type { ExchangeWords } from '../model/dialogue-io.ts';
import type { Draft, Sample, Settlement, Verdict } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import type { Catalog, Tool } from '../model/tool.ts';
import type { Workflow } from '../model/workflow.ts';
import { editOf, type SampleEdit } from '../reviews/review.ts';
import { readManifest } from '../runs/manifest.ts';
import { readCatalog } from '../runs/read-run.ts';
import { draftOfWording } from '../synthesis/draft-of-wording.ts';
import { asksOf, withoutLostChoices } from '../synthesis/rewording/reworded-bindings.ts';
import { areLost, joinedClaims, keptClaims } from '../synthesis/rewording/reworded-claims.ts';
import { draftsOfDialogue } from '../synthesis/rewording/reworded-dialogue.ts';
import { runChecks } from '../synthesis/run-checks.ts';
import { counted } from '../text/quantities.ts';
import { composeChecks } from './plan-run.ts';

/** What each exchange says now, in their order. */
export interface NewWording {
  readonly exchanges: readonly ExchangeWords[];
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
  const before = sample.exchanges.length;
  if (wording.exchanges.length !== before)
    return refusal(
      `The sample has ${counted(before, 'exchange')}, and the new wording ${wording.exchanges.length}: they cannot be added or taken away.`,
    );
  const context = { catalog, secrets: [], seed: sample.seed, signal };
  let outcome: EditOutcome | undefined;
  for (const worded of draftsOf(sample, wording.exchanges)) {
    const { draft, verdicts } = await runChecks(able, worded, context);
    const all = inOrder([...verdicts, ...keptVerdicts(sample, wording, verdicts)], order);
    const isPassed = all.every(({ status }) => status !== 'failed');
    if (isPassed) return { verdicts: all, edit: edited(draft, all) };
    outcome ??= { verdicts: all };
  }
  return outcome ?? refusal('The wording could not be checked.');
}

/** The drafts to try, each made only where the ones before it fail. */
function* draftsOf(sample: Sample, words: readonly ExchangeWords[]): Generator<Draft, void> {
  const [only] = words;
  if (only === undefined || words.length > 1) return yield* draftsOfDialogue(sample, words);
  const claims = sample.exchanges[0]?.claims ?? [];
  const kept = keptClaims(claims, only.response);
  if (areLost(claims, only.response)) {
    const draft = draftOf(sample, only, undefined);
    const exchanges = draft.exchanges.map((each) => ({ ...each, claims: joinedClaims(kept, each.claims) }));
    yield { ...draft, exchanges };
  }
  if (kept.length > 0) yield draftOf(sample, only, kept);
  yield draftOf(sample, only, undefined);
}

function refusal(detail: string): EditOutcome {
  return { verdicts: [{ check: 'response', status: 'failed', detail }] };
}

function draftOf(
  sample: Sample,
  { query, response }: ExchangeWords,
  claims: readonly GivenClaim[] | undefined,
): Draft {
  const [exchange] = sample.exchanges;
  const condition = exchange?.condition;
  const isSameQuery = query === sample.query;
  const workflow: Workflow = { chains: sample.chains };
  const asks = asksOf(workflow);
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

function settlementOf({ verdicts }: Sample): Settlement {
  const replay = verdicts.find(({ check }) => check === 'replay');
  return { status: replay?.status ?? 'skipped', detail: replay?.detail ?? 'stored' };
}

/** Verdicts that the words do not touch; what a model has read blind holds only for the query that it has read. */
function keptVerdicts(
  sample: Sample,
  { exchanges }: NewWording,
  made: readonly Verdict[],
): readonly Omit<Verdict, 'critiques'>[] {
  const isSameQuery = exchanges.every(({ query }, at) => query === sample.exchanges[at]?.query);
  return sample.verdicts
    .filter(({ check }) => !made.some((verdict) => verdict.check === check))
    .map((verdict) =>
      ['solve', 'judge'].includes(verdict.check) && !isSameQuery
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
