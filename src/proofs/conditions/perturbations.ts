// Changed copies of what a proof reads, one change at a time: how the results might have been instead.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { type Bindings, createEvaluation } from '../evaluation/evaluation.ts';
import { ARGUMENTS_VARIABLE, type ProofNode, STEP_VARIABLE } from '../language/node.ts';
import { caught } from '../language/rejection.ts';
import { allNodes, readsItem } from '../language/walk.ts';
import type { Place, Survey } from '../survey.ts';
import { candidatesFor, distinctScalars, expectedKinds, type Field, FRESH_TEXT } from './candidate-values.ts';

export interface Perturbation {
  readonly bindings: Bindings;
  /** Where the change was made. */
  readonly variable: string;
  readonly names: readonly string[];
}

/** Changes to every field and list that the proof reads, the most telling first. */
export function* perturbations(root: ProofNode, survey: Survey, bindings: Bindings): Generator<Perturbation> {
  const fields = readFields(survey, expectedKinds(root));
  const literals = [
    ...literalsIn(root),
    ...[bindings.get('today')].filter(isScalar),
    ...computedIn(root, bindings),
  ];
  const known = fields.flatMap((field) => distinctScalars(field.values));
  const change = (place: ListPlace, work: (value: JsonValue) => JsonValue): Perturbation => {
    const changed = new Map(bindings);
    changed.set(place.variable, work(bindings.get(place.variable) ?? null));
    return { bindings: changed, variable: place.variable, names: place.names };
  };

  const candidates = fields
    .filter((field) => holdsValues(field, fields))
    .map((field) => ({ field, values: candidatesFor(field, literals, known) }));
  const round = function* (at: number): Generator<Perturbation> {
    for (const { field, values } of candidates) {
      const value = values[at];
      if (value === undefined) continue;
      yield change(field, (whole) => setAt(whole, field.names, value, true));
      yield change(field, (whole) => setAt(whole, field.names, value, false));
    }
  };
  const rounds = Math.max(0, ...candidates.map(({ values }) => values.length));
  yield* round(0);
  for (const field of fields.filter(({ values }) => values.length > 1)) {
    yield change(field, (whole) => exchanged(whole, field, (values) => [...values].reverse()));
    yield change(field, (whole) =>
      exchanged(whole, field, (values) => [...values.slice(1), ...values.slice(0, 1)]),
    );
  }
  for (const list of listsAbove(fields, bindings)) {
    const item = (value: (field: Field) => JsonValue) => itemOf(list.names, fields, list.variable, value);
    for (const work of listChanges(
      item((field) => candidatesFor(field, [], known)[0] ?? FRESH_TEXT),
      item((field) => field.expected),
    )) {
      yield change(list, (whole) => mapLists(whole, list.names, work));
    }
  }
  for (let at = 1; at < rounds; at++) yield* round(at);
}

type ListChange = (items: readonly JsonValue[], index: number) => readonly JsonValue[];

/** Emptied, shortened to one item, only the first emptied, and an item in what is empty. */
function listChanges(fresh: JsonValue, fitting: JsonValue): readonly ListChange[] {
  return [
    () => [],
    (items) => items.slice(0, 1),
    (items, index) => (index === 0 ? [] : items),
    (items) => (items.length === 0 ? [fresh] : items),
    (items) => (items.length === 0 ? [fitting] : items),
  ];
}

function readFields(survey: Survey, kinds: ReadonlyMap<ProofNode, JsonScalar>): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const place of survey.places.values()) {
    const { variable, names, values } = place;
    if (variable === undefined || names === undefined || !isResult(variable)) continue;
    const key = JSON.stringify([variable, names]);
    const known = fields.get(key);
    const mayBeNull = isComparedWithNull(place) || known?.mayBeNull === true;
    const expected = kinds.get(place.node) ?? known?.expected ?? FRESH_TEXT;
    fields.set(key, { variable, names, values, mayBeNull, expected });
  }
  return [...fields.values()];
}

/** Whether the field holds values rather than things with fields of their own. */
function holdsValues(field: Field, fields: readonly Field[]): boolean {
  if (field.values.length > 0) return field.values.some(isScalar);
  return !fields.some(
    ({ variable, names }) =>
      variable === field.variable &&
      names.length > field.names.length &&
      field.names.every((name, index) => name === names[index]),
  );
}

function isResult(variable: string): boolean {
  return STEP_VARIABLE.test(variable) || ARGUMENTS_VARIABLE.test(variable);
}

function isComparedWithNull({ node }: Place): boolean {
  return node.kind === 'path' && node.seesNull;
}

