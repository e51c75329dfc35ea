// A field's value as a person says it.
import type { Fact } from '../../../grounding/reading/entity.ts';
import { codeWords } from '../../../text/code-words.ts';
import type { Field } from './field.ts';
import { isParticiple } from './label.ts';
import { dateWords, digits, isoOfEpoch, isYearNumber, momentWords, money } from './numbers.ts';
import { amountWords } from './units.ts';

const longestText = 160;
/** What a record says where it has nothing to say: nobody's allergies are "none known". */
const saysNone =
  /^(?:none|none known|none recorded|n\/?a|not applicable|not known|not recorded|not set|nil|null|-+|–|—|\?)$/i;

/** The currency of an amount: that of its thing or of what it is in, or the one its name ends with. */
export function currencyOf({ entity }: Fact, { currencyKey, currency, unit }: Field): string | undefined {
  if (unit?.kind === 'currency') return unit.symbol;
  const code = entity.facts.find(({ key }) => key === currencyKey)?.value;
  return typeof code === 'string' ? code : currency;
}

/** The value's words; undefined for what cannot be said: null, booleans, long texts. */
export function sayValue(fact: Fact, field: Field): string | undefined {
  return sayAs(fact.value, fact, field);
}

/** Another value of the same field, in the same unit: a sum, a difference. */
export function sayAs(value: Fact['value'], fact: Fact, field: Field): string | undefined {
  if (typeof value === 'number') return sayNumber(value, fact, field);
  if (typeof value !== 'string' || value.trim() === '' || saysNone.test(value)) return undefined;
  switch (field.kind) {
    case 'date':
      return dateWords(value);
    case 'moment':
      return momentWords(value);
    case 'category':
      // Languages are written with a capital.
      if (/^languages?$/.test(field.words.at(-1) ?? ''))
        return value.charAt(0).toUpperCase() + value.slice(1);
      return codeWords(value, field.words);
    case 'identifier':
    case 'none':
      return undefined;
    default:
      // `out_for_delivery` is a state, whatever it looks like.
      if (/^(?:status|state)$/.test(field.words.join(' '))) return codeWords(value, field.words);
      return value.length > longestText || value.includes('\n') ? undefined : value.trim();
  }
}

function sayNumber(value: number, fact: Fact, field: Field): string | undefined {
  if (field.kind === 'date') return dateWords(isoOfEpoch(value));
  if (!Number.isFinite(value) || field.kind === 'none' || field.kind === 'identifier') return undefined;
  if (field.kind === 'money') {
    const currency = currencyOf(fact, field);
    return currency === undefined ? undefined : money(field.isMinor ? value / 100 : value, currency);
  }
  if (field.unit !== undefined && field.unit.kind !== 'currency') return amountWords(value, field.unit);
  // A year is written without separators.
  return isYear(value, field.words) ? String(value) : digits(value);
}

/** Whether a number is a year: that something is of, or in which something was done to it ("planted"). */
function isYear(value: number, words: readonly string[]): boolean {
  return (
    isYearNumber(value) && words.some((word) => isParticiple(word) || /^(?:year|vintage|since)$/.test(word))
  );
}
