// Units at the end of a field's name, and how an amount in them is written.
import { table } from '../../../model/table.ts';
import { wordsOf } from '../../../text/naming.ts';
import { digits, durationWords } from './numbers.ts';

export type UnitKind = 'duration' | 'period' | 'percent' | 'size' | 'temperature' | 'measure' | 'currency';

export interface Unit {
  readonly kind: UnitKind;
  /** The unit as it is written behind a number; an ISO code for money. */
  readonly symbol: string;
}

const unitsByEnding = table<readonly [UnitKind, string]>({
  ms: ['duration', 'millisecond'],
  millis: ['duration', 'millisecond'],
  milliseconds: ['duration', 'millisecond'],
  s: ['duration', 'second'],
  sec: ['duration', 'second'],
  secs: ['duration', 'second'],
  seconds: ['duration', 'second'],
  min: ['duration', 'minute'],
  mins: ['duration', 'minute'],
  minutes: ['duration', 'minute'],
  h: ['duration', 'hour'],
  hrs: ['duration', 'hour'],
  hours: ['duration', 'hour'],
  days: ['period', 'day'],
  weeks: ['period', 'week'],
  months: ['period', 'month'],
  years: ['period', 'year'],
  percent: ['percent', '%'],
  pct: ['percent', '%'],
  celsius: ['temperature', '°C'],
  c: ['temperature', '°C'],
  fahrenheit: ['temperature', '°F'],
  kg: ['measure', 'kg'],
  g: ['measure', 'g'],
  lb: ['measure', 'lb'],
  lbs: ['measure', 'lb'],
  km: ['measure', 'km'],
  m: ['measure', 'm'],
  cm: ['measure', 'cm'],
  mm: ['measure', 'mm'],
  miles: ['measure', 'miles'],
  grams: ['measure', 'g'],
  kilograms: ['measure', 'kg'],
  tonnes: ['measure', 't'],
  litres: ['measure', 'l'],
  liters: ['measure', 'l'],
  metres: ['measure', 'm'],
  meters: ['measure', 'm'],
  feet: ['measure', 'ft'],
  ft: ['measure', 'ft'],
  sqft: ['measure', 'sq ft'],
  knots: ['measure', 'knots'],
  kwp: ['measure', 'kWp'],
  mw: ['measure', 'MW'],
  mwh: ['measure', 'MWh'],
  kmh: ['measure', 'km/h'],
  kph: ['measure', 'km/h'],
  mph: ['measure', 'mph'],
  sqm: ['measure', 'm²'],
  m2: ['measure', 'm²'],
  kwh: ['measure', 'kWh'],
  hpa: ['measure', 'hPa'],
  mbar: ['measure', 'mbar'],
  psi: ['measure', 'psi'],
  mg: ['measure', 'mg'],
  ml: ['measure', 'ml'],
  l: ['measure', 'l'],
  m3: ['measure', 'm³'],
  km2: ['measure', 'km²'],
  ha: ['measure', 'ha'],
  w: ['measure', 'W'],
  kw: ['measure', 'kW'],
  kcal: ['measure', 'kcal'],
  hz: ['measure', 'Hz'],
  khz: ['measure', 'kHz'],
  mhz: ['measure', 'MHz'],
  ghz: ['measure', 'GHz'],
  rpm: ['measure', 'rpm'],
  bpm: ['measure', 'bpm'],
  ppm: ['measure', 'ppm'],
  nm: ['measure', 'nm'],
  um: ['measure', 'µm'],
  arcsec: ['measure', 'arcsec'],
  arcmin: ['measure', 'arcmin'],
  degrees: ['measure', 'degrees'],
  db: ['measure', 'dB'],
  kpa: ['measure', 'kPa'],
  bar: ['measure', 'bar'],
  volts: ['measure', 'V'],
  kv: ['measure', 'kV'],
  amps: ['measure', 'A'],
  mah: ['measure', 'mAh'],
  lux: ['measure', 'lux'],
  lumens: ['measure', 'lumens'],
  oz: ['measure', 'oz'],
  cl: ['measure', 'cl'],
  hl: ['measure', 'hl'],
  gallons: ['measure', 'gallons'],
  pints: ['measure', 'pints'],
  acres: ['measure', 'acres'],
  hectares: ['measure', 'ha'],
  yards: ['measure', 'yards'],
  inches: ['measure', 'inches'],
  bytes: ['size', 'bytes'],
  kb: ['size', 'KB'],
  mb: ['size', 'MB'],
  gb: ['size', 'GB'],
  tb: ['size', 'TB'],
  ...Object.fromEntries(
    'eur usd gbp chf sek dkk nok pln czk huf cad aud nzd jpy cny inr sgd brl mxn zar'
      .split(' ')
      .map((code) => [code, ['currency', code.toUpperCase()] as const]),
  ),
});

