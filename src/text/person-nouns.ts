// Nouns of people: what somebody is to others, or does.

const nouns = new Set(
  `
  accountant actor actress adjuster administrator adopter adviser advisor agent ambassador analyst appellant
  applicant appointee appraiser apprentice approver architect archivist artist assessor assignee assistant
  astronomer athlete attendee attorney auditor author backer bailiff baker barber barista barrister bartender
  bearer beekeeper bellhop bellringer beneficiary blacksmith boatman bookkeeper borrower bosun breeder brewer
  bride builder butcher buyer callee caller camper candidate captain carer caretaker carpenter cashier
  chairman chairperson chairwoman chaplain chef claimant clerk client climber coach colleague commander
  commissioner committer commuter complainant composer concierge conductor conservator consultant contact
  contributor cook coordinator coroner councillor counsellor counselor courier creditor custodian customer
  cyclist dancer dean debtor deckhand decorator defendant delegate dentist deputy designer detective
  developer director dispatcher distiller doctor donor driver drummer editor electrician employee employer
  engineer examiner facilitator farmer finder firefighter fisherman florist follower foreman forester
  franchisee gardener goalkeeper gp grantee groomer groundskeeper grower guardian guest guitarist headmaster
  headteacher helmsman hiker holder host housekeeper illustrator inspector instructor intern interpreter
  interviewer investigator investor invigilator invitee janitor judge juror keeper landlady landlord lawyer
  lead learner lecturer lessee lessor licensee lifeguard luthier magistrate maintainer manager marshal master
  mayor mechanic member mentee mentor midwife minister moderator musician nanny narrator navigator neighbor
  neighbour nominator nominee notary nurse objector observer officer operator organiser organist organizer
  owner packer painter paralegal paramedic participant passenger patient patron payee payer person petitioner
  pharmacist photographer physician pianist picker pilot plaintiff player plumber porter potter practitioner
  preparer presenter priest producer professor programmer proposer proprietor provost pupil purser ranger
  receptionist recipient recruiter rector referee registrar reporter requester requestor researcher resident
  restorer reviewer rider ringer roofer runner sailor salesman scholar scientist sculptor secretary seller
  sender sergeant sexton shareholder shepherd shopper sibling signatory signer singer sitter skipper
  solicitor soloist speaker spouse stakeholder steward stewardess striker student stylist submitter
  subscriber substitute superintendent superviser supervisor surgeon surveyor tailor teacher technician
  tenant therapist trainee trainer translator traveler traveller treasurer trustee tutor umpire undertaker
  underwriter user usher valuer verger verifier vet veterinarian vicar violinist visitor vocalist volunteer
  waiter waitress walker warden watchman weaver welder winemaker witness writer zookeeper
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
