// "Larger, by 4: 8 against 12": what is said to be the difference is that of the two figures beside it.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, figuresBut, isWithin } from './reading.ts';

const lead = /\bby\s+(?:only\s+|just\s+|exactly\s+)?$/i;
const comparative = /^\s*(?:more|less|fewer|(?:\p{L}{3,}er))\b/iu;
const opening = /^[^.;:(]{0,40}(?::|,|\()\s*(?:\p{L}+\s+){0,3}$/u;
const against =
  /^[^.;:]{0,60}?\b(?:against|versus|vs\.?|compared (?:to|with)|instead of|rather than)\b[^.;:]{0,60}$/i;

/** Differences that are not those of the two figures that the sentence compares. */
export function differenceObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  return reading.sentences.flatMap((sentence) => {
    const figures = figuresBut(reading).filter((mention) => isWithin(mention, sentence));
    return figures.flatMap((difference, at): readonly Objection[] => {
      const [first, second] = figures.slice(at + 1);
      const said = amountOf(difference);
      if (first === undefined || second === undefined || said === undefined) return [];
      const isDifference =
        lead.test(textBefore(response, difference.start, sentence.start)) ||
        comparative.test(response.slice(difference.end, first.start));
      const isCompared =
        opening.test(response.slice(difference.end, first.start)) &&
        against.test(response.slice(first.end, second.start));
      const [a, b] = [amountOf(first), amountOf(second)];
      if (!isDifference || !isCompared || a === undefined || b === undefined) return [];
      // Rounded ones are compared as far as they are exact.
      const isRounded = [difference, first, second].some(({ approximate }) => approximate !== undefined);
      if (isRounded || Math.abs(Math.abs(a - b) - said) < 1e-6) return [];
      return [
        {
          text: difference.text,
          start: difference.start,
          what: `${JSON.stringify(difference.text)} is not the difference of ${JSON.stringify(first.text)} and ${JSON.stringify(second.text)}.`,
          instead: 'Say the two values and their difference as the results have them.',
        },
      ];
    });
  });
}

const bigger =
  /\b(?:larger|bigger|higher|greater|longer|heavier|dearer|pricier|more expensive|warmer|older)\b[^.;:]{0,12}:\s+$/i;
const smaller = /\b(?:smaller|lower|less|shorter|lighter|cheaper|colder)\b[^.;:]{0,12}:\s+$/i;

/** "A is larger: €0 against €3,372": the first is to be the larger one. */
export function orderObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const figures = figuresBut(reading);
  return figures.flatMap((first, at): readonly Objection[] => {
    const second = figures[at + 1];
    if (second === undefined || second.kind !== first.kind) return [];
    if (
      !/^\s+(?:against|versus|vs\.?|compared (?:to|with))\s+$/i.test(response.slice(first.end, second.start))
    )
      return [];
    const lead = response.slice(Math.max(0, first.start - 48), first.start);
    const side = bigger.test(lead) ? 1 : smaller.test(lead) ? -1 : 0;
    const [a, b] = [amountOf(first), amountOf(second)];
    if (side === 0 || a === undefined || b === undefined || Math.sign(a - b) === side) return [];
    return [
      {
        text: first.text,
        start: first.start,
        what: `${JSON.stringify(first.text)} against ${JSON.stringify(second.text)} is the other way round.`,
        instead: 'Say how the two values compare.',
      },
    ];
  });
}

/** "That's less than twice today's 32 km/h": the figure before the word against the one behind it. */
export function ratioObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const figures = figuresBut(reading);
  return reading.relations.flatMap((relation): readonly Objection[] => {
    if (!relation.readings.some(({ operator }) => operator === 'times')) return [];
    const isCounted = /^\s+as (?:many|much) as\b/i.test(textBehind(response, relation.end));
    const whole = figures.find(
      ({ start, kind }) =>
        start >= relation.end &&
        (/^(?:money|quantity|percent|duration)$/.test(kind) || (isCounted && kind === 'number')),
    );
    const part = figures.findLast(({ end, kind }) => end <= relation.start && kind === whole?.kind);
    if (whole === undefined || part === undefined) return [];
    const isNear =
      /^(?:\s+(?:of|the|as much as|as many as|as \p{L}+ as))?\s+(?:(?:the|of)\s+)?(?:\p{L}+['’]s\s+|(?:\p{L}+\s+)?(?:limit|total|budget|cap|target|goal|capacity|price|amount)\s+of\s+)?$/u.test(
        response.slice(relation.end, whole.start),
      ) && !/[.!?]\s[^.!?]*[.!?]\s/.test(response.slice(part.end, relation.start));
    const [a, b] = [amountOf(part), amountOf(whole)];
    if (!isNear || a === undefined || b === undefined || b === 0) return [];
    const ratio = a / b / (relation.factor ?? 1);
    const bound = reading.relations.find(
      ({ end, readings }) =>
        end <= relation.start &&
        relation.start - end < 9 &&
        readings.some(({ operator }) => /^[<>]/.test(operator)),
    );
    const isBelow = bound?.readings.some(({ operator }) => operator.startsWith('<')) === true;
    const holds = bound === undefined ? Math.abs(ratio - 1) < 0.15 : isBelow ? ratio < 1 : ratio > 1;
    if (holds) return [];
    return [
      {
        text: relation.text,
        start: relation.start,
        what: `${JSON.stringify(relation.text)} does not hold of ${JSON.stringify(part.text)} and ${JSON.stringify(whole.text)}.`,
        instead: 'Say how the two values compare.',
      },
    ];
  });
}

/** "First with 2.4, followed by 3.1 and 2.9": what is told one after the other rises, or falls. */
export function sequenceObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const figures = figuresBut(reading);
  return [...response.matchAll(/\bfollowed by\b/gi)].flatMap(({ index }): readonly Objection[] => {
    const sentence = reading.sentences.find(({ start, end }) => start <= index && index < end);
    if (sentence === undefined) return [];
    const first = figures.findLast((mention) => mention.end <= index && isWithin(mention, sentence));
    const end = /[;:]/.exec(response.slice(index, sentence.end))?.index ?? sentence.end - index;
    const rest = figures.filter(
      ({ kind, start }) =>
        start > index && start < index + end && isFigureLike(kind) === isFigureLike(first?.kind),
    );
    const [a, ...others] = [first, ...rest].map((each) => (each === undefined ? undefined : figureOf(each)));
    if (a === undefined || others.length < 2 || others.some((each) => each === undefined)) return [];
    const steps = others.map((each, at) => Math.sign(Number(each) - Number(others[at - 1] ?? a)));
    const isOneWay = steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
    if (isOneWay) return [];
    return [
      {
        text: 'followed by',
        start: index,
        what: 'The values behind "followed by" are in no order.',
        instead: 'Tell them in the order of their values.',
      },
    ];
  });
}

const isFigureLike = (kind: Mention['kind'] | undefined) =>
  /^(?:number|money|quantity|percent|duration)$/.test(kind ?? '');

/** "2.4 days" is followed by "3.1". */
function figureOf(mention: Mention): number | undefined {
  const counted = mention.readings.find((each) => each.as === 'duration');
  return counted?.as === 'duration' ? counted.count : amountOf(mention);
}

function amountOf({ readings }: Mention): number | undefined {
  for (const reading of readings) {
    if (reading.as === 'duration') return reading.months * 30 * 86_400 + reading.seconds;
    if ('value' in reading && typeof reading.value === 'number') return reading.value;
  }
  return undefined;
}
