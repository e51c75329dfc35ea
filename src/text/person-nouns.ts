// Nouns of people: what somebody is to others, or does.

const nouns = new Set(
  `
  accountant actor adopter adviser advisor agent analyst assessor auditor applicant approver artist assignee athlete attendee
  attorney author barber bearer borrower bride buyer candidate captain caretaker cashier chef clerk client
  coach colleague composer consultant contact courier customer designer developer director doctor
  donor driver editor employee engineer follower gardener guest holder host inspector instructor
  interviewer landlord lawyer lead paralegal trustee manager mechanic member mentor musician nurse operator officer organist organizer
  owner participant passenger patient person physician pilot player programmer recipient referee
  reporter requester researcher resident reviewer rider runner scientist seller sender singer speaker
  student stylist submitter substitute subscriber supervisor surgeon teacher technician tenant therapist trainer
  tutor user vet veterinarian volunteer writer
`
    .trim()
    .split(/\s+/),
);

/** Whether a singular noun, or the last word of one, is of a person: "account owner", "cardiologist". */
export function isPersonNoun(noun: string): boolean {
  const head = noun.split(' ').at(-1) ?? '';
  return nouns.has(head) || /(?:ologist|ician|arian|ntist)$/.test(head);
}
