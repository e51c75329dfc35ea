// What a call has found that is not what it was given: an employee's manager, an order's invoice.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { Random } from '../../../model/random.ts';
import { toolNoun } from '../../../text/naming.ts';
import { rootOf, type View } from '../scene/view.ts';
import { foundAs } from './found.ts';
import type { Selects } from './proof-path.ts';
import type { Ref } from './ref.ts';
import { saysNothing, throughOwner, withWay } from './ref-words.ts';
import { toldName } from './told.ts';

interface Referring {
  readonly random: Random;
  readonly selects: Selects;
}

/** "Olivia Zhang's manager"; undefined where the tool's name does not say what it is. */
export function refToAnother(
  { random, selects }: Referring,
  view: View,
  other: Entity,
  owner: Ref,
): Ref | undefined {
  const label = toolNoun(view.tool.tool);
  if (label === '' || label === owner.noun || saysNothing(label)) return undefined;
  const ref = throughOwner(owner, label, view.step.id, true, random);
  const found = foundAs(other, label, owner.thing, toldName(view, other, selects, true));
  return withWay({ ...ref, thing: other }, found);
}

/** What a result is about where that is somebody or something else than its call was given: by its name, or by its identifier. */
export function anotherThan(given: Entity | undefined, view: View): Entity | undefined {
  const root = rootOf(view);
  if (root === undefined || given === undefined) return undefined;
  const differ = (a: Fact | undefined, b: Fact | undefined) =>
    typeof a?.value === 'string' &&
    typeof b?.value === 'string' &&
    a.value.toLowerCase() !== b.value.toLowerCase();
  const isCalledElse = differ(root.name, given.name);
  const isCalledSame = root.name !== undefined && given.name !== undefined && !isCalledElse;
  return isCalledElse || (!isCalledSame && differ(root.id, given.id)) ? root : undefined;
}
