// The units and currencies of what a part of a proof evaluates to.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { wordsOf } from '../../text/naming.ts';
import { positionOf } from '../ancestry.ts';
import type { EvaluatedProof, Read } from '../judged-proof.ts';
import type { ArithmeticNode, PathNode, ProofNode } from '../language/node.ts';
import { descriptionOf, schemasAt } from '../schema-places.ts';
import { currencyIn } from './currency-fields.ts';
import { isUnitFactor, unitCode, unitInName, unitInWords } from './unit-names.ts';

type Judged = Pick<EvaluatedProof, 'evidence' | 'survey' | 'reads'>;

const UNIT_FIELDS = ['unit', 'units', 'uom', 'unit_of_measure', 'unitOfMeasure', 'unitCode', 'unit_code'];
const MONEY_WORDS: ReadonlySet<string> = new Set(
  'price amount total subtotal cost costs fee fees fare balance budget revenue salary charge charges discount vat tax taxes net gross deposit paid due outstanding spend spent spending value worth refund payment payments rate turnover profit income'.split(
    ' ',
  ),
);
const COUNT_WORDS: ReadonlySet<string> = new Set(
  'count quantity qty number items nights days stars rating score id page percent percentage pct units stock available reserved'.split(
    ' ',
  ),
);
const MEASURE_WORDS: ReadonlySet<string> = new Set(
  'value amount quantity measure measurement reading level size weight length distance temperature duration speed total'.split(
    ' ',
  ),
);

/** Each unit that the node's values come in; empty where none is known. */
export function unitsOf(node: ProofNode, proof: Judged): ReadonlySet<string> {
  switch (node.kind) {
    case 'path': {
      const last = node.steps.at(-1);
      if (last?.kind === 'expression' && node.steps.length > 1 && !last.isRow)
        return unitsOf(last.expression, proof);
      return unitsOfPath(node, proof);
    }
    case 'negation':
      return unitsOf(node.operand, proof);
    case 'filtered':
      return unitsOf(node.base, proof);
    case 'conditional':
      return union([node.then, node.otherwise], proof);
    case 'array':
      return union(node.items, proof);
    case 'arithmetic':
      return unitsOfArithmetic(node, proof);
    case 'call':
      if (node.name === 'days') return new Set(['d']);
      if (node.name === 'minutes') return new Set(['min']);
      if (KEEPING.has(node.name)) return union(node.arguments.slice(0, 1), proof);
      return new Set();
    default:
      return new Set();
  }
}

/** Three times a price is a price; minutes by 60, or one value by another, are in another unit that is not known. */
function unitsOfArithmetic(node: ArithmeticNode, proof: Judged): ReadonlySet<string> {
  const { left, right, operator } = node;
  if (operator === '+' || operator === '-') return union([left, right], proof);
  const [factor, other] = left.kind === 'literal' ? [left, right] : [right, left];
  if (factor.kind !== 'literal' || typeof factor.value !== 'number') {
    if (operator !== '*') return new Set();
    // A price times a count is a price.
    const [ofLeft, ofRight] = [unitsOf(left, proof), unitsOf(right, proof)];
    return ofLeft.size === 0 ? ofRight : ofRight.size === 0 ? ofLeft : new Set();
  }
  if (operator === '/' && factor === left) return new Set();
  const units = unitsOf(other, proof);
  return [...units].some((unit) => isUnitFactor(Number(factor.value), unit)) ? new Set() : units;
}

const KEEPING: ReadonlySet<string> = new Set(
  'sum min max average round floor ceil abs number string distinct sort'.split(' '),
);

function union(nodes: readonly ProofNode[], proof: Judged): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => [...unitsOf(node, proof)]));
}

function unitsOfPath(path: PathNode, proof: Judged): ReadonlySet<string> {
  const units = new Set<string>();
  const fromSchema = schemaUnit(path, proof);
  for (const read of proof.reads.get(path) ?? []) {
    const unit = unitOfField(read, proof) ?? fromSchema;
    if (unit !== undefined) units.add(unit);
  }
  return units;
}

/** The unit of one field of one object; undefined where nothing says it, or the field is no figure. */
function unitOfField(read: Read, proof: Pick<EvaluatedProof, 'evidence'>): string | undefined {
  const { object, name } = read;
  if (!isFigure(object[name])) return undefined;
  const named = unitInName(name);
  if (named !== undefined) return named;
  for (const suffix of ['_currency', 'Currency', '_unit', 'Unit', '_units']) {
    const own = object[name + suffix];
    if (typeof own === 'string' && own !== '') return unitCode(own);
  }
  const words = wordsOf(name);
  const { from_currency: from, to_currency: to } = object;
  if (typeof from === 'string' && typeof to === 'string' && !/rate/.test(name))
    return unitCode(/convert|result|to_|target/.test(name) ? to : from);
  const isOnly =
    Object.entries(object).filter(([field, value]) => isFigure(value) && !isCount(field)).length === 1;
  if (isCount(name)) return undefined;
  const measured = firstText(object, UNIT_FIELDS);
  if (measured !== undefined && (isOnly || words.some((word) => MEASURE_WORDS.has(word))))
    return unitCode(measured);
  if (!words.some((word) => MONEY_WORDS.has(word)) && !(isOnly && currencyIn(object) !== undefined)) {
    return undefined;
  }
  return currencyAround(object, proof);
}

/** The currency of the object, else of the one around it. */
function currencyAround(object: JsonObject, proof: Pick<EvaluatedProof, 'evidence'>): string | undefined {
  for (
    let at: JsonObject | undefined = object;
    at !== undefined;
    at = positionOf(at, proof.evidence)?.parent
  ) {
    const currency = currencyIn(at);
    if (currency !== undefined) return unitCode(currency);
  }
  return undefined;
}

function schemaUnit(path: PathNode, proof: Judged): string | undefined {
  const place = proof.survey.places.get(path);
  if (place?.variable === undefined || place.names === undefined) return undefined;
  const schema = proof.evidence.schemas.get(place.variable)?.output;
  return schema === undefined ? undefined : unitInWords(descriptionOf(schemasAt(schema, place.names)));
}

function isCount(name: string): boolean {
  return wordsOf(name).some((word) => COUNT_WORDS.has(word));
}

function isFigure(value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value);
}

function firstText(object: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string' && value !== '') return value;
    if (isObject(value) && typeof value.code === 'string') return value.code;
  }
  return undefined;
}
