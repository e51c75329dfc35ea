// What a proof comes to and where it reads that, for whoever looks at it.
import type { JsonValue } from '../model/json.ts';
import { toPointer } from '../model/pointer.ts';
import { positionOf } from './ancestry.ts';
import { readEvidence } from './check-proof.ts';
import type { Evidence } from './evidence.ts';
import { compile } from './language/compile.ts';
import type { PathNode, ProofNode } from './language/node.ts';
import { caught, Rejection } from './language/rejection.ts';
import { allNodes, variableOf } from './language/walk.ts';
import { plainValue } from './proof-value.ts';

/** A place in the value of a step. */
export interface PlaceRead {
  /** The id of the step. */
  readonly step: string;
  /** A JSON Pointer into its step value. */
  readonly pointer: string;
  /** Set where an item's field is only looked at to choose or to leave out the item. */
  readonly isCompared?: true;
}

export interface ProofRead {
  /** One value as itself, several as a list; absent where the proof has none. */
  readonly value?: JsonValue;
  readonly places: readonly PlaceRead[];
}

/** Nothing is judged: a proof that holds on none of its conditions is read as far as it can be. */
export function placesRead(
  proof: string,
  evidence: Evidence,
  options: { readonly prose?: boolean } = {},
): ProofRead {
  const root = caught(() => compile(proof, options));
  if (root instanceof Rejection) return { places: [] };
  const read = caught(() => readEvidence(root, evidence));
  if (read instanceof Rejection || 'condition' in read) return { places: wholeSteps(root, evidence) };
  const places = new Map<string, PlaceRead>();
  for (const [path, reads] of read.reads) {
    const isCompared = !startsAtStep(path);
    for (const { object, name } of reads) {
      const position = positionOf(object, evidence);
      if (position === undefined) continue;
      const pointer = `${position.pointer}${toPointer([name])}`;
      const key = `${position.step} ${pointer}`;
      // What is both compared and said is said.
      if (isCompared && places.has(key)) continue;
      places.set(key, { step: position.step, pointer, ...(isCompared && { isCompared: true as const }) });
    }
  }
  for (const whole of wholeSteps(root, evidence)) places.set(`${whole.step} `, whole);
  return { value: plainValue(read.value), places: [...places.values()] };
}

function startsAtStep(path: PathNode): boolean {
  const variable = variableOf(path);
  return variable !== undefined && variable !== '';
}

/** Steps that are read as they are, without a path into them: a text, a number. */
function wholeSteps(root: ProofNode, { values }: Evidence): readonly PlaceRead[] {
  const inPaths = new Set(
    allNodes(root).flatMap((node) =>
      node.kind === 'path' && node.steps.length > 1 && node.steps[0]?.kind === 'expression'
        ? [node.steps[0].expression, ...baseOf(node.steps[0].expression)]
        : [],
    ),
  );
  return allNodes(root).flatMap((node) =>
    node.kind === 'variable' && !inPaths.has(node) && values.has(node.name)
      ? [{ step: node.name, pointer: '' }]
      : [],
  );
}

function baseOf(node: ProofNode): readonly ProofNode[] {
  return node.kind === 'filtered' ? [node.base] : [];
}
