// Compares the arguments of a played call with those of the right one, by structure.
import { isObject, isScalar, type JsonObject, type JsonValue } from '../model/json.ts';
import { scalarsIn, toPointer } from '../model/pointer.ts';
import { resolveRef } from '../schemas/resolve-ref.ts';
import { propertiesOf, validate } from '../schemas/schema-validator.ts';
import { sameScalar, typeName } from './same-value.ts';

export type ArgumentProblem = 'missing' | 'unexpected' | 'type' | 'value';

/** One place in which the arguments differ. */
export interface ArgumentMistake {
  /** JSON Pointer into the arguments. */
  readonly path: string;
  readonly problem: ArgumentProblem;
  /** The expected value; absent if none is expected. */
  readonly expected?: JsonValue;
  /** The given value; absent if none was given. */
  readonly played?: JsonValue;
}

export interface ArgumentComparison {
  /** Of the parameters that were compared, the share that is right, in [0, 1]; 1 where there was none to compare. */
  readonly share: number;
  readonly mistakes: readonly ArgumentMistake[];
}

export interface ComparisonRules {
  /** The tool's input schema. */
  readonly schema: JsonObject;
  /** Whether the value at a path is not compared, as the player could not know it. */
  readonly isOpen: (path: string) => boolean;
  /** Whether a value that differs from the recorded one is still right. */
  readonly isAlsoRight?: (path: string, value: JsonValue) => boolean;
}

/**
 * Compares arguments as the abstract-syntax-tree check of the Berkeley leaderboard does: a parameter is right where
 * type and value are (numbers by value, so that 5 is 5.0; text whatever its case, spaces and punctuation), wrong where
 * it is missing or unexpected. A parameter may be left out, or be there in excess, where its value is the schema's
 * default; null is as good as left out where the schema allows it. Lists are in order, unless the schema says that
 * their items are unique. The share counts the parameters at the top; what is nested is right as a whole or not.
 */
export function compareArguments(
  expected: JsonObject,
  played: JsonObject,
  rules: ComparisonRules,
): ArgumentComparison {
  const properties = propertiesOf(rules.schema);
  const mistakes: ArgumentMistake[] = [];
  let [compared, right] = [0, 0];
  for (const name of namesIn(expected, played)) {
    const path = toPointer([name]);
    const wanted = own(expected, name);
    if (isWhollyOpen(path, wanted, rules)) continue;
    const found = isNullAsLeftOut(wanted, own(played, name), rules.schema, name)
      ? []
      : compareValue(path, wanted, own(played, name), properties.get(name) ?? {}, rules);
    compared += 1;
    if (found.length === 0) right += 1;
    mistakes.push(...found);
  }
  return { share: compared === 0 ? 1 : right / compared, mistakes };
}

function namesIn(one: JsonObject, other: JsonObject): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => own(one, name) !== undefined || own(other, name) !== undefined);
}

function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Whether nothing of a value is compared. */
function isWhollyOpen(path: string, value: JsonValue | undefined, { isOpen }: ComparisonRules): boolean {
  if (isOpen(path)) return true;
  if (value === undefined || isScalar(value)) return false;
  const scalars = [...scalarsIn(value, path)];
  return scalars.length > 0 && scalars.every(({ pointer }) => isOpen(pointer));
}

function compareValue(
  path: string,
  expected: JsonValue | undefined,
  played: JsonValue | undefined,
  written: JsonObject,
  rules: ComparisonRules,
): readonly ArgumentMistake[] {
  if (isWhollyOpen(path, expected, rules)) return [];
  const schema = resolveRef(written, rules.schema);
  if (expected === undefined || played === undefined) return compareAbsent(path, expected, played, schema);
  if (typeName(expected) !== typeName(played)) return [{ path, problem: 'type', expected, played }];
  if (Array.isArray(expected) && Array.isArray(played)) {
    return compareLists(
      path,
      expected as readonly JsonValue[],
      played as readonly JsonValue[],
      schema,
      rules,
    );
  }
  if (isObject(expected) && isObject(played)) {
    const properties = propertiesOf(schema);
    return namesIn(expected, played).flatMap((name) =>
      compareValue(
        path + toPointer([name]),
        own(expected, name),
        own(played, name),
        properties.get(name) ?? {},
        rules,
      ),
    );
  }
  if (isScalar(expected) && isScalar(played) && sameScalar(expected, played)) return [];
  if (rules.isAlsoRight?.(path, played) === true) return [];
  return [{ path, problem: 'value', expected, played }];
}

/** One of them is missing: fine if the other one only repeats the schema's default. */
function compareAbsent(
  path: string,
  expected: JsonValue | undefined,
  played: JsonValue | undefined,
  schema: JsonObject,
): readonly ArgumentMistake[] {
  const given = expected ?? played;
  const saysNothing =
    given === undefined || isDefault(given, schema) || (given === null && allowsNull(schema));
  if (saysNothing) return [];
  if (expected === undefined)
    return [{ path, problem: 'unexpected', ...(played === undefined ? {} : { played }) }];
  return [{ path, problem: 'missing', expected }];
}

/** Whether one of them is missing, and the other null where the schema as it is written allows it: `propertiesOf` leaves null out. */
function isNullAsLeftOut(
  expected: JsonValue | undefined,
  played: JsonValue | undefined,
  { properties }: JsonObject,
  name: string,
): boolean {
  if ((expected ?? played) !== null || (expected !== undefined && played !== undefined)) return false;
  const written = isObject(properties) ? own(properties, name) : undefined;
  return isObject(written) && allowsNull(written);
}

function isDefault(value: JsonValue, schema: JsonObject): boolean {
  if (schema.default === undefined) return false;
  const rules = { schema, isOpen: () => false };
  return compareValue('', schema.default, value, { ...schema, default: undefined }, rules).length === 0;
}

function allowsNull(schema: JsonObject): boolean {
  try {
    return validate(schema, null).length === 0;
  } catch {
    // A schema that leads into definitions outside of itself cannot be compiled alone.
    return false;
  }
}

function compareLists(
  path: string,
  expected: readonly JsonValue[],
  played: readonly JsonValue[],
  schema: JsonObject,
  rules: ComparisonRules,
): readonly ArgumentMistake[] {
  const items = isObject(schema.items) ? schema.items : {};
  const isSame = (index: number, value: JsonValue, at = index) =>
    compareValue(`${path}/${at}`, expected[index], value, items, rules).length === 0;
  const wrong: readonly ArgumentMistake[] = [{ path, problem: 'value', expected, played }];
  const isPartlyOpen = expected.some((item, index) => isWhollyOpen(`${path}/${index}`, item, rules));
  if (isPartlyOpen || schema.uniqueItems === true) {
    // The number of items in a result is unknown in advance; the known ones must be among those given.
    if (!isPartlyOpen && expected.length !== played.length) return wrong;
    const left = [...played];
    for (const index of expected.keys()) {
      if (isWhollyOpen(`${path}/${index}`, expected[index], rules)) continue;
      const place = left.findIndex((value) => isSame(index, value));
      if (place === -1) return wrong;
      left.splice(place, 1);
    }
    return [];
  }
  if (expected.length !== played.length) return wrong;
  return expected.flatMap((item, index) =>
    compareValue(`${path}/${index}`, item, played[index], items, rules),
  );
}
