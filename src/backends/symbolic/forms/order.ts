// What a writing call orders: of which things, with which values.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { isReferenceName } from '../../../grounding/reference.ts';
import { isScalar, type JsonScalar } from '../../../model/json.ts';
import { getAt } from '../../../model/pointer.ts';
import { meaningOf, toolNoun, wordsOf } from '../../../text/naming.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Ref } from '../refer/ref.ts';
import type { Referrer } from '../refer/referrer.ts';
import { askedByNumber } from '../refer/with-reasons.ts';
import { takenFrom } from '../scene/scene.ts';
import { rootOf, type View } from '../scene/view.ts';
import { type Deed, deedOf } from '../words/deeds.ts';
import { readsLikeName } from '../words/name-shape.ts';
import { dateWords, digits, isoDate } from '../words/numbers.ts';
import { type Phrase, words } from '../words/phrase.ts';
import { byName } from '../words/proper.ts';
import { amountWords, unitOf } from '../words/units.ts';

/** A thing that an argument of a change means: in the query's words, and by its name. */
export interface Thing {
  readonly name: string;
  readonly noun: string;
  readonly ref: Ref;
  /** "order SO-2026-1110". */
  readonly called: string;
  readonly view: View;
  readonly entity: Entity;
}

/** A value that a change is given: in the query's words and in the report's. */
export interface Value {
  readonly parameter: readonly string[];
  readonly text: string;
  readonly phrase: Phrase;
  /** Whether it is a text that is written down as it is. */
  readonly isText: boolean;
}

export interface Order {
  readonly deed: Deed;
  readonly target?: Thing;
  readonly others: readonly Thing[];
  readonly values: readonly Value[];
}

/** What is ordered, read from a writing call; undefined where one of its arguments has no words. */
export function readOrder(referrer: Referrer, view: View): Order | undefined {
  const deed = deedOf(view.step.tool);
  if (deed === undefined) return undefined;
  const things: Thing[] = [];
  const values: Value[] = [];
  for (const binding of view.step.bindings) {
    const value = getAt(view.step.arguments, binding.path);
    if (binding.source === 'schema') continue;
    if (!isScalar(value) || value === undefined || binding.part !== undefined) return undefined;
    // Of a list of records only the field counts: `lines/0/product_id`.
    const name =
      binding.path
        .replace(/\/\d+$/, '')
        .split('/')
        .at(-1) ?? '';
    // A day or a state may be that of something found by chance: the person says it.
    if (binding.source === 'step' && isIdentifier(referrer, view, binding.path)) {
      const thing = thingOf(referrer, view, binding.path, name);
      if (thing === undefined) return undefined;
      things.push(thing);
      continue;
    }
    const lookedUp =
      binding.source === 'query' ? lookedUpThing(referrer, view, binding.path, name) : undefined;
    if (lookedUp !== undefined) {
      things.push(lookedUp);
      continue;
    }
    const text = valueWords(value, name, referrer.scene.today);
    if (text === undefined) return undefined;
    const phrase = words(text, {
      asks: [{ step: view.step.id, path: binding.path, text }],
      steps: [view.step.id],
    });
    const isText = typeof value === 'string' && /\s/.test(value) && !isoDate.test(value);
    values.push({ parameter: wordsOf(name), text, phrase, isText });
  }
  const about = toolNoun(view.step.tool);
  const goods =
    deed.kind === 'make' && isPurchase(about) ? things.find(({ noun }) => isGoods(noun)) : undefined;
  const target =
    goods ?? things.find(({ noun }) => noun === about) ?? (deed.kind === 'make' ? undefined : things[0]);
  return {
    deed,
    ...(target !== undefined && { target }),
    others: things.filter((thing) => thing !== target),
    values,
  };
}

/** Whether what is made is an order of something. */
export function isPurchase(noun: string): boolean {
  return /^(?:order|purchase|reorder)$/.test(noun);
}

function isGoods(noun: string): boolean {
  return /^(?:product|item|article|part|good|sku)$/.test(noun);
}

function isIdentifier({ scene }: Referrer, view: View, path: string): boolean {
  const source = takenFrom(scene, view.step).find(({ binding }) => binding.path === path);
  return source === undefined || source.fact === source.fact.entity.id || isReferenceName(path.slice(1));
}

function thingOf(referrer: Referrer, view: View, path: string, name: string): Thing | undefined {
  const taken = referrer.argument(view, path);
  const source = takenFrom(referrer.scene, view.step).find(({ binding }) => binding.path === path);
  if (taken === undefined || source === undefined) return undefined;
  const { entity } = source.fact;
  const own = entity.name ?? entity.id;
  if (source.fact !== entity.id || own === undefined || !readsLikeName(own, entity)) return undefined;
  if (factPath(source.view, own, referrer.selects) === undefined) return undefined;
  const noun = meaningOf(name, toolNoun(view.step.tool)).noun;
  return {
    name,
    noun,
    ref: taken.ref,
    called: byName(entity.noun, String(own.value)),
    view: source.view,
    entity,
  };
}

/** What an earlier call has looked up by the very number that a change is given: the query says it once. */
function lookedUpThing(referrer: Referrer, view: View, path: string, name: string): Thing | undefined {
  const value = getAt(view.step.arguments, path);
  for (const from of referrer.scene.views) {
    const root = rootOf(from);
    const id = root?.id;
    if (from === view || root === undefined || id === undefined || id.value !== value) continue;
    const ref = referrer.thing(from, root);
    if (ref === undefined || !readsLikeName(root.name ?? id, root)) return undefined;
    return {
      name,
      noun: meaningOf(name, toolNoun(view.step.tool)).noun,
      ref: askedByNumber(view, path, ref, id).ref,
      called: byName(root.noun, String((root.name ?? id).value)),
      view: from,
      entity: root,
    };
  }
  return undefined;
}

function valueWords(value: JsonScalar, name: string, today: string): string | undefined {
  if (typeof value === 'string') {
    if (isoDate.test(value)) return dateWords(value, { today });
    return value.includes('\n') || value.length > 140 ? undefined : value.replaceAll('_', ' ');
  }
  if (typeof value !== 'number') return undefined;
  const unit = unitOf(name)?.unit;
  return unit === undefined ? digits(value) : amountWords(value, unit);
}
