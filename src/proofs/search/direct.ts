// Values of the steps that a mention says as they are.

import { scalarsIn } from '../../model/pointer.ts';
import { parameterOf } from '../../schemas/schema-source.ts';
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { saysValue } from '../../text/sayings/says-value.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import { textBefore } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { currencyAround, isMoneyField, unitBeside } from './fact-unit.ts';
import type { Fact } from './facts.ts';
import { mayMean } from './match-fact.ts';
import { isStretchOfTime } from './opening-hours.ts';
import { isLabelled, saidInProse } from './prose.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import { nameInPath, pathOf } from './write-path.ts';

export const birthKey = /(?:^|_)(?:born|birth|birthday|birthdate|dob|date_of_birth)(?:_|$)/i;

/** Whether the mention says the value of a fact, in its unit. */
export function saysFact(reading: AnswerReading, mention: Mention, fact: Fact): boolean {
  const step = reading.byStep.get(fact.step.id);
  if (step === undefined || fact.value === null) return false;
  if (isBirthday(mention, fact)) return true;
  // The berth Q1 is no quarter.
  if (mention.kind === 'period' && mention.text === fact.value) return true;
  if (!mayMean(mention, asSaid(fact)) && !mayBeMoment(mention, fact)) {
    const isMinor = measureOf([fact.key], undefined)?.minor === true;
    const converts = mention.readings.some(
      ({ as }) => as === 'quantity' || as === 'duration' || (as === 'money' && isMinor),
    );
    if (!converts || typeof fact.value !== 'number') return false;
  }
  if (mention.kind === 'name' || mention.kind === 'quotation' || mention.kind === 'identifier') return true;
  const isAbout =
    mention.approximate !== undefined &&
    mention.readings[0]?.as === 'date' &&
    mention.readings[0].relative === true;
  if (isAbout && typeof fact.value === 'string') return true;
  // "In March", of a record of `2026-03`.
  const isMonth = typeof fact.value === 'string' && /^\d{4}-\d\d$/.test(fact.value);
  if (isMonth && mention.kind === 'period') return mayMean(mention, fact.value);
  // "From 10 to 11 am", "at nine": the hour alone would be a number.
  const isHour = mention.kind === 'time' ? /^\d{1,2}$/.test(mention.text) : mention.kind === 'number';
  if (isHour && typeof fact.value === 'string' && mention.readings.some(({ as }) => as === 'time'))
    return true;
  const unit =
    unitBeside(fact, step) ??
    (mention.kind === 'money'
      ? (currencyAround(fact, step) ?? (isMoneyField(fact.key) ? onlyCurrency(reading) : undefined))
      : undefined);
  // Where the data names no currency, an amount is only what is called one.
  if (mention.kind === 'money' && unit === undefined && !isMoneyField(fact.key) && !namesCurrency(fact.key))
    return false;
  const { response, today, timeZone, query } = reading.answered;
  const { start, end } = sentenceAt(reading, mention);
  const context = {
    today,
    timeZone,
    query,
    labels: [fact.key],
    sentence: response.slice(start, end),
    ...(unit !== undefined && { unit }),
  };
  if (saysValue(saidText(mention, response), fact.value, context)) return true;
  // "€62.10 in the red", "spent €84.35": the words say the sign.
  const isOut =
    typeof fact.value === 'number' && fact.value < 0 && outWords.test(`${context.sentence} ${query}`);
  if (isOut && saysValue(saidText(mention, response), -Number(fact.value), context)) return true;
  // "In 10 days" is a day, and how long it takes.
  const length = /^(?:in|within)\s+(\S.*)$/i.exec(mention.text)?.[1];
  if (
    length !== undefined &&
    typeof fact.value === 'number' &&
    mention.readings.some(({ as }) => as === 'duration') &&
    saysValue(length, fact.value, context)
  )
    return true;
  // "An invoice over €99" is one of €99, too.
  const { sentence: _, ...apart } = context;
  return (
    /\b(?:over|of)\s+$/i.test(textBefore(response, mention.start)) &&
    saysValue(mention.text, fact.value, apart)
  );
}

