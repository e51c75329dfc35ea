// Lists that were searched by words of a name: the name says them then.
import type { Entity } from '../../../grounding/reading/entity.ts';
import type { View } from '../scene/view.ts';
import type { Phrase } from '../words/phrase.ts';
import { isSearchParameter } from './narrow.ts';

/** Whether the list of an item was searched by words of the item's name. */
export function isSearched({ step }: View, item: Entity): boolean {
  const name = String(item.name?.value ?? '').toLowerCase();
  return (
    name !== '' &&
    step.bindings.some((binding) => {
      if (binding.source !== 'query') return false;
      const value = step.arguments[binding.path.slice(1)];
      return typeof value === 'string' && value.length >= 2 && name.includes(value.toLowerCase());
    })
  );
}

/** The asks that a name answers by saying what was searched for. */
export function asksInName({ step }: View, name: string): Phrase['asks'] {
  return step.bindings.flatMap((binding) => {
    const value = step.arguments[binding.path.slice(1)];
    if (binding.source !== 'query' || typeof value !== 'string' || !isSearchParameter(binding.path))
      return [];
    const start = name.toLowerCase().indexOf(value.toLowerCase());
    return start === -1
      ? []
      : [{ step: step.id, path: binding.path, text: name.slice(start, start + value.length) }];
  });
}
