// What a person says of a sample: one line of `reviews.jsonl`.
import { z } from 'zod';
import type { Exchange, Form } from '../model/claim.ts';
import type { ExchangeWords } from '../model/dialogue-io.ts';
import { hashJson } from '../model/json.ts';
import { longestQuery, longestResponse } from '../model/loop-limits.ts';
import type { Sample, Verdict } from '../model/sample.ts';
import { type Binding, stepsOf, type Workflow } from '../model/workflow.ts';
import { bindingShape, exchangeShape, formsShape, verdictsShape } from '../runs/sample-schema.ts';

const reviewFormat = 'toolgrad.review/1';

/** Another wording of a sample, and what follows from it: the sample takes these fields in place of its own. */
export interface SampleEdit {
  readonly query: string;
  readonly response: string;
  readonly form: readonly Form[];
  readonly exchanges: readonly Exchange[];
  /** Where the values of each step come from, by its id. */
  readonly bindings: Readonly<Record<string, readonly Binding[]>>;
  /** What the checks say of the sample in this wording; none of them has failed. */
  readonly verdicts: readonly Omit<Verdict, 'critiques'>[];
}

/** What a sample's exchanges say, in their order. */
export function wordsOfExchanges({ exchanges }: Pick<Sample, 'exchanges'>): readonly ExchangeWords[] {
  return exchanges.map(({ query, response }) => ({ query, response }));
}

/** What is said, without who and when. */
export type Decision =
  | { readonly decision: 'accept' }
  | { readonly decision: 'reject'; readonly reason: string }
  | { readonly decision: 'comment'; readonly comment: string }
  | { readonly decision: 'edit'; readonly edit: SampleEdit }
  /** Takes back an earlier review of the same person. */
  | { readonly decision: 'undo'; readonly undoes: string };

export type Review = Decision & {
  readonly schema: typeof reviewFormat;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Whose decision it is. */
  readonly by: string;
  /** The sample's id. */
  readonly sample: string;
  /** The fingerprint of what was looked at: a sample that was made anew under the same id has not been reviewed. */
  readonly of: string;
};

/** Exchanges of an edited sample, at most: what is sent is limited before it is read. */
const mostExchanges = 50;

/** Characters of a name, a reason and a comment, at most. */
export const longestName = 100;
export const longestRemark = 4000;

const name = z.string().min(1).max(longestName);
const remark = z.string().min(1).max(longestRemark);

/** The words of every exchange of a sample, as a page or a program sends them. */
export const wordsShape = z
  .array(
    z.strictObject({
      query: z.string().min(1).max(longestQuery),
      response: z.string().min(1).max(longestResponse),
    }),
  )
  .min(1)
  .max(mostExchanges);

/** The shape of a decision as a page or a program sends it; an edit is sent as words, and checked before it is one. */
export const saidShape = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept') }),
  z.strictObject({ decision: z.literal('reject'), reason: remark }),
  z.strictObject({ decision: z.literal('comment'), comment: remark }),
  z.strictObject({ decision: z.literal('edit'), exchanges: wordsShape }),
  z.strictObject({ decision: z.literal('undo'), undoes: z.string().max(100).optional() }),
]);

/** A decision in the words of whoever makes it. Without `undoes`, their latest one on the sample is taken back. */
export type SaidDecision = z.output<typeof saidShape>;

const edit = z.looseObject({
  query: z.string().max(longestQuery),
  response: z.string().max(longestResponse),
  form: formsShape,
  exchanges: z.array(exchangeShape),
  bindings: z.record(z.string(), z.array(bindingShape)),
  verdicts: verdictsShape,
});

const head = {
  schema: z.literal(reviewFormat),
  id: z.string().max(100),
  at: z.iso.datetime(),
  by: name,
  sample: z.string(),
  of: z.string(),
};

const shape = z.discriminatedUnion('decision', [
  z.looseObject({ ...head, decision: z.literal('accept') }),
  z.looseObject({ ...head, decision: z.literal('reject'), reason: remark }),
  z.looseObject({ ...head, decision: z.literal('comment'), comment: remark }),
  z.looseObject({ ...head, decision: z.literal('edit'), edit }),
  z.looseObject({ ...head, decision: z.literal('undo'), undoes: z.string() }),
]);

/** The value if it is a review, else undefined. */
export function asReview(value: unknown): Review | undefined {
  return shape.safeParse(value).success ? (value as Review) : undefined;
}

/** A review as it is stored. */
export function reviewOf(
  decision: Decision,
  about: { readonly id: string; readonly at: number; readonly by: string; readonly sample: Sample },
): Review {
  return {
    schema: reviewFormat,
    id: about.id,
    at: new Date(about.at).toISOString(),
    by: about.by.trim().slice(0, longestName),
    sample: about.sample.id,
    of: fingerprintOf(about.sample),
    ...decision,
  };
}

/** The same for samples that say the same and make the same calls. */
export function fingerprintOf({
  query,
  response,
  chains,
}: Pick<Sample, 'query' | 'response' | 'chains'>): string {
  const calls = stepsOf({ chains }).map((step) => [step.name, step.arguments]);
  return hashJson([query, response, calls]).slice(0, 'sha256:'.length + 16);
}

/** A sample's wording as an edit of the sample that it was made from. */
export function editOf({
  query,
  response,
  form,
  exchanges,
  chains,
  verdicts,
}: Omit<SampleEdit, 'bindings'> & Workflow): SampleEdit {
  const bindings = Object.fromEntries(stepsOf({ chains }).map((step) => [step.id, step.bindings]));
  return { query, response, form, exchanges, bindings, verdicts };
}

/** The sample in its new wording. */
export function withEdit(
  sample: Sample,
  { query, response, form, exchanges, bindings, verdicts }: SampleEdit,
): Sample {
  const chains = sample.chains.map((chain) => ({
    ...chain,
    steps: chain.steps.map((step) => ({ ...step, bindings: bindings[step.id] ?? step.bindings })),
  }));
  return { ...sample, query, response, form, exchanges, chains, verdicts };
}
