// What one figure, date or name of an answer rests on: a value, a text, a computation, an argument, or nothing.

import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { judgeProof } from '../check-proof.ts';
import { isAskedCount } from './asked-counts.ts';
import { misfitOf, thingMisfit } from './belongs.ts';
import type { Candidate, Judged } from './candidate.ts';
import { derivedCandidates, operationsSaid } from './derive.ts';
import { isRestAsTaken } from './derive-record.ts';
import { directCandidates, echoCandidates, rangeCandidates } from './direct.ts';
import { isEnumerated } from './enumerated.ts';
import { rateBase } from './fact-unit.ts';
import type { Fact } from './facts.ts';
import { isFigure, quantityKey } from './figure-cues.ts';
import { judgeFrequency } from './frequencies.ts';
import { isImpliedTime } from './implied-times.ts';
import { judgeWeekday } from './judge-weekday.ts';
import { isAskedFigure, isThreshold, isWrongLimit } from './limits.ts';
import { makingOf } from './made-fields.ts';
import { isKnownName, othersPart } from './names.ts';
import { isOfPage } from './of-page.ts';
import { hoursCandidates, isBothEnds } from './opening-hours.ts';
import { proseCandidates } from './prose.ts';
import { isAhead } from './queue-places.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import { sumMisfit } from './sum-field.ts';
import { toldComputations } from './told-computation.ts';

/** Searches a proof for what a mention says, or says what is wrong with it. */
export function judgeMention(reading: AnswerReading, mention: Mention): Judged {
  const isNameLike = mention.kind === 'name' || mention.kind === 'quotation' || mention.kind === 'identifier';
  if (mention.kind === 'ordinal') return { candidate: undefined };
  const often = mention.kind === 'duration' ? judgeFrequency(reading, mention) : undefined;
  if (often !== undefined) return often;
  if (isIdle(reading, mention) || isRateBase(reading, mention)) return { candidate: undefined };
  if (isWrongLimit(reading, mention))
    return {
      what: `The query compares with another figure than ${JSON.stringify(mention.text)}.`,
      instead: 'Compare with what the query says.',
    };
  if (isFigure(mention) && isRestAsTaken(reading, mention, sentenceAt(reading, mention)))
    return objectTo(`${JSON.stringify(mention.text)} is how many are left, and not how many are taken.`);
  const direct =
    isDifference(reading, mention) || isAhead(reading, mention)
      ? []
      : [...directCandidates(reading, mention), ...rangeCandidates(reading, mention)];
  let misfit: string | undefined;
  const isSum = isTotal(reading, mention);
  for (const candidate of direct) {
    // All of them together are no single one.
    const isWhole = (fact: Fact) => isOfList(reading, fact) || isBesideCount(reading, mention, fact);
    if (isSum && candidate.facts.some((fact) => !isWhole(fact))) continue;
    const why = candidate.kind === 'said' ? undefined : misfitOf(reading, mention, candidate);
    if (why === undefined) return { candidate };
    misfit ??= why;
  }
  if (!isNameLike) {
    if (mention.kind === 'weekday') return judgeWeekday(reading, mention);
    if (isImpliedTime(reading, mention)) return { candidate: undefined };
    const [told] = [...proseCandidates(reading, mention), ...hoursCandidates(reading, mention)];
    if (told !== undefined && (misfit === undefined || isBothEnds(reading, mention)))
      return { candidate: told };
    const found = hasQuantity(reading, mention) ? [] : workedOut(reading, mention, misfit);
    // Of a pair of dates both are named already; of a product the first is the thing's.
    const isFitting = ({ kind, facts }: Candidate) => {
      const own =
        kind === 'product' || kind === 'share' || (kind === 'distance' && facts.length === 1)
          ? facts.slice(0, 1)
          : [];
      return own.every((fact) => thingMisfit(reading, mention, fact) === undefined);
    };
    // What two fields of one record come to together is the sum of neither.
    const isNamed = ({ kind, facts: [first, second] }: Candidate) =>
      kind !== 'sum' ||
      first === undefined ||
      makingOf(first) !== undefined ||
      (second !== undefined && second.record === first.record && second.key !== first.key) ||
      sumMisfit(reading, mention, first) === undefined;
    const derived = found.filter((each) => isFitting(each) && isNamed(each));
    const sound = derived.find(({ proof }) => flawOf(reading, proof) === undefined);
    if (sound !== undefined) return { candidate: sound };
    if (isEnumerated(reading, mention)) return { candidate: undefined };
    const [first] = derived;
    if (first !== undefined && isOfPage(reading, mention)) return { candidate: undefined };
    if (first !== undefined)
      return objectTo(`${JSON.stringify(mention.text)} is not proved: ${flawOf(reading, first.proof)}`);
    if (isThreshold(reading, mention) || isAskedMeasure(reading, mention) || isAskedCount(reading, mention))
      return { candidate: undefined };
  }
  const [echo] = echoCandidates(reading, mention);
  if (echo !== undefined && misfit === undefined) return { candidate: echo };
  if (isNameLike) {
    if (misfit !== undefined) return objectTo(`${JSON.stringify(mention.text)} ${misfit}.`);
    const labelled = labelledMisfit(reading, mention);
    if (labelled !== undefined) return objectTo(`${JSON.stringify(mention.text)} ${labelled}.`);
    const another = othersPart(reading, mention);
    if (another !== undefined) return objectTo(`${JSON.stringify(another)} is another one's.`);
    if (isKnownName(reading, mention)) return { candidate: undefined };
    return {
      what: `The answer names ${JSON.stringify(mention.text)}, which neither a result nor the query does.`,
      instead: 'Name only what the results or the query name.',
    };
  }
  if (misfit !== undefined) return objectTo(`${JSON.stringify(mention.text)} ${misfit}.`);
  return {
    what: `Nothing in the results comes to ${JSON.stringify(mention.text)}.`,
    instead: isFigure(mention)
      ? 'Say a value of the results, or give a claim with the proof that computes it.'
      : 'Say what the results say.',
  };
}

