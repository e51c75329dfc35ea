// Which records of the results have to do with each other: one says the other's name, or refers to its identifier.
import type { JsonValue } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import type { Step } from '../../model/workflow.ts';
import { meaningOf as meaningOfField, toolNoun } from '../../text/naming.ts';
import { fold } from '../../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import { isSaid, type Name } from './names-said.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';
import { anchorAt } from './substitutes.ts';

/** A record of a step value. */
export interface Place {
  readonly step: Step;
  readonly record: string;
}

/** What a name means in the results: where it stands, and what else the same thing is called. */
export interface Meaning {
  readonly places: readonly Place[];
  readonly texts: ReadonlySet<string>;
}

/** References that are followed from a record on: a meeting's room, and the city of the room. */
const deepest = 2;

export function meaningOf(reading: AnswerReading, name: Name): Meaning {
  const { scene } = reading;
  // "Order SO-2025-1060" is SO-2025-1060.
  const bare = name.said.replace(/^\p{L}+ (?=\S*\d)/u, '');
  const isIt = (text: string) => text === name.said || text === bare;
  const exact = scene.facts.filter(({ value }) => isText(value) && isIt(fold(String(value))));
  // A part of a name means its thing only where nothing is called so altogether.
  const members = (anchorAt(reading, name)?.members ?? []).filter(
    ({ names, ids }) => exact.length === 0 || [...names, ...ids].some((each) => isIt(fold(each))),
  );
  const own = members.map(({ facts, group, index }) => ({
    step: facts[0]?.step ?? group.step,
    record: group.pointer === undefined ? '' : `${group.pointer}/${index}`,
  }));
  const near = exact.length > 0 || own.length > 0 ? exact : scene.facts.filter((fact) => isSaid(fact, name));
  return {
    places: [...own, ...near],
    texts: new Set([
      name.said,
      bare,
      ...near.map(({ value }) => fold(String(value))),
      ...members.flatMap(({ names, ids }) => [...names, ...ids].map(fold)),
    ]),
  };
}

/** Whether the record of one, or what it refers to, says the other. */
export function areLinked(scene: Scene, a: Meaning, b: Meaning): boolean {
  const isReached = (from: Meaning, { texts }: Meaning) =>
    from.places.some((place) => hasAny(textsFrom(scene, place), texts));
  return isReached(a, b) || isReached(b, a);
}

export const hasAny = (texts: ReadonlySet<string>, wanted: ReadonlySet<string>) =>
  [...wanted].some((text) => texts.has(text));

const reaches = new WeakMap<Scene, Map<string, ReadonlySet<string>>>();

/** The folded texts of a record, of the call that showed it, and of the records that these refer to. */
function textsFrom(scene: Scene, place: Place): ReadonlySet<string> {
  const known = reaches.get(scene) ?? new Map<string, ReadonlySet<string>>();
  reaches.set(scene, known);
  const key = keyOf(place);
  let texts = known.get(key);
  if (texts === undefined) {
    const found = new Set<string>();
    follow(scene, place, found, new Set(), deepest);
    texts = found;
    known.set(key, texts);
  }
  return texts;
}

const keyOf = ({ step, record }: Place) => `${step.id}${record}`;

function follow(scene: Scene, place: Place, texts: Set<string>, seen: Set<string>, depth: number): void {
  if (seen.has(keyOf(place))) return;
  seen.add(keyOf(place));
  const references = new Set<string>();
  const add = (value: JsonValue) => {
    if (!isText(value)) return;
    texts.add(fold(String(value)));
    references.add(String(value));
  };
  // What somebody attends is said around their name; of what is only referred to, its own record counts.
  const isStart = depth === deepest;
  const facts = isStart
    ? factsAround(scene, place)
    : scene.facts.filter(({ step, record }) => step === place.step && isIn(record, place.record));
  for (const { value } of facts) add(value);
  if (isStart) for (const { value } of scalarsIn(place.step.arguments)) add(value);
  if (depth === 0) return;
  for (const reference of references)
    for (const fact of scene.byText.get(reference) ?? [])
      if (isItsOwn(fact)) follow(scene, fact, texts, seen, depth - 1);
}

/** The values of the item of a list that a record is in, and of the items that this is in or that are in it. */
export function factsAround({ facts }: Scene, place: Place): readonly Fact[] {
  const item = itemOf(place.record);
  return facts.filter(
    ({ step, record }) => step === place.step && (isIn(itemOf(record), item) || isIn(item, itemOf(record))),
  );
}

export const isText = (value: JsonValue): value is string | number =>
  (typeof value === 'string' && value !== '' && value.length <= 400) || typeof value === 'number';

/** A record without the objects that are only a part of it: up to the item of a list that it is in. */
const itemOf = (record: string) => /^.*\/\d+(?=\/|$)/.exec(record)?.[0] ?? '';

const isIn = (inner: string, outer: string) => `${inner}/`.startsWith(`${outer}/`);

/** Whether a value identifies or names the very record that it is in. */
function isItsOwn({ key, value, members, step }: Fact): boolean {
  const member = members.at(-1);
  const { noun, attribute } = meaningOfField(key, '');
  // What a result about equipment calls its `equipment_id`.
  if (attribute === 'id' && noun !== '' && noun === toolNoun(step.tool)) return true;
  return (
    /^(?:id|uuid|key|slug|code|sku|number|name|login|username|path)$/.test(key) ||
    member?.ids.has(String(value)) === true ||
    member?.names.includes(String(value)) === true
  );
}
