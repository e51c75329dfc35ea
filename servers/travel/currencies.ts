/** Currencies: rates of the day, and conversion by them. */
import { today } from '../shared/company-day.ts';
import { date, decimal, oneOf, record, takes } from '../shared/json-schema.ts';
import { toCents } from '../shared/money.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { TravelStore } from './store.ts';

const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'DKK',
  'NOK',
  'PLN',
  'CZK',
  'HUF',
  'CAD',
  'JPY',
  'SGD',
] as const;

const pair = {
  from_currency: oneOf(currencies, 'Currency to convert from.', { examples: ['USD'] }),
  to_currency: oneOf(currencies, 'Currency to convert to.', { examples: ['EUR'] }),
};

const rateFields = {
  rate: decimal('Units of the second currency for one of the first', { exclusiveMinimum: 0 }),
  rate_date: date('Date of the rate', today),
};

/** To six significant digits, as banks quote. */
function rateBetween(store: TravelStore, from: string, to: string): number {
  const perEuro = (code: string) => store.rates.get(code)?.per_euro ?? Number.NaN;
  return Number((perEuro(to) / perEuro(from)).toPrecision(6));
}

export const getExchangeRate = defineTool({
  name: 'get_exchange_rate',
  title: 'Get exchange rate',
  description: "Get today's exchange rate between two currencies.",
  inputSchema: takes(pair),
  outputSchema: record({
    from_currency: oneOf(currencies, 'First currency'),
    to_currency: oneOf(currencies, 'Second currency'),
    ...rateFields,
  }),
  annotations: reads,
  run(store: TravelStore, { from_currency, to_currency }) {
    return {
      from_currency,
      to_currency,
      rate: rateBetween(store, from_currency, to_currency),
      rate_date: today,
    };
  },
});

export const convertCurrency = defineTool({
  name: 'convert_currency',
  title: 'Convert currency',
  description:
    "Convert an amount of money into another currency at today's rate. The result is rounded to the cent.",
  inputSchema: takes({
    amount: decimal('Amount to convert.', { exclusiveMinimum: 0, examples: [18500] }),
    ...pair,
  }),
  outputSchema: record({
    amount: decimal('Amount to convert'),
    from_currency: oneOf(currencies, 'Currency of the amount'),
    converted_amount: decimal('Converted amount'),
    to_currency: oneOf(currencies, 'Currency of the converted amount'),
    ...rateFields,
  }),
  annotations: reads,
  run(store: TravelStore, { amount, from_currency, to_currency }) {
    const rate = rateBetween(store, from_currency, to_currency);
    return {
      amount,
      from_currency,
      converted_amount: toCents(amount * rate),
      to_currency,
      rate,
      rate_date: today,
    };
  },
});
