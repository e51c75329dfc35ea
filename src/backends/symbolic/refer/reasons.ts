// Why this item of a list: the only one, by its name, the best by a measure, the only one that meets a condition.

import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { Choice } from '../../../model/claim.ts';
import type { Random } from '../../../model/random.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { codeWords } from '../../../text/code-words.ts';
import { factOf, isWhole, itemsOf, type View } from '../scene/view.ts';
import { isAdjective } from '../words/adjective.ts';
import { conceptOf } from '../words/concepts.ts';
import { isLeftOut } from '../words/extremes.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { readsLikeName } from '../words/name-shape.ts';
import { currencyOf } from '../words/say-value.ts';
import { beginsToday } from './described-noun.ts';
import { fieldPath, literal } from './proof-path.ts';
import { throughName } from './through-name.ts';

/** `select` is what picks the item behind the path of its list. */
export type Reason =
  | { readonly by: 'only'; readonly select: '' }
  | {
      readonly by: 'named';
      readonly name: Fact;
      readonly select: string;
      /** Where the name is that of what the thing is of: what stands behind the thing's noun. */
      readonly behind?: string;
    }
  | {
      readonly by: 'best';
      /** Before the noun: "cheapest". */
      readonly adjective: string;
      readonly field: Field;
      readonly fact: Fact;
      readonly most: boolean;
      readonly select: string;
    }
  | {
      readonly by: 'condition';
      /** Before the noun: "open". */
      readonly adjective: string;
      readonly field: Field;
      readonly fact: Fact;
      readonly select: string;
    };

/** A choice by a reason, with the proof of the chosen value; undefined where it needs one that there is not. */
export function choiceBy(reason: Reason, proof: string | undefined): Choice | undefined {
  if (reason.by === 'only') return { by: 'only' };
  if (proof === undefined) return undefined;
  if (reason.by === 'named') return { by: 'named', text: String(reason.name.value), proof };
  return {
    by: reason.by,
    text: reason.by === 'condition' ? `only ${reason.adjective}` : reason.adjective,
    proof,
  };
}

/** One of several: what is unique is worth more than a name that the query gives away; now and then the name. */
export function pickReason(all: readonly Reason[], isSought: boolean, random: Random): Reason | undefined {
  const telling = all.filter(
    (one) => (one.by === 'best' && !isLeftOut(one.field, one.most, random)) || one.by === 'condition',
  );
  const named = all.filter(({ by }) => by === 'named');
  const isTold = telling.length > 0 && !(isSought && named.length > 0) && random.real() < 0.75;
  const others = all.filter((one) => one.by !== 'best' || telling.includes(one));
  const pool = isSought && named.length > 0 ? named : isTold ? telling : others;
  return pool.length === 0 ? undefined : random.pick(pool);
}

/** Every reason that singles out an item of a list; none where it is in no list. */
export function reasonsFor(view: View, item: Entity): readonly Reason[] {
  const { list } = item;
  if (list === undefined) return [];
  const items = itemsOf(view, list);
  if (items.length === 1) {
    const only = isWhole(view, list) ? [{ by: 'only', select: '' } as const] : [];
    return only.length > 0 && isFoundOtherwise(view, item) ? only : [...nameReasons(items, item), ...only];
  }
  return [
    ...nameReasons(items, item),
    ...throughReasons(view, item),
    ...(isWhole(view, list) ? [...extremes(view, items, item), ...conditions(view, items, item)] : []),
  ];
}

/** Whether a call has found its only thing by something else than the number that this one goes by: whoever has that needs no search. */
function isFoundOtherwise({ step }: View, { id, name }: Entity): boolean {
  return name === undefined && step.bindings.length > 0 && !Object.values(step.arguments).includes(id?.value);
}

function nameReasons(items: readonly Entity[], item: Entity): readonly Reason[] {
  for (const name of [item.name, item.id]) {
    if (name === undefined || !readsLikeName(name, item)) continue;
    // Of namesakes, nobody tells one by the number that a database gave it.
    if (name !== item.name && item.name !== undefined && typeof name.value === 'number') continue;
    const path = fieldPath(item, name);
    const isShared = items.some((other) => other !== item && sameName(other, name));
    if (path !== undefined && !isShared)
      return [
        {
          by: 'named',
          name,
          select: path === '' ? `[$=${literal(name.value)}]` : `[${path}=${literal(name.value)}]`,
        },
      ];
  }
  return [];
}

