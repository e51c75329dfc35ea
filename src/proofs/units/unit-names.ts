// Which words name a unit or a currency, and which numbers lead from one unit to another.

import { wordsOf } from '../../text/naming.ts';

export type Dimension =
  | 'money'
  | 'time'
  | 'length'
  | 'mass'
  | 'volume'
  | 'data'
  | 'temperature'
  | 'speed'
  | 'share';

interface Unit {
  readonly code: string;
  readonly dimension: Dimension;
  /** Whole words, which name the unit wherever they stand. */
  readonly words: readonly string[];
  /** Short forms, which name it only as the end of a longer name: `duration_s`. */
  readonly suffixes?: readonly string[];
}

const CURRENCIES =
  'AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MXN MYR NGN NOK NZD PEN PHP PKR PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR'.split(
    ' ',
  );

const UNITS: readonly Unit[] = [
  { code: 'ms', dimension: 'time', words: ['milliseconds', 'millis'], suffixes: ['ms', 'msec'] },
  { code: 's', dimension: 'time', words: ['seconds', 'secs'], suffixes: ['s', 'sec'] },
  { code: 'minutes', dimension: 'time', words: ['minutes', 'mins'] },
  { code: 'hours', dimension: 'time', words: ['hours', 'hrs'], suffixes: ['h', 'hr'] },
  { code: 'days', dimension: 'time', words: ['days'] },
  { code: 'weeks', dimension: 'time', words: ['weeks'] },
  { code: 'months', dimension: 'time', words: ['months'] },
  { code: 'years', dimension: 'time', words: ['years'] },
  { code: 'km', dimension: 'length', words: ['kilometers', 'kilometres'], suffixes: ['km', 'kms'] },
  { code: 'm', dimension: 'length', words: ['meters', 'metres'], suffixes: ['m'] },
  { code: 'cm', dimension: 'length', words: ['centimeters', 'centimetres'], suffixes: ['cm'] },
  { code: 'mm', dimension: 'length', words: ['millimeters', 'millimetres'], suffixes: ['mm'] },
  { code: 'mi', dimension: 'length', words: ['miles'], suffixes: ['mi'] },
  { code: 'ft', dimension: 'length', words: ['feet'], suffixes: ['ft'] },
  { code: 'kg', dimension: 'mass', words: ['kilograms', 'kilos'], suffixes: ['kg', 'kgs'] },
  { code: 'g', dimension: 'mass', words: ['grams'], suffixes: ['g'] },
  { code: 'mg', dimension: 'mass', words: ['milligrams'], suffixes: ['mg'] },
  { code: 'lb', dimension: 'mass', words: ['pounds'], suffixes: ['lb', 'lbs'] },
  { code: 'l', dimension: 'volume', words: ['liters', 'litres'], suffixes: ['l'] },
  { code: 'ml', dimension: 'volume', words: ['milliliters', 'millilitres'], suffixes: ['ml'] },
  { code: 'bytes', dimension: 'data', words: ['bytes'], suffixes: ['b'] },
  { code: 'kB', dimension: 'data', words: ['kilobytes'], suffixes: ['kb'] },
  { code: 'MB', dimension: 'data', words: ['megabytes'], suffixes: ['mb'] },
  { code: 'GB', dimension: 'data', words: ['gigabytes'], suffixes: ['gb'] },
  { code: 'TB', dimension: 'data', words: ['terabytes'], suffixes: ['tb'] },
  { code: '°C', dimension: 'temperature', words: ['celsius'], suffixes: ['c', 'degc'] },
  { code: '°F', dimension: 'temperature', words: ['fahrenheit'], suffixes: ['f', 'degf'] },
  { code: 'km/h', dimension: 'speed', words: ['kmh', 'kph', 'km/h'] },
  { code: 'mph', dimension: 'speed', words: ['mph'] },
  { code: '%', dimension: 'share', words: ['percent', 'percentage', 'pct', '%'] },
  ...CURRENCIES.map(
    (code): Unit => ({ code, dimension: 'money', words: [], suffixes: [code.toLowerCase()] }),
  ),
];

const BY_WORD = new Map(UNITS.flatMap((unit) => unit.words.map((word) => [word, unit] as const)));
const BY_SUFFIX = new Map(
  UNITS.flatMap((unit) => (unit.suffixes ?? []).map((suffix) => [suffix, unit] as const)),
);
const BY_CODE = new Map(UNITS.map((unit) => [unit.code.toLowerCase(), unit]));

const FACTORS: Readonly<Partial<Record<Dimension, readonly number[]>>> = {
  time: [7, 12, 24, 52, 60, 365, 1000, 1440, 3600, 86_400, 60_000, 3_600_000, 86_400_000],
  length: [10, 12, 1000, 1.609344, 0.3048, 2.54, 3],
  mass: [1000, 0.45359237, 16],
  volume: [1000],
  data: [8, 1000, 1024, 1_000_000, 1_048_576, 1_000_000_000, 1_073_741_824],
  speed: [3.6, 1.609344],
  temperature: [1.8],
};

/** Words in a field's name that say what its figures are counted by: `price_per_month`, `hourly_rate`. */
const PERIODS: ReadonlySet<string> = new Set(
  'hour hourly day daily night nightly week weekly month monthly quarter quarterly year yearly annual'.split(
    ' ',
  ),
);

/** The unit that a field's name ends in; undefined where it names none. */
export function unitInName(name: string): string | undefined {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const named = BY_WORD.get(last) ?? (words.length > 1 ? BY_SUFFIX.get(last) : undefined);
  return named?.code;
}

/** The unit that a value such as "EUR" or "km" of a field `currency` or `unit` names; else the text itself. */
export function unitCode(text: string): string {
  const word = text.trim().toLowerCase();
  return (BY_CODE.get(word) ?? BY_WORD.get(word) ?? BY_SUFFIX.get(word))?.code ?? text.trim();
}

/** The unit that a description names: "in minutes", "Price (EUR)", "amount in euros". */
export function unitInWords(description: string): string | undefined {
  for (const [, word] of description.matchAll(/(?:\b(?:in|as)\s{1,3}|\()([\p{L}°%/]{1,20})/gu)) {
    if (word === undefined) continue;
    const lower = word.toLowerCase();
    const isCode = word === word.toUpperCase() && CURRENCIES.includes(word);
    const unit = BY_WORD.get(lower) ?? BY_WORD.get(`${lower}s`) ?? (isCode ? BY_CODE.get(lower) : undefined);
    if (unit !== undefined) return unit.code;
    const currency = { euro: 'EUR', dollar: 'USD', cent: 'cents' }[lower.replace(/s$/, '')];
    if (currency !== undefined) return currency;
  }
  return undefined;
}

/** Whether the number leads from a unit to another of its kind. */
export function isUnitFactor(factor: number, unit: string): boolean {
  const dimension = BY_CODE.get(unit.toLowerCase())?.dimension;
  return dimension !== undefined && (FACTORS[dimension] ?? []).includes(factor);
}

/** Whether the number leads from the period that a name speaks of to another: 12 for a `monthly_fee`. */
export function isPeriodFactor(factor: number, name: string): boolean {
  return wordsOf(name).some((word) => PERIODS.has(word)) && (FACTORS.time ?? []).includes(factor);
}
