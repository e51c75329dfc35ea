// What a call was given, in words: the one thing that it is about, and what narrows it down.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { isKindOfName } from '../../../grounding/reading/identity.ts';
import type { Ask } from '../../../model/claim.ts';
import { isScalar } from '../../../model/json.ts';
import { getAt } from '../../../model/pointer.ts';
import type { Binding } from '../../../model/workflow.ts';
import { comesFromSchema } from '../../../schemas/schema-source.ts';
import { singular, spelled, wordsOf } from '../../../text/naming.ts';
import { takenFrom } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { takesThe } from '../words/countries.ts';
import { type GivenChoice, type Phrase, repeated, say } from '../words/phrase.ts';
import { isPlaceName, isSearchParameter, narrow } from './narrow.ts';
import type { Ref, Refers } from './ref.ts';
import { withAsks, withChoices } from './with-reasons.ts';

/** What the words for a place may ask of a reader. */
const mostPlace = 1.5;

export interface Narrowed {
  readonly noun: string;
  readonly where: readonly Phrase[];
  readonly carried: readonly Phrase[];
  readonly owner?: Ref;
  readonly before: readonly Phrase[];
  readonly after: readonly Phrase[];
  readonly isSearch: boolean;
  /** How far the things that it is narrowed by are from what the query names. */
  readonly hops: number;
}

/**
 * What a call was given, in words: one thing that it is about, and what narrows it down. Undefined where an argument
 * has no words. Searching by an item's name narrows nothing where that item is meant.
 */
export function narrowed(
  referrer: Refers,
  view: View,
  noun: string,
  most: number,
  item?: Entity,
): Narrowed | undefined {
  const { step, tool } = view;
  let owner: Ref | undefined;
  let said = noun;
  let isSearch = false;
  const before: Phrase[] = [];
  const where: Phrase[] = [];
  const carried: Phrase[] = [];
  const after: Phrase[] = [];
  let hops = 0;
  const repeats: Ask[] = [];
  const again: GivenChoice[] = [];
  for (const binding of step.bindings) {
    const value = getAt(step.arguments, binding.path);
    if (value === undefined || !isScalar(value) || binding.part !== undefined) return undefined;
    if (binding.source === 'schema') continue;
    const known = binding.source === 'step' ? referrer.namedByQuery(view, binding.path) : undefined;
    if (isSaidByOwner(referrer, view, binding)) {
      if (binding.source === 'query' || known !== undefined)
        repeats.push({ step: step.id, path: binding.path, text: String(value) });
      else {
        const choice = referrer.choice(view, binding.path);
        if (choice === undefined) return undefined;
        if (choice !== 'none') again.push(choice);
      }
      continue;
    }
    if (binding.source === 'step' && known === undefined) {
      const taken = referrer.argument(view, binding.path);
      const preposition = prepositionOf(wordsOf(binding.path.slice(1)));
      // "From Noor El-Khatib's city" is read at once.
      const least = preposition === undefined ? most : Math.max(most, mostPlace);
      const ref = taken === undefined ? undefined : referrer.near(taken.ref, least);
      if (taken === undefined || ref === undefined) return undefined;
      hops = Math.max(hops, ref.hops);
      if (preposition !== undefined) {
        after.push(say` ${preposition} ${ref.phrase}`);
        const isThe = preposition === 'in' && takesThe(taken.told.text);
        const text = say` ${preposition} ${isThe ? 'the ' : ''}${taken.told}`;
        where.push(text);
        carried.push(text);
      } else if (owner !== undefined) return undefined;
      // What a search is for is said, and is nobody it belongs to; but a plant's Latin name leads to the plant.
      else if (isSearchParameter(binding.path) && !isKindOfName(spelled(taken.fact.key))) return undefined;
      else owner = ref;
      continue;
    }
    if (binding.source !== 'query' && known === undefined) return undefined;
    if (isSearchParameter(binding.path) && item !== undefined && isIn(value, item)) {
      isSearch = true;
      continue;
    }
    const words = narrow(tool, step.id, binding.path, value, noun, referrer.scene.today);
    if (words === undefined) {
      if (comesFromSchema(tool.inputSchema, binding.path, value)) continue;
      return undefined;
    }
    if (words.at === 'noun') {
      said = singular(words.phrase.text);
      before.length === 0 && before.push({ ...words.phrase, text: '' });
    } else if (words.at === 'before') before.push(words.phrase);
    else {
      after.push(words.phrase);
      where.push(repeated(words.phrase));
    }
  }
  // "With at least four stars in their city": the other way round the stars would be the city's.
  const isWith = ({ text }: Phrase) => /^ (?:with|for at (?:least|most)) /.test(text);
  const sorted = (phrases: readonly Phrase[]) => [
    ...phrases.filter(isWith),
    ...phrases.filter((phrase) => !isWith(phrase)),
  ];
  return {
    noun: said,
    where: sorted(where),
    carried,
    ...(owner !== undefined && { owner: withChoices(withAsks(owner, repeats), again) }),
    before: before.filter(isSaid),
    after: sorted(after),
    isSearch,
    hops,
  };
}

/**
 * Whether what another argument was taken from was found by the same words, or through the same thing: the repository of
 * an issue that was listed by it.
 */
function isSaidByOwner({ scene }: Refers, { step }: View, own: Binding): boolean {
  const name = own.path.slice(1);
  const value = step.arguments[name];
  return (
    typeof value === 'string' &&
    takenFrom(scene, step).some(
      ({ binding, view: from }) =>
        binding.path !== own.path &&
        from.step.arguments[name] === value &&
        from.step.bindings.some((one) => one.path === own.path && isSameSource(one, own)),
    )
  );
}

function isSameSource(one: Binding, other: Binding): boolean {
  if (one.source !== 'step' || other.source !== 'step')
    return one.source === 'query' && other.source === 'query';
  return one.step === other.step && one.from === other.from && one.json === other.json;
}

/** What stands before a place: an argument that is one is no owner. */
function prepositionOf(parameter: readonly string[]): string | undefined {
  const [first = ''] = parameter;
  if (first === 'from' || first === 'origin') return 'from';
  if (first === 'to' || first === 'destination') return 'to';
  return isPlaceName(parameter.at(-1) ?? '') ? 'in' : undefined;
}

function isSaid({ text, asks }: Phrase): boolean {
  return text !== '' || asks.length > 0;
}

function isIn(value: unknown, { name, id }: Entity): boolean {
  if (typeof value !== 'string') return false;
  return [name, id].some(
    (fact) => typeof fact?.value === 'string' && fact.value.toLowerCase().includes(value.toLowerCase()),
  );
}