/** Units of one letter are units only behind an underscore: `duration_s`, and not `s`. */
const needsMore = new Set([
  'c',
  's',
  'h',
  'm',
  'g',
  'l',
  'w',
  'ha',
  'min',
  'days',
  'weeks',
  'months',
  'years',
  'hours',
  'minutes',
  'seconds',
]);

/** What days and hours are, so that they are counted. */
const countedTime =
  /^(?:sick|vacation|holiday|leave|absence|billable|chargeable|overtime|flex|flexi|volunteer|working|business|unpaid|paid)$/;

/** A unit of time as it is written in a rate. */
function short(symbol: string): string {
  return { second: 's', minute: 'min', hour: 'h', day: 'day' }[symbol] ?? symbol;
}

/** The unit that a field's name ends with, and the words of the name before it. */
export function unitOf(key: string): { readonly unit: Unit; readonly rest: readonly string[] } | undefined {
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  // "Percent complete" begins with its unit.
  if (words.length > 1 && /^(?:percent|pct)$/.test(words[0] ?? '') && unitsByEnding[last] === undefined)
    return { unit: { kind: 'percent', symbol: '%' }, rest: words.slice(1) };
  // Hours that are billable are counted, and nobody has a "billable" of six hours.
  if (words.length === 2 && /^(?:days|hours)$/.test(last) && countedTime.test(before)) return undefined;
  if (before === 'square' && words.length === 2) return undefined;
  if (before === 'square' && /^(?:feet|metres|meters)$/.test(last))
    return { unit: { kind: 'measure', symbol: last === 'feet' ? 'sq ft' : 'm²' }, rest: words.slice(0, -2) };
  // "Vibration mm s", "pace min per km".
  const over = unitsByEnding[before === 'per' ? (words.at(-3) ?? '') : before];
  const isRate = over?.[0] === 'measure' ? /^(?:s|h)$/.test(last) || before === 'per' : before === 'per';
  if (over !== undefined && isRate && unitsByEnding[last] !== undefined && over[0] !== 'currency')
    return {
      unit: { kind: 'measure', symbol: `${short(over[1])}/${short(unitsByEnding[last]?.[1] ?? '')}` },
      rest: words.slice(0, before === 'per' ? -3 : -2),
    };
  const entry = unitsByEnding[last];
  if (entry === undefined || (words.length === 1 && last.length < 4 && entry[0] !== 'percent'))
    return undefined;
  if (words.length === 1 && needsMore.has(last))
    return { unit: { kind: entry[0], symbol: entry[1] }, rest: [] };
  return { unit: { kind: entry[0], symbol: entry[1] }, rest: words.slice(0, -1) };
}

/** An amount with its unit: "6.5 kg", "30%", "1 hour 5 minutes", "14 days". */
export function amountWords(value: number, { kind, symbol }: Unit): string {
  switch (kind) {
    case 'duration':
      return durationWords(value, symbol as 'second');
    case 'period':
      return `${digits(value)} ${symbol}${value === 1 ? '' : 's'}`;
    case 'percent':
      return `${digits(value)}%`;
    default:
      return `${digits(value)} ${symbol}`;
  }
}
