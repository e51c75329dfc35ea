// The names of an answer, outermost first, and what the results say of them.
import { fold } from '../../text/sayings/tokens.ts';
import { unquoted } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isName, isWithin, type Sentence } from './reading.ts';

export interface Name extends Sentence {
  readonly text: string;
  /** Without quotation marks, folded. */
  readonly said: string;
}

/** Every name and quotation that is in no longer one. */
export function namesOf({ anchors, mentions, answered }: AnswerReading): readonly Name[] {
  const places = [...anchors, ...mentions.filter(isName)];
  const outer = places.filter(
    (place) =>
      !places.some(
        (other) =>
          other !== place &&
          isWithin(place, other) &&
          (other.end - other.start > place.end - place.start ||
            places.indexOf(other) < places.indexOf(place)),
      ),
  );
  return outer
    .map(({ start, end }) => {
      const text = answered.response.slice(start, end);
      return { start, end, text, said: fold(unquoted(text)) };
    })
    .sort((a, b) => a.start - b.start);
}

export const objection = ({ text, start }: Name, what: string): Objection => ({
  text,
  start,
  what: `${JSON.stringify(text)} ${what}.`,
  instead: 'Name the thing that the results name there.',
});

/** Whether a fact is what a name says, or begins with it. */
export const isSaid = ({ value }: Fact, { said }: Name) =>
  typeof value === 'string' && (fold(value) === said || (said.length > 3 && fold(value).startsWith(said)));

/** Whether a word is part of a name, a quotation or a date. */
export function isNamePart({ anchors, mentions }: AnswerReading, token: Sentence): boolean {
  return [...anchors, ...mentions.filter(({ kind }) => kind !== 'relation' && kind !== 'number')].some(
    (place) => isWithin(token, place),
  );
}
