// Whether a list is all there is, as its paging members and the call's limit say.
import { isComplete, type Paging, pagingMembers, readPaging } from '../../grounding/reading/paging.ts';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { positionOf } from '../ancestry.ts';
import type { EvaluatedProof } from '../judged-proof.ts';
import type { PathNode } from '../language/node.ts';
import type { Place } from '../survey.ts';
import { limitOf, startsLate } from './call-arguments.ts';

/** A list that a path goes through. */
export interface ListOnPath {
  readonly step: string;
  readonly names: readonly string[];
  /** Each such list in the step's value: one, or one in each item of a list around it. */
  readonly lists: readonly (readonly JsonValue[])[];
  /** Whether lists of things are around it. */
  readonly isNested: boolean;
  readonly isLast: boolean;
  /** The path as far as this list, with its predicates. */
  readonly prefix: PathNode;
}

export function listsOn(path: PathNode, place: Place, proof: EvaluatedProof): readonly ListOnPath[] {
  const { variable, names } = place;
  if (variable === undefined || names === undefined || !proof.evidence.values.has(variable)) return [];
  const found: Omit<ListOnPath, 'isLast'>[] = [];
  let items: readonly JsonValue[] = [proof.evidence.values.get(variable) ?? null];
  let isNested = false;
  // A path that starts at the item goes through lists before its own steps.
  const own = path.steps.filter((step) => step.kind === 'name').length;
  for (let depth = 0; depth <= names.length; depth++) {
    const lists = items.filter((item): item is readonly JsonValue[] => Array.isArray(item));
    const isOwn = place.isRelative ? depth > names.length - own : depth >= names.length - own;
    if (lists.length > 0 && isOwn) {
      const prefix = prefixOf(path, own - (names.length - depth));
      found.push({ step: variable, names: names.slice(0, depth), lists, isNested, prefix });
    }
    isNested ||= lists.length > 0;
    const name = names[depth];
    if (name === undefined) break;
    items = items.flat(1).flatMap((item) => (isObject(item) ? [item[name] ?? null] : []));
  }
  return found.map((list, index) => ({ ...list, isLast: index === found.length - 1 }));
}

/** What says that the list is not all there is; undefined where nothing does. */
export function findMissingPart(list: ListOnPath, proof: EvaluatedProof): string | undefined {
  const { evidence } = proof;
  if (evidence.cut.has(list.step)) return 'the result was cut, and the rest of the list is not known.';
  if (!list.isNested && startsLate(evidence.args.get(list.step))) {
    return 'the call asked for a later page, so the list lacks its beginning.';
  }
  const limit = list.isNested ? undefined : limitOf(list.step, proof);
  for (const items of list.lists) {
    const paging = pagingAround(items, list.isNested, proof);
    if (isComplete(items.length, paging, limit) === false) {
      return lacking(items.length, paging, limit);
    }
  }
  return undefined;
}

function lacking(length: number, { total }: Paging, limit: number | undefined): string {
  if (total !== undefined && total > length) {
    return `the list has ${length} of ${total} items, so nothing can be counted, summed, missed or be the most in it; claim the total itself, or get the other pages.`;
  }
  if (limit === length) {
    return `the list is as long as the call's limit of ${limit}, so there may be more; get the next page, or claim single items.`;
  }
  return 'the result says that there is more than this list; get the next page, or claim single items.';
}

/** What the object around a list says of it, and for the list of a whole result what the objects around that say. */
function pagingAround(list: readonly JsonValue[], isNested: boolean, proof: EvaluatedProof): Paging {
  let paging: Paging = {};
  let object: JsonObject | undefined = positionOf(list, proof.evidence)?.parent;
  while (object !== undefined) {
    paging = {
      ...readPaging(
        object,
        pagingMembers(object, () => false),
      ),
      ...paging,
    };
    object = isNested ? undefined : positionOf(object, proof.evidence)?.parent;
  }
  return paging;
}

/** The path's steps up to its `count`-th name. */
function prefixOf(path: PathNode, count: number): PathNode {
  let names = 0;
  const end = path.steps.findIndex((step) => {
    if (step.kind === 'name') names += 1;
    return names === count && (step.kind === 'name' || count === 0);
  });
  return { ...path, steps: path.steps.slice(0, end + 1) };
}
