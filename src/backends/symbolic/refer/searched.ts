// Lists that were searched by words of a name: the name says them then.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { wordsOf } from '../../../text/naming.ts';
import type { View } from '../scene/view.ts';
import type { Phrase } from '../words/phrase.ts';
import { isPlaceName, isSearchParameter } from './narrow.ts';

/** Whether the list of an item was searched by words of the item's name. */
export function isSearched(view: View, item: Entity): boolean {
  return wordsSearched(view, item).length > 0;
}

/** Whether it was searched by less than its name: who says the whole name would have that searched for. */
export function isSearchedByPart(view: View, item: Entity): boolean {
  const searched = wordsSearched(view, item);
  return searched.length > 0 && !searched.includes(nameOf(item));
}

/** The words that were searched for, where they are a short name of the item: "Delorme" for Delorme Arômes. */
export function shortNameOf(view: View, item: Entity): string | undefined {
  if (!isSearchedByPart(view, item)) return undefined;
  const whole = String(item.name?.value ?? '');
  const [part] = wordsSearched(view, item).map((text) => {
    const start = whole.toLowerCase().indexOf(text);
    return whole.slice(start, start + text.length);
  });
  return part !== undefined && /^\p{Lu}/u.test(part) ? part : undefined;
}

function nameOf({ name }: Entity): string {
  return String(name?.value ?? '').toLowerCase();
}

function wordsSearched({ step, tool }: View, item: Entity): readonly string[] {
  const name = nameOf(item);
  if (name === '') return [];
  const properties = propertiesOf(tool.inputSchema);
  return step.bindings.flatMap(({ source, path }) => {
    const key = path.slice(1);
    // One of a few choices, or a place, is no part of anybody's name: "hotel" of the Hotel De Lichtfabriek.
    if (properties.get(key)?.enum !== undefined || isPlaceName(wordsOf(key).at(-1) ?? '')) return [];
    const value = source === 'query' ? step.arguments[key] : undefined;
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    return text.length >= 2 && name.includes(text) ? [text] : [];
  });
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
