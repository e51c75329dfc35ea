// What a call changes in its session's world: a new thing, other values of one that is there, or one thing less.
import type { JsonObject } from '../../model/json.ts';
import { roleAmong } from './attribute.ts';
import type { Intent } from './intent.ts';
import { isIdentifier, keyOf, roleOf } from './keys.ts';
import { type Nouns, ownId } from './nouns.ts';
import { plain } from './plain-schema.ts';
import type { World } from './world.ts';

/** What the result of a call is about: of what is made, the thing whose identifier it tells and was not told. */
export function subjectOf(result: JsonObject, intent: Intent, nouns: Nouns): string {
  const { properties } = plain(result, result);
  if (
    intent.kind !== 'create' ||
    properties === undefined ||
    ownId(properties as JsonObject, intent.noun) !== undefined
  )
    return intent.noun;
  const told = Object.keys(properties as JsonObject).find(
    (name) => isIdentifier(name) && !intent.others.some(({ role }) => role === roleOf(name)),
  );
  const subject = told === undefined ? undefined : nouns.nounOf({ name: told }, intent.noun);
  return subject !== undefined && nouns.of(subject) !== undefined ? subject : intent.noun;
}

/**
 * Writes what the call says of a thing of that noun; answers with the intent, which has the identifier of what was made.
 */
export function write(world: World, asked: Intent, subject: string): Intent {
  const intent = { ...asked, noun: subject };
  if (intent.kind !== 'create' && (intent.kind !== 'write' || intent.id === undefined)) return intent;
  const { noun } = intent;
  const id = intent.kind === 'create' ? world.create(noun, intent.id) : intent.id;
  if (id === undefined) return intent;
  for (const other of intent.others) world.change(noun, id, roleAmong(world, noun, other), other.id);
  const state = stateFrom(world, intent);
  if (state !== undefined) world.change(noun, id, state.key, state.value);
  // The absence that `request_vacation` makes is of the type "vacation".
  for (const [key, schema] of world.base.nouns.of(noun)?.attributes ?? [])
    if (asked.noun !== noun && Array.isArray(schema.enum) && schema.enum.includes(asked.noun))
      world.change(noun, id, key, asked.noun);
  for (const [name, value] of intent.given) world.change(noun, id, keyOf(name, noun), value);
  return { ...intent, id };
}

/** `close_ticket` makes it `closed`, `approve_absence` makes it `approved`, where that is a state of its kind. */
function stateFrom(
  world: World,
  { noun, verb }: Intent,
): { readonly key: string; readonly value: string } | undefined {
  if (verb.length < 4) return undefined;
  const attributes = world.base.nouns.of(noun)?.attributes ?? new Map<string, JsonObject>();
  for (const [key, schema] of attributes) {
    if (!/\b(status|state|stage|phase)$/.test(key) || !Array.isArray(schema.enum)) continue;
    const stem = verb === 'reopen' ? 'open' : verb.slice(0, -1);
    const value = schema.enum.find(
      (state) => typeof state === 'string' && state.toLowerCase().startsWith(stem),
    );
    if (typeof value === 'string') return { key, value };
  }
  return undefined;
}

/** Whether a removal leaves the thing there, in another state: orders are cancelled and can be looked at still. */
export function isStateOnly(world: World, intent: Intent): boolean {
  return intent.kind === 'delete' && intent.verb === 'cancel' && stateFrom(world, intent) !== undefined;
}
