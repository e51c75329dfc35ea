// Amounts that are written as small objects: `{ "amount": 8400, "currency": "EUR" }`, `{ "value": 12.5, "unit": "kg" }`.
import { isScalar, type JsonObject, type JsonScalar } from '../../model/json.ts';
import { toPointer } from '../../model/pointer.ts';
import { spelled } from '../../text/naming.ts';

/** A value of the thing that the object is in, under a name of its own; `path` leads there from the object. */
export interface PartOfAmount {
  readonly key: string;
  readonly path: string;
  readonly value: JsonScalar;
}

const numbers = /^(?:amount|value|number|quantity)(?: (?:in )?(?:cents?|minor(?: units?)?))?$/;
const codes = /^(?:currency|currency code|ccy|iso code|unit|units|uom|unit of measure)$/;
/** What only writes the same amount once more. */
const repeated = /^(?:formatted|display|text|label|as text|string)$/;

/**
 * The number and what it is counted in, as values of what has the amount: `price` with `price_currency`. Undefined for
 * objects that say anything else.
 */
export function amountIn(key: string, object: JsonObject): readonly PartOfAmount[] | undefined {
  const members = Object.entries(object).filter(([name]) => !repeated.test(spelled(name)));
  const number = members.find(([name, value]) => numbers.test(spelled(name)) && typeof value === 'number');
  const code = members.find(([name, value]) => codes.test(spelled(name)) && typeof value === 'string');
  if (members.length !== 2 || number === undefined || code === undefined) return undefined;
  if (!isScalar(number[1]) || !isScalar(code[1])) return undefined;
  const isMinor = / /.test(spelled(number[0]));
  const isMoney = /^(?:currency|ccy|iso)/.test(spelled(code[0]));
  return [
    { key: isMinor ? `${key}_cents` : key, path: toPointer([number[0]]), value: number[1] },
    { key: `${key}_${isMoney ? 'currency' : 'unit'}`, path: toPointer([code[0]]), value: code[1] },
  ];
}