/** "The loan of “Milkman”": by what a thing without a name is of. */
function throughReasons(view: View, item: Entity): readonly Reason[] {
  const through = throughName(view, item);
  const path = through === undefined ? undefined : fieldPath(item, through.fact);
  return through === undefined || path === undefined
    ? []
    : [
        {
          by: 'named',
          name: through.fact,
          select: `[${path}=${literal(through.fact.value)}]`,
          behind: through.behind,
        },
      ];
}

function sameName(other: Entity, name: Fact): boolean {
  const value = other.facts.find(({ key }) => key === name.key)?.value;
  return typeof value === 'string' && value.toLowerCase() === String(name.value).toLowerCase();
}

const measures = new WeakMap<readonly Entity[], readonly { readonly fact: Fact; readonly field: Field }[]>();

/** Fields by which items can be put in an order: numbers in one unit, ISO dates. */
export function measuresOf(
  view: View,
  items: readonly Entity[],
): readonly { readonly fact: Fact; readonly field: Field }[] {
  let found = measures.get(items);
  if (found === undefined) {
    found = readMeasures(view, items);
    measures.set(items, found);
  }
  return found;
}

function readMeasures(
  view: View,
  items: readonly Entity[],
): readonly { readonly fact: Fact; readonly field: Field }[] {
  const [first] = items;
  if (first === undefined) return [];
  return first.facts.flatMap((fact) => {
    const field = fieldOf(view, fact);
    if (!['money', 'amount', 'count', 'number', 'date', 'moment'].includes(field.kind)) return [];
    const all = items.map((item) => factOf(item, fact.key));
    if (all.some((one) => one === undefined || typeof one.value !== typeof fact.value || one.value === null))
      return [];
    const facts = all.filter((one) => one !== undefined);
    if (field.kind === 'money' && new Set(facts.map((one) => currencyOf(one, field))).size > 1) return [];
    if (field.kind === 'moment' && new Set(facts.map(({ value }) => String(value).slice(19))).size > 1)
      return [];
    return [{ fact, field }];
  });
}

function extremes(view: View, items: readonly Entity[], item: Entity): readonly Reason[] {
  return measuresOf(view, items).flatMap(({ fact, field }): Reason[] => {
    const own = factOf(item, fact.key);
    if (own === undefined || own.value === null) return [];
    const mine = own.value;
    const others = items
      .filter((other) => other !== item)
      .map((other) => factOf(other, fact.key)?.value ?? mine);
    const most = others.every((value) => value < mine);
    const least = others.every((value) => value > mine);
    const adjective =
      (most && adjectivesOf(field, true, view)) || (least && adjectivesOf(field, false, view)) || [];
    const select = extremeSelect(own, most);
    if (select === undefined) return [];
    return adjective.map((word) => ({ by: 'best', adjective: word, field, fact: own, most, select }));
  });
}

/** What the greatest (or the least) by a field is called. */
export function adjectivesOf(field: Field, most: boolean, { tool, step }: View): readonly string[] {
  const { most: up, least: down } = conceptOf(field);
  const found = (most ? up : down) ?? [];
  // Of what is still to come, the latest would be heard as the newest.
  const isToCome = found.some((word) => ahead.has(word)) && beginsToday(tool, Object.keys(step.arguments));
  return isToCome ? found.flatMap((word) => ahead.get(word) ?? []) : found;
}

const ahead: ReadonlyMap<string, string> = new Map([
  ['earliest', 'first'],
  ['latest', 'last'],
]);

/** `^(>total)[0]`: the first by a descending field. */
export function extremeSelect(fact: Fact, most: boolean): string | undefined {
  const path = fieldPath(fact.entity, fact);
  return path === undefined || path === '' ? undefined : `^(${most ? '>' : ''}${path})[0]`;
}

function conditions(view: View, items: readonly Entity[], item: Entity): readonly Reason[] {
  return item.facts.flatMap((fact): Reason[] => {
    const field = fieldOf(view, fact);
    if (field.kind !== 'category' || typeof fact.value !== 'string') return [];
    // What can be filtered by is better asked of the tool.
    if (propertiesOf(view.tool.inputSchema).has(fact.key)) return [];
    const adjective = codeWords(fact.value, field.words);
    const isState = /^(?:status|state|priority)$/.test(field.words.join(' '));
    if (!isState || !isAdjective(adjective)) return [];
    // What was called off is how nobody speaks of a thing to go on from it.
    if (/^(?:cancelled|canceled|void)$/.test(adjective)) return [];
    const isShared = items.some((other) => other !== item && factOf(other, fact.key)?.value === fact.value);
    const path = fieldPath(item, fact);
    if (isShared || path === undefined) return [];
    return [{ by: 'condition', adjective, field, fact, select: `[${path}=${literal(fact.value)}]` }];
  });
}
