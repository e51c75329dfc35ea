// Maps whose keys are data and no names: things by identifier, figures by day, groups by whom they belong to.
import { isObject, type JsonObject, type JsonValue, plainText } from '../../model/json.ts';

const date = /^\d{4}-\d{2}(?:-\d{2})?(?:$|T)/;
/** Keys that are not field names: digits, addresses, words with spaces, codes of currencies. */
const data = /^\d|\d{2}|\s|[@/]|\w\.\w|^(?=.*[A-Z\d]).*[-:]|^[A-Z]{3}$/;

/**
 * The things of a map as a list, in its order, each with its key: as `date` where the keys are days, else as `id`
 * (as `key`, where things have an `id` that is another), unless a member of the thing is the key already. Groups
 * become `{key, items}`. Undefined where the keys may be names of fields.
 */
export function listOfMap(object: JsonObject): readonly JsonValue[] | undefined {
  const entries = Object.entries(object);
  if (entries.length === 0) return undefined;
  const keys = entries.map(([key]) => key);
  const values = entries.map(([, value]) => value);
  if (values.every(isObject)) return listOfThings(keys, values);
  const areGroups = values.every(
    (value) => Array.isArray(value) && value.length > 0 && value.every((item: JsonValue) => isObject(item)),
  );
  if (!areGroups || entries.length < 2 || !keys.every((key) => data.test(key))) return undefined;
  if (!areAlike(values.flat() as readonly JsonObject[])) return undefined;
  return entries.map(([key, items]) => ({ [nameFor(keys, [])]: key, items: items ?? [] }));
}

function listOfThings(
  keys: readonly string[],
  things: readonly JsonObject[],
): readonly JsonValue[] | undefined {
  const sayThemselves = things.every((thing, index) => saysKey(thing, keys[index] ?? ''));
  const areKeys = sayThemselves || (keys.length > 1 && keys.every((key) => data.test(key)));
  if (!areKeys || !areAlike(things) || things.some(isDescribedProperty)) return undefined;
  if (sayThemselves) return things;
  const name = nameFor(keys, things);
  return things.map((thing, index) => ({ [name]: keys[index] ?? '', ...thing }));
}

function saysKey(thing: JsonObject, key: string): boolean {
  return Object.values(thing).some((value) => plainText(value) === key && typeof value !== 'boolean');
}

/** Whether things have at least half of their members in common: those of one kind have. */
function areAlike(things: readonly JsonObject[]): boolean {
  const [first, ...others] = things.map((thing) => Object.keys(thing));
  if (first === undefined || first.length === 0) return false;
  return others.every((keys) => {
    const shared = keys.filter((key) => first.includes(key)).length;
    return shared > 0 && shared * 2 >= Math.min(keys.length, first.length);
  });
}

/** `{type: 'date', date: …}`: a property of a page or a parameter, whose key is a name that a person has given it. */
function isDescribedProperty({ type, ...members }: JsonObject): boolean {
  return typeof type === 'string' && (Object.hasOwn(members, type) || Object.hasOwn(members, 'description'));
}

function nameFor(keys: readonly string[], things: readonly JsonObject[]): string {
  const isFree = (name: string) => !things.some((thing) => Object.hasOwn(thing, name));
  if (keys.every((key) => date.test(key)) && isFree('date')) return 'date';
  if (things.length > 0 && isFree('id')) return 'id';
  return isFree('key') ? 'key' : '_key';
}
