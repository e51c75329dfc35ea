/** What meetings are about. */

interface Topic {
  readonly title: string;
  readonly agenda: string;
}

export const customerTopics: readonly Topic[] = [
  { title: 'offer review', agenda: 'Prices, delivery time and the terms of the service contract.' },
  { title: 'acceptance test plan', agenda: 'Which tests, with whose samples, and who signs.' },
  { title: 'escalation call', agenda: 'State of the open tickets and the next steps with dates.' },
  {
    title: 'yearly account review',
    agenda: 'Last year in figures, complaints, and plans for the year to come.',
  },
  {
    title: 'installation planning',
    agenda: 'Room, power, transport through the building, and the day of installation.',
  },
  {
    title: 'calibration schedule',
    agenda: 'Instruments due this year, and how to bundle them into one visit.',
  },
];

export const internalTopics: readonly (Topic & { readonly departments: readonly string[] })[] = [
  {
    title: 'Production planning for March',
    agenda: 'Capacity, missing parts, and orders that have to move.',
    departments: ['production', 'logistics', 'engineering'],
  },
  {
    title: 'Spring price list review',
    agenda: 'Proposed increases by product family, and the date of the announcement.',
    departments: ['sales', 'finance', 'management'],
  },
  {
    title: 'Open house programme',
    agenda: 'Talks, demonstrations, invitations and catering for the open house in May.',
    departments: ['marketing', 'sales', 'people'],
  },
  {
    title: 'Firmware release 4.2 readiness',
    agenda: 'Open defects, test results, and the order in which customers are updated.',
    departments: ['engineering', 'support'],
  },
  {
    title: 'Warranty cases of February',
    agenda: 'Costs by product family, repeated faults, and what engineering changes.',
    departments: ['support', 'service', 'engineering', 'production'],
  },
  {
    title: 'Overdue invoices',
    agenda: 'The ten largest amounts, who calls whom, and which deliveries stop.',
    departments: ['finance', 'sales'],
  },
  {
    title: 'Field service routes for spring',
    agenda: 'Visits by region, loan instruments, and holidays.',
    departments: ['service', 'support'],
  },
  {
    title: 'Carrier contract renewal',
    agenda: 'Damage rates, prices, and offers from two new carriers.',
    departments: ['logistics', 'finance'],
  },
  {
    title: 'Tracea launch retrospective',
    agenda: 'What went well, what did not, and what the next launch does differently.',
    departments: ['engineering', 'marketing', 'sales'],
  },
  {
    title: 'Quality audit preparation',
    agenda: 'Open findings, documents to update, and who speaks to the auditor.',
    departments: ['production', 'service', 'engineering'],
  },
  {
    title: 'Management round',
    agenda: 'Orders, cash, people, and the two largest risks.',
    departments: ['management'],
  },
  {
    title: 'Knowledge article editorial',
    agenda: 'Articles to revise, gaps found in tickets, and new authors.',
    departments: ['support', 'service', 'marketing'],
  },
  {
    title: 'Sales pipeline review',
    agenda: 'Deals that close this quarter, and the help they need.',
    departments: ['sales', 'management'],
  },
  {
    title: 'New starters welcome',
    agenda: 'Introduction, tour of the laboratory, and lunch.',
    departments: ['people', 'management', 'marketing'],
  },
  {
    title: 'Chiller noise task force',
    agenda: 'Measurements on the Frigora 900, and two proposals for the fan mount.',
    departments: ['engineering', 'production', 'support'],
  },
  {
    title: 'Budget check first quarter',
    agenda: 'Spending against plan by department, and the forecast until June.',
    departments: ['finance', 'management', 'logistics'],
  },
];
