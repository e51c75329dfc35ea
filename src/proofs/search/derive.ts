// Values that are computed: counts, sums, differences, products and distances, where the sentence says the operation.
import { isObject } from '../../model/json.ts';
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { againstNamed } from './column-against-column.ts';
import { computed, saysComputed } from './computed.ts';
import { listsOf } from './counted-list.ts';
import { countCandidates } from './derive-count.ts';
import { ages, distances } from './derive-distance.ts';
import { directionOf, isPercentage, pairsInTime, percentCandidates } from './derive-percent.ts';
import { products } from './derive-product.ts';
import { recordCandidates } from './derive-record.ts';
import { spreadCandidates } from './derive-spread.ts';
import type { Fact } from './facts.ts';
import { columnPath, listOfColumn, numericColumns } from './figure-columns.ts';
import { isFigure } from './figure-cues.ts';
import { predicatesIn } from './item-predicates.ts';
import { lineTotals } from './line-totals.ts';
import { madeCandidates } from './made-candidates.ts';
import { fieldInPath, madeColumns } from './made-fields.ts';
import { flowSums } from './money-flows.ts';
import { movedBy } from './moved-by.ts';
import { aheadCandidates, isAhead } from './queue-places.ts';
import { type AnswerReading, isNamed, isWithin, readQuery, type Sentence, sentenceAt } from './reading.ts';
import { findStates, isInState } from './states.ts';
import { isOfToldField } from './told-fields.ts';
import { toldSums } from './told-sums.ts';
import { literal, nameInPath } from './write-path.ts';

const words = {
  sum: /\b(?:total|totals|totalling|together|altogether|makes?|making|sum|combined|overall|adds? up|adding up|in all|across|worth|jointly|one after another|in a row|spen[dt]|gesamt|insgesamt|zusammen|total de|au total|(?:comes?|came|amounts?|amounted|sums?|runs?) (?:up )?to|all told)\b/i,
  difference:
    /\b(?:more|less|fewer|larger|smaller|bigger|higher|lower|cheaper|dearer|pricier|saves?|saving|savings|difference|differs?|longer|shorter|heavier|lighter|faster|slower|above|below|ahead|behind|between|apart|warmer|colder|farther|further|closer|older|younger|newer|gap|range|spread|swing|spare|mehr|weniger|günstiger|teurer|plus|moins)\b/i,
  product:
    /\b(?:worth|total|totals|altogether|makes?|together|costs?|comes? to|for|in all|amounts? to|cost)\b/i,
  average:
    /\b(?:average|averages|averaged|averaging|mean|on average|typically|usually|durchschnitt|moyenne)\b/i,
} as const;

const howMuch =
  /\bhow (?:much|many|far)\b.{0,40}?\b(?:more|less|fewer|larger|smaller|bigger|higher|lower|cheaper|dearer|pricier|longer|shorter|heavier|lighter|faster|slower|save|difference|apart)\b/i;

/** "Saves you €141", "€42 cheaper", "by €42": and not merely a comparison somewhere in the sentence. */
function isDifferenceSaid(reading: AnswerReading, mention: Mention, text: string): boolean {
  const { response: whole } = reading.answered;
  // "By €22,400", to a question for a difference.
  if (/\bby\s+(?:about\s+|exactly\s+|roughly\s+|around\s+)?$/i.test(textBefore(whole, mention.start)))
    return true;
  // "€5: a ticket is €9 instead of €14", to the question how much cheaper it is.
  const isAnswer = /^\W*(?:\p{L}+\s+){0,2}$/u.test(textBefore(whole, mention.start));
  if (isAnswer && howMuch.test(reading.answered.query)) return true;
  if (!words.difference.test(text)) return false;
  const { response } = reading.answered;
  // "You can renew it two more times" compares with nothing.
  const isAnother =
    /^\s+more\s+(?!than\b)\p{Ll}/u.test(textBehind(response, mention.end)) &&
    !/\b(?:than|as|compared|against|difference)\b/i.test(text) &&
    !howMuch.test(reading.answered.query);
  if (isAnother) return false;
  const before = response.slice(Math.max(0, mention.start - 40), mention.start);
  const after = response.slice(mention.end, mention.end + 30);
  return (
    /\b(?:by|saves?|saving|savings|difference|differs?|gap|range|spread|swing|apart|of|is|another|extra|additional)\b[^.,;:]*$/i.test(
      before,
    ) ||
    /^\s*(?:\p{L}+\s+){0,2}(?:more|less|fewer|larger|smaller|bigger|higher|lower|cheaper|dearer|pricier|difference|longer|shorter|heavier|lighter|faster|slower|above|below|ahead|behind|apart|warmer|colder|farther|further|closer|older|younger|newer|saved|(?:de )?(?:plus|moins)|más|menos|mehr|weniger|günstiger|teurer|höher|niedriger|tiefer|länger|kürzer|schwerer|leichter|größer|kleiner|schneller|später|früher)\b/iu.test(
      after,
    )
  );
}

