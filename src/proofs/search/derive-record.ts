// What one record comes to: what is left of a limit, and the share that is used.

import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { computed, saysComputed } from './computed.ts';
import { directCandidates, saysFact } from './direct.ts';
import { currencyAround, unitBeside } from './fact-unit.ts';
import type { Fact } from './facts.ts';
import { densities, eaches, rates } from './per-one.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

const leftWords =
  /(?:n['’]t|\bnot)(?:\s+yet)?(?:\s+been)?\s+(?:reserved|booked|taken|spoken for|used|allocated)\b|\b(?:left|missing|lacking|remain(?:s|ing)?|free|more|available|spare|unused|outstanding|still|unspent|open|to go|headroom|übrig|frei|reste|restants?|quedan?)\b/i;
const wholes = new Set(
  'hand stock total limit capacity max maximum quota entitled allowance allowed size budget cap ceiling seats goal target'.split(
    ' ',
  ),
);
const parts = new Set(
  'won used taken spent occupied reserved paid booked loans borrowed sold done completed consumed filled planned enrolled current raised collected reached saved achieved attended earned funded deposit prepaid prepayment'.split(
    ' ',
  ),
);

/** What is not taken yet. */
const rests = new Set('left free available remaining open spare'.split(' '));
const takenWords =
  /\b(?:taken|booked|sold|gone|occupied|used|filled|reserved|enrolled|signed up|registered)\b/i;

const overWords =
  /\b(?:over|above|beyond|exceed(?:s|ed|ing)?|overspent|overrun|overdrawn|too much|too many)\b/i;
/** "€5.30 below the limit of €10" */
const belowWords = /\b(?:below|under|short of|within|less than|away from|to go)\b/i;
const adding =
  /\bplus\b|\+|\bincluding\b|\bmade up of\b|\bin (?:all|total)\b|\b(?:altogether|together|combined)\b/i;
/** What two figures of one record are compared by, where only the query says it. */
const balancing = /\b(?:difference|margin|balance|net|gap)\b/i;

const has = (words: ReadonlySet<string>, { key }: Fact) => wordsOf(key).some((word) => words.has(word));

const differing =
  /\b(?:more|less|fewer|extra|surcharge|saves?|cheaper|dearer|difference|instead|up|down|gr[eo]wn?|rose|risen|fell|fallen|gain(?:ed)?|increased?|decreased?|heavier|lighter|warmer|colder)\b/i;

/** "Nine of the 20 places": what has room for so many. */
export function isCapacity(reading: AnswerReading, { start }: Mention, fact: Fact): boolean {
  return (
    has(wholes, fact) &&
    /\bof\s+(?:the|its|our|their)\s+$/i.test(textBefore(reading.answered.response, start))
  );
}

/** "58 GB are free" of a disk's total and what is used of it; "three quarters is used". */
export function recordCandidates(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): readonly Candidate[] {
  const { response, query } = reading.answered;
  const isLeft = leftWords.test(response.slice(sentence.start, sentence.end)) || leftWords.test(query);
  const isShare = mention.readings.some(
    (each) =>
      (each.as === 'number' && each.value > 0 && each.value < 1) ||
      (each.as === 'quantity' && each.unit === '%'),
  );
  const said = response.slice(sentence.start, sentence.end);
  if (adding.test(said)) {
    const sums = saidSums(reading, mention, sentence);
    if (sums.length > 0) return sums;
  }
  if (differing.test(said) || balancing.test(`${said} ${query}`)) {
    const told = saidDifferences(reading, mention, sentence);
    const differences = told.length > 0 ? told : againstGoal(reading, mention, sentence);
    if (differences.length > 0 || differing.test(said)) return differences;
  }
  if (/\b(?:each|apiece|on average)\b/i.test(said)) {
    const shared = eaches(reading, mention, factsSaid(reading, mention, sentence));
    if (shared.length > 0) return shared;
  }
  if (/\b(?:per|each|apiece|a piece)\b/i.test(`${said} ${query}`))
    return [...rates(reading, mention), ...densities(reading, mention, `${said} ${query}`)];
  if (isShare && /\b(?:out )?of\s/i.test(said)) {
    const shares = saidShares(reading, mention, sentence);
    if (shares.length > 0) return shares;
  }
  const isTaken = takenWords.test(said) || takenWords.test(query);
  const isOver = overWords.test(said);
  const isBelow = belowWords.test(said);
  if (!isLeft && !isShare && !isTaken && !isOver && !isBelow) return [];
  const figures = reading.scene.facts.filter(({ value }) => typeof value === 'number');
  return figures.flatMap((whole) => {
    if (!has(wholes, whole) || has(parts, whole)) return [];
    // What is free of the stock is not computed where a field says it.
    const isTold = figures.some(
      (other) => other.step === whole.step && other.record === whole.record && has(rests, other),
    );
    if (isTold && /(?:hand|stock)$/.test(whole.key)) return [];
    return figures.flatMap((part): readonly Candidate[] => {
      const isBeside =
        part !== whole &&
        part.step === whole.step &&
        part.record === whole.record &&
        unitOf(reading, part, mention) === unitOf(reading, whole, mention);
      if (!isBeside) return [];
      // "Nine of the 20 places are taken", of how many are left.
      if (isTaken && has(rests, part))
        return saysComputed(reading, mention, whole, Number(whole.value) - Number(part.value))
          ? computed(reading, 'difference', [whole, part], ' - ')
          : [];
      const [all, some] = [Number(whole.value), Number(part.value)];
      // "€100 over its limit of €800", of whatever has that limit.
      const isLimit =
        (isOver || isBelow) &&
        wordsOf(whole.key).some((word) => /^(?:limit|budget|cap|ceiling|max|maximum)$/.test(word));
      if (!has(parts, part) && !isLimit) return [];
      if (isOver && some > all && saysComputed(reading, mention, whole, some - all))
        return computed(reading, 'difference', [part, whole], ' - ');
      if ((isLeft || (isBelow && some < all)) && saysComputed(reading, mention, whole, all - some))
        return computed(reading, 'difference', [whole, part], ' - ');
      if (isShare && all !== 0 && isNear(mention, some / all))
        return computed(reading, 'ratio', [part, whole], ' / ');
      return [];
    });
  });
}

/** "Eleven places are taken", where so many are left. */
export function isRestAsTaken(reading: AnswerReading, mention: Mention, sentence: Sentence): boolean {
  const facts = directCandidates(reading, mention).flatMap((each) => each.facts);
  const behind = reading.answered.response.slice(mention.end, sentence.end);
  const isSaidTaken =
    /^[^,.;:()]*?\b(?:are|is|have been|has been|were|was)\s+(?:already\s+)?(?:taken|booked|sold|gone|occupied|filled)\b/i.test(
      behind,
    );
  return (
    isSaidTaken &&
    facts.length > 0 &&
    facts.every((fact) => has(rests, fact)) &&
    // As many may be taken as are left.
    !recordCandidates(reading, mention, sentence).some(({ facts: used }) =>
      used.some(({ step, record }) => facts.some((fact) => fact.step === step && fact.record === record)),
    )
  );
}

/** "It raised $13,260, $1,260 more than it set out to": what was done against the goal beside it, one of them said. */
function againstGoal(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  const { response } = reading.answered;
  const behind = /^\s+(more|less|fewer|over|above|below|short)\b/i.exec(
    textBehind(response, mention.end),
  )?.[1];
  if (behind === undefined) return [];
  const isMore = /^(?:more|over|above)$/i.test(behind);
  return factsSaid(reading, mention, sentence).flatMap((told) =>
    reading.scene.facts.flatMap((other): readonly Candidate[] => {
      const isBeside = other !== told && other.step === told.step && other.record === told.record;
      if (!isBeside || typeof other.value !== 'number') return [];
      const [part, whole] = has(wholes, other) ? [told, other] : [other, told];
      if (!has(wholes, whole) || !has(parts, part)) return [];
      const [more, less] = isMore ? [part, whole] : [whole, part];
      return saysComputed(reading, mention, more, Number(more.value) - Number(less.value))
        ? computed(reading, 'difference', [more, less], ' - ')
        : [];
    }),
  );
}

/** Figures of a sentence but one, as the values of the results that they may say. */
function factsSaid(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Fact[] {
  return reading.scene.facts.filter((fact) =>
    mentionsOf(reading, fact).some((other) => other !== mention && isWithin(other, sentence)),
  );
}

const mentionsByFact = new WeakMap<AnswerReading, Map<Fact, readonly Mention[]>>();

/** The mentions that may say a number of the results, found once for all figures of an answer: each of them asks. */
function mentionsOf(reading: AnswerReading, fact: Fact): readonly Mention[] {
  if (typeof fact.value !== 'number') return [];
  const known = mentionsByFact.get(reading) ?? new Map<Fact, readonly Mention[]>();
  mentionsByFact.set(reading, known);
  let said = known.get(fact);
  if (said === undefined) {
    said = reading.mentions.filter(
      (mention) => mention.readings.length > 0 && saysFact(reading, mention, fact),
    );
    known.set(fact, said);
  }
  return said;
}

/** "34 days (30 plus four carried over)": two figures of one record that the sentence says, together. */
function saidSums(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  const facts = factsSaid(reading, mention, sentence);
  return facts.flatMap((first, at) =>
    facts.slice(at + 1).flatMap((second): readonly Candidate[] => {
      const isPair = first.step === second.step && first.record === second.record && first.key !== second.key;
      if (!isPair || !saysComputed(reading, mention, first, Number(first.value) + Number(second.value)))
        return [];
      return computed(reading, 'sum', [first, second], ' + ');
    }),
  );
}

/** "CHF 52 more: CHF 131 instead of CHF 79": two figures of one record that the sentence says. */
function saidDifferences(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  const facts = factsSaid(reading, mention, sentence);
  // "Minus 29: they have scored 22 and conceded 51."
  const isBelow = mention.readings.some((each) => 'value' in each && Number(each.value) < 0);
  return facts.flatMap((more) =>
    facts.flatMap((less): readonly Candidate[] => {
      const isPair =
        more.step === less.step && more.record === less.record && Number(more.value) > Number(less.value);
      const [from, to] = isBelow ? [less, more] : [more, less];
      if (!isPair || !saysComputed(reading, mention, more, Number(from.value) - Number(to.value))) return [];
      return computed(reading, 'difference', [from, to], ' - ');
    }),
  );
}

/** "€1,120 of the €2,150, about 52 %": the two figures that the sentence says, one of the other. */
function saidShares(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  const { response } = reading.answered;
  const said = reading.mentions.filter((other) => other !== mention && isWithin(other, sentence));
  return said.flatMap((part, at): readonly Candidate[] => {
    const whole = said[at + 1];
    if (whole === undefined || whole.kind !== part.kind) return [];
    if (
      !/^\s+(?:out\s+)?of\s+(?:(?:the|a|an|her|his|its|their|your)\s+)?$/i.test(
        response.slice(part.end, whole.start),
      )
    )
      return [];
    const [a] = directCandidates(reading, part);
    const [b] = directCandidates(reading, whole);
    const [left, right] = [a?.facts[0], b?.facts[0]];
    if (a === undefined || b === undefined || left === undefined || right === undefined) return [];
    const share = Math.abs(Number(left.value) / Number(right.value));
    return isNear({ readings: mention.readings }, Math.round(share * 100) / 100)
      ? [{ proof: `${a.proof} / ${b.proof}`, kind: 'ratio', facts: [left, right], members: [] }]
      : [];
  });
}

function unitOf(reading: AnswerReading, fact: Fact, { kind }: Mention): string | undefined {
  const step = reading.byStep.get(fact.step.id);
  if (step === undefined) return undefined;
  // The limit of fees is in their currency, though its name does not say that it is money.
  return unitBeside(fact, step) ?? (kind === 'money' ? currencyAround(fact, step) : undefined);
}

function isNear(
  { readings, approximate }: Pick<Mention, 'readings' | 'approximate'>,
  share: number,
): boolean {
  const slack = approximate === undefined ? 0.005 : 0.05;
  return readings.some((each) => {
    if (each.as === 'number') return Math.abs(each.value - share) <= slack;
    return each.as === 'quantity' && each.unit === '%' && Math.abs(each.value / 100 - share) <= slack;
  });
}
