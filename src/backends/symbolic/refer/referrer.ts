// Referring to things in words of the query: by name, as the one that is singled out of a list, or through another thing.
import type { Entity, EntityList, Fact } from '../../../grounding/reading/entity.ts';
import type { Random } from '../../../model/random.ts';
import { toolNoun } from '../../../text/naming.ts';
import { boundFact, type Scene, viewAt } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { fieldOf } from '../words/field.ts';
import { readsLikeName } from '../words/name-shape.ts';
import { type GivenChoice, joined, type Phrase, proved, say, words } from '../words/phrase.ts';
import { isPerson, pronounFor } from '../words/pronoun.ts';
import { byName, byNameAlone, isCalledBare } from '../words/proper.ts';
import type { Anchor } from '../words/voice.ts';
import { isPlaceName } from './narrow.ts';
import { type NounPhrase, narrowed, nounPhrase } from './noun-phrase.ts';
import { factPath, type Selects } from './proof-path.ts';
import { type Reason, reasonsFor } from './reasons.ts';
import type { Ref, Refers } from './ref.ts';
import {
  isNothingInParticular,
  possessiveIn,
  relationLabel,
  splitAround,
  throughOwner,
  withChoices,
  withSteps,
} from './ref-words.ts';
import { asksInName, isSearched } from './searched.ts';

