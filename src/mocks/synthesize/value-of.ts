// What a scalar is made for: an attribute of a thing.

/** What a value is of: the attribute of a thing. */
export interface ValueOf {
  /** Singular, lower case: `customer`. */
  readonly noun: string;
  /** Its words in lower case: `due date`; what a thing is called is its `name`, by whatever word. */
  readonly attribute: string;
  /** Tells the thing from every other: facts of one thing that hang together (its city and its country) are drawn by it. */
  readonly thing: string;
  /** Tells the value from every other. */
  readonly label: string;
}

const personNouns =
  /(^|\s)(person|user|customer|contact|employee|author|artist|actor|director|player|member|student|teacher|owner|agent|doctor|patient|driver|guest|host|lead|profile|coach|follower|assignee|reviewer|applicant|candidate|manager|interviewer|requester|colleague|inspector|mechanic|technician|nurse|passenger|seller|buyer|recipient|sender|reporter|submitter|approver|operator|supervisor|organizer|courier|captain|pilot|vet|instructor|trainer|tutor|lawyer|attorney|consultant|therapist|physician|surgeon|chef|barber|stylist|tenant|landlord|resident|borrower|subscriber|volunteer|donor|cashier|clerk|accountant|analyst|engineer|developer|designer|editor|writer|speaker|musician|singer|composer|athlete|referee|runner|rider|adopter|client|caretaker|gardener|programmer|researcher|scientist|cardiologist|\w+(?:ologist|ician|arian|ntist))$/;
/** Whether things of that kind are people. */
export function isPersonNoun(noun: string): boolean {
  return personNouns.test(noun);
}
