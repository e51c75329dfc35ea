// What stands for a thing that was named before.
import { isPersonNoun } from '../../../text/person-nouns.ts';
import { headOf } from './proper.ts';

/** Of several people at once, who are "they" like one. */
const groups = /^(?:company|organization|organisation|supplier|vendor|partner|team)$/;

/** Whether a noun is of somebody who has a name and no "it". */
export function isPerson(noun: string): boolean {
  return isPersonNoun(headOf(noun)) || groups.test(headOf(noun));
}

export interface Pronoun {
  /** "it"; undefined for people, where a verb would have to agree. */
  readonly subject?: string;
  readonly possessive: string;
  readonly have: string;
}

export function pronounFor(noun: string): Pronoun {
  return isPerson(noun)
    ? { possessive: 'their', have: 'they have' }
    : { subject: 'it', possessive: 'its', have: 'it has' };
}
