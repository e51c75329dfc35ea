// What stands for a thing that was named before.
import { headOf } from './proper.ts';

const people = new Set(
  'trainer teacher instructor driver doctor nurse director engineer mentor coach host guest student participant applicant candidate colleague speaker editor reviewer developer seller buyer technician tenant patient person employee contact user member author artist player lead owner manager attendee assignee requester organizer customer client company organization organisation supplier vendor partner team'.split(
    ' ',
  ),
);

/** Whether a noun is of somebody who has a name and no "it". */
export function isPerson(noun: string): boolean {
  return people.has(headOf(noun));
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
