// What a result is about where its call was given the thing's name by the query: a city.
import { rootOf, type View } from '../scene/view.ts';
import { readsLikeName } from '../words/name-shape.ts';
import { words } from '../words/phrase.ts';
import { byName } from '../words/proper.ts';
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
  const given = called?.value === step.arguments[path] ? called : undefined;
  if (given === undefined || !(given === root.name || readsLikeName(given, root))) return undefined;
  const name = String(given.value);
  const asks = [{ step: step.id, path: `/${path}`, text: name }];
  const phrase = words(byName(root.noun, name), { asks, steps: [step.id] });
  return {
    noun: root.noun,
    thing: root,
    phrase,
    ...possessiveIn(phrase),
    isNamed: true,
    hops: 0,
    links: 0,
    weight: 0,
  };
}