/** What the results come to, else what the answer works out from other figures that it says. */
function workedOut(
  reading: AnswerReading,
  mention: Mention,
  misfit: string | undefined,
): readonly Candidate[] {
  const derived = derivedCandidates(reading, mention);
  // A value of the results that is said of the wrong thing is not made right by reckoning.
  if (derived.length > 0 || misfit !== undefined || !isFigure(mention)) return derived;
  const sentence = sentenceAt(reading, mention);
  const operations = operationsSaid(reading, mention, sentence);
  return toldComputations(reading, mention, sentence, operations, judgeMention);
}

/** "Platform 1", "Gate B4": a field's name with another value than the thing has. */
function labelledMisfit(reading: AnswerReading, mention: Mention): string | undefined {
  const [, label = '', value = ''] = /^(\p{L}+)\s+(\p{Lu}?\d+\p{Lu}?)$/u.exec(mention.text) ?? [];
  if (label === '') return undefined;
  const facts = reading.scene.facts.filter(
    ({ key, value: own }) =>
      own !== null && typeof own !== 'boolean' && fieldFit(label, key) === 1 && String(own).length < 6,
  );
  if (facts.length === 0) return undefined;
  const isIts = facts.some(
    (fact) => String(fact.value) === value && thingMisfit(reading, mention, fact) === undefined,
  );
  return isIts ? undefined : `is no ${facts[0]?.key.replaceAll('_', ' ')} of what it is said of`;
}

/** "Two lenses": what the results say a number of is not counted otherwise. */
function hasQuantity({ anchors, answered }: AnswerReading, { kind, end }: Mention): boolean {
  if (kind !== 'number') return false;
  const named = anchors.find(
    ({ start }) => start >= end && /^\s+$/.test(answered.response.slice(end, start)),
  );
  return (
    named?.members.some(({ facts }) =>
      facts.some(({ key, value }) => typeof value === 'number' && quantityKey.test(key)),
    ) === true
  );
}

function objectTo(what: string): { readonly what: string; readonly instead: string } {
  return { what, instead: 'Say each value of the thing that has it.' };
}

/** "One" as a pronoun. */
function isIdle({ answered }: AnswerReading, { text, start, end, kind, noun }: Mention): boolean {
  if (kind !== 'number' || !/^(?:one|eins?|eine[rsnm]?|une?|uno|una)$/i.test(text)) return false;
  const before = answered.response.slice(Math.max(0, start - 14), start);
  const after = answered.response.slice(end, end + 8);
  if (/\bthe only\s+$/i.test(before)) return true;
  if (/\b(?:only|just|exactly|is|are|was|were)\s+$/i.test(before)) return /^\s+of\b/i.test(after);
  return (
    noun === undefined ||
    /\b(?:the|this|that|each|every|which|big|other|last|first|next|new|the only|\p{L}+er|\p{L}+est)\s+$/iu.test(
      before,
    ) ||
    /^\s+of\b/i.test(after)
  );
}

/** The pound of "one pound buys €1.14745": one of what a rate is for. */
function isRateBase({ scene, byStep }: AnswerReading, { readings }: Mention): boolean {
  return readings.some(
    (each) =>
      each.as === 'money' &&
      each.value === 1 &&
      scene.facts.some(
        ({ key, value, record, step }) =>
          typeof value === 'number' &&
          /rate$/.test(key) &&
          each.currencies.some((currency) => currency === rateBase(byStep.get(step.id), record)),
      ),
  );
}

