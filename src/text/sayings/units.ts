// Units of measurement: their dimension, their size, and the symbols for them.

export interface Unit {
  readonly dimension: string;
  /** One of it in the dimension's base unit; months for calendar units. */
  readonly factor: number;
  /** Added after the factor: temperatures do not share a zero. */
  readonly offset?: number;
  /** Other sizes that go by the same name: 1,024 bytes in a kilobyte. */
  readonly otherFactors?: readonly number[];
}

// dimension: symbol factor, …
const table = [
  'time: ms 0.001, s 1, min 60, h 3600, d 86400, wk 604800, fortnight 1209600',
  'months: mo 1, qtr 3, yr 12, decade 120',
  'length: mm 0.001, cm 0.01, m 1, km 1000, inch 0.0254, ft 0.3048, yd 0.9144, mi 1609.344, nmi 1852',
  'speed: m/s 1, km/h 0.2777777777777778, mph 0.44704, kn 0.5144444444444445',
  'mass: mg 0.000001, g 0.001, kg 1, t 1000, lb 0.45359237, oz 0.028349523125',
  'volume: ml 0.001, cl 0.01, dl 0.1, l 1, m3 1000, gal 3.785411784',
  'area: m2 1, ha 10000, km2 1000000, sqft 0.09290304, acre 4046.8564224',
  'data: bit 0.125, B 1, KiB 1024, MiB 1048576, GiB 1073741824, TiB 1099511627776',
  'ratio: % 0.01, ‰ 0.001, ppm 0.000001, bp 0.0001, ratio 1',
  'energy: Wh 3600, kWh 3600000, J 1, kJ 1000, kcal 4184',
  'power: W 1, kW 1000, MW 1000000, hp 745.69987158227022',
  'frequency: Hz 1, kHz 1000, MHz 1000000, GHz 1000000000, rpm 0.016666666666666666, bpm 0.016666666666666666',
  'voltage: mV 0.001, V 1, kV 1000',
  'current: mA 0.001, A 1',
  'pressure: Pa 1, hPa 100, mbar 100, kPa 1000, bar 100000, psi 6894.757293168',
  'bandwidth: bps 1, kbps 1000, Mbps 1000000, Gbps 1000000000',
  'pixels: px 1',
  'degree: degree 1',
];

const units = new Map<string, Unit>(
  table.flatMap((row) => {
    const [dimension = '', list = ''] = row.split(': ');
    return list.split(', ').map((entry): [string, Unit] => {
      const [symbol = '', factor] = entry.split(' ');
      return [symbol, { dimension, factor: Number(factor) }];
    });
  }),
);
for (const [symbol, power] of [
  ['KB', 1],
  ['MB', 2],
  ['GB', 3],
  ['TB', 4],
] as const)
  units.set(symbol, { dimension: 'data', factor: 1000 ** power, otherFactors: [1024 ** power] });
units.set('kelvin', { dimension: 'temperature', factor: 1 });
units.set('celsius', { dimension: 'temperature', factor: 1, offset: 273.15 });
units.set('fahrenheit', { dimension: 'temperature', factor: 5 / 9, offset: 459.67 * (5 / 9) });

