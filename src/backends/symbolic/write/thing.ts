// A thing by its noun and its name, as it is introduced.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { quote, sayValue } from './say.ts';

/** A thing at length, and as it is spoken of after that. */
export interface Named {
  readonly long: string;
  readonly short: string;
}

export function nounOf(entity: Entity): string {
  return entity.noun === '' ? 'item' : entity.noun;
}

/** Whether a thing has a name that a person would say. */
export function isSayable(entity: Entity): boolean {
  const name = entity.name?.value;
  return typeof name === 'string' && name.length <= 90 && (!looksLikeIdentifier(name) || /[A-Z.]/.test(name));
}

/** A thing by its name, as it is introduced. */
export function nameOf(entity: Entity): string {
  return named(entity, nounOf(entity)).long;
}

export function named(entity: Entity, noun: string): Named {
  const name = sayValue(entity.name?.value ?? '');
  // Titles are quoted, proper names are not.
  const key = entity.name?.key ?? '';
  const isTitle = name.split(/\s+/).length > 4 || /[:?!,]/.test(name) || key === 'title' || key === 'subject';
  if (!isTitle) return { long: name, short: name };
  return { long: `the ${noun} ${quote(name)}`, short: `that ${noun}` };
}
