// The field of an object that says in which currency its amounts are, whatever it is called.
import { isObject, type JsonObject } from '../../model/json.ts';
import { spelled } from '../../text/naming.ts';

/** Whether a field says the currency of the amounts beside it: `currency`, `currencyCode`, `Währung`. */
export function isCurrencyField(name: string): boolean {
  return /^(?:currency|currency code|currency iso|iso currency|billing currency|ccy)$/.test(spelled(name));
}

/** The currency that an object says, as it writes it: `EUR`, `{ "code": "EUR" }`. */
export function currencyIn(object: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(object)) {
    if (!isCurrencyField(name)) continue;
    if (typeof value === 'string' && value !== '') return value;
    if (isObject(value) && typeof value.code === 'string') return value.code;
  }
  return undefined;
}
