// Concepts of places: where something is, where it comes from, on which shelf or in which room it is found.
import { ask, type Entry, unsaid } from './concept.ts';
import { companies, people, settlements } from './nouns.ts';

export const places: readonly Entry[] = [
  {
    name: /^department$/,
    kinds: ['category', 'text', 'reference'],
    asks: [
      ask('Which department is {x} in', 'which department {x} is in'),
      ask('What department does {x} work in', 'what department {x} works in'),
    ],
    tells: ['{x} is in the {v} department', '{x} works in the {v} department'],
  },
  // A city is in no office, and an office in it has a name that says the city.
  { name: /^(?:office|branch|site)$/, nouns: settlements, ...unsaid },
  {
    name: /^(?:city|location|town|office)$/,
    kinds: ['category', 'text', 'reference', 'name'],
    nouns: people,
    asks: [
      ask('Which {label} does {x} work in', 'which {label} {x} works in'),
      ask('Where is {x} based', 'where {x} is based'),
    ],
    tells: ['{x} works in {v}', '{x} is based in {v}'],
  },
  {
    name: /^(?:city|location|town)$/,
    kinds: ['category', 'text', 'reference', 'name'],
    nouns: companies,
    asks: [
      ask('Which city is {x} in', 'which city {x} is in'),
      ask('Where is {x} based', 'where {x} is based'),
    ],
    tells: ['{x} is based in {v}'],
  },
  {
    name: /^(?:current )?location$/,
    kinds: ['category', 'text', 'reference', 'name'],
    asks: [ask('Where is {x}', 'where {x} is')],
    tells: ['{x} is in {v}'],
  },
  {
    name: /^(?:city|country|town|region|office)$/,
    kinds: ['category', 'text', 'reference', 'name'],
    asks: [
      ask('Which {label} is {x} in', 'which {label} {x} is in'),
      ask('In which {label} is {x}', 'which {label} {x} is in'),
    ],
    tells: ['{x} is in {v}'],
  },
  {
    name: /^(?:current )?(?:hall|gallery|wing|barn|stable|zone|warehouse|building|pavilion|storeroom|vault|greenhouse)$/,
    kinds: ['category', 'text', 'reference'],
    asks: [ask('Which {last} is {x} in', 'which {last} {x} is in')],
    tells: ['{x} is in {v}'],
  },
  {
    name: /^aisle$/,
    kinds: ['category', 'text', 'number'],
    asks: [ask('Which aisle is {x} in', 'which aisle {x} is in')],
    tells: ['{x} is in aisle {v}'],
  },
  {
    name: /^(?:shelf|rack|floor|bay|pier|dock|deck)$/,
    kinds: ['category', 'text'],
    asks: [
      ask('Which {label} is {x} on', 'which {label} {x} is on'),
      ask('What {label} is {x} on', 'what {label} {x} is on'),
    ],
    tells: ['{x} is on {label} {v}'],
  },
  {
    name: /^(?:queue|kennel|pen|paddock|cell|locker|cabinet|drawer|crate|bin|stall|hangar|backlog|compartment|incubator|freezer|tank|enclosure)$/,
    kinds: ['category'],
    asks: [ask('Which {label} is {x} in', 'which {label} {x} is in')],
    tells: ['{x} is in the {v} {label}'],
  },
  {
    name: /^(?:queue|kennel|pen|paddock|cell|locker|cabinet|drawer|crate|bin|stall|hangar|compartment|incubator|freezer|tank|enclosure)$/,
    kinds: ['text'],
    asks: [ask('Which {label} is {x} in', 'which {label} {x} is in')],
    tells: ['{x} is in {label} {v}'],
  },
  {
    name: /^berth$/,
    kinds: ['category', 'text', 'number'],
    nouns: /^(?:ship|boat|vessel|yacht|ferry|barge)$/,
    asks: [ask('Which berth is {x} at', 'which berth {x} is at')],
    tells: ['{x} is at berth {v}'],
  },
  {
    name: /^last (?:location|place|position)$/,
    kinds: ['category', 'text', 'reference'],
    asks: [ask('Where was {x} last seen', 'where {x} was last seen')],
    tells: ['{x} was last seen in {v}'],
  },
  {
    name: /^room(?: name)?$/,
    kinds: ['reference', 'text', 'category'],
    nouns: /^(?:meeting|event|appointment|course|class|lesson|lecture|exam|seminar|workshop|session)$/,
    asks: [
      ask('Which room is {x} in', 'which room {x} is in'),
      ask('What room is {x} in', 'what room {x} is in'),
    ],
    tells: ['{x} is in {v}'],
  },
  {
    name: /^(?:origin|country of origin)$/,
    kinds: ['category', 'text', 'reference'],
    nouns: /^(?!(?:shipment|flight|train|trip|journey|delivery|parcel|connection|route|order|transfer)$)/,
    asks: [ask('Where does {x} come from', 'where {x} comes from')],
    tells: ['{x} comes from {v}'],
  },
  {
    name: /^ward$/,
    nouns: /^(?:patient|bed|nurse|doctor|visit|admission|stay|appointment)$/,
    kinds: ['category', 'text', 'reference'],
    asks: [ask('Which {label} is {x} on', 'which {label} {x} is on')],
    tells: ['{x} is on {label} {v}'],
  },
  {
    // Of a town.
    name: /^(?:ward|district|borough|parish|county|province|constituency|territory|postcode area|sales region|catchment|neighbou?rhood|precinct|municipality|canton)$/,
    kinds: ['category', 'text', 'reference'],
    asks: [ask('Which {label} is {x} in', 'which {label} {x} is in')],
    tells: ['{x} is in {v}'],
  },
];
