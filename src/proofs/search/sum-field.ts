// Which field a sum is of: what is due, or the totals.
import type { Mention } from '../../text/sayings/mention.ts';
import type { Fact } from './facts.ts';
import { fieldMisfit } from './field-misfit.ts';
import type { AnswerReading } from './reading.ts';

/** "Still due: €67,120", where that is the sum of the totals. */
export function sumMisfit(reading: AnswerReading, mention: Mention, first: Fact): string | undefined {
  const isRival = reading.scene.facts.some(
    (other) =>
      other.record === first.record &&
      other.step === first.step &&
      other.key !== first.key &&
      typeof other.value === 'number',
  );
  if (isRival && isUnsaidRest(reading, first)) return `is the sum of the ${first.key.replaceAll('_', ' ')}`;
  const misfit = isRival ? fieldMisfit(reading, mention, first) : undefined;
  return misfit?.includes('while the words') === true && !/mean the (?:total|sum)$/.test(misfit)
    ? misfit
    : undefined;
}

const restKey = /(?:^|_)(?:due|outstanding|remaining|open|unpaid|balance|left)(?:_|$)/;
const restWords =
  /\b(?:due|ow(?:e|es|ed|ing)|outstanding|open|unpaid|un?settled|left|remain\w*|still|pay\w*|balance|receivable)\b/i;

/** Whether a field is what is left of another, and neither the query nor the answer speaks of what is left. */
function isUnsaidRest({ answered, scene }: AnswerReading, { key, step, record }: Fact): boolean {
  if (!restKey.test(key) || restWords.test(`${answered.query} ${answered.response}`)) return false;
  return scene.facts.some(
    (other) =>
      other.step === step && other.record === record && /(?:^|_)(?:total|amount|gross)$/.test(other.key),
  );
}
