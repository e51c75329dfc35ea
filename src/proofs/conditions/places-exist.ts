// Condition 1, first half: every list and field that a proof names exists, or a misspelt one would prove an absence.
import { closest, distance } from 'fastest-levenshtein';
import type { Evidence } from '../evidence.ts';
import { AGGREGATES, type CallNode, type ProofNode, STEP_VARIABLE } from '../language/node.ts';
import { print, printName } from '../language/print.ts';
import { allNodes } from '../language/walk.ts';
import { schemasAt } from '../schema-places.ts';
import { type Place, placeName, type Survey } from '../survey.ts';

/** What is named and not there; undefined where everything is. */
export function findMissingPlace(root: ProofNode, survey: Survey, evidence: Evidence): string | undefined {
  for (const node of allNodes(root)) {
    const place = survey.places.get(node);
    const problem = place === undefined ? undefined : problemOf(place, root, evidence);
    if (problem !== undefined) return problem;
    if (node.kind === 'call') {
      const misuse = misusedList(node, survey) ?? misusedText(node, survey);
      if (misuse !== undefined) return misuse;
    }
  }
  return undefined;
}

function problemOf(place: Place, root: ProofNode, evidence: Evidence): string | undefined {
  const { node, variable, missing } = place;
  if (variable === undefined) {
    return missing === undefined ? undefined : unplaced(node, missing.name);
  }
  if (variable !== 'today' && !evidence.bindings.has(variable)) {
    const known = [...evidence.bindings.keys()].filter((name) => STEP_VARIABLE.test(name));
    return `There is no $${variable}; there is ${known.map((name) => `$${name}`).join(', ') || 'no step at all'}.`;
  }
  if (missing !== undefined && !isInSchema(place, missing.name, evidence))
    return missingField(place, missing);
  const isBlind = node.kind === 'path' && !node.seesNull && node !== root;
  if (isBlind && place.hasNull && place.values.length === 0 && !isInSchema(place, undefined, evidence)) {
    return `${placeName(place)} is null wherever it stands, and null is no value: compare it, as in [field = null].`;
  }
  return undefined;
}

function unplaced(node: ProofNode, name: string): string {
  return `${print(node)} finds no ${name}: a path starts at $step_N, and inside […] at a field of the item.`;
}

function missingField(place: Place, missing: NonNullable<Place['missing']>): string {
  const names = place.names ?? [];
  const at = names.indexOf(missing.name);
  const parent = [`$${place.variable}`, ...names.slice(0, at === -1 ? 0 : at)].join('.');
  if (missing.fields.length === 0) {
    return `${parent} is a text or a single value and has no fields: read words of a text with $said(${parent}, 'words').`;
  }
  const near = closest(missing.name, [...missing.fields]);
  const isNear = distance(missing.name, near) <= Math.max(2, missing.name.length / 3);
  const hint = isNear
    ? `did you mean ${printName(near)}?`
    : `its fields are ${missing.fields.slice(0, 12).join(', ')}.`;
  return `${parent} has no field ${printName(missing.name)}: ${hint}`;
}

/** Whether the output schema has the place's last name, or the one given. */
function isInSchema(place: Place, name: string | undefined, evidence: Evidence): boolean {
  const { variable, names } = place;
  if (variable === undefined || names === undefined || !STEP_VARIABLE.test(variable)) return false;
  const schema = evidence.schemas.get(variable)?.output;
  const end = name === undefined ? names.length : names.indexOf(name) + 1;
  return schemasAt(schema, names.slice(0, end)).length > 0;
}

/** Inside a predicate or a step of a path, an aggregate takes a list of the item, never one of its values. */
function misusedList(call: CallNode, survey: Survey): string | undefined {
  const [argument] = call.arguments;
  if (!AGGREGATES.has(call.name) || argument === undefined) return undefined;
  const place = survey.places.get(argument);
  if (place?.isRelative !== true || place.longestOwnList >= 2) return undefined;
  if (place.isOpen && place.values.length === 0) return undefined;
  return `${print(call)} takes a single value of each item for a list: write the whole path, $${call.name}($step_N.list.field).`;
}

const CUTTING: ReadonlySet<string> = new Set(['contains', 'substringBefore', 'substringAfter', 'length']);

/** Of a result in prose only whole words count: a part of it can say anything. */
function misusedText(call: CallNode, survey: Survey): string | undefined {
  const [argument] = call.arguments;
  if (!CUTTING.has(call.name) || argument === undefined) return undefined;
  const place = survey.places.get(argument);
  const isWholeResult = place?.names?.length === 0 && STEP_VARIABLE.test(place.variable ?? '');
  if (!isWholeResult || place.isRelative || !place.values.some((value) => typeof value === 'string'))
    return undefined;
  return `${print(argument)} is a text: read it with $said(${print(argument)}, 'words as they stand there').`;
}
