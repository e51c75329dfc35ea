// "It comes to €7,390 without VAT": which of a record's amounts is the one before tax.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';

const netKey = /(?:^|_)(?:subtotal|net|before_tax|excl\w*)(?:_|$)/i;
const withoutTax =
  /^\s*(?:(?:without|before|excluding|excl\.?|ex|plus|less|minus)\s+(?:the\s+)?(?:VAT|tax(?:es)?|GST)\b|net\b)/i;

/** Why an amount that is said to be without tax is not the one before tax, where the record has that. */
export function netMisfit(reading: AnswerReading, mention: Mention, fact: Fact): string | undefined {
  if (netKey.test(fact.key) || !withoutTax.test(textBehind(reading.answered.response, mention.end)))
    return undefined;
  const nets = reading.scene.facts.filter(({ key, value }) => typeof value === 'number' && netKey.test(key));
  if (nets.length === 0 || nets.some(({ value }) => value === fact.value)) return undefined;
  return `is the ${fact.key.replaceAll('_', ' ')}, while the words behind it mean the ${nets[0]?.key.replaceAll('_', ' ')}`;
}
