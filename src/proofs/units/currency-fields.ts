// The field of an object that says in which currency its amounts are, whatever it is called.
import { isObject, type JsonObject } from '../../model/json.ts';
import { spelled } from '../../text/naming.ts';

/** Whether a field says the currency of the amounts beside it: `currency`, `currencyCode`, `Währung`. */
function isCurrencyField(name: string): boolean {
  return (
    /^(?:currency|currency code|currency iso|iso currency|ccy)$/.test(spelled(name)) ||
    owned.test(spelled(name))
  );
}

/** `account_currency`: of what everything is kept in, and not of one side of an exchange. */
const owned =
  /^(?:account|billing|default|home|settlement|trading|reporting|invoice|order|payment|store|shop|price)s? currency$/;

/** Whether a name means one currency of several that an object has: the `base_currency` of an exchange has another beside it. */
const isBase = (name: string) => spelled(name) === 'base currency';

/** The currency that an object says, as it writes it: `EUR`, `{ "code": "EUR" }`. */
export function currencyIn(object: JsonObject): string | undefined {
  const named = Object.keys(object).filter((name) => /currency|ccy/i.test(name));
  for (const [name, value] of Object.entries(object)) {
    if (!isCurrencyField(name) && !(isBase(name) && named.length === 1)) continue;
    if (typeof value === 'string' && value !== '') return value;
    if (isObject(value) && typeof value.code === 'string') return value.code;
  }
  return undefined;
}
