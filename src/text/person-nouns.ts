// Nouns of people: what somebody is to others, or does.

const nouns = new Set(
  `
  accountant actor actress adjuster administrator adopter adviser advisor agent analyst appellant applicant
  appointee appraiser apprentice approver architect artist assessor assignee athlete attendee attorney auditor
  author backer bailiff baker barber barista barrister bartender bearer bellhop beneficiary bookkeeper borrower
  breeder bride builder butcher buyer callee caller camper candidate captain carer caretaker carpenter cashier
  chairman chairperson chairwoman chef claimant clerk client climber coach colleague committer commuter
  complainant composer concierge conductor consultant contact contributor coordinator counsellor counselor
  courier creditor customer cyclist dancer dean debtor deckhand decorator defendant delegate designer detective
  developer director dispatcher doctor donor driver drummer editor electrician employee employer engineer
  examiner facilitator firefighter follower foreman franchisee gardener grantee groomer guardian guest guitarist
  hiker holder host housekeeper illustrator inspector instructor intern interpreter interviewer investor
  invigilator invitee janitor judge juror landlady landlord lawyer lead learner lecturer licensee magistrate
  maintainer manager mechanic member mentee mentor midwife moderator musician nanny narrator neighbor neighbour
  nominator nominee notary nurse objector officer operator organiser organist organizer owner packer painter
  paralegal paramedic participant passenger patient patron payee payer person petitioner pharmacist photographer
  physician pianist picker pilot plaintiff player plumber porter practitioner preparer presenter producer
  professor programmer proposer pupil purser receptionist recipient recruiter referee registrar reporter
  requester requestor researcher resident reviewer rider roofer runner sailor scholar scientist sculptor
  secretary seller sender sergeant shareholder shopper sibling signatory signer singer sitter skipper solicitor
  speaker spouse stakeholder steward stewardess student stylist submitter subscriber substitute supervisor
  surgeon surveyor teacher technician tenant therapist trainee trainer translator traveler traveller treasurer
  trustee tutor underwriter user usher valuer verifier vet veterinarian violinist visitor volunteer waiter
  waitress walker welder witness writer conductor dentist gp goalkeeper keeper soloist striker vocalist zookeeper
  `
    .trim()
    .split(/\s+/),
);

/** Whether a singular noun, or the last word of one, is of a person: "account owner", "cardiologist". */
export function isPersonNoun(noun: string): boolean {
  const head = noun.split(' ').at(-1) ?? '';
  return (
    nouns.has(head) || /(?:ologist|ician|arian|ntist|holder|[a-z]{2}woman|craftsman|workman)$/.test(head)
  );
}
