// Things by their names as a response says them, with what proves them.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { spelled } from '../../../text/naming.ts';
import { isColumnList } from '../scene/columns.ts';
import { itemsOf, rootOf, type View } from '../scene/view.ts';
import { conceptOf } from '../words/concepts.ts';
import { fieldOf } from '../words/field.ts';
import { readsLikeName } from '../words/name-shape.ts';
import { joined, type Phrase, proved, say } from '../words/phrase.ts';
import { byName, byNameAlone } from '../words/proper.ts';
import { factPath, listPath, type Selects } from './proof-path.ts';
import { splitAround } from './ref-words.ts';
import { throughName } from './through-name.ts';

/** A thing's name, with its noun unless that has just been said; undefined where it has none. */
export function toldName(view: View, thing: Entity, selects: Selects, isAlone = false): Phrase | undefined {
  const through = throughName(view, thing);
  if (through !== undefined) {
    const proof = factPath(view, through.fact, selects);
    const text = `the ${isAlone ? 'one' : thing.noun} ${through.behind}`;
    return proof === undefined
      ? undefined
      : joined(...splitAround(text, proved(String(through.fact.value), proof)));
  }
  const fact = thing.name ?? thing.id;
  if (fact === undefined || !readsLikeName(fact, thing) || isBareKey(thing)) return undefined;
  const proof = factPath(view, fact, selects);
  if (proof === undefined) return undefined;
  const noun = thing.list !== undefined && isColumnList(view, thing.list) ? 'column' : thing.noun;
  // "Wifi", "German": a word or two in a list of nothing else is what it is called.
  const isBare = isAlone && thing.facts.length === 1 && String(fact.value).split(/\s+/).length <= 2;
  const text = isBare ? String(fact.value) : (isAlone ? byNameAlone : byName)(noun, String(fact.value));
  return joined(...splitAround(text, proved(String(fact.value), proof)));
}

/** Whether nothing is known of a thing but the `id` that leads to it: "department 10" is what nobody has asked about. */
function isBareKey({ name, id, facts, list }: Entity): boolean {
  return (
    name === undefined &&
    id !== undefined &&
    facts.length === 1 &&
    list === undefined &&
    /(?:^| )id$/.test(spelled(id.key))
  );
}

/** What a thing is called by the result that its identifier led to; with `byName`, only where it has a name there. */
export function toldBy(view: View, { value }: Fact, selects: Selects, byName = false): Phrase | undefined {
  const root = rootOf(view);
  if (byName && root?.name === undefined) return undefined;
  return root?.id?.value === value ? toldName(view, root, selects, true) : undefined;
}

/** What a value that is a thing by itself is called: "the Support team"; undefined where nothing proves it, or it is a code. */
export function toldValue(label: string, text: string, proof: string | undefined): Phrase | undefined {
  if (proof === undefined || !/^\p{Lu}[\p{L}&'’ -]+$/u.test(text)) return undefined;
  const value = proved(text, proof);
  return /(?:^| )(?:team|department|group|unit|division|squad)$/.test(label) && !/team|department/i.test(text)
    ? say`the ${value} ${label}`
    : undefined;
}

/** "only", proved by a count of one; undefined where it is in no list of several. */
export function onlyOne(view: View, { list }: Entity, select: string, selects: Selects): Phrase | undefined {
  if (list === undefined || itemsOf(view, list).length < 2) return undefined;
  const path = listPath(view, list, selects);
  return path === undefined ? undefined : proved('only', `$count(${path}${select}) = 1`);
}

/** "Is for order SO-2026-1110": what a thing says of another one, where its words begin with it. */
export function tieOf(
  view: View,
  { name }: Entity,
  parent: Entity,
  told: Phrase | undefined,
): Phrase | undefined {
  const fact = parent.facts.find(({ pointer }) => pointer === name?.pointer) ?? name;
  if (fact === undefined || told === undefined) return undefined;
  const pattern = conceptOf(fieldOf(view, fact)).tells.find((tell) => /^\{x\} .*\{v\}$/.test(tell));
  // "About the {v}" with a value that has its article.
  const [first = ''] = told.text.split(' ', 1);
  const before = pattern?.slice('{x} '.length, -'{v}'.length);
  return before === undefined
    ? undefined
    : say`${before.endsWith(` ${first} `) ? before.slice(0, -first.length - 1) : before}${told}`;
}
