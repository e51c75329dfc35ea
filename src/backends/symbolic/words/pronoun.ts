// What stands for a thing that was named before.
import { headOf } from './proper.ts';

const people = new Set(
  'person employee contact user member author artist player lead owner manager attendee assignee requester organizer agent supervisor landlord tenant doctor patient nurse vet veterinarian teacher student instructor trainer coach driver pilot host guest reviewer approver reporter recipient sender seller buyer applicant candidate mechanic technician inspector engineer director customer client company organization organisation supplier vendor partner team mentor participant colleague speaker editor developer'.split(
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
