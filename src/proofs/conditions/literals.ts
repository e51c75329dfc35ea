// Condition 0, on fixed values: each literal of a proof comes from the query, a schema or the data it is compared with.

import { isObject, isScalar, type JsonScalar } from '../../model/json.ts';
import { mentionsValue } from '../../text/sayings/find-sayings.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import { shown } from '../evaluation/functions.ts';
import { same } from '../evaluation/same.ts';
import type { JudgedProof } from '../judged-proof.ts';
import type { ArithmeticNode, CallNode, ComparisonNode, LiteralNode, ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { allNodes, childrenOf } from '../language/walk.ts';
import { enumeratedBy, schemasAt } from '../schema-places.ts';
import { isPeriodFactor, isUnitFactor, unitCode } from '../units/unit-names.ts';
import { unitsOf } from '../units/units-of.ts';

/** Numbers that need no source: none, one, the opposite, and per cent where it is a bound. */
const PLAIN: ReadonlySet<JsonScalar> = new Set([-1, 0, 1, 100]);

/** The first literal without a source; undefined where all have one. */
export function findUnsaidLiteral(proof: JudgedProof): string | undefined {
  for (const node of allNodes(proof.root)) {
    for (const child of childrenOf(node)) {
      if (child.kind !== 'literal' || child.value === null || typeof child.value === 'boolean') continue;
      if (!hasSource(child, node, proof)) return complaint(child, node);
    }
    if (node.kind === 'comparison' && node.right.kind === 'array') {
      const unsaid = node.right.items.find(
        (item): item is LiteralNode => item.kind === 'literal' && !isKnown(item.value, node, proof),
      );
      if (unsaid !== undefined) return complaint(unsaid, node);
    }
  }
  return undefined;
}

function hasSource(literal: LiteralNode, parent: ProofNode, proof: JudgedProof): boolean {
  const { value } = literal;
  switch (parent.kind) {
    case 'comparison':
      return PLAIN.has(value) || isKnown(value, parent, proof) || isAsked(literal, parent, proof);
    case 'arithmetic':
      return (
        (PLAIN.has(value) && value !== 100) ||
        isFactor(literal, parent, proof) ||
        (parent.operator === '&' && proof.isProse) ||
        isSaid(value, proof)
      );
    case 'call':
      return hasSourceInCall(literal, parent, proof);
    case 'negation':
    case 'array':
      // Judged where it stands: right of "in", or as the 0 of $sum([0, …]).
      return PLAIN.has(value) || parent.kind === 'array' || isSaid(value, proof);
    default:
      return isSaid(value, proof);
  }
}

/** 60 at * or / beside minutes, 12 beside a `price_per_month`. */
function isFactor(literal: LiteralNode, parent: ArithmeticNode, proof: JudgedProof): boolean {
  const { value } = literal;
  if ((parent.operator !== '*' && parent.operator !== '/') || typeof value !== 'number') return false;
  const other = parent.left === literal ? parent.right : parent.left;
  if ([...unitsOf(other, proof)].some((unit) => isUnitFactor(value, unit))) return true;
  if (value === 100 && isShare(other, proof)) return true;
  const names = allNodes(other).map((node) => proof.survey.places.get(node)?.names?.at(-1) ?? '');
  return names.some((name) => isPeriodFactor(value, name));
}

/** A quotient, a product by per cent, or a field of shares or cents: what 100 turns into per cent, or back. */
function isShare(node: ProofNode, proof: JudgedProof): boolean {
  return allNodes(node).some((part) => {
    if (part.kind === 'arithmetic') return part.operator === '/' || part.operator === '*';
    const name = proof.survey.places.get(part)?.names?.at(-1);
    const measure = name === undefined ? undefined : measureOf([name], undefined);
    return measure?.isShare === true || measure?.minor === true;
  });
}

function hasSourceInCall(literal: LiteralNode, call: CallNode, proof: JudgedProof): boolean {
  const { value } = literal;
  switch (call.name) {
    case 'said':
    case 'round':
      return true;
    case 'plus': {
      const unit = call.arguments[2];
      const units = unit?.kind === 'literal' ? [unitCode(String(unit.value))] : [];
      return unit === literal || PLAIN.has(value) || isSaid(value, proof, units);
    }
    case 'contains':
    case 'substringBefore':
    case 'substringAfter': {
      const values = proof.survey.compared.get(call) ?? [];
      return values.some((each) => String(each).includes(String(value))) || isSaid(value, proof);
    }
    case 'same':
      return isKnown(value, call, proof);
    default:
      return isSaid(value, proof);
  }
}

/** Said by the query, shown by the field it is compared with, or enumerated by a schema. */
function isKnown(value: JsonScalar, parent: ComparisonNode | CallNode, proof: JudgedProof): boolean {
  const values = proof.survey.compared.get(parent) ?? [];
  return (
    values.some((each) => same(each, value)) ||
    isSaid(value, proof, unitsBeside(sidesOf(parent), proof)) ||
    isEnumerated(value, parent, proof)
  );
}

/** "No pool": what is looked for in a list of the thing's own is named by the answer, where the query does not. */
function isAsked(literal: LiteralNode, parent: ComparisonNode, proof: JudgedProof): boolean {
  if (parent.operator !== 'in' || parent.inPredicate || parent.left !== literal) return false;
  return proof.text === undefined || mentionsValue(proof.text, literal.value, contextOf(proof));
}

/** Said by the query, in any notation: "a week" is 7 where the other side of the comparison is in days. */
function isSaid(value: JsonScalar, proof: JudgedProof, units: readonly string[] = []): boolean {
  const context = contextOf(proof);
  if (mentionsValue(proof.query, value, context)) return true;
  return units.some((unit) => mentionsValue(proof.query, value, { ...context, unit }));
}

function unitsBeside(nodes: readonly ProofNode[], proof: JudgedProof): readonly string[] {
  return nodes.flatMap((node) => [...unitsOf(node, proof)]);
}

function contextOf(proof: JudgedProof) {
  return { today: proof.evidence.today, query: proof.query };
}

function sidesOf(parent: ComparisonNode | CallNode): readonly ProofNode[] {
  return parent.kind === 'comparison' ? [parent.left, parent.right] : parent.arguments;
}

function isEnumerated(value: JsonScalar, parent: ComparisonNode | CallNode, proof: JudgedProof): boolean {
  return sidesOf(parent).some((side) => {
    const place = proof.survey.places.get(side);
    if (place?.variable === undefined || place.names === undefined) return false;
    const { output, input } = proof.evidence.schemas.get(place.variable) ?? {};
    const outputs = enumeratedBy(schemasAt(output, place.names));
    const name = place.names.at(-1);
    const properties = isObject(input?.properties) ? input.properties : {};
    const parameter = name === undefined ? undefined : properties[name];
    const inputs = isObject(parameter) ? enumeratedBy(schemasAt(parameter, [])) : [];
    return [...outputs, ...inputs].filter(isScalar).some((each) => each === value);
  });
}

function complaint(literal: LiteralNode, parent: ProofNode): string {
  return `${shown(literal.value)} in ${print(parent)} comes from nowhere: the query does not say it, and no such value is in the results.`;
}
