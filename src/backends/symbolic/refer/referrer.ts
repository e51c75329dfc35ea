// Referring to things in words of the query: by name, as the one that is singled out of a list, or through another thing.
import type { Entity, EntityList, Fact } from '../../../grounding/reading/entity.ts';
import { isKindOfName } from '../../../grounding/reading/identity.ts';
import type { Random } from '../../../model/random.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { meaningOf, spelled, toolNoun } from '../../../text/naming.ts';
import { boundFact, type Scene, viewAt } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { fieldOf } from '../words/field.ts';
import { type GivenChoice, joined, type Phrase, proved, say, words } from '../words/phrase.ts';
import { headOf } from '../words/proper.ts';
import { anotherThan, refToAnother } from './another.ts';
import { isBareIdentifier, isWholeIdentifier } from './bare-identifier.ts';
import { Discourse } from './discourse.ts';
import { isFiltered } from './filtered.ts';
import { foundItem, foundThing, foundValue } from './found.ts';
import { isNamedThrough, namedItem } from './named-item.ts';
import { calledByName } from './named-subject.ts';
import { narrowed } from './narrowed.ts';
import { type NounPhrase, nounPhrase } from './noun-phrase.ts';
import { factPath } from './proof-path.ts';
import { choiceBy, pickReason, type Reason, reasonsFor } from './reasons.ts';
import type { Ref, Refers, Taken } from './ref.ts';
import {
  isGrouping,
  isNarrowedByNameAlone,
  isNothingInParticular,
  longName,
  possessiveIn,
  relationLabel,
  saysNothing,
  standsAlone,
  throughOwner,
  withFound,
  withSteps,
  withTold,
  withWay,
} from './ref-words.ts';
import { isSearched, isSearchedByPart, shortNameOf } from './searched.ts';
import { toldBy, toldName, toldValue } from './told.ts';
import { askedByNumber, withChoices } from './with-reasons.ts';

/** What an argument of a call is one of: a bus for `bus_id`, a department for the `code` of `get_department`. */
function nounOf({ tool }: View, path: string): string {
  return meaningOf(path.slice(1), toolNoun(tool.tool)).noun;
}

/** Refers to the things of one scene, each in the same words whenever it is asked for. */
export class Referrer implements Refers {
  readonly scene: Scene;
  readonly random: Random;
  /** What the query speaks of before its question. */
  readonly discourse: Discourse;
  readonly #isAnchored: boolean;
  /** How much the words for whose a list is may ask of a reader. */
  readonly #mostOwner: number;
  /** How items that were singled out are selected, for proofs. */
  readonly selects = new Map<Entity, string>();
  readonly #reasons = new Map<Entity, Reason | undefined>();
  readonly #refs = new Map<Entity, Ref | undefined>();
  readonly #subjects = new Map<View, Ref | undefined>();

  /** With `isAnchored`, the first thing that is named is introduced in a sentence before the question. */
  constructor(scene: Scene, random: Random, isAnchored = false) {
    this.scene = scene;
    this.random = random;
    this.#isAnchored = isAnchored;
    this.discourse = new Discourse(random);
    this.#mostOwner = random.real() < 0.6 ? 1 : 1.5;
  }

  /** Undefined where no words single the thing out. */
  thing(view: View, thing: Entity): Ref | undefined {
    if (!this.#refs.has(thing)) {
      // A thing that refers to itself through its list ends here.
      this.#refs.set(thing, undefined);
      this.#refs.set(thing, this.#thing(view, thing));
    }
    return this.#refs.get(thing);
  }