const ofWhole = /\d\S*(?:\s\p{L}+)?\s+of\s+(?:the|our|their|its|all)\s+$/iu;

/** What the mention may say by a computation whose word is in its sentence or, for sums, in the query. */
export function derivedCandidates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const sentence = sentenceAt(reading, mention);
  const text = reading.answered.response.slice(sentence.start, sentence.end);
  if (isAhead(reading, mention)) return aheadCandidates(reading, mention);
  const found: Candidate[] = [...countCandidates(reading, mention, sentence)];
  if (!isFigure(mention)) return found;
  const against = againstNamed(reading, mention);
  if (against !== undefined) return against;
  const states = findStates(reading.tokens, reading.scene).filter((state) => isWithin(state, sentence));
  // "12.4 of the 26 hectares"
  const isWhole = ofWhole.test(textBefore(reading.answered.response, mention.start, sentence.start));
  if (mention.kind === 'duration') {
    const moved = movedBy(reading, mention);
    if (moved !== undefined) return moved;
    found.push(...distances(reading, mention, sentence));
  }
  found.push(...ages(reading, mention));
  const columns = [...numericColumns(reading.scene), ...madeColumns(reading.scene)];
  for (const { key, facts } of columns) {
    // "One year older", of what is from 1968 and what is from 1969.
    const isYears = mention.kind === 'duration' && /(?:^|_)year$/.test(key);
    const says = (value: number) =>
      isYears
        ? mention.readings.some((each) => each.as === 'duration' && each.months === value * 12 && value > 0)
        : saysComputed(reading, mention, facts[0], value);
    const named = facts.filter(({ members }) => members.some((member) => isNamed(reading, member, sentence)));
    found.push(...toldSums(reading, mention, sentence, facts));
    const isCountOf =
      mention.kind === 'number' &&
      fieldFit(mention.noun?.split(' ')[0] ?? '', key) === 1 &&
      /\bhow (?:many|much)\b/i.test(reading.answered.query);
    const isSumSaid = isCountOf || isWhole || words.sum.test(text) || words.sum.test(reading.answered.query);
    const isApart = !isSumSaid && isDifferenceSaid(reading, mention, text);
    const isAgainst = /^\s*(?:against|versus|vs\b)/i.test(textBehind(reading.answered.response, mention.end));
    // "Idris's come to more: €428 against €296": the two are sums of parts, and none of the whole.
    if (!isApart && (isAgainst ? isSumSaid : isSumSaid || named.length >= 2)) {
      const parts = [
        ...(isAgainst ? [] : partsOf(facts, named, states)),
        ...selectedParts(reading, facts, sentence),
      ];
      for (const part of parts) {
        const operands = part.facts;
        const sum = sumOf(operands);
        // "You spent €193.33": amounts that are written below zero.
        const isOut = sum < 0 && operands.every(({ value }) => Number(value) < 0) && says(-sum);
        if (operands.length < 2 || (!says(sum) && !isOut)) continue;
        // Where two of three are named, the sum is theirs.
        const isOfSome =
          named.length >= 2 &&
          named.length < operands.length &&
          !/\b(?:all|altogether|in total|overall|whole|every|combined)\b/i.test(text);
        if (isOfSome) continue;
        if (!isSumSaid && !operands.every((fact) => isSaid(reading, fact, sentence))) continue;
        const proof = isOut ? `$abs($sum(${part.path}))` : `$sum(${part.path})`;
        found.push({ proof, kind: 'sum', facts: operands, members: [] });
      }
      const isTold = isSumSaid || named.every((fact) => isSaid(reading, fact, sentence));
      if (named.length >= 2 && isTold && says(sumOf(named)))
        found.push(...computed(reading, 'sum', named, ' + '));
    }
    if (
      (words.average.test(text) || words.average.test(reading.answered.query)) &&
      facts.length >= 2 &&
      says(sumOf(facts) / facts.length)
    )
      found.push({ proof: `$average(${columnPath(facts[0])})`, kind: 'average', facts, members: [] });
    const path = columnPath(facts[0]);
    found.push(...spreadCandidates(reading, mention, sentence, { key, facts, path }));
    if (isDifferenceSaid(reading, mention, text) && isOfToldField(reading, mention, sentence, { key, named }))
      found.push(...differences(reading, facts, named, says));
  }
  if (isPercentage(mention))
    found.push(
      ...percentCandidates(
        reading,
        mention,
        sentence,
        columns.map(({ facts }) => ({ facts, path: columnPath(facts[0]) })),
      ),
    );
  found.push(...flowSums(reading, mention, sentence), ...madeCandidates(reading, mention, sentence));
  found.push(...recordCandidates(reading, mention, sentence), ...risesOf(reading, mention, sentence));
  if (words.sum.test(text) || words.sum.test(reading.answered.query))
    found.push(...lineTotals(reading, mention));
  if (words.product.test(text)) found.push(...products(reading, mention, sentence));
  return found;
}