// What is written → the units it may be. Longer ones first in the pattern.
const symbols: Readonly<Record<string, string>> = {
  '°C': 'celsius',
  '°F': 'fahrenheit',
  '° C': 'celsius',
  '° F': 'fahrenheit',
  ºC: 'celsius',
  '℃': 'celsius',
  '℉': 'fahrenheit',
  '°': 'degree',
  C: 'celsius',
  F: 'fahrenheit',
  '%': '%',
  ' %': '%',
  '‰': '‰',
  'm²': 'm2',
  'm³': 'm3',
  'km²': 'km2',
  'ft²': 'sqft',
  'sq ft': 'sqft',
  'sq m': 'm2',
  kmh: 'km/h',
  kph: 'km/h',
  'km/h': 'km/h',
  mph: 'mph',
  'm/s': 'm/s',
  kt: 'kn',
  kts: 'kn',
  kn: 'kn',
  nmi: 'nmi',
  sec: 's',
  secs: 's',
  s: 's',
  ms: 'ms',
  min: 'min',
  mins: 'min',
  m: 'm min',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hours: 'h',
  d: 'd',
  w: 'wk',
  wk: 'wk',
  wks: 'wk',
  mo: 'mo',
  mos: 'mo',
  y: 'yr',
  yr: 'yr',
  yrs: 'yr',
  km: 'km',
  cm: 'cm',
  mm: 'mm',
  mi: 'mi',
  ft: 'ft',
  yd: 'yd',
  in: 'inch',
  kg: 'kg',
  g: 'g',
  mg: 'mg',
  t: 't',
  lb: 'lb',
  lbs: 'lb',
  oz: 'oz',
  l: 'l',
  L: 'l',
  ml: 'ml',
  mL: 'ml',
  cl: 'cl',
  dl: 'dl',
  gal: 'gal',
  ha: 'ha',
  B: 'B',
  KB: 'KB',
  kB: 'KB',
  kb: 'KB',
  MB: 'MB',
  mb: 'MB',
  GB: 'GB',
  gb: 'GB',
  TB: 'TB',
  tb: 'TB',
  KiB: 'KiB',
  MiB: 'MiB',
  GiB: 'GiB',
  TiB: 'TiB',
  kWh: 'kWh',
  Wh: 'Wh',
  kcal: 'kcal',
  kJ: 'kJ',
  J: 'J',
  W: 'W',
  kW: 'kW',
  MW: 'MW',
  hp: 'hp',
  V: 'V',
  kV: 'kV',
  mV: 'mV',
  A: 'A',
  mA: 'mA',
  Hz: 'Hz',
  kHz: 'kHz',
  MHz: 'MHz',
  GHz: 'GHz',
  rpm: 'rpm',
  bpm: 'bpm',
  ppm: 'ppm',
  hPa: 'hPa',
  kPa: 'kPa',
  Pa: 'Pa',
  bar: 'bar',
  mbar: 'mbar',
  psi: 'psi',
  px: 'px',
  bps: 'bps',
  Mbps: 'Mbps',
  Gbps: 'Gbps',
  kbps: 'kbps',
  bp: 'bp',
};
const escapeMark = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const symbolPattern = new RegExp(
  `(?:${Object.keys(symbols)
    .sort((a, b) => b.length - a.length)
    .map(escapeMark)
    .join('|')})(?![\\p{L}\\p{N}²³]|['’]\\p{L})`,
  'uy',
);
/** Symbols that are words or letters too: only right behind the digits. */
const onlyAttached = new Set(['in', 'A', 'a', 'd', 'w', 'y', 'mo', 'B', 'J', 'bar', 'C', 'F', 't']);

/** A unit by its key. */
export function unitOf(key: string): Unit | undefined {
  return units.get(key);
}

export interface SymbolMatch {
  readonly units: readonly string[];
  /** The place behind the symbol. */
  readonly end: number;
}

/** The unit's symbol at a place in a text; `attached` where no space parts it from its number. */
export function readUnitSymbol(text: string, place: number, attached: boolean): SymbolMatch | undefined {
  symbolPattern.lastIndex = place;
  const found = symbolPattern.exec(text)?.[0];
  if (found === undefined) return undefined;
  if (!attached && onlyAttached.has(found)) return undefined;
  return { units: (symbols[found] ?? '').split(' '), end: place + found.length };
}

/** A value in one unit, in each size that another unit of its dimension may have; empty across dimensions. */
export function convert(value: number, from: string, to: string): readonly number[] {
  if (from === to) return [value];
  const a = units.get(from);
  const b = units.get(to);
  if (a === undefined || b === undefined) return [];
  // "8 degrees" of either scale.
  if (a.dimension === 'degree' && b.dimension === 'temperature') return [value];
  if (b.dimension === 'degree' && a.dimension === 'temperature') return [value];
  if (a.dimension !== b.dimension) return [];
  const froms = [a.factor, ...(a.otherFactors ?? [])];
  const tos = [b.factor, ...(b.otherFactors ?? [])];
  return froms.flatMap((f) => tos.map((t) => (value * f + (a.offset ?? 0) - (b.offset ?? 0)) / t));
}