  #thing(view: View, thing: Entity): Ref | undefined {
    if (thing.list !== undefined) return this.#item(view, thing, thing.list);
    // "The station's city", and not that of its address.
    if (thing.parent !== undefined && isGrouping(thing)) return this.thing(view, thing.parent);
    if (thing.parent !== undefined) return this.#related(view, thing, thing.parent);
    return this.subject(view);
  }

  reason(view: View, item: Entity): Reason | undefined {
    if (!this.#reasons.has(item)) {
      // In a thing's own list nobody is looked for by name: that could be had without the thing.
      const isNested = item.parent !== undefined;
      const isFar = isNested || !this.#isLookedUpByName(view, item);
      const isPartly = isSearchedByPart(view, item);
      const isUnnamed = isFar || isPartly || isFiltered(view);
      const all = reasonsFor(view, item).filter(
        (one) => one.by !== 'named' || !(isUnnamed || this.#isFoundByItself(view, item, one.name)),
      );
      const reason = pickReason(all, isSearched(view, item), this.random);
      this.#reasons.set(item, reason);
      if (reason !== undefined && reason.select !== '') this.selects.set(item, reason.select);
    }
    return this.#reasons.get(item);
  }

  /** Whether somebody who knows the item's name would look it up in its list: not where others were found first to get there. */
  #isLookedUpByName(view: View, item: Entity): boolean {
    const np = item.list === undefined ? undefined : this.list(view, item.list, item);
    return np !== undefined && isNarrowedByNameAlone(np);
  }

  /** Whether the number of an item says by itself which one it is: whoever has that says nothing of whose it is. */
  #isFoundByItself(view: View, item: Entity, name: Fact): boolean {
    if (!isWholeIdentifier(name) || item.list === undefined) return false;
    // Whoever has the number of a claim has the claim looked up, and no list of claims.
    if (this.scene.lookedUp?.has(headOf(item.noun)) === true) return true;
    return this.list(view, item.list, item)?.owner !== undefined;
  }

  #item(view: View, item: Entity, list: EntityList): Ref | undefined {
    const reason = this.reason(view, item);
    if (reason === undefined) return undefined;
    if (reason.by === 'named') {
      const np = this.list(view, list, item);
      return np === undefined ? undefined : this.#named(view, item, reason, np, String(reason.name.value));
    }
    const short = reason.by === 'only' ? shortNameOf(view, item) : undefined;
    const whole = short === undefined ? undefined : this.list(view, list, item);
    if (short !== undefined && whole !== undefined) return this.#named(view, item, reason, whole, short);
    // Nobody asks for "their customer's smallest invoice": first the customer is spoken of.
    const np = nounPhrase(this, view, list, reason.by === 'best' ? 0.5 : 1);
    if (np === undefined || (reason.by === 'only' && isNothingInParticular(item, np))) return undefined;
    const adjective = reason.by === 'only' ? undefined : words(reason.adjective);
    const text = reason.by === 'condition' ? say`only ${reason.adjective}` : adjective;
    const called = `${np.adjectives}${np.noun}`;
    const found = foundItem(this, view, item, reason, called, np.owner?.thing, np.where);
    const phrase = withSteps(withFound(np.one(text), found), [view.step.id]);
    return {
      noun: np.noun,
      called,
      thing: item,
      phrase,
      ...(phrase.text.split(' ').length <= 4 && possessiveIn(phrase)),
      isNamed: false,
      hops: np.hops + 1,
      links: np.links,
      weight: np.weight + 1,
      carried: joined(np.where, np.whose),
      reason,
    };
  }

  #named(view: View, item: Entity, reason: Reason, np: NounPhrase, name: string): Ref | undefined {
    const ref = namedItem(view, item, reason, np, name);
    return this.#isAnchored && this.discourse.intros.length === 0 ? this.discourse.introduce(ref) : ref;
  }

  near(ref: Ref, most: number): Ref | undefined {
    if (ref.weight < most) return ref;
    const again = this.discourse.introduce(ref);
    if (again !== undefined && ref.thing !== undefined) this.#refs.set(ref.thing, again);
    return again;
  }

  /** As `near` for what something of it is spoken of: a long name is now and then introduced for that alone. */
  #nearOwner(ref: Ref | undefined): Ref | undefined {
    if (ref === undefined) return undefined;
    const most = ref.isNamed && this.random.real() < 0.5 ? longName : 1;
    return this.near(ref, most);
  }

  /** A thing that another one refers to: "the account owner of Kaldera Optics". */
  #related(view: View, thing: Entity, parent: Entity): Ref | undefined {
    const label = relationLabel(view, thing, parent);
    const owner = saysNothing(label) ? undefined : this.#nearOwner(this.thing(view, parent));
    if (owner === undefined || isNamedThrough(owner, thing)) return undefined;
    const ref = throughOwner(owner, label, view.step.id, true, this.random);
    const found = foundThing(this, view, thing, parent, label, owner.thing);
    return withWay({ ...ref, thing }, found);
  }

  /** What a view as a whole is about: the thing that its call was given, with what else the call says. */
  subject(view: View): Ref | undefined {
    if (!this.#subjects.has(view)) {
      this.#subjects.set(view, undefined);
      this.#subjects.set(view, this.#subject(view));
    }
    return this.#subjects.get(view);
  }

  #subject(view: View): Ref | undefined {
    const np = narrowed(this, view, toolNoun(view.tool.tool), Number.POSITIVE_INFINITY);
    if (np?.owner === undefined) return calledByName(view);
    if (np.after.length > 0 || np.before.length > 0) return undefined;
    const other = anotherThan(np.owner.thing, view);
    if (other === undefined) return { ...np.owner, phrase: withSteps(np.owner.phrase, [view.step.id]) };
    const owner = this.#nearOwner(np.owner);
    return owner === undefined ? undefined : refToAnother(this, view, other, owner);
  }

  /** A list as a noun phrase; with an item, in that item's words: a search by name is not mentioned then. */
  list(view: View, list: EntityList, item?: Entity): NounPhrase | undefined {
    return nounPhrase(this, view, list, this.#mostOwner, item);
  }

  /** Whether the query names the very value that a step took from a result: then the query is where it comes from. */
  namedByQuery(view: View, path: string): string | undefined {
    const binding = view.step.bindings.find((one) => one.path === path);
    if (binding?.source !== 'step') return undefined;
    const from = viewAt(this.scene, binding.step);
    const fact = from === undefined ? undefined : boundFact(from, binding);
    if (from === undefined || fact === undefined || typeof fact.value !== 'string') return undefined;
    if (fact !== fact.entity.name) return undefined;
    const isNamed =
      fact.entity.list === undefined
        ? this.thing(from, fact.entity)?.isNamed
        : this.reason(from, fact.entity)?.by === 'named';
    return isNamed === true ? fact.value : undefined;
  }

  /** The thing that an argument was taken from, with the choice that it takes. */
  argument(view: View, path: string): Taken | undefined {
    const binding = view.step.bindings.find((one) => one.path === path);
    if (binding?.source !== 'step') return undefined;
    const from = viewAt(this.scene, binding.step);
    const fact = from === undefined ? undefined : boundFact(from, binding);
    if (from === undefined || fact === undefined) return undefined;
    const { id, name: own } = fact.entity;
    const isWhole = [id, own].includes(fact) || isKindOfName(spelled(fact.key));
    const ref = isWhole ? this.thing(from, fact.entity) : this.#attribute(from, fact, nounOf(view, path));
    if (ref === undefined) return undefined;
    // Whoever says the identifier itself has no need of what it was found in.
    const reason = this.#reasons.get(fact.entity);
    if (reason?.by === 'named' && reason.name === fact && (fact === id || isBareIdentifier(fact)))
      return view.wrote ? askedByNumber(view, path, ref, fact) : undefined;
    const choice = this.#choice(view, path, from, fact);
    if (choice === undefined) return undefined;
    const proof = factPath(from, fact, this.selects);
    const text = String(fact.value);
    // What has no name where it was found is called by the one that it has where its identifier leads.
    const led = fact.entity.name === undefined ? toldBy(view, fact, this.selects, true) : undefined;
    const name = isWhole
      ? (led ?? this.told(from, fact.entity) ?? toldBy(view, fact, this.selects))
      : undefined;
    // "Alan Prescott", where what leads to them was only found as `DRV001`.
    const byLead = isWhole || !looksLikeIdentifier(text) ? undefined : toldBy(view, fact, this.selects, true);
    const whole = name === undefined ? ref : withTold(ref, fact.entity, name, led !== undefined);
    const known = byLead === undefined ? whole : withTold(whole, fact, byLead, true);
    // "The Support team", where only its name was found.
    const called = name ?? byLead ?? (isWhole ? undefined : toldValue(ref.noun, text, proof));
    return {
      ref: withChoices(
        { ...known, ...(called !== undefined && { told: called }) },
        choice === 'none' ? [] : [choice],
      ),
      fact,
      told: proof === undefined ? words(text) : proved(text, proof),
    };
  }

  /** "Kaldera Optics' city": a value of a thing that is a thing itself. */
  #attribute(view: View, fact: Fact, noun: string): Ref | undefined {
    const field = fieldOf(view, fact);
    if (!standsAlone(field) && field.label !== noun) return undefined;
    const owner = this.#nearOwner(this.thing(view, fact.entity));
    if (owner === undefined) return undefined;
    const ref = throughOwner(owner, field.label, view.step.id, false, this.random);
    return withWay(ref, foundValue(view, fact, this.selects, field.label, owner.thing));
  }

  /** Why an argument has its value; `none` where it was taken out of no list of several, undefined where nothing says why. */
  choice(view: View, path: string): GivenChoice | 'none' | undefined {
    const binding = view.step.bindings.find((one) => one.path === path);
    if (binding?.source !== 'step') return undefined;
    const from = viewAt(this.scene, binding.step);
    const fact = from === undefined ? undefined : boundFact(from, binding);
    return from === undefined || fact === undefined ? undefined : this.#choice(view, path, from, fact);
  }

  #choice(view: View, path: string, from: View, fact: Fact): GivenChoice | 'none' | undefined {
    let item: Entity | undefined = fact.entity;
    while (item !== undefined && item.list === undefined) item = item.parent;
    if (item?.list === undefined) return 'none';
    const reason = this.#reasons.get(item);
    if (reason === undefined) return undefined;
    // The best of what was found somewhere is so only there, which the query does not name.
    const isPicked = reason.by === 'best' || reason.by === 'condition';
    const isElsewhere = isPicked && this.list(from, item.list)?.carried.text !== '';
    const choice = isElsewhere ? undefined : choiceBy(reason, factPath(from, fact, this.selects));
    return choice === undefined ? undefined : { step: view.step.id, path, choice };
  }

  /** A thing's name as the response says it; undefined where it has none. */
  told(view: View, thing: Entity, isAlone = false): Phrase | undefined {
    return toldName(view, thing, this.selects, isAlone);
  }
}
