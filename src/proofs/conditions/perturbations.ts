// Changed copies of what a proof reads, one change at a time: how the results might have been instead.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { isoForm, plus } from '../evaluation/dates.ts';
import type { Bindings } from '../evaluation/evaluation.ts';
import { ARGUMENTS_VARIABLE, type FunctionName, type ProofNode, STEP_VARIABLE } from '../language/node.ts';
import { allNodes, predicatesOf } from '../language/walk.ts';
import type { Place, Survey } from '../survey.ts';

export interface Perturbation {
  readonly bindings: Bindings;
  /** Where the change was made. */
  readonly variable: string;
  readonly names: readonly string[];
}

/** A place in the results that the proof reads. */
interface Field {
  readonly variable: string;
  readonly names: readonly string[];
  readonly values: readonly JsonValue[];
  readonly mayBeNull: boolean;
  /** A value of the kind that its place in the proof takes, where the results show none. */
  readonly expected: JsonScalar;
}

/** Other values of a field that are tried. */
const OTHERS = 4;
export const FRESH_NUMBER = 7919;
const FRESH_DAYS = 4003;
export const FRESH_TEXT = 'Quillon fresh';

/** Changes to every field and list that the proof reads, the most telling first. */
export function* perturbations(
  root: ProofNode,
  survey: Survey,
  bindings: Bindings,
): Generator<Perturbation> {
  const fields = readFields(survey, expectedKinds(root));
  const literals = [...literalsIn(root), ...[bindings.get('today')].filter(isScalar)];
  const known = fields.flatMap((field) => distinctScalars(field.values));
  const change = (field: Field, names: readonly string[], work: (value: JsonValue) => JsonValue) => {
    const changed = new Map(bindings);
    changed.set(field.variable, work(bindings.get(field.variable) ?? null));
    return { bindings: changed, variable: field.variable, names };
  };

  const candidates = fields.filter((field) => holdsValues(field, fields)).map((field) => ({ field, values: candidatesFor(field, literals, known) }));
  for (let round = 0; candidates.some(({ values }) => round < values.length); round++) {
    for (const { field, values } of candidates) {
      const value = values[round];
      if (value === undefined) continue;
      yield change(field, field.names, (whole) => setAt(whole, field.names, value, true));
      yield change(field, field.names, (whole) => setAt(whole, field.names, value, false));
    }
    if (round > 0) continue;
    for (const field of fields.filter(({ values }) => values.length > 1)) {
      yield change(field, field.names, (whole) => exchanged(whole, field, (values) => [...values].reverse()));
      yield change(field, field.names, (whole) =>
        exchanged(whole, field, ([first, ...rest]) => [...rest, ...(first === undefined ? [] : [first])]),
      );
    }
    for (const list of listsAbove(fields, bindings)) {
      const item = (value: (field: Field) => JsonValue) => itemOf(list.names, fields, list.variable, value);
      const fresh = item((field) => candidatesFor(field, [], known)[0] ?? FRESH_TEXT);
      const fitting = item((field) => field.expected);
      for (const items of [
        () => [],
        (old: readonly JsonValue[]) => old.slice(0, 1),
        (old: readonly JsonValue[]) => (old.length === 0 ? [fresh] : old),
        (old: readonly JsonValue[]) => (old.length === 0 ? [fitting] : old),
      ]) {
        const place = { ...list, values: [], mayBeNull: false, expected: null };
        yield change(place, list.names, (whole) => mapLists(whole, list.names, items));
      }
      let isFirst = true;
      const emptyFirst = (old: readonly JsonValue[]) => {
        const changed = isFirst ? [] : old;
        isFirst = false;
        return changed;
      };
      if (list.names.length > 0) {
        const place = { ...list, values: [], mayBeNull: false, expected: null };
        yield change(place, list.names, (whole) => mapLists(whole, list.names, emptyFirst));
      }
    }
  }
}

