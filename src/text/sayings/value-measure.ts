// The unit or currency of a value: from the data or its schema, or from the name of its field.

import { table } from '../../model/table.ts';
import { rememberShort } from '../recent.ts';
import { isCurrencyCode, readCurrency } from './currencies.ts';
import { lexiconOf } from './lexicon.ts';
import { tokenize } from './tokens.ts';
import { readUnitSymbol, unitOf } from './units.ts';

export interface ValueMeasure {
  readonly currency?: string;
  /** The value counts the currency's hundredths. */
  readonly minor?: true;
  readonly unit?: string;
  /** A number without a unit of its own that, of a file, counts bytes. */
  readonly isSize?: true;
  /** A share that may be said as a percentage. */
  readonly isShare?: true;
}

/** Words of a field's name that name its unit wherever they are in it. */
const words = table<string>({
  seconds: 's',
  minutes: 'min',
  hours: 'h',
  days: 'd',
  nights: 'd',
  weeks: 'wk',
  months: 'mo',
  years: 'yr',
  milliseconds: 'ms',
  kilometers: 'km',
  kilometres: 'km',
  miles: 'mi',
  meters: 'm',
  metres: 'm',
  millimeters: 'mm',
  millimetres: 'mm',
  centimeters: 'cm',
  centimetres: 'cm',
  feet: 'ft',
  inches: 'inch',
  hectares: 'ha',
  hectare: 'ha',
  ha: 'ha',
  acres: 'acre',
  grams: 'g',
  kilograms: 'kg',
  tonnes: 't',
  tons: 't',
  liters: 'l',
  litres: 'l',
  watts: 'W',
  volts: 'V',
  megabytes: 'MB',
  gigabytes: 'GB',
  bytes: 'B',
  celsius: 'celsius',
  fahrenheit: 'fahrenheit',
  percent: '%',
  percentage: '%',
  pct: '%',
  kg: 'kg',
  km: 'km',
  kmh: 'km/h',
  kph: 'km/h',
  mph: 'mph',
  kb: 'KB',
  mb: 'MB',
  gb: 'GB',
  mins: 'min',
  secs: 's',
  hrs: 'h',
  ms: 'ms',
  kwh: 'kWh',
  hpa: 'hPa',
  kpa: 'kPa',
  mbar: 'mbar',
  psi: 'psi',
  kv: 'kV',
  amps: 'A',
  yards: 'yd',
  gallons: 'gal',
  kcal: 'kcal',
  kj: 'kJ',
  kts: 'kn',
  kn: 'kn',
});
/** Endings of a field's name that name its unit only there. */
const endings = table<string>({
  s: 's',
  sec: 's',
  min: 'min',
  h: 'h',
  hr: 'h',
  d: 'd',
  wk: 'wk',
  mo: 'mo',
  yr: 'yr',
  y: 'yr',
  m: 'm',
  cm: 'cm',
  cl: 'cl',
  bar: 'bar',
  mm: 'mm',
  mi: 'mi',
  ft: 'ft',
  g: 'g',
  t: 't',
  mg: 'mg',
  lb: 'lb',
  lbs: 'lb',
  oz: 'oz',
  l: 'l',
  ml: 'ml',
  c: 'celsius',
  f: 'fahrenheit',
  w: 'W',
  kw: 'kW',
  v: 'V',
  hz: 'Hz',
  px: 'px',
  ratio: 'ratio',
});
const shares = new Set(
  'percent percentage pct chance probability likelihood share rate ratio discount vat tax humidity moisture progress completion utilization occupancy cover coverage margin score confidence precipitation growth change interest commission'.split(
    ' ',
  ),
);
const minors = new Set(['cents', 'cent', 'ct', 'minor', 'pence', 'rappen', 'centimes']);

/** The parts of a field's name, folded: "durationMs" has "duration" and "ms". */
export const labelWords: (label: string) => readonly string[] = rememberShort((label) => {
  const spaced = label.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/[_./-]+/g, ' ');
  return tokenize(spaced)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ word }) => word);
});

function readUnitName(unit: string): ValueMeasure | undefined {
  const text = unit.trim();
  const upper = text.toUpperCase();
  if (isCurrencyCode(text) || (text.length === 3 && isCurrencyCode(upper) && unitOf(text) === undefined))
    return { currency: upper };
  if (unitOf(text) !== undefined) return { unit: text };
  const symbol = readUnitSymbol(text, 0, true);
  if (symbol?.end === text.length && symbol.units[0] !== undefined) return { unit: symbol.units[0] };
  const sign = readCurrency(text, 0);
  if (sign?.end === text.length && sign.currencies[0] !== undefined) return { currency: sign.currencies[0] };
  const tokens = tokenize(text);
  const { units, currencies } = lexiconOf('en');
  const named = units.match(tokens, 0);
  const currency = currencies.match(tokens, 0);
  if (currency?.end === tokens.length && currency.value[0] !== undefined)
    return currency.value[0].endsWith('/100')
      ? { currency: currency.value[0].slice(0, 3), minor: true }
      : { currency: currency.value[0] };
  return named?.end === tokens.length ? { unit: named.value } : undefined;
}

const readLabel = rememberShort((label): ValueMeasure => {
  const all = labelWords(label);
  // `price_per_kwh_ct` is no amount of energy.
  const per = all.indexOf('per');
  const parts = per > 0 ? all.filter((_, index) => index !== per && index !== per + 1) : all;
  const last = parts.at(-1) ?? '';
  const isShare = parts.some((part) => shares.has(part)) ? { isShare: true as const } : {};
  const isMinor = parts.some((part) => minors.has(part)) ? { minor: true as const } : {};
  const currency =
    parts.length > 1 && last.length === 3 && isCurrencyCode(last.toUpperCase())
      ? last.toUpperCase()
      : undefined;
  if (currency !== undefined && endings[last] === undefined) return { currency, ...isShare, ...isMinor };
  const named = parts.findLast((part) => Object.hasOwn(words, part));
  const unit =
    (named === undefined ? undefined : words[named]) ??
    (parts.length > 1 ? endings[last] : undefined) ??
    unitNamed(parts);
  const isSize = last === 'size' && parts.length <= 2 ? { isSize: true as const } : {};
  return { ...(unit === undefined ? isSize : { unit }), ...isShare, ...isMinor };
});

/** The unit of a name that ends in its plural, `speed_knots`; a word that may be money as well names none. */
function unitNamed(parts: readonly string[]): string | undefined {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || !/[^s]s$/.test(last)) return undefined;
  const { units, currencies } = lexiconOf('en');
  const tokens = tokenize(last);
  return currencies.match(tokens, 0) === undefined ? units.match(tokens, 0)?.value : undefined;
}

/** What a value measures; undefined where nothing at all is known, empty where no unit is named. */
export function measureOf(
  labels: readonly string[] | undefined,
  unit: string | undefined,
): ValueMeasure | undefined {
  if (labels === undefined && unit === undefined) return undefined;
  const [label] = labels ?? [];
  const ofLabel = label === undefined ? {} : readLabel(label);
  const named = unit === undefined ? undefined : readUnitName(unit);
  if (named === undefined) return ofLabel;
  const { isShare, minor } = ofLabel;
  const isMinor = named.currency !== undefined && (minor ?? named.minor) === true;
  return { ...named, ...(isShare ? { isShare } : {}), ...(isMinor ? { minor: true as const } : {}) };
}
