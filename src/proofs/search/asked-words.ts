// The words by which a query may ask for a field.
import { scalarsIn } from '../../model/pointer.ts';
import { relationClass } from '../../text/sayings/relation-class.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import type { Near } from './field-said.ts';
import type { AnswerReading } from './reading.ts';

const askedWords = new WeakMap<AnswerReading, readonly Near[]>();

/** All words of the query but names, superlatives and code, each as near as any other. */
export function wordsAsked(reading: AnswerReading): readonly Near[] {
  let words = askedWords.get(reading);
  if (words === undefined) {
    // "The latest" compares, and names no field.
    const extremes = relationClass(reading.answered.query).filter(({ readings }) =>
      readings.some(({ operator }) => operator === 'min' || operator === 'max'),
    );
    const names = [...reading.asked, ...extremes];
    words = tokenize(proseAsked(reading)).flatMap(({ kind, word, start, end }) =>
      kind === 'word' && !names.some((name) => start < name.end && name.start < end)
        ? [{ word, weight: 1 }]
        : [],
    );
    askedWords.set(reading, words);
  }
  return words;
}

/** The query without the code that it hands over: the columns of a statement are not asked for by their names. */
function proseAsked({ answered, scene }: AnswerReading): string {
  const given = scene.steps.flatMap(({ step }) =>
    [...scalarsIn(step.arguments)].flatMap(({ value }) =>
      typeof value === 'string' && value.length > 40 ? [value] : [],
    ),
  );
  // Blanks keep the places.
  return given.reduce((text, code) => text.replaceAll(code, ' '.repeat(code.length)), answered.query);
}