const changed =
  /\b(?:gain(?:s|ed)?|loss|los[et]|up|down|r[io]sen?|rise|f[ae]ll(?:en)?|dropp?(?:ed)?|slipped|increased?|decreased?|to spare|left over|net|remaining|change|saves?|saving)\b/i;

/** Which operations the words around a figure say that it is the result of. */
export function operationsSaid(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): { readonly isSum: boolean; readonly isDifference: boolean } {
  const { response } = reading.answered;
  const text = response.slice(sentence.start, sentence.end);
  const near = response.slice(
    Math.max(sentence.start, mention.start - 30),
    Math.min(sentence.end, mention.end + 30),
  );
  return {
    isSum: words.sum.test(text) || /\bplus\b|\+/.test(text),
    isDifference: isDifferenceSaid(reading, mention, text) || changed.test(near),
  };
}

/** Whether the sentence says the value of a fact, too. */
function isSaid(reading: AnswerReading, fact: Fact, sentence: Sentence): boolean {
  return reading.mentions.some(
    (mention) =>
      isWithin(mention, sentence) &&
      mention.readings.some((each) => 'value' in each && each.value === fact.value),
  );
}

function sumOf(facts: readonly Fact[]): number {
  return facts.reduce((sum, { value }) => sum + Number(value), 0);
}

/** The whole column, and what is left of it by each state that the sentence says. */
function partsOf(
  facts: readonly Fact[],
  _named: readonly Fact[],
  states: ReturnType<typeof findStates>,
): readonly { readonly path: string; readonly facts: readonly Fact[] }[] {
  const [first] = facts;
  if (first === undefined || first.members.at(-1)?.group.pointer === undefined) return [];
  const whole = columnPath(first);
  const list = listOfColumn(first);
  // What leaves some out is no sum of all.
  const isWhole = !states.some(
    ({ key, negated }) => negated && first.members.at(-1)?.facts.some((other) => other.key === key),
  );
  return [
    ...(isWhole ? [{ path: whole, facts }] : []),
    ...states.map((state) => ({
      path: `${list}[${nameInPath(state.key)}${state.negated ? '!=' : '='}${literal(state.value)}].${fieldInPath(first)}`,
      facts: facts.filter(
        (fact) => fact.members.at(-1)?.facts.some((other) => isInState(other, state)) !== state.negated,
      ),
    })),
  ];
}

/** What the words of the sentence, or else of the query, select of a list. */
function selectedParts(
  reading: AnswerReading,
  facts: readonly Fact[],
  sentence: Sentence,
): readonly { readonly path: string; readonly facts: readonly Fact[] }[] {
  const [first] = facts;
  const list = listsOf(reading).find(
    ({ group }) => group !== undefined && group === first?.members.at(-1)?.group,
  );
  if (first === undefined || list === undefined) return [];
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  const said = predicatesIn(reading, list, sentence, sentence);
  const asked = predicatesIn(query, list, whole, whole);
  const predicates = [...new Map([...said, ...asked].map((each) => [each.text, each])).values()];
  return predicates.map(({ text, holds }) => ({
    path: `${list.path}[${text}].${fieldInPath(first)}`,
    facts: facts.filter((fact) => {
      const item = list.items[fact.members.at(-1)?.index ?? -1];
      return isObject(item) && holds(item);
    }),
  }));
}

/** "Dropped nine points to 57", of a mark and the previous one. */
function risesOf(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  const side = directionOf(reading, mention, sentence);
  if (side === 0) return [];
  return pairsInTime(reading).flatMap(([now, then]): readonly Candidate[] => {
    const change = Number(now.value) - Number(then.value);
    if (Math.sign(change) !== side || !saysComputed(reading, mention, now, Math.abs(change))) return [];
    const [more, less] = change > 0 ? [now, then] : [then, now];
    return computed(reading, 'share', [more, less], ' - ');
  });
}

/** The difference of two that are named, or of the one that is named and the only other one. */
function differences(
  reading: AnswerReading,
  facts: readonly Fact[],
  named: readonly Fact[],
  says: (value: number) => boolean,
): readonly Candidate[] {
  const other = facts.filter(({ members }) =>
    members.some((each) => reading.asked.some((anchor) => anchor.members.includes(each))),
  );
  const both = [...new Set([...named, ...other])];
  const pool =
    facts.length === 2
      ? facts
      : named.length >= 2 || both.length >= 2
        ? named.length >= 2
          ? named
          : both
        : facts.filter(({ members }) =>
            members.some((each) => reading.anchors.some((anchor) => anchor.members.includes(each))),
          );
  const found: Candidate[] = [];
  for (const [at, first] of pool.entries())
    for (const second of pool.slice(at + 1)) {
      const [more, less] = Number(first.value) >= Number(second.value) ? [first, second] : [second, first];
      if (says(Number(more.value) - Number(less.value)))
        found.push(...computed(reading, 'difference', [more, less], ' - '));
    }
  return found;
}