/** "Cheaper by €42", "€42 more expensive": only what is computed will do. */
function isDifference(reading: AnswerReading, mention: Mention): boolean {
  if (!isFigure(mention)) return false;
  const { answered, relations } = reading;
  const sentence = sentenceAt(reading, mention);
  const compares = relations.filter(
    ({ start, end, readings }) =>
      start >= sentence.start &&
      end <= sentence.end &&
      readings.some(({ operator }) => /^[<>]=?$|^difference$/.test(operator)),
  );
  const isBy = /\bby\s+(?:about\s+|exactly\s+|just\s+|only\s+)?$/i.test(
    textBefore(answered.response, mention.start, sentence.start),
  );
  const isDirectlyBehind = ({ start }: (typeof compares)[number]) =>
    start >= mention.end &&
    !/^costs?\b/i.test(answered.response.slice(start)) &&
    // "Reminds her 30 minutes before." says how long, and compares with nothing.
    !(
      mention.kind === 'duration' &&
      /^(?:before|after)(?:hand|wards?)?\s*[.,;!]/i.test(answered.response.slice(start))
    ) &&
    /^\s+$/.test(answered.response.slice(mention.end, start));
  // "Five more are due" adds; "five more than the other" compares.
  const isMore = ({ text, end }: (typeof compares)[number]) =>
    mention.kind === 'number' &&
    /^(?:more|less|fewer)$/i.test(text) &&
    !/^[^.;:!?]*?\b(?:than|as|compared)\b/i.test(answered.response.slice(end, sentence.end));
  return compares.some((compare) => isBy || (!isMore(compare) && isDirectlyBehind(compare)));
}

/** "Three nights", "large enough for nine", which the query asks about. */
function isAskedMeasure(reading: AnswerReading, mention: Mention): boolean {
  const isFor = /\b(?:for|of|least|than|your)\s+(?:all\s+)?$/i.test(
    textBefore(reading.answered.response, mention.start),
  );
  if (mention.kind === 'number' && isFor) return isAskedFigure(reading, mention);
  return (mention.kind === 'duration' || mention.kind === 'quantity') && isAskedFigure(reading, mention);
}

/** "The three invoices come to … in total". */
function isTotal(reading: AnswerReading, mention: Mention): boolean {
  const { answered, mentions } = reading;
  const { start, end } = sentenceAt(reading, mention);
  if (
    !/^\s*(?:in total|in all|altogether|together|combined|all told)\b/i.test(
      answered.response.slice(mention.end, end),
    ) &&
    !/^\W*(?:in total|in all|altogether),\s+$/i.test(answered.response.slice(start, mention.start))
  )
    return false;
  return mentions.some(
    (other) =>
      other.kind === 'number' &&
      other.start >= start &&
      other.end <= end &&
      other !== mention &&
      other.readings.some((each) => each.as === 'number' && each.value > 1),
  );
}

/** Whether a value stands beside a list, as its total does. */
function isOfList({ scene }: AnswerReading, { step, record, members }: Fact): boolean {
  if ((members.at(-1)?.group.members.length ?? 0) > 1) return false;
  return scene.groups.some(
    ({ step: other, pointer }) => other === step && pointer !== undefined && pointer.startsWith(`${record}/`),
  );
}

/** "Six pallets with 2,140 kg in all": the weight of a record that says how many there are. */
function isBesideCount(reading: AnswerReading, mention: Mention, fact: Fact): boolean {
  // "Three bottles for €18.50 in total" would be the price of each.
  if (mention.kind === 'money') return false;
  const { start, end } = sentenceAt(reading, mention);
  return reading.mentions.some(
    (other) =>
      other !== mention &&
      other.kind === 'number' &&
      other.start >= start &&
      other.end <= end &&
      reading.scene.facts.some(
        ({ step, record, value }) =>
          step === fact.step &&
          record === fact.record &&
          other.readings.some((each) => each.as === 'number' && each.value === value),
      ),
  );
}

/** What makes a computation unsound whatever its words: a list that is not whole, a tie, units that do not go together. */
export function flawOf(reading: AnswerReading, proof: string): string | undefined {
  const { query, response } = reading.answered;
  const { problem } = judgeProof({ proof, query: `${query}\n${response}` }, reading.evidence);
  if (problem === undefined) return undefined;
  return /^(?:complete|order|one-unit)$/.test(problem.condition) ? problem.message : undefined;
}
