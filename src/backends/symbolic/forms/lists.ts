// The lists that questions are about: whole, of several things, in words.
import type { Entity, EntityList } from '../../../grounding/reading/entity.ts';
import type { NounPhrase } from '../refer/noun-phrase.ts';
import { pathArgumentOf } from '../refer/path-argument.ts';
import { listPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { isWhole, itemsOf, type View } from '../scene/view.ts';

export interface Listed {
  readonly view: View;
  readonly list: EntityList;
  readonly items: readonly Entity[];
}

/** Every complete list of a scene whose items are things. */
export function listsOf(scene: Scene): readonly Listed[] {
  return scene.views.flatMap((view) =>
    view.wrote
      ? []
      : view.things.lists.flatMap((list): readonly Listed[] => {
          const items = itemsOf(view, list);
          return items.length === list.length && isWhole(view, list) ? [{ view, list, items }] : [];
        }),
  );
}

/** A list's words and its path in proofs. */
export function readList(
  referrer: Referrer,
  { view, list }: Listed,
): { readonly np: NounPhrase; readonly path: string } | undefined {
  // What is in a folder is asked in words of its own.
  if (pathArgumentOf(view) !== undefined) return undefined;
  const np = referrer.list(view, list);
  const path = listPath(view, list, referrer.selects);
  if (np === undefined || path === undefined) return undefined;
  // Of a search by words, whatever they mean, nobody knows what all of it is.
  if (np.isSearch || namesOneOf(np, itemsOf(view, list))) return undefined;
  // "That the company travels to" is said of all there are, and not of those in the city of another company.
  if (np.clause !== '' && np.carried.text !== '') return undefined;
  return { np, path };
}

/** Whether the words that lead to a list name one of its things: "the cities in Munich's country" are known to be some. */
function namesOneOf(np: NounPhrase, items: readonly Entity[]): boolean {
  const said = np.many().text.toLowerCase();
  return items.some(({ name }) => {
    const text = String(name?.value ?? '').toLowerCase();
    return text.length > 2 && said.includes(text);
  });
}
