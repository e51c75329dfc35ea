/** What is talked about with customers: `{product}`, `{contact}` and `{city}` are filled in. */

interface Talk {
  readonly type: 'call' | 'email' | 'visit' | 'demo' | 'note';
  readonly aboutDeal: boolean;
  readonly subject: string;
  readonly summary: string;
}

export const talks: readonly Talk[] = [
  {
    type: 'call',
    aboutDeal: true,
    subject: 'Delivery window for the {product}',
    summary:
      '{contact} needs the {product} before the summer shutdown. We promised an answer from production this week.',
  },
  {
    type: 'email',
    aboutDeal: true,
    subject: 'Revised quotation for the {product}',
    summary:
      'Sent {contact} a new quotation with a two-year service contract and five percent off the list price.',
  },
  {
    type: 'visit',
    aboutDeal: true,
    subject: 'Site survey in {city}',
    summary:
      'Measured the room and the power supply with {contact}. The door is wide enough, but a second socket is needed.',
  },
  {
    type: 'demo',
    aboutDeal: true,
    subject: 'Demonstration of the {product}',
    summary:
      'Showed the {product} with their own samples. {contact} liked the speed and asked for a longer warranty.',
  },
  {
    type: 'note',
    aboutDeal: false,
    subject: 'Change in the purchasing team',
    summary:
      '{contact} takes over purchasing of laboratory equipment. Quotations should go there from now on.',
  },
  {
    type: 'call',
    aboutDeal: false,
    subject: 'Yearly review of the service contract',
    summary: '{contact} is content with the response times and wants loan instruments included next year.',
  },
  {
    type: 'email',
    aboutDeal: false,
    subject: 'Invitation to the open house in Munich',
    summary:
      'Invited {contact} and two colleagues to the open house in May. They would like to see the calibration laboratory.',
  },
  {
    type: 'visit',
    aboutDeal: false,
    subject: 'Spring visit in {city}',
    summary:
      'Walked through the laboratory with {contact}. Three older instruments are due for replacement within two years.',
  },
  {
    type: 'call',
    aboutDeal: true,
    subject: 'Budget approval for the {product}',
    summary:
      'The board decides at the end of the month. {contact} expects approval if delivery stays under six weeks.',
  },
  {
    type: 'email',
    aboutDeal: true,
    subject: 'Technical questions on the {product}',
    summary:
      '{contact} asked about the interface and the cleaning procedure. Product management has answered both.',
  },
  {
    type: 'demo',
    aboutDeal: true,
    subject: 'Loan of a {product} for two weeks',
    summary: 'Lent {contact} an instrument for a trial on the night shift. Results are expected in ten days.',
  },
  {
    type: 'note',
    aboutDeal: false,
    subject: 'New building planned in {city}',
    summary: 'According to {contact} a second laboratory opens next year. The tender is expected in autumn.',
  },
  {
    type: 'call',
    aboutDeal: false,
    subject: 'Complaint about a late delivery',
    summary:
      '{contact} was unhappy about a delivery that came four days late. Agreed to notify them earlier in future.',
  },
  {
    type: 'visit',
    aboutDeal: true,
    subject: 'Contract talks in {city}',
    summary:
      'Went through the terms with {contact}. Open points are the payment schedule and the acceptance test.',
  },
];
