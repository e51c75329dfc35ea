// What a result is about where its call was given the thing's name by the query: a city.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { wordsOf } from '../../../text/naming.ts';
import { rootOf, type View } from '../scene/view.ts';
import { readsLikeName } from '../words/name-shape.ts';
import { words } from '../words/phrase.ts';
import { byName, isCalledWithNoun } from '../words/proper.ts';
import type { Ref } from './ref.ts';
import { possessiveIn } from './ref-words.ts';

/** Undefined where it was found through something else, or other arguments say which one. */
export function calledByName(view: View): Ref | undefined {
  const { step } = view;
  const root = rootOf(view);
  const [path, ...others] = Object.keys(step.arguments).filter((key) =>
    step.bindings.some((one) => one.path === `/${key}` && one.source !== 'schema'),
  );
  if (step.bindings.some(({ source }) => source === 'step')) return undefined;
  if (root === undefined || path === undefined || others.length > 0) return undefined;
  // By its number only what has no name.
  const called = root.name ?? root.id;
  const noun = called === undefined ? repeatedNoun(root, path) : root.noun;
  const isGiven =
    called !== undefined &&
    called.value === step.arguments[path] &&
    (called === root.name || readsLikeName(called, root));
  if (noun === undefined || !(called === undefined || isGiven)) return undefined;
  const name = String(step.arguments[path]);
  const asks = [{ step: step.id, path: `/${path}`, text: name }];
  const phrase = words(byName(noun, name), { asks, steps: [step.id] });
  return {
    noun,
    thing: root,
    phrase,
    ...possessiveIn(phrase),
    isNamed: true,
    hops: 0,
    links: 0,
    weight: 0,
  };
}

/** What figures are of that repeat what they were asked for: a service of `{ service, errors, warnings }`. */
function repeatedNoun({ facts }: Entity, path: string): string | undefined {
  const words = wordsOf(path);
  const [noun = '', ...others] = words;
  const isThing = others.length === 0 && isCalledWithNoun(noun);
  return isThing && facts.some(({ key, value }) => key === path && typeof value === 'string')
    ? noun
    : undefined;
}