/** Refers to the things of one scene, each in the same words whenever it is asked for. */
export class Referrer implements Refers {
  readonly scene: Scene;
  readonly random: Random;
  /** What the query introduces first, to speak of "that ticket" and "its customer" then. */
  anchor: Anchor | undefined;
  readonly #isAnchored: boolean;
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
    if (thing.parent !== undefined) return this.#related(view, thing, thing.parent);
    return this.subject(view);
  }

  reason(view: View, item: Entity): Reason | undefined {
    if (!this.#reasons.has(item)) {
      // In a thing's own list nobody is looked for by name: that could be had without the thing.
      const isNested = item.parent !== undefined;
      const isFar = isNested || !this.#isLookedUpByName(view, item);
      const all = reasonsFor(view, item).filter(({ by }) => !isFar || by !== 'named');
      // What is unique is worth more than a name that the query gives away; now and then the name.
      const telling = all.filter(({ by }) => by === 'best' || by === 'condition');
      const named = all.filter(({ by }) => by === 'named');
      const isSought = isSearched(view, item);
      const pool =
        isSought && named.length > 0
          ? named
          : telling.length > 0 && this.random.real() < 0.75
            ? telling
            : all;
      const reason = pool.length === 0 ? undefined : this.random.pick(pool);
      this.#reasons.set(item, reason);
      if (reason !== undefined && reason.select !== '') this.selects.set(item, reason.select);
    }
    return this.#reasons.get(item);
  }

  /** Whether somebody who knows the item's name would look it up in its list: not where others were found first to get there. */
  #isLookedUpByName(view: View, item: Entity): boolean {
    const np = item.list === undefined ? undefined : this.list(view, item.list, item);
    return (
      np !== undefined &&
      np.hops === 0 &&
      np.before.length === 0 &&
      !np.after.some(({ text }) => /^ (?:with|about|mentioning) /.test(text))
    );
  }

  #item(view: View, item: Entity, list: EntityList): Ref | undefined {
    const reason = this.reason(view, item);
    if (reason === undefined) return undefined;
    if (reason.by === 'named') {
      const np = this.list(view, list, item);
      if (np === undefined) return undefined;
      return this.#named(view, reason, np);
    }
    const np = this.list(view, list);
    if (np === undefined || (reason.by === 'only' && isNothingInParticular(item, np))) return undefined;
    const adjective = reason.by === 'only' ? undefined : words(reason.adjective);
    const text = reason.by === 'condition' ? say`only ${reason.adjective}` : adjective;
    const phrase = np.one(text);
    return {
      noun: np.noun,
      phrase: withSteps(phrase, [view.step.id]),
      ...(phrase.text.split(' ').length <= 4 && possessiveIn(phrase)),
      isBare: false,
      isNamed: false,
      hops: np.hops + 1,
      links: np.links,
      carried: joined(np.carried, np.whose),
      reason,
    };
  }

  #named(view: View, reason: Reason & { readonly by: 'named' }, np: NounPhrase): Ref | undefined {
    const name = String(reason.name.value);
    const text = byName(np.noun, name);
    const asks = asksInName(view, name);
    const isBare = isCalledBare(np.noun, name);
    const own = words(text, { asks, steps: [view.step.id] });
    // Whose order it is has to be said where that is how it is found.
    const phrase = np.isSearch || (isBare && !np.isNarrowed) ? own : np.named(own);
    const introduced = this.#introduce(np, phrase);
    return {
      ...(introduced ?? { phrase, ...possessiveIn(phrase) }),
      noun: np.noun,
      isBare,
      isNamed: true,
      hops: np.isSearch ? 0 : np.hops,
      links: np.links,
      reason,
    };
  }

  /** Puts the thing before the question, where nothing is there yet, and answers how the question speaks of it then. */
  #introduce({ noun }: NounPhrase, phrase: Phrase): Pick<Ref, 'phrase' | 'possessive'> | undefined {
    if (!this.#isAnchored || this.anchor !== undefined) return undefined;
    this.anchor = { phrase, isPerson: isPerson(noun) };
    return { phrase: words(`that ${noun}`), possessive: words(pronounFor(noun).possessive) };
  }

  /** A thing that another one refers to: "the account owner of Kaldera Optics". */
  #related(view: View, thing: Entity, parent: Entity): Ref | undefined {
    const owner = this.thing(view, parent);
    if (owner === undefined) return undefined;
    const naming = thing.name ?? thing.id;
    const label = naming === undefined ? thing.noun : relationLabel(view, thing, parent);
    if (vague.test(label)) return undefined;
    return throughOwner(owner, label, view.step.id);
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
    const np = narrowed(this, view, toolNoun(view.tool.tool));
    if (np === undefined) return undefined;
    if (np.owner === undefined) return this.#calledByName(view);
    if (np.after.length > 0 || np.before.length > 0) return undefined;
    return { ...np.owner, phrase: withSteps(np.owner.phrase, [view.step.id]) };
  }

  /** What a view is about where its call was given the thing's name by the query: a city. */
  #calledByName(view: View): Ref | undefined {
    const root = view.things.things.find(({ pointer, list }) => pointer === '' && list === undefined);
    const [path, ...others] = Object.keys(view.step.arguments).filter((key) =>
      view.step.bindings.some((one) => one.path === `/${key}` && one.source !== 'schema'),
    );
    if (root?.name === undefined || path === undefined || others.length > 0) return undefined;
    if (view.step.arguments[path] !== root.name.value) return undefined;
    const name = String(root.name.value);
    const asks = [{ step: view.step.id, path: `/${path}`, text: name }];
    const phrase = words(byName(root.noun, name), { asks, steps: [view.step.id] });
    return {
      noun: root.noun,
      phrase,
      ...possessiveIn(phrase),
      isBare: isCalledBare(root.noun, name),
      isNamed: true,
      hops: 0,
      links: 0,
    };
  }

  /** A list as a noun phrase; with an item, in that item's words: a search by name is not mentioned then. */
  list(view: View, list: EntityList, item?: Entity): NounPhrase | undefined {
    return nounPhrase(this, view, list, item);
  }

  /** Whether the query names the very value that a step took from a result: then the query is where it comes from. */
  namedByQuery(view: View, path: string): string | undefined {
    const binding = view.step.bindings.find((one) => one.path === path);
    if (binding?.source !== 'step') return undefined;
    const from = viewAt(this.scene, binding.step);
    const fact = from === undefined ? undefined : boundFact(from, binding);
    if (from === undefined || fact === undefined || typeof fact.value !== 'string') return undefined;
    if (fact !== fact.entity.name) return undefined;
    const { list } = fact.entity;
    const isNamed =
      list === undefined
        ? this.thing(from, fact.entity)?.isNamed
        : this.reason(from, fact.entity)?.by === 'named';
    return isNamed === true ? fact.value : undefined;
  }

  /** The thing that an argument was taken from, with the choice that it takes. */
  argument(
    view: View,
    path: string,
  ): { readonly ref: Ref; readonly fact: Fact; readonly told: Phrase } | undefined {
    const binding = view.step.bindings.find((one) => one.path === path);
    if (binding?.source !== 'step') return undefined;
    const from = viewAt(this.scene, binding.step);
    const fact = from === undefined ? undefined : boundFact(from, binding);
    if (from === undefined || fact === undefined) return undefined;
    const isWhole = fact === fact.entity.id || fact === fact.entity.name;
    const ref = isWhole ? this.thing(from, fact.entity) : this.#attribute(from, fact);
    if (ref === undefined) return undefined;
    const choice = this.#choice(view, path, from, fact);
    if (choice === undefined) return undefined;
    const choices: readonly GivenChoice[] = choice === 'none' ? [] : [choice];
    const proof = factPath(from, fact, this.selects);
    const text = String(fact.value);
    const name = isWhole ? this.told(from, fact.entity) : undefined;
    return {
      ref: withChoices({ ...ref, ...(name !== undefined && { told: name }) }, choices),
      fact,
      told: proof === undefined ? words(text) : proved(text, proof),
    };
  }

  /** "Kaldera Optics' city": a value of a thing that is a thing itself. */
  #attribute(view: View, fact: Fact): Ref | undefined {
    const owner = this.thing(view, fact.entity);
    if (owner === undefined) return undefined;
    const { label, kind, words: own } = fieldOf(view, fact);
    if (!['reference', 'name', 'money', 'amount'].includes(kind) && !isPlaceName(own.at(-1) ?? ''))
      return undefined;
    return throughOwner(owner, label, view.step.id);
  }

  /** Why an argument has its value; `none` where it was taken out of no list of several, undefined where nothing says why. */
  choice(view: View, path: string): GivenChoice | 'none' | undefined {
    const binding = view.step.bindings.find((one) => one.path === path);
    const from = binding?.source === 'step' ? viewAt(this.scene, binding.step) : undefined;
    const fact = from === undefined || binding?.source !== 'step' ? undefined : boundFact(from, binding);
    return from === undefined || fact === undefined ? undefined : this.#choice(view, path, from, fact);
  }

  #choice(view: View, path: string, from: View, fact: Fact): GivenChoice | 'none' | undefined {
    let item: Entity | undefined = fact.entity;
    while (item !== undefined && item.list === undefined) item = item.parent;
    if (item?.list === undefined) return 'none';
    const reason = this.#reasons.get(item);
    if (reason === undefined) return undefined;
    if (reason.by === 'only') return { step: view.step.id, path, choice: { by: 'only' } };
    // The best of what was found somewhere is so only there, which the query does not name.
    if (reason.by !== 'named' && this.list(from, item.list)?.carried.text !== '') return undefined;
    const proof = factPath(from, fact, this.selects);
    if (proof === undefined) return undefined;
    const text =
      reason.by === 'named'
        ? String(reason.name.value)
        : reason.by === 'condition'
          ? `only ${reason.adjective}`
          : reason.adjective;
    return { step: view.step.id, path, choice: { by: reason.by, text, proof } };
  }

  /** A thing's name as the response says it, with its proof; undefined where it has none. */
  told(view: View, thing: Entity, isAlone = false, selects: Selects = this.selects): Phrase | undefined {
    const { name, id } = thing;
    const fact = name ?? id;
    if (fact === undefined || !readsLikeName(fact, thing)) return undefined;
    const proof = factPath(view, fact, selects);
    if (proof === undefined) return undefined;
    const text = (isAlone ? byNameAlone : byName)(thing.noun, String(fact.value));
    return joined(...splitAround(text, proved(String(fact.value), proof)));
  }
}

/** Labels that say nothing of what a thing is to another. */
const vague = /^(?:person|item|object|entity|record|thing|data|user|node|parent|child|value|element)$/;
