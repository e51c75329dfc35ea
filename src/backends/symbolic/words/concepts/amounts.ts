// Concepts of amounts: prices, totals, ratings, periods, what is in stock, how many take part.
import { ask, type Entry } from './concept.ts';

const byPrice = {
  most: ['most expensive'],
  least: ['cheapest'],
  more: 'more expensive',
  less: 'cheaper',
};

export const amounts: readonly Entry[] = [
  {
    name: /\bprice per \w+|\bnightly (?:price|rate)\b/,
    kinds: ['money'],
    asks: [
      ask('How much is {x} a {per}', 'how much {x} is a {per}'),
      ask('What does {x} cost a {per}', 'what {x} costs a {per}'),
    ],
    tells: ['{x} costs {v} a {per}', '{x} is {v} a {per}'],
    ...byPrice,
  },
  {
    name: /^(?:unit |list |sale |current |ticket )?(?:price|cost|fare)$/,
    kinds: ['money', 'number'],
    asks: [
      ask('How much is {x}', 'how much {x} is'),
      ask('What does {x} cost', 'what {x} costs'),
      ask('How much does {x} cost', 'how much {x} costs'),
    ],
    tells: ['{x} costs {v}'],
    ...byPrice,
  },
  {
    name: /^(?:total|price|cost)$/,
    kinds: ['money'],
    nouns: /^(?:booking|reservation|trip|stay|subscription)$/,
    asks: [ask('How much does {x} cost', 'how much {x} costs'), ask('What does {x} cost', 'what {x} costs')],
    tells: ['{x} costs {v}'],
    ...byPrice,
  },
  {
    name: /^(?:amount due|balance due|outstanding|open amount|due)$/,
    kinds: ['money'],
    asks: [ask('How much is still due on {x}', 'how much is still due on {x}')],
    tells: ['{v} is still due on {x}'],
  },
  {
    name: /^subtotal$|^net total$/,
    kinds: ['money'],
    label: /\bwithout (?:VAT|tax)$/,
    asks: [ask('What does {x} come to without VAT', 'what {x} comes to without VAT')],
    tells: ['{x} comes to {v} without VAT'],
  },
  {
    name: /^(?:vat|tax)$/,
    kinds: ['money'],
    asks: [ask('How much {label} is on {x}', 'how much {label} is on {x}')],
    tells: ['the {label} on {x} is {v}'],
  },
  {
    name: /^(?:amount|value)$/,
    kinds: ['money'],
    nouns: /^(?:deal|opportunity|contract)$/,
    asks: [
      ask('What is {x} worth', 'what {x} is worth'),
      ask('How much is {x} worth', 'how much {x} is worth'),
    ],
    tells: ['{x} is worth {v}'],
    most: ['largest', 'biggest'],
    least: ['smallest'],
    more: 'larger',
    less: 'smaller',
  },
  {
    name: /^(?:grand |line |order )?(?:total|amount|sum)(?: price)?$/,
    kinds: ['money'],
    asks: [
      ask('What does {x} come to', 'what {x} comes to'),
      ask('How much is {x} for', 'how much {x} is for'),
    ],
    tells: ['{x} comes to {v}', '{x} is for {v}'],
    most: ['largest', 'biggest'],
    least: ['smallest'],
    more: 'larger',
    less: 'smaller',
  },
  {
    name: /^(?:units )?(?:sold|backordered|back ordered|returned|ordered)$/,
    kinds: ['number', 'count'],
    asks: [ask('How many units of {x} have been {p}', 'how many units of {x} have been {p}')],
    tells: ['{v} units of {x} have been {p}'],
  },
  {
    name: /^(?:enrolled|signed up|enrolments?|enrollments?|participants|attendees)(?: count)?$/,
    kinds: ['number', 'count'],
    nouns: /^(?:course|class|lesson|workshop|seminar|training|programme|program)$/,
    asks: [ask('How many people are enrolled in {x}', 'how many people are enrolled in {x}')],
    tells: ['{v} people are enrolled in {x}'],
  },
  {
    name: /^(?:waitlist|wait list|waiting list|waitlisted)(?: count| size| length)?$/,
    kinds: ['number', 'count'],
    asks: [
      ask(
        'How many people are on the waiting list for {x}',
        'how many people are on the waiting list for {x}',
      ),
    ],
    tells: ['{v} people are on the waiting list for {x}'],
  },
  {
    name: /^(?:warranty|guarantee)$/,
    kinds: ['amount'],
    asks: [
      ask('How long is the {label} on {x}', 'how long the {label} on {x} is'),
      ask('How long a {label} does {x} come with', 'how long a {label} {x} comes with'),
    ],
    tells: ['{x} comes with a {label} of {v}', 'the {label} on {x} is {v}'],
  },
  {
    name: /^lead time$/,
    kinds: ['amount'],
    asks: [
      ask('How long is the {label} of {x}', 'how long the {label} of {x} is'),
      ask("What is {x's} {label}", "what {x's} {label} is"),
    ],
    tells: ['the {label} of {x} is {v}', "{x's} {label} is {v}"],
    most: [],
    least: [],
  },
  {
    // Who is paid by us has terms, and nothing to pay.
    name: /^payment terms$/,
    kinds: ['amount'],
    nouns: /^(?:supplier|vendor|contractor|manufacturer|carrier|partner)$/,
    asks: [ask("What are {x's} {label}", "what {x's} {label} are")],
    tells: ["{x's} {label} are {v}"],
  },
  {
    name: /^payment terms$/,
    kinds: ['amount'],
    asks: [
      ask("What are {x's} {label}", "what {x's} {label} are"),
      ask('How long does {x} have to pay', 'how long {x} has to pay'),
    ],
    tells: ["{x's} {label} are {v}"],
  },
  {
    name: /^probability$/,
    kinds: ['amount'],
    nouns: /^(?:deal|opportunity)$/,
    asks: [
      ask('How likely are we to win {x}', 'how likely we are to win {x}'),
      ask('What is the probability of winning {x}', 'what the probability of winning {x} is'),
    ],
    tells: ['the probability of winning {x} is {v}'],
  },
  {
    name: /^score$/,
    kinds: ['number'],
    asks: [ask('What score does {x} have', 'what score {x} has')],
    tells: ['{x} has a score of {v}'],
  },
  {
    name: /^(?:guest |user |customer |average )?rating$|^(?:guest|user|customer) score$/,
    kinds: ['number'],
    asks: [
      ask('How is {x} rated', 'how {x} is rated'),
      ask('What rating does {x} have', 'what rating {x} has'),
    ],
    tells: ['{x} is rated {v}', '{x} has a rating of {v}'],
    most: ['best-rated', 'highest-rated'],
    least: ['lowest-rated'],
    more: 'better rated',
  },
  {
    name: /^capacity$/,
    label: /^number of seats$/,
    asks: [
      ask('How many seats does {x} have', 'how many seats {x} has'),
      ask('How many people does {x} seat', 'how many people {x} seats'),
    ],
    tells: ['{x} has {v} seats'],
    most: ['largest', 'biggest'],
    least: ['smallest'],
    more: 'larger',
    less: 'smaller',
  },
  {
    name: /^(?:available|in stock|on hand|reserved)$/,
    kinds: ['number', 'count'],
    label: /^(?:units |pieces |items )?(?:available|in stock|on hand|reserved)\b/,
    asks: [ask('How many units of {x} are {state}', 'how many units of {x} are {state}')],
    tells: ['{v} units of {x} are {state}'],
  },
  {
    name: /^(?:stock|in stock|stock (?:level|count|quantity)|units in stock)$/,
    kinds: ['number', 'count'],
    asks: [ask('How many units of {x} are in stock', 'how many units of {x} are in stock')],
    tells: ['{v} units of {x} are in stock'],
  },
  {
    name: /^\w+s (?:in stock|on hand)$/,
    kinds: ['number', 'count'],
    asks: [ask('How many {first} of {x} are in stock', 'how many {first} of {x} are in stock')],
    tells: ['{v} {first} of {x} are in stock'],
  },
  {
    name: /^alcohol(?: content)?$/,
    units: ['percent'],
    asks: [ask('What is the alcohol content of {x}', 'what the alcohol content of {x} is')],
    tells: ['the alcohol content of {x} is {v}'],
  },
  {
    name: /^next \w+ quantity$/,
    kinds: ['number', 'count', 'amount'],
    asks: [
      ask(
        'How many units of {x} come with the next {part}',
        'how many units of {x} come with the next {part}',
      ),
    ],
    tells: ['{v} units of {x} come with the next {part}'],
  },
  {
    name: /^(?:floor|shelf|rack|bay|pier|dock|deck)$/,
    kinds: ['number', 'count'],
    asks: [
      ask('Which {label} is {x} on', 'which {label} {x} is on'),
      ask('What {label} is {x} on', 'what {label} {x} is on'),
    ],
    tells: ['{x} is on {label} {v}'],
  },
];
