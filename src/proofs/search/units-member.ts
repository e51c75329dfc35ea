// A member that says the units of the fields beside it: `units: { temperature: "°C", wind: "m/s" }`.
import { isObject, type JsonValue } from '../../model/json.ts';

const unitsKey = /(?:^|_)units?$/i;

/** Whether a member says the units of fields: `units: { temperature: "°C" }`. */
export function isUnits(name: string, value: JsonValue): boolean {
  return (
    unitsKey.test(name) &&
    isObject(value) &&
    Object.values(value).every((unit) => typeof unit === 'string' && unit.length <= 12)
  );
}
