// An answer against its steps: a proof for everything it says, or what is wrong with saying it.
import type { Claim, GivenClaim } from '../../model/claim.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import { roleObjections } from './apposed-roles.ts';
import { askedExtreme } from './asked-extreme.ts';
import { askedFilter } from './asked-filter.ts';
import { attributeObjections } from './attributes.ts';
import { availabilityObjections } from './availability.ts';
import { dayDistances } from './day-distance.ts';
import { answeredField, denials } from './denials.ts';
import { deniedLines } from './denied-lines.ts';
import { doerObjections } from './doers.ts';
import { dryObjections } from './dry-days.ts';
import { enumerations } from './enumerations.ts';
import { equatedNames } from './equated-names.ts';
import { exceptionObjections } from './exceptions.ts';
import type { Fact } from './facts.ts';
import { fieldMisfit } from './field-misfit.ts';
import { figureOfObjections } from './figures-of.ts';
import { frequencyObjections } from './frequencies.ts';
import { headedValues } from './headed-values.ts';
import { inventedValues } from './invented-values.ts';
import { flawOf, judgeMention } from './judge-mention.ts';
import { dayObjections } from './linked-days.ts';
import { linkObjections } from './links.ts';
import { milestoneObjections } from './milestones.ts';
import { misquotes } from './misquotes.ts';
import { tooManySayings } from './most-sayings.ts';
import { saidEmpty } from './none.ts';
import type { Objection } from './objection.ts';
import { isOfPage } from './of-page.ts';
import { ordinalObjections } from './ordinals.ts';
import { pairObjections } from './paired-values.ts';
import { parallelObjections } from './parallel-values.ts';
import { pathToFact } from './paths.ts';
import { type Answered, type AnswerReading, readAnswer } from './reading.ts';
import { refusals } from './refusals.ts';
import { settleRelation } from './relations.ts';
import { reportRoles } from './report-roles.ts';
import { reportedValues } from './reported-values.ts';
import { roles } from './roles.ts';
import { siblingWords } from './sibling-words.ts';
import { sisterValues } from './sister-values.ts';
import { stateObjections } from './state-objections.ts';
import {
  differenceObjections,
  orderObjections,
  ratioObjections,
  sequenceObjections,
} from './stated-differences.ts';
import { strangers } from './strangers.ts';
import { substitutes } from './substitutes.ts';
import { tenseObjections } from './tenses.ts';
import { lineObjections } from './text-lines.ts';
import { unassignedObjections } from './unassigned.ts';
import { unfoundedClauses } from './unfounded-clauses.ts';
import { unfoundedPhrases } from './unfounded-phrases.ts';
import { literal } from './write-path.ts';

export interface Examination {
  /** What came along and what was found, at their places. */
  readonly claims: readonly Claim[];
  readonly objections: readonly Objection[];
}

/** Searches a proof for everything that the answer says and that no claim of its own covers. */
export function examineAnswer(answered: Answered): Examination {
  const reading = readAnswer(answered);
  const tooMany = tooManySayings(reading);
  if (tooMany !== undefined) return { claims: answered.claims, objections: [tooMany] };
  const claims: Claim[] = [...answered.claims];
  const objections: Objection[] = [];
  const isCovered = ({ start, end }: { start: number; end: number }) =>
    answered.claims.some(
      (claim) =>
        !('proof' in claim && /^\s*\$args_/.test(claim.proof)) &&
        claim.span[0] <= start &&
        end <= claim.span[1],
    );
  const add = (mention: { start: number; end: number; text: string }, claim: GivenClaim) => {
    const span = [mention.start, mention.end] as const;
    if (claims.every((each) => span[1] <= each.span[0] || span[0] >= each.span[1]))
      claims.push({ ...claim, span });
  };
  for (const mention of reading.mentions) {
    if (mention.kind === 'relation' || mention.kind === 'answer' || isCovered(mention)) continue;
    const { text } = mention;
    const judged = judgeMention(reading, mention);
    if ('what' in judged) objections.push({ text, start: mention.start, ...judged });
    else if (judged.candidate !== undefined) {
      const { proof, kind } = judged.candidate;
      const flaw = kind === 'echo' ? undefined : flawOf(reading, proof);
      if (flaw !== undefined && isOfPage(reading, mention)) continue;
      if (flaw !== undefined) {
        objections.push(unproved(mention, flaw));
        continue;
      }
      add(mention, { text, proof, ...(kind === 'echo' && { echo: true as const }) });
    }
  }
  for (const anchor of reading.anchors) {
    const text = answered.response.slice(anchor.start, anchor.end);
    const misplaced = misplacedName(reading, anchor);
    if (misplaced !== undefined)
      objections.push({
        text,
        start: anchor.start,
        what: `${JSON.stringify(text)} ${misplaced}.`,
        instead: 'Say each value of the thing that has it.',
      });
    // What is wrong to say at this place is not made right by naming something.
    const isRefused = objections.some(({ start }) => anchor.start <= start && start < anchor.end);
    const claim = isRefused ? undefined : anchorClaim(reading, anchor);
    if (claim !== undefined && !isCovered(anchor)) add({ ...anchor, text }, { text, proof: claim });
  }
  for (const relation of reading.relations) {
    if (isCovered(relation)) continue;
    const settled = settleRelation(reading, relation);
    const flaw = settled?.proof === undefined ? undefined : flawOf(reading, settled.proof);
    if (flaw !== undefined && isOfPage(reading, relation)) continue;
    if (flaw !== undefined) objections.push(unproved(relation, flaw));
    else if (settled?.proof !== undefined && !relation.readings.some(({ operator }) => operator === 'most')) {
      const said = withNoun(reading, relation);
      add(said, { text: said.text, proof: settled.proof });
    } else if (settled?.why !== undefined)
      objections.push({
        text: relation.text,
        start: relation.start,
        what: `${JSON.stringify(relation.text)} does not hold: ${settled.why}.`,
        instead: 'Compare as the results do.',
      });
  }
  const polar = claims.length === 0 ? answeredField(reading) : undefined;
  const proof = polar === undefined ? undefined : pathToFact(reading, polar.fact);
  if (polar !== undefined && proof !== undefined && flawOf(reading, proof) === undefined) {
    const { text, start } = polar;
    add({ text, start, end: start + text.length }, { text, proof });
  }
  const emptiness = claims.length === 0 ? saidEmpty(reading) : undefined;
  if (emptiness !== undefined && flawOf(reading, emptiness.proof) === undefined)
    add(emptiness, { text: emptiness.text, proof: emptiness.proof });
  objections.push(
    ...stateObjections(reading),
    ...inventedValues(reading),
    ...headedValues(reading),
    ...siblingWords(reading),
    ...sisterValues(reading),
    ...unfounded(reading),
    ...tenseObjections(reading),
    ...denials(reading),
    ...askedExtreme(reading),
    ...askedFilter(reading),
    ...attributeObjections(reading),
    ...doerObjections(reading),
    ...milestoneObjections(reading),
    ...ordinalObjections(reading),
    ...misquotes(reading),
    ...availabilityObjections(reading),
    ...unassignedObjections(reading),
    ...dryObjections(reading),
    ...frequencyObjections(reading),
    ...roleObjections(reading),
    ...deniedLines(reading),
    ...dayDistances(reading),
    ...reportRoles(reading),
    ...strangers(reading),
    ...substitutes(reading),
    ...roles(reading),
    ...enumerations(reading),
    ...linkObjections(reading),
    ...lineObjections(reading),
    ...equatedNames(reading),
    ...dayObjections(reading),
    ...exceptionObjections(reading),
    ...differenceObjections(reading),
    ...figureOfObjections(reading),
    ...ratioObjections(reading),
    ...orderObjections(reading),
    ...sequenceObjections(reading),
    ...parallelObjections(reading),
    ...pairObjections(reading),
    ...reportedValues(reading),
    ...refusals(reading),
  );
  claims.sort((a, b) => a.span[0] - b.span[0]);
  return { claims, objections: objections.sort((a, b) => a.start - b.start) };
}

