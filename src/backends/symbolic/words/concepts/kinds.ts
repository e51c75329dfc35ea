// Concepts of states, kinds and links: which kind something is of, what it is about, whom it is for.
import { ask, type Entry, unsaid } from './concept.ts';
import { people, settlements, typed } from './nouns.ts';

export const kinds: readonly Entry[] = [
  {
    name: /^(?:status|state)$/,
    kinds: ['category', 'text'],
    asks: [
      ask('What is the {label} of {x}', 'what the {label} of {x} is'),
      ask("What is {x's} {label}", "what {x's} {label} is"),
    ],
    tells: ['the {label} of {x} is {v}', "{x's} {label} is {v}"],
  },
  {
    name: /^(?:tele)?phone(?: number)?$/,
    asks: [
      ask("What is {x's} phone number", "what {x's} phone number is"),
      ask('What is the phone number of {x}', 'what the phone number of {x} is'),
    ],
    tells: ["{x's} phone number is {v}", 'the phone number of {x} is {v}'],
  },
  {
    name: /^stage$/,
    kinds: ['category', 'text'],
    asks: [
      ask('Which stage is {x} in', 'which stage {x} is in'),
      ask('What stage has {x} reached', 'what stage {x} has reached'),
    ],
    tells: ['{x} is in the {v} stage', 'the {label} of {x} is {v}'],
  },
  {
    name: /^priority$/,
    kinds: ['category'],
    asks: [
      ask('What priority does {x} have', 'what priority {x} has'),
      ask('What is the priority of {x}', 'what the priority of {x} is'),
    ],
    tells: ['the priority of {x} is {v}', '{x} has {v} priority'],
  },
  {
    name: /^category$/,
    kinds: ['category', 'text'],
    asks: [ask('Which {label} is {x} in', 'which {label} {x} is in')],
    tells: ['{x} is in the {v} {label}'],
  },
  {
    name: /^voice(?: part| type)?$/,
    kinds: ['category', 'text'],
    nouns: people,
    asks: [ask('What voice does {x} sing', 'what voice {x} sings')],
    tells: ['{x} sings {v}'],
  },
  {
    name: /^topic$/,
    kinds: ['category', 'text'],
    asks: [ask('Which {label} is {x} in', 'which {label} {x} is in')],
    tells: ['{x} is in the {label} {v}'],
  },
  {
    name: new RegExp(`^(?:type|kind|side|visibility|data|value)$|^(?!(?:${typed}) type$).*type$`),
    kinds: ['category', 'text', 'reference'],
    ...unsaid,
  },
  {
    name: /^fuel(?: type)?$/,
    kinds: ['category', 'text'],
    asks: [
      ask("What is {x's} fuel type", "what {x's} fuel type is"),
      ask('What is the fuel type of {x}', 'what the fuel type of {x} is'),
    ],
    tells: ["{x's} fuel type is {v}", 'the fuel type of {x} is {v}'],
  },
  {
    name: /^(?:number |registration |license |licence )?plate$/,
    asks: [
      ask("What is {x's} number plate", "what {x's} number plate is"),
      ask('What is the number plate of {x}', 'what the number plate of {x} is'),
    ],
    tells: ["{x's} number plate is {v}", 'the number plate of {x} is {v}'],
  },
  {
    name: /^industry$/,
    kinds: ['category', 'text'],
    asks: [
      ask('What industry is {x} in', 'what industry {x} is in'),
      ask('Which industry is {x} in', 'which industry {x} is in'),
    ],
    tells: ["{x's} industry is {v}"],
  },
  {
    name: /^birth year$|^year of birth$/,
    kinds: ['number'],
    asks: [ask('Which year was {x} born', 'which year {x} was born')],
    tells: ['{x} was born in {v}'],
  },
  // The number of what has a name: whether it is its place, its size or its key, the name does not say.
  { name: /^(?:number|no|nr|num)$/, kinds: ['number', 'text', 'category'], ...unsaid },
  {
    // Figures are of a year, and not who or what they are about.
    name: /^(?:year|month|quarter|week|period)$/,
    nouns:
      /^(?:balance|allowance|entitlement|quota|statement|report|summary|stat|statistic|budget|figure|usage|target|forecast|kpi|metric|rating)$/,
    ...unsaid,
  },
  {
    name: /^(?:published|publication|release|released) year$|^year(?: of (?:publication|release|manufacture))?$/,
    kinds: ['number', 'text', 'category'],
    asks: [ask('Which year is {x} from', 'which year {x} is from')],
    tells: ['{x} is from {v}'],
  },
  {
    name: /^language$/,
    nouns: settlements,
    asks: [
      ask('What language is spoken in {x}', 'what language is spoken in {x}'),
      ask('Which language do people speak in {x}', 'which language people speak in {x}'),
    ],
    tells: ['{v} is spoken in {x}'],
  },
  {
    name: /^language$/,
    nouns:
      /^(?:book|film|movie|song|course|article|edition|podcast|class|lesson|episode|audiobook|paper|manual|document)$/,
    asks: [ask('Which language is {x} in', 'which language {x} is in')],
    tells: ['{x} is in {v}'],
  },
  {
    name: /^(?:programming )?language$/,
    nouns:
      /^(?:service|repository|project|module|library|package|program|script|app|application|codebase|component|plugin|microservice)$/,
    asks: [
      ask('Which language is {x} written in', 'which language {x} is written in'),
      ask('What language is {x} written in', 'what language {x} is written in'),
    ],
    tells: ['{x} is written in {v}'],
  },
  {
    name: /^language$/,
    nouns: people,
    asks: [
      ask("What is {x's} preferred language", "what {x's} preferred language is"),
      ask('Which language does {x} prefer', 'which language {x} prefers'),
    ],
    tells: ["{x's} preferred language is {v}"],
  },
  {
    name: /^currency$/,
    nouns: settlements,
    asks: [
      ask('Which currency is used in {x}', 'which currency is used in {x}'),
      ask('What is the currency of {x}', 'what the currency of {x} is'),
    ],
    tells: ['the currency of {x} is {v}'],
  },
  { name: /^(?:currency|health|account health)$/, kinds: ['category', 'text'], ...unsaid },
  // Nobody says “Europe/Berlin”.
  { name: /^(?:time zone|timezone|utc offset)$/, ...unsaid },
  {
    name: /^product(?: name)?$/,
    kinds: ['reference'],
    nouns: /^(?:ticket|issue|case|article|review|question|complaint|request)$/,
    asks: [
      ask('Which product is {x} about', 'which product {x} is about'),
      ask('What product is {x} about', 'what product {x} is about'),
    ],
    tells: ['{x} is about the {v}'],
  },
  {
    name: /^product(?: name)?$/,
    kinds: ['reference'],
    nouns: /^(?:deal|opportunity|quote|offer|order)$/,
    asks: [
      ask('Which product is {x} for', 'which product {x} is for'),
      ask('What product is {x} about', 'what product {x} is about'),
    ],
    tells: ['{x} is for the {v}'],
  },
  {
    name: /^(?:customer|company|organi[sz]ation|employer)(?: name)?$/,
    kinds: ['reference'],
    nouns: people,
    asks: [ask('Which company does {x} work for', 'which company {x} works for')],
    tells: ['{x} works for {v}'],
  },
  {
    name: /^customer(?: name)?$/,
    kinds: ['reference'],
    nouns: /^(?:order|invoice|shipment|ticket|deal|booking|quote|offer|project|meeting)$/,
    asks: [ask('Which customer is {x} for', 'which customer {x} is for')],
    tells: ['{x} is for {v}'],
  },
  {
    name: /^order (?:number|name)$|^order$/,
    kinds: ['reference', 'text', 'category', 'identifier'],
    nouns: /^(?:invoice|shipment)$/,
    asks: [ask('Which order is {x} for', 'which order {x} is for')],
    tells: ['{x} is for order {v}'],
  },
  {
    name: /^next step$/,
    asks: [
      ask('What is the next step for {x}', 'what the next step for {x} is'),
      ask('What comes next for {x}', 'what comes next for {x}'),
    ],
    tells: ['the next step for {x} is {v}'],
  },
  {
    name: /^(?:lost|cancellation|closing|rejection) reason$/,
    kinds: ['text', 'category'],
    ...unsaid,
  },
  {
    name: /^(?:description|content|body|text|note|details)$/,
    kinds: ['text'],
    nouns: /^(?:todo|task|note|memo|snippet|page|document|entry|card|chore)$/,
    asks: [ask('What does the {label} of {x} say', 'what the {label} of {x} says')],
    tells: ['the {label} of {x} says {v}'],
  },
  {
    name: /^agenda$/,
    kinds: ['text', 'category'],
    asks: [
      ask('What is the agenda of {x}', 'what the agenda of {x} is'),
      ask('What is on the agenda of {x}', 'what is on the agenda of {x}'),
    ],
    tells: ['the agenda of {x} is {v}'],
  },
  {
    name: /^colou?r$/,
    kinds: ['category', 'text'],
    asks: [ask('What {label} is {x}', 'what {label} {x} is')],
    tells: ['{x} is {v}'],
  },
  {
    name: /^carrier$|^airline$/,
    kinds: ['text', 'category', 'reference'],
    nouns: /^(?:shipment|parcel|flight|delivery)$/,
    asks: [ask('Which {label} is {x} with', 'which {label} {x} is with')],
    tells: ['{x} is with {v}'],
  },
];