/** The value as people would say it: an amount in hundredths of its currency in whole ones. */
function asSaid({ key, value }: Fact): Fact['value'] {
  const isMinor = typeof value === 'number' && measureOf([key], undefined)?.minor === true;
  return isMinor ? value / 100 : value;
}

/** Whether a day may be said of what is a number of seconds or milliseconds since 1970. */
function mayBeMoment({ readings }: Mention, { value }: Fact): boolean {
  return typeof value === 'number' && value >= 1e8 && readings.some(({ as }) => as === 'date');
}

const outWords =
  /\b(?:spen[dt]\w*|paid|pay\w*|cost\w*|went (?:to|on|out)|goes (?:to|on|out)|rent|bills?|debit\w*|withdr[ae]w\w*|overdrawn|in the red|negative|minus|below|ow(?:e|es|ed|ing)|los[st]\w*|loses?|down|less|dropp?\w*|fell|charged|going out|outgoing|expenses?)\b/i;

const currencies = new WeakMap<AnswerReading, string | null>();

/** The currency of everything, where the results or the tools' texts name a single one. */
export function onlyCurrency(reading: AnswerReading): string | undefined {
  let only = currencies.get(reading);
  if (only === undefined) {
    const { answered, scene } = reading;
    const named = scene.facts.flatMap(({ key, value }) =>
      /(?:^|_)currency(?:_code)?$/i.test(key) && typeof value === 'string' ? [value.toUpperCase()] : [],
    );
    const told = answered.tools.flatMap(({ description }) =>
      readMentions(`1 ${/\bin\s+(\p{L}+)/iu.exec(description)?.[1] ?? ''}`, {
        today: answered.today,
      }).flatMap(({ readings }) => readings.flatMap((each) => (each.as === 'money' ? each.currencies : []))),
    );
    const [first, another] = new Set(named.length > 0 ? named : told);
    only = first !== undefined && another === undefined ? first : null;
    currencies.set(reading, only);
  }
  return only ?? undefined;
}

/** "October 12", of who was born on that day of some year. */
function isBirthday({ readings }: Mention, { key, value }: Fact): boolean {
  if (!birthKey.test(key) || typeof value !== 'string') return false;
  const day = value.slice(4, 10);
  return readings.some((each) => each.as === 'date' && each.from === each.to && each.from.slice(4) === day);
}

/** `fine_eur` */
function namesCurrency(key: string): boolean {
  return measureOf([key], undefined)?.currency !== undefined;
}

/** The words of a mention with those that announce its rounding. */
export function saidText(mention: Mention, response: string): string {
  if (mention.approximate === undefined) return mention.text;
  const before = response.slice(Math.max(0, mention.start - 24), mention.start);
  const announced = /(?:[\p{L}-]+\s+){1,3}$/u.exec(before)?.[0] ?? '';
  return `${announced}${mention.text}`.trim();
}

/** Every value of the steps that the mention may say, as candidates. */
export function directCandidates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const known = candidatesOf.get(reading) ?? new Map<Mention, readonly Candidate[]>();
  candidatesOf.set(reading, known);
  let found = known.get(mention);
  if (found === undefined) {
    found = findDirect(reading, mention);
    known.set(mention, found);
  }
  return found;
}

const candidatesOf = new WeakMap<AnswerReading, Map<Mention, readonly Candidate[]>>();

function findDirect(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const fact of reading.scene.facts) {
    if (typeof fact.value === 'boolean' || isStretchOfTime(fact.value) || !saysFact(reading, mention, fact))
      continue;
    const root = reading.byStep.get(fact.step.id)?.value.value;
    const path = root === undefined ? undefined : pathOf(fact.step.id, root, fact.pointer);
    if (path === undefined) continue;
    const isWords = typeof fact.value === 'string' && isLongText(fact.value, mention);
    const isSigned = typeof fact.value === 'number' && fact.value < 0 && !/[-−–]|minus/i.test(mention.text);
    found.push({
      proof: isSigned ? `$abs(${path})` : isWords ? `$said(${path}, ${JSON.stringify(mention.text)})` : path,
      kind: isWords ? 'said' : 'direct',
      facts: [fact],
      members: fact.members,
    });
  }
  return found;
}