/** Clauses of which nobody has heard, and phrases in the others. */
function unfounded(reading: AnswerReading): readonly Objection[] {
  const clauses = unfoundedClauses(reading);
  const isTold = ({ start }: Objection) =>
    clauses.some((clause) => clause.start <= start && start < clause.start + clause.text.length);
  return [...clauses, ...unfoundedPhrases(reading).filter((phrase) => !isTold(phrase))];
}

/** What was found for a claim, and does not hold. */
function unproved(
  { text, start }: { readonly text: string; readonly start: number },
  flaw: string,
): Objection {
  return {
    text,
    start,
    what: `${JSON.stringify(text)} is not proved: ${flaw}`,
    instead: 'Say only what the results show whole.',
  };
}

/** "No trailers": a "no" alone would answer yes or no. */
function withNoun(
  { answered, tokens, mentions }: AnswerReading,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
) {
  const next = tokens.find((token) => token.start >= end);
  const isFree =
    next?.kind === 'word' &&
    mentions.every(
      (mention) => mention.kind === 'relation' || mention.end <= next.start || mention.start >= next.end,
    );
  if (!/^no$/i.test(text) || !isFree) return { start, end, text };
  return { start, end: next.end, text: answered.response.slice(start, next.end) };
}

/** "Its address is Kaldera Optics": a name in the place of another field's value. */
function misplacedName(reading: AnswerReading, anchor: AnswerReading['anchors'][number]): string | undefined {
  const { response } = reading.answered;
  if (!/(?:\bis|\bare|\bwas|:)\s+(?:the\s+)?[“"'‘]?$/i.test(textBefore(response, anchor.start)))
    return undefined;
  const text = response.slice(anchor.start, anchor.end);
  const mention: Mention = {
    kind: 'name',
    start: anchor.start,
    end: anchor.end,
    text,
    readings: [{ as: 'text', value: text }],
  };
  const facts = anchor.members.flatMap((member) =>
    member.facts.filter(({ value }) => typeof value === 'string' && member.names.includes(value)),
  );
  // What has the very name elsewhere may be what is meant: the author of an article, and no meeting that is called after them.
  const elsewhere = reading.scene.byText.get(text) ?? [];
  const misfits = [...facts, ...elsewhere].map((fact) => fieldMisfit(reading, mention, fact));
  return misfits.every((misfit) => misfit !== undefined) ? misfits[0] : undefined;
}

function anchorClaim(reading: AnswerReading, anchor: AnswerReading['anchors'][number]): string | undefined {
  const [member] = anchor.members;
  if (member === undefined || anchor.members.length !== 1) return undefined;
  const said = fold(reading.answered.response.slice(anchor.start, anchor.end));
  const holds = ({ value }: Fact) => fold(String(value)).includes(said);
  const fact =
    member.facts.find((each) => member.names.includes(String(each.value)) && holds(each)) ??
    member.facts.find((each) => member.ids.has(String(each.value)) && holds(each));
  const path = fact === undefined ? undefined : pathToFact(reading, fact);
  if (fact === undefined || path === undefined) return undefined;
  const name = String(fact.value);
  const at = fold(name).indexOf(said);
  // Of a longer name only the words are said that are there.
  return said.length === name.length || fold(name).length !== name.length
    ? path
    : `$said(${path}, ${literal(name.slice(at, at + said.length))})`;
}