/** What counts, sums and dates of the proof come to: a field compared with them is tried beside them. */
function computedIn(root: ProofNode, bindings: Bindings): readonly JsonScalar[] {
  return allNodes(root).flatMap((node) => {
    if ((node.kind !== 'call' && node.kind !== 'arithmetic') || node === root || readsItem(node)) return [];
    const value: unknown = caught(() => evaluate(node, {}, createEvaluation(bindings)));
    return typeof value === 'number' || typeof value === 'string' ? [value] : [];
  });
}

function literalsIn(root: ProofNode): readonly JsonScalar[] {
  return allNodes(root).flatMap((node) =>
    node.kind === 'literal' && node.value !== null ? [node.value] : [],
  );
}

/** The value with the named field set on the first item only, or on all. Objects in its place stay. */
function setAt(
  whole: JsonValue,
  names: readonly string[],
  value: JsonScalar,
  everywhere: boolean,
): JsonValue {
  let isDone = false;
  const set = (current: JsonValue | undefined, depth: number): JsonValue => {
    if (isDone && !everywhere) return current ?? null;
    if (Array.isArray(current)) {
      if (depth === names.length && current.every(isScalar)) {
        isDone = true;
        return everywhere ? current.map(() => value) : [...current, value];
      }
      return current.map((item) => set(item, depth));
    }
    if (depth === names.length) {
      if (isObject(current)) return current;
      isDone = true;
      return value;
    }
    const name = names[depth];
    if (!isObject(current) || name === undefined) return current ?? null;
    return { ...current, [name]: set(current[name], depth + 1) };
  };
  return set(whole, 0);
}

/** The value with the field's values given to other items. */
function exchanged(
  whole: JsonValue,
  field: Field,
  work: (values: readonly JsonScalar[]) => readonly JsonScalar[],
): JsonValue {
  const values = work(field.values.filter(isScalar));
  if (values.length !== field.values.length) return whole;
  let next = 0;
  const give = (current: JsonValue | undefined, depth: number): JsonValue => {
    if (Array.isArray(current)) return current.map((item) => give(item, depth));
    if (depth === field.names.length) return values[next++ % values.length] ?? current ?? null;
    const name = field.names[depth];
    if (!isObject(current) || name === undefined || !Object.hasOwn(current, name)) return current ?? null;
    return { ...current, [name]: give(current[name], depth + 1) };
  };
  return give(whole, 0);
}

/** The value with each list at the names replaced. */
function mapLists(whole: JsonValue, names: readonly string[], work: ListChange): JsonValue {
  let index = 0;
  const visit = (current: JsonValue, depth: number): JsonValue => {
    if (depth === names.length) return Array.isArray(current) ? work(current, index++) : current;
    if (Array.isArray(current)) return current.map((item) => visit(item, depth));
    const name = names[depth];
    if (!isObject(current) || name === undefined || current[name] === undefined) return current;
    return { ...current, [name]: visit(current[name], depth + 1) };
  };
  return visit(whole, 0);
}

interface ListPlace {
  readonly variable: string;
  readonly names: readonly string[];
}

/** Every list on the way to a field. */
function listsAbove(fields: readonly Field[], bindings: Bindings): readonly ListPlace[] {
  const lists = new Map<string, ListPlace>();
  for (const { variable, names } of fields) {
    let items: readonly JsonValue[] = [bindings.get(variable) ?? null];
    for (let depth = 0; depth <= names.length; depth++) {
      if (items.some((item) => Array.isArray(item))) {
        const at = names.slice(0, depth);
        lists.set(JSON.stringify([variable, at]), { variable, names: at });
      }
      const name = names[depth];
      if (name === undefined) break;
      items = items.flat(1).flatMap((item) => (isObject(item) ? [item[name] ?? null] : []));
    }
  }
  return [...lists.values()];
}

/** An item for an empty list, with the fields that the proof reads of it. */
function itemOf(
  list: readonly string[],
  fields: readonly Field[],
  variable: string,
  valueFor: (field: Field) => JsonValue,
): JsonValue {
  let item: JsonValue = {};
  for (const field of fields) {
    if (field.variable !== variable || !list.every((name, index) => field.names[index] === name)) continue;
    const rest = field.names.slice(list.length);
    if (rest.length === 0) {
      if (fields.every((other) => other.variable !== variable || other.names.length <= list.length)) {
        return valueFor(field);
      }
      continue;
    }
    item = planted(item, rest, valueFor(field));
  }
  return item;
}

function planted(item: JsonValue, names: readonly string[], value: JsonValue): JsonValue {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  const object = isObject(item) ? item : {};
  return { ...object, [name]: planted(object[name] ?? null, rest, value) };
}
