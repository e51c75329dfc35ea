// How far two dates or times of the results are apart, or one and today.
import type { Mention } from '../../text/sayings/mention.ts';
import { saysValue } from '../../text/sayings/says-value.ts';
import { textBefore } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { birthKey, saidText, saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, isNamed, isWithin, type Sentence } from './reading.ts';
import { lengthOf, timeSpans } from './time-spans.ts';

const distanceWords =
  /\b(?:later|earlier|before|after|apart|ago|in|until|till|left|from now|away|overdue|late|since|old|between|within|remain|remaining|days|past|for|took|takes|overdue|spät|vor|seit|depuis|avant|après)\b/i;

/** "19 days overdue" is counted from when it was due. */
const lateBehind = /^\s*(?:overdue|past due|late|in arrears)\b/i;
const dueKey = /(?:^|_)(?:due|deadline|expires?|expiry|until|return_by|next)(?:_|$)|[a-z](?:Due|Deadline)/i;

const isoDay = /^\d{4}-\d\d-\d\d/;

/** Days between two dates of the results, or between one and today. */
export function distances(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): readonly Candidate[] {
  const { today } = reading.answered;
  const dated = reading.scene.facts.filter(({ value }) => typeof value === 'string' && isoDay.test(value));
  const found: Candidate[] = [];
  const isDistance = distanceWords.test(reading.answered.response.slice(sentence.start, sentence.end));
  const says = (days: number) =>
    days !== 0 &&
    saysValue(saidText(mention, reading.answered.response), Math.abs(days), {
      today,
      labels: ['days'],
      unit: 'd',
    });
  for (const fact of reading.scene.facts) {
    if (typeof fact.value !== 'number' || !/(?:^|_)year(?:_|$)/.test(fact.key)) continue;
    const years = Number(today.slice(0, 4)) - fact.value;
    const said = saidText(mention, reading.answered.response).replace(/\sago$/i, '');
    const path = pathToFact(reading, fact);
    const context = { today, labels: ['years'], unit: 'yr' };
    if (years > 0 && path !== undefined && saysValue(said, years, context))
      found.push({
        proof: `$number($substringBefore($today, '-')) - ${path}`,
        kind: 'distance',
        facts: [fact],
        members: fact.members,
      });
  }
  const pathFor = (fact: Fact) => pathToFact(reading, fact);
  // "An hour between them" is no length of one of them.
  const isGap = /^\s+(?:in )?(?:between|apart)\b/i.test(
    reading.answered.response.slice(mention.end, sentence.end),
  );
  for (const span of isGap ? [] : timeSpans(reading.scene)) {
    const path = pathToFact(reading, lengthOf(span));
    const context = { today, labels: ['minutes'], unit: 'min' };
    if (path !== undefined && saysValue(saidText(mention, reading.answered.response), span.minutes, context))
      found.push({ proof: path, kind: 'distance', facts: [span.start], members: span.start.members });
  }
  if (isDistance) found.push(...betweenSaid(reading, mention, sentence));
  const isLate = lateBehind.test(reading.answered.response.slice(mention.end, sentence.end));
  const due = dated.filter(({ key }) => dueKey.test(key));
  for (const fact of isDistance ? (isLate && due.length > 0 ? due : dated) : []) {
    const days = daysBetween(String(fact.value), today);
    const path = pathFor(fact);
    if (path === undefined) continue;
    if (says(days))
      found.push({
        proof: days > 0 ? `$days(${path}, $today)` : `$days($today, ${path})`,
        kind: 'distance',
        facts: [fact],
        members: fact.members,
      });
    for (const other of dated) {
      if (other === fact || other.value === fact.value) continue;
      // One ends and another begins, or all in one record.
      const isPair =
        other.key === fact.key ||
        other.record === fact.record ||
        other.members.at(-1)?.group === fact.members.at(-1)?.group;
      const between = daysBetween(String(fact.value), String(other.value));
      if (!isPair || between <= 0 || !says(between)) continue;
      const isAbout = [fact, other].every(({ members }) =>
        members.every(
          (member) =>
            member.group.members.length === 1 ||
            isNamed(reading, member, sentence) ||
            reading.chosen.has(member),
        ),
      );
      const otherPath = pathFor(other);
      if (isAbout && otherPath !== undefined)
        found.push({
          proof: `$days(${path}, ${otherPath})`,
          kind: 'distance',
          facts: [fact, other],
          members: [],
        });
    }
  }
  return found;
}

