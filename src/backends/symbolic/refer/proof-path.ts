// Paths of proofs: a list, an item by what identifies it, a field of it.
import type { Entity, EntityList, Fact } from '../../../grounding/reading/entity.ts';
import type { JsonScalar } from '../../../model/json.ts';
import { pointerTokens } from '../../../model/pointer.ts';
import { itemsOf, type View } from '../scene/view.ts';
import { nameInProof } from '../words/phrase.ts';

/** A scalar as a proof writes it. */
export function literal(value: JsonScalar): string {
  return JSON.stringify(value);
}

/** How items are picked out of their lists, where it is not by what identifies them. */
export type Selects = ReadonlyMap<Entity, string>;

const noSelects: Selects = new Map();

/** The path of a list; undefined where it is in an item that nothing identifies. */
export function listPath(view: View, list: EntityList, selects: Selects = noSelects): string | undefined {
  return pathTo(view, list.pointer, selects);
}

/** A field of a thing, from the thing: `total`, `fields.name`; undefined where an index is on the way. */
export function fieldPath(entity: Entity, fact: Fact): string | undefined {
  const tokens = pointerTokens(fact.pointer.slice(entity.pointer.length));
  return tokens.some(isIndex) ? undefined : tokens.map(nameInProof).join('.');
}

/** The path of a thing: items of lists by what selects them, else by what identifies them. */
function thingPath(view: View, entity: Entity, selects: Selects = noSelects): string | undefined {
  return pathTo(view, entity.pointer, selects);
}

/** The path of a fact; undefined where nothing identifies the item that it is in. */
export function factPath(view: View, fact: Fact, selects: Selects = noSelects): string | undefined {
  const thing = thingPath(view, fact.entity, selects);
  const field = fieldPath(fact.entity, fact);
  if (thing === undefined || field === undefined) return undefined;
  return field === '' ? thing : `${thing}.${field}`;
}

function isIndex(token: string): boolean {
  return /^\d+$/.test(token);
}

function pathTo(view: View, pointer: string, selects: Selects): string | undefined {
  let path = `$${view.step.id}`;
  let here = '';
  for (const token of pointerTokens(pointer)) {
    const list = view.things.lists.find((one) => one.pointer === here);
    here += `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!isIndex(token) || list === undefined) {
      path += `.${nameInProof(token)}`;
      continue;
    }
    if (list.length === 1) continue;
    const item = view.things.things.find((thing) => thing.pointer === here && thing.list === list);
    const select = item === undefined ? undefined : (selects.get(item) ?? identifying(view, item));
    if (select === undefined) return undefined;
    path += select;
  }
  return path;
}

/** A predicate that is true of this item of its list and of no other. */
function identifying(view: View, item: Entity): string | undefined {
  if (item.list === undefined) return undefined;
  const others = itemsOf(view, item.list).filter((other) => other !== item);
  const own = [item.name, item.id, ...item.facts].filter((fact) => fact !== undefined);
  for (const fact of own) {
    if (fact.value === null || typeof fact.value === 'boolean' || fact.value === '') continue;
    const isShared = others.some((other) =>
      other.facts.some(({ key, value }) => key === fact.key && sameText(value, fact.value)),
    );
    const path = fieldPath(item, fact);
    // A bare text is itself.
    if (!isShared && path !== undefined) return `[${path === '' ? '$' : path}=${literal(fact.value)}]`;
  }
  return undefined;
}

function sameText(a: JsonScalar, b: JsonScalar): boolean {
  return a === b || String(a).toLowerCase() === String(b).toLowerCase();
}
