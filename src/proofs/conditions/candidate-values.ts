// The values that a field might have had instead: those that a proof could tell apart from the one it has.
import { isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { isoForm, plus } from '../evaluation/dates.ts';
import type { FunctionName, ProofNode } from '../language/node.ts';
import { allNodes, predicatesOf } from '../language/walk.ts';

/** A place in the results that the proof reads. */
export interface Field {
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

/** Values for a field: a fresh one, the proof's literals and their neighbours, the opposite, those of other items. */
export function candidatesFor(
  field: Field,
  literals: readonly JsonScalar[],
  known: readonly JsonScalar[],
): readonly JsonScalar[] {
  const own = distinctScalars(field.values);
  const [sample = field.expected] = own;
  const kind = kindOf(sample);
  const fitting = (values: readonly JsonScalar[]) => values.filter((value) => kindOf(value) === kind);
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
  if (typeof literal === 'number' && typeof sample === 'string' && isNumeric(sample))
    return [String(literal)];
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
  if (form === 'date' || form?.startsWith('timestamp'))
    return [plus(value, 1, 'days'), plus(value, -1, 'days')];
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
    if (node.kind === 'call' && PASSING.has(node.name))
      for (const each of node.arguments) expect(each, value);
  };
  for (const node of allNodes(root)) {
    if (node.kind === 'arithmetic') {
      for (const side of [node.left, node.right])
        expect(side, node.operator === '&' ? FRESH_TEXT : FRESH_NUMBER);
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

const PASSING: ReadonlySet<string> = new Set([
  'min',
  'max',
  'distinct',
  'sort',
  'round',
  'floor',
  'ceil',
  'abs',
]);

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
  const isNumber =
    side.kind === 'call' && ['count', 'sum', 'average', 'days', 'minutes', 'number'].includes(side.name);
  return isNumber || (side.kind === 'arithmetic' && side.operator !== '&') ? FRESH_NUMBER : undefined;
}

export function distinctScalars(values: readonly JsonValue[]): readonly JsonScalar[] {
  const found = new Set<JsonScalar>();
  for (const value of values) {
    if (isScalar(value)) found.add(value);
    if (found.size > OTHERS) break;
  }
  return [...found];
}