/** "Biscuit is seven", to the question how old: whole years since a birth. */
export function ages(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const { query, today, response } = reading.answered;
  // "Rosa turns 42": at the next birthday.
  const turns = /\b(?:turn(?:s|ing)?|will be|becomes)\s+$/i.test(textBefore(response, mention.start));
  if (mention.kind !== 'number' || (!turns && !/\b(?:how old|age|ages)\b/i.test(query))) return [];
  return reading.scene.facts.flatMap((fact): readonly Candidate[] => {
    const birth = String(fact.value);
    if (!birthKey.test(fact.key) || !isoDay.test(birth)) return [];
    const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
    const whole = (today.slice(5) < birth.slice(5, 10) ? years - 1 : years) + (turns ? 1 : 0);
    const isSaid = mention.readings.some(
      (each) => each.as === 'number' && each.value === (mention.approximate === 'under' ? whole + 1 : whole),
    );
    const path = pathToFact(reading, fact);
    if (!isSaid || path === undefined) return [];
    const proof = `$floor($days(${path}, $today) / 365)`;
    return [{ proof, kind: 'distance', facts: [fact], members: fact.members }];
  });
}

/** "At 13:50, 15 minutes before it was opened at 14:05": both moments are said. */
function betweenSaid(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  const said = reading.mentions.filter(
    (other) => other.readings.some(({ as }) => as === 'date' || as === 'time') && isWithin(other, sentence),
  );
  const events = eventWords(reading, mention, sentence);
  const moments = reading.scene.facts.filter(
    (fact) =>
      typeof fact.value === 'string' &&
      /^(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d/.test(fact.value) &&
      (said.some(
        (other) => other.readings.some(({ as }) => as === 'time') && saysFact(reading, other, fact),
      ) ||
        isEvent(reading, fact, events)),
  );
  const text = saidText(mention, reading.answered.response);
  return moments.flatMap((first) =>
    moments.flatMap((second): readonly Candidate[] => {
      const minutes = minutesBetween(String(first.value), String(second.value));
      const [from, to] = [pathToFact(reading, first), pathToFact(reading, second)];
      if (!(minutes > 0) || from === undefined || to === undefined) return [];
      if (!saysValue(text, minutes, { today: reading.answered.today, labels: ['minutes'], unit: 'min' }))
        return [];
      return [{ proof: `$minutes(${from}, ${to})`, kind: 'distance', facts: [first, second], members: [] }];
    }),
  );
}

/** Minutes from one moment to another, or from one time of day to a later one; `NaN` between the two kinds. */
function minutesBetween(first: string, second: string): number {
  const [from, to] = [first, second].map((value) =>
    Date.parse(/^\d\d:\d\d/.test(value) ? `1970-01-01T${value}Z` : value),
  ) as [number, number];
  const isAlike = /^\d{4}/.test(first) === /^\d{4}/.test(second);
  return isAlike ? (to - from) / 60_000 : Number.NaN;
}

/** Calendar days from a to b. */
function daysBetween(a: string, b: string): number {
  return Math.round(
    (Date.parse(`${b.slice(0, 10)}T00:00:00Z`) - Date.parse(`${a.slice(0, 10)}T00:00:00Z`)) / 86_400_000,
  );
}

/** The words behind "before", "after" or "since": "after the ticket was created". */
function eventWords(
  { answered, tokens }: AnswerReading,
  { end }: Mention,
  sentence: Sentence,
): ReadonlySet<string> {
  const lead = /^\s+(?:\p{L}+\s+)?(?:before|after|since|from when|until)\s/iu.exec(
    answered.response.slice(end, sentence.end),
  );
  if (lead === null) return new Set();
  const clause = /^[^.;:,!?]*/.exec(answered.response.slice(end + lead[0].length))?.[0].length ?? 0;
  const stretch = { start: end + lead[0].length, end: end + lead[0].length + clause };
  return new Set(
    tokens.filter((token) => token.kind === 'word' && isWithin(token, stretch)).map(({ word }) => word),
  );
}

/** Whether a moment is that of a record which calls what happened by one of the words. */
function isEvent(
  { scene }: AnswerReading,
  { step, record, members }: Fact,
  words: ReadonlySet<string>,
): boolean {
  if (words.size === 0 || (members.at(-1)?.group.members.length ?? 0) < 2) return false;
  return scene.facts.some(
    (other) =>
      other.step === step &&
      other.record === record &&
      typeof other.value === 'string' &&
      /^\p{Ll}+$/u.test(other.value) &&
      words.has(other.value),
  );
}
