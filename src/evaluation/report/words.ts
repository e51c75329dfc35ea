// What a comparison of two evaluations means, in plain words.

import { count, counted } from '../../text/quantities.ts';
import type { EvaluationComparison, MeasureComparison } from '../summary/compare.ts';
import { measureNamed } from '../summary/measures.ts';
import { chance, quantity } from './quantities.ts';

/** Below it, a difference is called one. */
const significant = 0.05;

export type ComparisonVerdict = 'better' | 'worse' | 'different' | 'no difference shown';

/** How the second evaluation compares with the first in a measure. */
export function verdictOf({ name, p, difference }: MeasureComparison): ComparisonVerdict {
  if (p >= significant || difference === 0) return 'no difference shown';
  const { better, part } = measureNamed(name);
  // More calls are not bad as such.
  if (part === 'effort' && name === 'calls') return 'different';
  return (better === 'higher') === difference > 0 ? 'better' : 'worse';
}

/** The comparison in a few sentences: what was compared, what it shows for `passed`, and how to read the rest. */
export function comparisonInWords(comparison: EvaluationComparison): readonly string[] {
  const { first, second, examples, options } = comparison;
  if (examples === 0) {
    return [`${second} and ${first} have no examples in common: there is nothing to compare.`];
  }
  const sentences = [
    `${second} compared with ${first}, on the ${counted(examples, 'example')} that both have played.`,
  ];
  const leftOut = [
    [comparison.onlyInFirst, `only ${first} has played`],
    [comparison.onlyInSecond, `only ${second} has played`],
    [comparison.unlike, 'ask another question under the same id'],
  ] as const;
  const told = leftOut.flatMap(([number, why]) => (number === 0 ? [] : [`${count(number)} that ${why}`]));
  if (told.length > 0) sentences.push(`Not compared: ${told.join('; ')}.`);
  if (comparison.differsInMode) {
    sentences.push(
      'One was played with real calls and the other in a single turn: they measure different things, so the differences say little about the models.',
    );
  }
  const passed = comparison.measures.find(({ name }) => name === 'passed');
  if (passed !== undefined) sentences.push(...passedInWords(passed, comparison));
  const tested = comparison.measures.length;
  const shown = comparison.measures.filter((each) => verdictOf(each) !== 'no difference shown').length;
  sentences.push(
    `Of ${counted(tested, 'measure')}, ${count(shown)} ${shown === 1 ? 'differs' : 'differ'} with p below ${significant}; without any real difference, one in twenty would differ by chance. Intervals are at ${options.confidence * 100} %.`,
  );
  return sentences;
}

function passedInWords(
  passed: MeasureComparison,
  { first, second }: EvaluationComparison,
): readonly string[] {
  const { difference, interval, onlyFirst = 0, onlySecond = 0, p } = passed;
  const either = `${second} passed ${count(onlySecond)} that ${first} did not, and ${first} ${count(onlyFirst)} that ${second} did not (p ${chance(p)}, McNemar's exact test).`;
  const points = quantity(Math.abs(difference), 'share');
  const [low, high] = [quantity(interval.low, 'share'), quantity(interval.high, 'share')];
  switch (verdictOf(passed)) {
    case 'better':
      return [`${second} passes ${points} percentage points more of them (${low} to ${high}).`, either];
    case 'worse':
      return [
        `${second} passes ${points} percentage points fewer of them (${quantity(-interval.high, 'share')} to ${quantity(-interval.low, 'share')}).`,
        either,
      ];
    default:
      return [
        difference === 0
          ? 'Both pass the same share of them.'
          : `${second} passes ${points} percentage points ${difference > 0 ? 'more' : 'fewer'} of them, which may well be chance; more examples would show.`,
        either,
      ];
  }
}
