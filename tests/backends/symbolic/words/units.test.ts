// Units that the names of fields end, or begin, with.
import { expect, test } from 'vitest';
import { unitOf } from '../../../../src/backends/symbolic/words/units.ts';

test.each([
  ['percentComplete', '%', 'complete'],
  ['cargoTonnes', 't', 'cargo'],
  ['floor_area_square_feet', 'sq ft', 'floor area'],
  ['vibration_mm_s', 'mm/s', 'vibration'],
  ['avgPaceMinPerKm', 'min/km', 'avg pace'],
  ['peak_capacity_kwp', 'kWp', 'peak capacity'],
  ['trainingHours', 'hour', 'training'],
  ['price_eur', 'EUR', 'price'],
  ['wavelength_max_nm', 'nm', 'wavelength max'],
  ['seeing_arcsec', 'arcsec', 'seeing'],
  ['tyre_pressure_kpa', 'kPa', 'tyre pressure'],
  ['tank_gallons', 'gallons', 'tank'],
])('%s is in %s', (key, symbol, rest) => {
  const found = unitOf(key);
  expect(found?.unit.symbol).toBe(symbol);
  expect(found?.rest.join(' ')).toBe(rest);
});

test.each(['sick_days', 'billableHours', 'square_feet', 'percent', 'cost_eur_per_unit'])(
  '%s is a name of its own',
  (key) => {
    expect(unitOf(key)?.rest ?? []).toEqual([]);
  },
);
