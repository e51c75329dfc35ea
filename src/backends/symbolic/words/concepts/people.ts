// Concepts of people: who owns, wrote, raised, organizes or is in charge of something.
import { ask, type Entry } from './concept.ts';

export const people: readonly Entry[] = [
  {
    name: /^organi[sz]er(?: name)?$/,
    kinds: ['reference', 'text', 'category'],
    asks: [
      ask('Who is organizing {x}', 'who is organizing {x}'),
      ask('Who organizes {x}', 'who organizes {x}'),
    ],
    tells: ['{v} is organizing {x}'],
  },
  {
    name: /^assignee$|^assigned to$/,
    kinds: ['reference', 'text', 'category', 'name'],
    asks: [
      ask('Who is {x} assigned to', 'who {x} is assigned to'),
      ask('Who is in charge of {x}', 'who is in charge of {x}'),
    ],
    tells: ['{x} is assigned to {v}'],
  },
  {
    name: /^author(?: name)?$/,
    asks: [ask('Who wrote {x}', 'who wrote {x}')],
    tells: ['{v} wrote {x}'],
  },
  {
    name: /^requester$|^reporter$/,
    kinds: ['reference'],
    asks: [ask('Who raised {x}', 'who raised {x}')],
    tells: ['{v} raised {x}'],
  },
  {
    name: /^contact(?: name)?$/,
    kinds: ['reference'],
    nouns: /^(?:deal|opportunity|order|project|contract)$/,
    asks: [ask('Who is the contact for {x}', 'who the contact for {x} is')],
    tells: ['the contact for {x} is {v}'],
  },
  {
    name: /(?:^| )(?:owner|manager|lead|leader|supervisor|contact|director|captain|teacher|doctor|trainer|instructor|driver|participant|seller|buyer|guest|speaker|host|coach|mentor|technician|tenant|patient|passenger|student|applicant|candidate|supplier|publisher|manufacturer|insurer|employer|lender|vendor|maintainer|translator|lecturer|illustrator|narrator|tutor|editor|officer|counsel|attorney|lawyer|solicitor|judge|assessor|auditor|inspector|surveyor|engineer|architect|planner|analyst|adviser|advisor|handler|agent|broker|chair|treasurer|secretary|trustee|sponsor|approver|reviewer|requester|operator|foreman|dispatcher|caretaker|coordinator|curator|producer|presenter|chef|nurse|gp|physician|dentist|keeper|conductor|composer|vet|surgeon|carer|guardian|sitter|breeder|rider|pilot|skipper|crew chief|rep|representative|steward|adjuster|claimant|underwriter|policyholder|signatory|beneficiary|counterparty|insured party)(?: name)?$/,
    kinds: ['reference', 'text', 'category'],
    asks: [
      ask("Who is {x's} {label}", "who {x's} {label} is"),
      ask('Who is the {label} of {x}', 'who the {label} of {x} is'),
    ],
    tells: ["{x's} {label} is {v}", 'the {label} of {x} is {v}'],
  },
];
