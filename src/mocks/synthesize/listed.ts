// Which things of the world a call is about: one by its identifier, those that a search finds, those that fit the arguments.
import type { JsonObject, JsonScalar } from '../../model/json.ts';
import { attributeOf, type Owner } from './attribute.ts';
import { demandsOf } from './filter.ts';
import { namesakes } from './identifiers.ts';
import type { Intent } from './intent.ts';
import { isNameKey } from './keys.ts';
import { typeOf } from './scalar-value.ts';
import type { World } from './world.ts';

/** How many things are made for words that nothing is called by. */
const mostNamed = 2;

/** The identifiers of all that fit, in the order of the world; the page that is wanted is yet to be cut out. */
export function listedIds(
  world: World,
  intent: Intent,
  noun: string,
  parameters: ReadonlyMap<string, JsonObject>,
): readonly JsonScalar[] {
  if (intent.noun === noun && intent.id !== undefined) return [intent.id];
  const attributes = world.base.nouns.of(noun)?.attributes ?? new Map<string, JsonObject>();
  const demands = demandsOf(world, intent, noun, attributes, parameters);
  const isWanted = (id: JsonScalar) => demands.every((demand) => demand({ noun, id, isThing: true }));
  const words = (intent.query ?? namedIn(intent, noun)).trim().toLowerCase();
  const all = world.all(noun);
  if (words === '') return demands.length === 0 ? all : all.filter(isWanted);
  const texts = [...attributes].filter(([, schema]) => (typeOf(schema) ?? 'string') === 'string');
  const parts = words.split(/\s+/);
  const isFound = (id: JsonScalar) => {
    const told = toldOf(world, { noun, id, isThing: true }, texts);
    return parts.every((part) => told.includes(part)) && isWanted(id);
  };
  const found = all.filter(isFound);
  const isShown = world.base.nouns.of(noun)?.isListed === true;
  if (found.length > 0 || isShown || !texts.some(([key]) => isNameKey(key, noun))) return found;
  // The whole name of something that was found by words that stand in it finds the same thing again.
  const again = namedIds(world, noun, parts.slice(1, -1).join(' ')).filter(isFound);
  return again.length > 0 ? again : namedIds(world, noun, words).filter(isFound).slice(0, mostNamed);
}

/** The name among the arguments, which is searched for too. */
function namedIn({ given }: Intent, noun: string): string {
  const named = [...given].find(([name, value]) => isNameKey(name, noun) && typeof value === 'string');
  return named === undefined ? '' : String(named[1]);
}

function toldOf(world: World, thing: Owner, texts: readonly (readonly [string, JsonObject])[]): string {
  return texts
    .map(([key, schema]) => attributeOf(world, thing, key, schema))
    .join(' ')
    .toLowerCase();
}

/** Where things can only be searched for, a search finds: things that are called by the words, and whose identifiers say so. */
function namedIds({ base }: World, noun: string, words: string): readonly JsonScalar[] {
  return Array.from({ length: namesakes }, (_, index) => base.identifiers.named(noun, words, index)).filter(
    (id) => id !== undefined,
  );
}
