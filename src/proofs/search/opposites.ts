// The query asks for the greatest, and the answer speaks of the least; or it compares with another side of a figure.
import { relationClass } from '../../text/sayings/relation-class.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';

const sideOf = (operator: string) => operator.replace('=', '');

/** A comparison with a figure: "more than €3,000". */
function isLimit(text: string, { end }: { readonly end: number }): boolean {
  return /^\s*(?:than\s+)?(?:\p{Sc}|[A-Z]{3}\s)?\s?\d/u.test(text.slice(end, end + 14));
}

/** The query asks for the greatest, and the answer speaks of the least. */
export function opposites(reading: AnswerReading): readonly Objection[] {
  const extremes = (text: string) =>
    relationClass(text).filter(
      ({ readings, rank }) =>
        (rank === undefined || Math.abs(rank) === 1) &&
        readings.length > 0 &&
        readings.every(({ operator }) => /^(?:min|max|[<>]=?)$/.test(operator)),
    );
  const asked = extremes(reading.answered.query).filter(
    ({ end }) => !/^\s+(?:month|week|year|quarter|night|weekend)\b/i.test(reading.answered.query.slice(end)),
  );
  const isLike = (a: (typeof asked)[number], b: (typeof asked)[number]) =>
    a.readings.some(({ operator, dimension }) =>
      b.readings.some((each) => sideOf(each.operator) === sideOf(operator) && each.dimension === dimension),
    );
  const figureOf = (text: string, { end }: { readonly end: number }) =>
    /^\s*(?:than\s+)?((?:\p{Sc}|[A-Z]{3}\s)?\s?[\d.,]*\d)/u.exec(text.slice(end, end + 20))?.[1]?.trim();
  const isComparison = ({ readings }: (typeof asked)[number]) =>
    readings.some(({ operator }) => /^[<>]/.test(operator));
  const dimensionsIn = ({ readings }: (typeof asked)[number]) =>
    new Set(readings.map(({ dimension }) => dimension));
  const told = extremes(reading.answered.response);
  return relationClass(reading.answered.response)
    .filter(
      ({ readings, text, start, end }) =>
        !/^\d/.test(text) &&
        !reading.anchors.some((anchor) => anchor.start <= start && end <= anchor.end) &&
        readings.length > 0 &&
        readings.every(({ operator }) => /^(?:min|max|[<>]=?)$/.test(operator)),
    )
    .flatMap((said): Objection[] => {
      const figure = figureOf(reading.answered.response, said);
      const equal = asked.filter(
        (each) => figure !== undefined && figureOf(reading.answered.query, each) === figure,
      );
      const same = (equal.length > 0 ? equal : asked).filter(
        (each) =>
          isComparison(each) === isComparison(said) &&
          // Which of two is cheaper: either may be spoken of.
          (!isComparison(each) || isLimit(reading.answered.query, each)) &&
          [...dimensionsIn(each)].some((dimension) => dimensionsIn(said).has(dimension)),
      );
      if (isComparison(said) && !isLimit(reading.answered.response, said)) return [];
      // What is asked for is told, and the other end as well.
      if (!isComparison(said) && same.some((each) => told.some((other) => isLike(each, other)))) return [];
      if (said.negated || same.length === 0 || same.some((each) => isLike(each, said))) return [];
      return [
        {
          text: said.text,
          start: said.start,
          what: `The query asks for the ${same[0]?.text}, and the answer speaks of the ${said.text}.`,
          instead: 'Answer what the query asks for.',
        },
      ];
    });
}
