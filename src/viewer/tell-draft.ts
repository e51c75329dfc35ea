// A stored draft as the page shows it: each claim with the places that prove it, each argument with its source.
import { placeOf, stepValue } from '../grounding/reading/step-value.ts';
import { provableValue } from '../grounding/stored-value.ts';
import type { Claim } from '../model/claim.ts';
import { isAccepted } from '../model/figures.ts';
import type { JsonValue } from '../model/json.ts';
import { scalarsIn } from '../model/pointer.ts';
import type { RejectedDraft, Sample } from '../model/sample.ts';
import { type Binding, dependencies, type Step, stepsOf } from '../model/workflow.ts';
import type { Evidence } from '../proofs/evidence.ts';
import { placesRead } from '../proofs/places-read.ts';
import { evidenceOf } from '../proofs/step-evidence.ts';
import { fingerprintOf, wordsOfExchanges } from '../reviews/review.ts';
import type { Reviews } from '../reviews/reviews.ts';
import { tellStanding } from './tell-reviews.ts';
import type { ReadPlace, ToldClaim, ToldDraft, ToldSource, ToldStep } from './told.ts';

/** The draft, in the wording of its reviewers where they have given it one. */
export function tellDraft(entry: Sample | RejectedDraft, reviews: Reviews): ToldDraft {
  if (!isAccepted(entry)) {
    const { schema: _, learned: __, reason, ...draft } = entry;
    return { draft, accepted: false, reason, ...restsOn(entry) };
  }
  const edited = reviews.edited(entry);
  const { schema: _, learned: __, ...draft } = edited;
  return {
    draft,
    accepted: true,
    of: fingerprintOf(entry),
    ...restsOn(edited),
    ...(edited !== entry && { original: wordsOfExchanges(entry) }),
    ...(reviews.has(entry.id) && { standing: tellStanding(reviews, entry) }),
  };
}

function restsOn(entry: Sample | RejectedDraft): Pick<ToldDraft, 'steps' | 'claims'> {
  const steps = stepsOf(entry);
  const evidence = evidenceOf(steps, entry.tools, entry);
  return {
    steps: steps.map((step) => tellStep(step, steps, evidence, messagesUpTo(step, entry))),
    claims: entry.exchanges.map(({ claims }) => claims.map((claim) => tellClaim(claim, evidence))),
  };
}

/** What the person has said until a step is made, the latest first. */
function messagesUpTo({ id }: Step, { query, exchanges }: Sample | RejectedDraft): readonly Message[] {
  const at = exchanges.findIndex(({ steps }) => steps.includes(id));
  const said = exchanges.slice(0, at < 0 ? exchanges.length : at + 1).map((exchange) => exchange.query);
  return (said.length === 0 ? [query] : said).map((text, message) => ({ text, message })).reverse();
}

interface Message {
  readonly text: string;
  readonly message: number;
}

function tellClaim(claim: Claim, evidence: Evidence): ToldClaim {
  const { text, span } = claim;
  if ('write' in claim) return { text, span, kind: 'write', source: claim.write, reads: [] };
  if ('condition' in claim) return { text, span, kind: 'condition', source: '', reads: [] };
  const { value, places } = placesRead(claim.proof, evidence);
  return {
    text,
    span,
    kind: claim.echo === true ? 'echo' : 'proof',
    source: claim.proof,
    ...(value !== undefined && { value }),
    reads: places,
  };
}

function tellStep(
  step: Step,
  steps: readonly Step[],
  evidence: Evidence,
  messages: readonly Message[],
): ToldStep {
  return {
    id: step.id,
    value: provableValue(step),
    sources: step.bindings.map((binding) => tellSource(binding, steps, evidence, messages)),
    needs: [...dependencies(step)],
  };
}

function tellSource(
  binding: Binding,
  steps: readonly Step[],
  evidence: Evidence,
  messages: readonly Message[],
): ToldSource {
  const { path } = binding;
  switch (binding.source) {
    case 'query': {
      const { text = '' } = binding;
      return {
        path,
        kind: 'query',
        words: text === '' ? 'asked, but no words say it' : `asked: “${text}”`,
        ...whereSaid(text, messages),
        reads: [],
      };
    }
    case 'step': {
      const place = placeInValue(binding, steps);
      const { choice } = binding;
      return {
        path,
        kind: 'step',
        words: `from call ${numberOf(binding.step)}${place === undefined ? '' : `: ${shownPath(place.pointer)}`}`,
        reads: [place ?? { step: binding.step, pointer: '' }],
        ...(choice !== undefined && { choice }),
        ...whereSaid(choice?.text, messages),
      };
    }
    case 'computed':
      return {
        path,
        kind: 'computed',
        words: 'computed',
        proof: binding.proof,
        reads: placesRead(binding.proof, evidence, { prose: true }).places,
      };
    case 'vouched':
      return {
        path,
        kind: 'vouched',
        words: binding.by === null ? 'nobody has vouched for it yet' : 'vouched for by a blind reader',
        reads: [],
      };
    case 'schema':
      return { path, kind: 'schema', words: 'from the schema', reads: [] };
  }
}

function whereSaid(
  words: string | undefined,
  messages: readonly Message[],
): Pick<ToldSource, 'span' | 'message'> {
  if (words === undefined || words === '') return {};
  for (const { text, message } of messages) {
    const start = text.indexOf(words);
    if (start >= 0) return { span: [start, start + words.length], message };
  }
  return {};
}

/** Bindings point into results; the page shows step values. */
function placeInValue(
  { step: id, from, json }: { readonly step: string; readonly from: string; readonly json?: string },
  steps: readonly Step[],
): ReadPlace | undefined {
  const source = steps.find((step) => step.id === id);
  if (source === undefined) return undefined;
  const read = stepValue(source.result);
  for (const { pointer } of scalarsIn(read.value as JsonValue)) {
    const place = placeOf(read, pointer);
    if (place.from === from && place.json === json) return { step: id, pointer };
  }
  return undefined;
}

function shownPath(pointer: string): string {
  return pointer === '' ? 'its text' : pointer.slice(1).replaceAll('/', '.');
}

function numberOf(id: string): string {
  return id.replace('step_', '');
}
