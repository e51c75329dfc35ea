// Concepts of how far something has come: what has been spent, paid or raised, how much is complete, what is left.
import { ask, type Entry } from './concept.ts';
import { people } from './nouns.ts';

/** "To date", "so far". */
const yet = '(?: to date| so far)?';

export const progress: readonly Entry[] = [
  {
    name: new RegExp(`^(?:amount )?spent${yet}$`),
    kinds: ['money', 'number'],
    asks: [ask('How much has been spent on {x}', 'how much has been spent on {x}')],
    tells: ['{v} has been spent on {x}'],
  },
  {
    name: new RegExp(`^(?:amount )?paid out${yet}$`),
    kinds: ['money', 'number'],
    asks: [ask('How much has been paid out on {x}', 'how much has been paid out on {x}')],
    tells: ['{v} has been paid out on {x}'],
  },
  {
    name: new RegExp(`^(?:raised|pledged|collected|invoiced|billed|refunded)${yet}$`),
    kinds: ['money', 'number'],
    asks: [ask('How much has been {first} for {x}', 'how much has been {first} for {x}')],
    tells: ['{v} has been {first} for {x}'],
  },
  {
    name: /^(?:complete|completed|completion|done)$/,
    units: ['percent'],
    asks: [ask('How much of {x} is complete', 'how much of {x} is complete')],
    tells: ['{v} of {x} is complete'],
  },
  {
    name: /^(?:carried (?:over|forward)|rolled over|used|taken|booked|accrued|earned|requested|planned)$/,
    units: ['period'],
    nouns: /^(?:balance|allowance|entitlement|quota|leave|employee|member|person|colleague|user)$/,
    asks: [ask('How many {units} has {x} {state}', 'how many {units} {x} has {state}')],
    tells: ['{x} has {state} {v}'],
  },
  {
    name: /^[a-z]+ days (?:left|remaining|available)$/,
    kinds: ['number', 'count'],
    asks: [ask('How many {first} days does {x} have {last}', 'how many {first} days {x} has {last}')],
    tells: ['{x} has {v} {first} days {last}'],
  },
  {
    name: /^days open$/,
    kinds: ['number', 'count'],
    asks: [ask('For how many days has {x} been open', 'for how many days {x} has been open')],
    tells: ['{x} has been open for {v} days'],
  },
  {
    name: /^weekly$/,
    units: ['duration'],
    nouns: people,
    asks: [ask('How many hours a week does {x} work', 'how many hours a week {x} works')],
    tells: ['{x} works {v} a week'],
  },
  {
    name: /^(?:total )?(?:runtime|run|running|operating)(?: time)?$/,
    units: ['duration'],
    nouns:
      /^(?:machine|engine|generator|pump|compressor|turbine|motor|press|robot|vehicle|truck|excavator|crane|unit)$/,
    asks: [ask('How long has {x} run in total', 'how long {x} has run in total')],
    tells: ['{x} has run for {v} in total'],
  },
  {
    name: /^age$/,
    kinds: ['amount'],
    asks: [ask('How old is {x}', 'how old {x} is')],
    tells: ['{x} is {v} old'],
    most: ['oldest'],
    least: ['youngest'],
    more: 'older',
    less: 'younger',
  },
];