/** "9 to 13 November": both ends are dates of one record. */
export function rangeCandidates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const ranges = mention.readings.flatMap((each) =>
    each.as === 'date' && each.range === true ? [each] : [],
  );
  if (ranges.length === 0) return [];
  const { today, timeZone, query } = reading.answered;
  const dated = reading.scene.facts.filter(
    ({ value }) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value),
  );
  const isOn = (fact: Fact, day: string) => String(fact.value).slice(5, 10) === day.slice(5);
  return ranges.flatMap(({ from, to }) =>
    dated
      .filter((fact) => isOn(fact, from))
      .flatMap((first) =>
        dated.flatMap((last): Candidate[] => {
          if (last.step !== first.step || last.record !== first.record || !isOn(last, to)) return [];
          if (!saysValue(mention.text, [first.value, last.value], { today, timeZone, query })) return [];
          const paths = [first, last].map((fact) => {
            const root = reading.byStep.get(fact.step.id)?.value.value;
            return root === undefined ? undefined : pathOf(fact.step.id, root, fact.pointer);
          });
          if (paths.some((path) => path === undefined)) return [];
          return [
            { proof: `[${paths.join(', ')}]`, kind: 'range', facts: [first, last], members: first.members },
          ];
        }),
      ),
  );
}

function isLongText(value: string, mention: Mention): boolean {
  return value.length > mention.text.length + 40 || value.includes('\n');
}

/** Arguments of the steps that the mention repeats. */
export function echoCandidates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const { today, timeZone } = reading.answered;
  return reading.scene.steps.flatMap(({ step }) =>
    [...scalarsIn(step.arguments)].flatMap(({ pointer, value }): Candidate[] => {
      if (value === null || typeof value === 'boolean') return [];
      const path = pointer
        .split('/')
        .slice(1)
        .map((token) => (/^\d+$/.test(token) ? '' : `.${nameInPath(token)}`))
        .join('');
      const echo: Candidate = {
        proof: `$${step.id.replace('step', 'args')}${path}`,
        kind: 'echo',
        facts: [],
        members: [],
      };
      if (mention.kind === 'period' && mention.text === value) return [echo];
      if (typeof value === 'string' && saidInProse(value, mention, today))
        return isLabelled(reading, mention) ? [] : [echo];
      if (!mayMean(mention, value)) return [];
      const key = parameterOf(pointer);
      if (isOthersLabel(reading, mention, key, Object.keys(step.arguments))) return [];
      if (mention.kind !== 'name' && mention.kind !== 'quotation') {
        const unit = unitOfArgument(step.arguments, key);
        const context = { today, timeZone, labels: [key], ...(unit !== undefined && { unit }) };
        if (!saysValue(saidText(mention, reading.answered.response), value, context)) return [];
      }
      return [echo];
    }),
  );
}

/** "Coach 12" repeats no seat. */
function isOthersLabel(
  { answered }: AnswerReading,
  { start, kind }: Mention,
  key: string,
  keys: readonly string[],
): boolean {
  const before = /(\p{L}+)\s+(?:is\s+|no\.?\s+)?$/iu.exec(textBefore(answered.response, start))?.[1];
  if (before === undefined || kind !== 'number' || fieldFit(before, key) > 0) return false;
  return keys.some((other) => other !== key && fieldFit(before, other) === 1);
}

function unitOfArgument(given: Readonly<Record<string, unknown>>, key: string): string | undefined {
  for (const name of ['currency', 'from_currency', 'currency_code', 'unit']) {
    const unit = given[name];
    if (typeof unit === 'string' && /amount|price|total|value|budget|max|min|cost/.test(key)) return unit;
  }
  return undefined;
}
