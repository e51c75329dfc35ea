// Shares of what one record or one list says: "half of it is paid", "a quarter of its $45,000", "a third of all quotes".
import { fieldFit } from '../../text/field-words.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { textBehind } from '../../text/span.ts';
import { thingMisfit } from './belongs.ts';
import { columnsOf } from './columns.ts';
import { saysComputed } from './computed.ts';
import { saysFact } from './direct.ts';
import { governorsOf } from './governors.ts';
import { columnPath, pathToFact } from './paths.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';
import type { Settled } from './settled.ts';

/** "Half of it is paid (€23,190 of €46,380)": two figures of one record, both said, or one of a list against its sum. */
export function shareOfOwn(
  reading: AnswerReading,
  isIt: (ratio: number) => boolean,
  sentence: Sentence,
): Settled {
  const said = reading.mentions.filter((mention) => isWithin(mention, sentence));
  const facts = reading.scene.facts.filter(
    (fact) =>
      typeof fact.value === 'number' &&
      fact.value !== 0 &&
      said.some((mention) => mention.readings.length > 0 && saysFact(reading, mention, fact)),
  );
  let failed: string | undefined;
  for (const part of facts) {
    const left = pathToFact(reading, part);
    const whole = reading.scene.facts.find(
      (other) =>
        other !== part &&
        other.step === part.step &&
        other.record === part.record &&
        typeof other.value === 'number' &&
        other.value >= Number(part.value) &&
        facts.includes(other) &&
        isIt(Number(part.value) / other.value),
    );
    const right = whole === undefined ? undefined : pathToFact(reading, whole);
    if (left !== undefined && right !== undefined) return { proof: `${left} / ${right}` };
    const column = columnsOf(reading).find(({ facts: all }) => all.includes(part));
    const path = columnPath(column?.facts[0]);
    const sum = (column?.facts ?? []).reduce((total, { value }) => total + Number(value), 0);
    if (left === undefined || path === undefined) continue;
    if (isIt(Number(part.value) / sum)) return { proof: `${left} / $sum(${path})` };
    // "12.4 of the 26 hectares": the whole is said as well.
    const isWholeSaid =
      (column?.facts.length ?? 0) > 1 && said.some((mention) => saysComputed(reading, mention, part, sum));
    // "Of your €2,640, half was left": of what came in and what went out, the sum is a share of the first.
    if (isWholeSaid && isIt(sum / Number(part.value))) return { proof: `$sum(${path}) / ${left}` };
    if (isWholeSaid) failed ??= `${String(part.value)} of ${sum} is another share`;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** "55,850 t, two thirds of it on the Stella Polaris": what is named behind the word against the amount that is told before it. */
export function shareOfSum(
  reading: AnswerReading,
  { start, end }: Relation,
  isIt: (ratio: number) => boolean,
  sentence: Sentence,
): Settled {
  const { response } = reading.answered;
  const named = reading.anchors.find((anchor) => anchor.start >= end && isWithin(anchor, sentence));
  const [member, another] = named?.members ?? [];
  if (named === undefined || member === undefined || another !== undefined) return undefined;
  if (!/^\s+(?:of\s+)?(?:it|that|this|them|which)\b[^.;:]{0,30}$/i.test(response.slice(end, named.start)))
    return undefined;
  const told = reading.mentions.filter(
    (mention) => amounts.has(mention.kind) && mention.end <= start && isWithin(mention, sentence),
  );
  for (const mention of told)
    for (const reader of mention.readings) {
      const whole = 'value' in reader ? Number(reader.value) : Number.NaN;
      const part = member.facts.find(
        (fact) =>
          typeof fact.value === 'number' &&
          fact.value > 0 &&
          fact.value <= whole &&
          saysComputed(reading, mention, fact, whole),
      );
      if (part === undefined || isIt(Number(part.value) / whole)) continue;
      return { why: `that is ${String(part.value)} of ${whole}` };
    }
  return undefined;
}

/** What a bare number may be is open; an amount in a unit is the field's that has it. */
const amounts = new Set(['money', 'quantity', 'duration']);

/** "A quarter of its $45,000": what the record of a figure behind the word has so much of. */
export function shareOfTold(
  reading: AnswerReading,
  { end }: Relation,
  isIt: (ratio: number) => boolean,
  sentence: Sentence,
): Settled {
  const ofAll = shareOfAll(reading, end, isIt, sentence);
  if (ofAll !== undefined) return ofAll;
  const whole = reading.mentions.find((mention) => mention.start >= end && isWithin(mention, sentence));
  const gap = reading.answered.response.slice(end, whole?.start);
  if (
    whole === undefined ||
    whole.kind === 'number' ||
    !/^\s+(?:(?:of\s+)?(?:its|the|their|her|his)\s+)?$/i.test(gap)
  )
    return undefined;
  for (const fact of reading.scene.facts) {
    if (typeof fact.value !== 'number' || fact.value === 0 || !saysFact(reading, whole, fact)) continue;
    if (thingMisfit(reading, whole, fact) !== undefined) continue;
    const part = reading.scene.facts.find(
      (other) =>
        other !== fact &&
        other.step === fact.step &&
        other.record === fact.record &&
        typeof other.value === 'number' &&
        isIt(other.value / Number(fact.value)),
    );
    const [left, right] = [part, fact].map((each) =>
      each === undefined ? undefined : pathToFact(reading, each),
    );
    if (left !== undefined && right !== undefined) return { proof: `${left} / ${right}` };
  }
  return undefined;
}

/** "A third of all quotes": what the sentence is about has so much of the sum. */
function shareOfAll(
  reading: AnswerReading,
  end: number,
  isIt: (ratio: number) => boolean,
  sentence: Sentence,
): Settled {
  const { response } = reading.answered;
  const noun = /^\s+(?:of\s+)?(?:all|the\s+(?:total|whole|overall))\s+(?:of\s+)?(?:the\s+)?(\p{L}+)?/iu.exec(
    textBehind(response, end),
  )?.[1];
  if (noun === undefined) return undefined;
  for (const { key, facts, group } of columnsOf(reading)) {
    const about = governorsOf(response, { start: end, end }, sentence, group, reading.anchors, {
      behind: false,
    });
    const own = facts.find(({ members }) => members.at(-1) === about?.members[0]);
    const [left, path] = [own === undefined ? undefined : pathToFact(reading, own), columnPath(facts[0])];
    const sum = facts.reduce((total, { value }) => total + Number(value), 0);
    if (own === undefined || left === undefined || path === undefined || fieldFit(noun, key) < 1) continue;
    return isIt(Number(own.value) / sum)
      ? { proof: `${left} / $sum(${path})` }
      : { why: `that is ${String(own.value)} of ${sum}` };
  }
  return undefined;
}