/** A value that the field does not have, of the same kind: what takes a path's place. */
export function freshFor(value: JsonScalar): JsonScalar {
  // Far enough to be another number after rounding as well.
  if (typeof value === 'number') return value * 2 + FRESH_NUMBER;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return FRESH_TEXT;
  const form = isoForm(value);
  if (form === 'date' || form?.startsWith('timestamp')) return plus(value, FRESH_DAYS, 'days');
  if (form === 'month') return plus(`${value}-01`, 131, 'months').slice(0, 7);
  if (form !== undefined) return plus(value, 137, 'minutes');
  return isNumeric(value) ? String(Number(value) + FRESH_NUMBER) : FRESH_TEXT;
}

function candidatesFor(
  field: Field,
  literals: readonly JsonScalar[],
  known: readonly JsonScalar[],
): readonly JsonScalar[] {
  const own = distinctScalars(field.values);
  const [sample = field.expected] = own;
  const kind = kindOf(sample);
  const fitting = (values: readonly JsonScalar[]) =>
    values.filter((value) => kindOf(value) === kind);
  const asWritten = literals.flatMap((literal) => inNotation(literal, sample));
  const nearby = fitting(asWritten).flatMap(neighbours);
  const others = [...fitting(own).slice(0, OTHERS), ...fitting(known).slice(0, OTHERS)];
  const opposite = typeof sample === 'number' ? [0, -sample] : [];
  const flags = kind === 'boolean' ? [true, false] : [];
  const nulls = field.mayBeNull ? [null] : [];
  return [
    ...new Set([
      freshFor(sample),
      ...fitting(asWritten),
      ...nulls,
      ...flags,
      ...nearby,
      ...opposite,
      ...others,
    ]),
  ];
}

/** A literal as a field of such values would write it: 5 in a field of texts is "5". */
function inNotation(literal: JsonScalar, sample: JsonScalar | undefined): readonly JsonScalar[] {
  if (typeof literal === 'number' && typeof sample === 'string' && isNumeric(sample)) return [String(literal)];
  const form = typeof sample === 'string' ? isoForm(sample) : undefined;
  if (typeof literal === 'string' && form?.startsWith('timestamp') && isoForm(literal) === 'date') {
    return [literal + String(sample).slice(10)];
  }
  return [literal];
}

function neighbours(value: JsonScalar): readonly JsonScalar[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value !== 'string') return [];
  const form = isoForm(value);
  if (form === 'date' || form?.startsWith('timestamp')) return [plus(value, 1, 'days'), plus(value, -1, 'days')];
  if (form?.startsWith('time')) return [plus(value, 1, 'minutes'), plus(value, -1, 'minutes')];
  return isNumeric(value) ? [String(Number(value) + 1), String(Number(value) - 1)] : [];
}

function kindOf(value: JsonScalar): string {
  if (typeof value !== 'string') return value === null ? 'null' : typeof value;
  return isoForm(value) ?? (isNumeric(value) ? 'figure' : 'text');
}

function isNumeric(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text);
}

/** By path, a value of the kind that the node around it takes. */
export function expectedKinds(root: ProofNode): ReadonlyMap<ProofNode, JsonScalar> {
  const kinds = new Map<ProofNode, JsonScalar>();
  const expect = (node: ProofNode, value: JsonScalar) => {
    kinds.set(node, value);
    // What a path ends in, in parentheses or a function, is what the path is.
    const last = node.kind === 'path' ? node.steps.at(-1) : undefined;
    if (last?.kind === 'expression') expect(last.expression, value);
    if (node.kind === 'array') for (const item of node.items) expect(item, value);
    if (node.kind === 'negation') expect(node.operand, value);
    if (node.kind === 'call' && PASSING.has(node.name)) for (const each of node.arguments) expect(each, value);
  };
  for (const node of allNodes(root)) {
    if (node.kind === 'arithmetic') {
      for (const side of [node.left, node.right]) expect(side, node.operator === '&' ? FRESH_TEXT : FRESH_NUMBER);
    } else if (node.kind === 'comparison') {
      const [left, right] = [kindIn(node.left), kindIn(node.right)];
      if (right !== undefined) expect(node.left, right);
      if (left !== undefined) expect(node.right, left);
    } else if (node.kind === 'call') {
      const value = ARGUMENT_KINDS[node.name];
      for (const argument of value === undefined ? [] : node.arguments) expect(argument, value ?? null);
    } else if (node.kind === 'path') {
      for (const predicate of node.steps.flatMap((step) => predicatesOf(step.filters))) {
        if (predicate.kind === 'path') expect(predicate, true);
      }
    }
  }
  return kinds;
}

const PASSING: ReadonlySet<string> = new Set(['min', 'max', 'distinct', 'sort', 'round', 'floor', 'ceil', 'abs']);

const SOME_DATE = '2031-05-17';

const ARGUMENT_KINDS: Readonly<Partial<Record<FunctionName, JsonScalar>>> = {
  sum: FRESH_NUMBER,
  average: FRESH_NUMBER,
  min: FRESH_NUMBER,
  max: FRESH_NUMBER,
  round: FRESH_NUMBER,
  floor: FRESH_NUMBER,
  ceil: FRESH_NUMBER,
  abs: FRESH_NUMBER,
  number: String(FRESH_NUMBER),
  days: SOME_DATE,
  plus: SOME_DATE,
  minutes: `${SOME_DATE}T10:00:00Z`,
  not: true,
  boolean: true,
};

/** The value of a side that shows what kind the other is of. */
function kindIn(side: ProofNode): JsonScalar | undefined {
  if (side.kind === 'literal') return side.value ?? undefined;
  if (side.kind === 'array' && side.items[0]?.kind === 'literal') return side.items[0].value;
  if (side.kind === 'variable' && side.name === 'today') return SOME_DATE;
  const isNumber = side.kind === 'call' && ['count', 'sum', 'average', 'days', 'minutes', 'number'].includes(side.name);
  return isNumber || (side.kind === 'arithmetic' && side.operator !== '&') ? FRESH_NUMBER : undefined;
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

function literalsIn(root: ProofNode): readonly JsonScalar[] {
  return allNodes(root).flatMap((node) => (node.kind === 'literal' && node.value !== null ? [node.value] : []));
}

function distinctScalars(values: readonly JsonValue[]): readonly JsonScalar[] {
  const found = new Set<JsonScalar>();
  for (const value of values) {
    if (isScalar(value)) found.add(value);
    if (found.size > OTHERS) break;
  }
  return [...found];
}

/** The value with the named field set on the first item only, or on all. Objects in its place stay. */
function setAt(whole: JsonValue, names: readonly string[], value: JsonScalar, everywhere: boolean): JsonValue {
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
function mapLists(
  whole: JsonValue,
  names: readonly string[],
  work: (items: readonly JsonValue[]) => readonly JsonValue[],
): JsonValue {
  const [name, ...rest] = names;
  if (name === undefined) return Array.isArray(whole) ? work(whole) : whole;
  if (Array.isArray(whole)) return whole.map((item) => mapLists(item, names, work));
  if (!isObject(whole) || whole[name] === undefined) return whole;
  return { ...whole, [name]: mapLists(whole[name], rest, work) };
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
  valueOf: (field: Field) => JsonValue,
): JsonValue {
  let item: JsonValue = {};
  for (const field of fields) {
    if (field.variable !== variable || !list.every((name, index) => field.names[index] === name)) continue;
    const rest = field.names.slice(list.length);
    if (rest.length === 0) {
      if (fields.every((other) => other.variable !== variable || other.names.length <= list.length)) {
        return valueOf(field);
      }
      continue;
    }
    item = planted(item, rest, valueOf(field));
  }
  return item;
}

function planted(item: JsonValue, names: readonly string[], value: JsonValue): JsonValue {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  const object = isObject(item) ? item : {};
  return { ...object, [name]: planted(object[name] ?? null, rest, value) };
}
