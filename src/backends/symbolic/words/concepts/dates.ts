// Concepts of dates and times: what happens on them, by the participle or the verb that the field's name has.
import type { Field } from '../field.ts';
import { isParticiple } from '../label.ts';
import { ask, type Concept, type Entry, unsaid } from './concept.ts';
import { extremesOf, ownDeeds, ownParticiple } from './date-deeds.ts';
import { agreementConcept } from './participles.ts';

export const dates: readonly Entry[] = [
  {
    name: /^(?:date of birth|birth ?(?:date|day)|dob)$/,
    kinds: ['date'],
    asks: [ask('When was {x} born', 'when {x} was born')],
    tells: ['{x} was born on {v}'],
  },
  {
    name: /^hir(?:e|ing) date$/,
    kinds: ['date'],
    asks: [ask('When was {x} hired', 'when {x} was hired')],
    tells: ['{x} was hired on {v}'],
  },
  {
    name: /^(?:expiry|expiration)(?: date)?$/,
    kinds: ['date', 'moment'],
    asks: [ask('When does {x} expire', 'when {x} expires')],
    tells: ['{x} expires on {v}'],
  },
  {
    name: /^due back(?: on| at| date)?$/,
    kinds: ['date', 'moment'],
    asks: [ask('When is {x} due back', 'when {x} is due back')],
    tells: ['{x} is due back on {v}'],
  },
  {
    name: /^best before(?: date)?$/,
    kinds: ['date'],
    asks: [ask('What is the best-before date of {x}', 'what the best-before date of {x} is')],
    tells: ['the best-before date of {x} is {v}'],
  },
  {
    name: /^due(?: on| at| ?date)?$|^deadline$/,
    kinds: ['date', 'moment'],
    asks: [ask('When is {x} due', 'when {x} is due')],
    tells: ['{x} is due on {v}'],
    most: [],
    least: [],
  },
  {
    name: /^(?:available|valid|open|bookable|free|effective) (?:from|since)(?: date)?$/,
    kinds: ['date', 'moment'],
    asks: [ask('From when is {x} {first}', 'from when {x} is {first}')],
    tells: ['{x} is {first} from {v}'],
  },
  {
    name: /^(?:available|valid|open|bookable|free|effective) (?:to|until|till|through)(?: date)?$/,
    kinds: ['date', 'moment'],
    asks: [ask('Until when is {x} {first}', 'until when {x} is {first}')],
    tells: ['{x} is {first} until {v}'],
  },
  {
    name: /^time$/,
    kinds: ['time'],
    nouns:
      /^(?:appointment|meeting|lesson|class|event|session|visit|booking|reservation|match|rehearsal|performance|screening|show|talk|call|consultation|slot)$/,
    asks: [ask('What time is {x}', 'what time {x} is')],
    tells: ['{x} is at {v}'],
  },
  {
    name: /^(?:start|begin)(?:s|ning)?(?: time| at)?$/,
    kinds: ['time'],
    asks: [ask('What time does {x} start', 'what time {x} starts')],
    tells: ['{x} starts at {v}'],
  },
  {
    name: /^(?:end|finish)(?:s)?(?: time| at)?$/,
    kinds: ['time'],
    asks: [ask('What time does {x} end', 'what time {x} ends')],
    tells: ['{x} ends at {v}'],
  },
  {
    name: /^(?:weekday|day of (?:the )?week|day)$/,
    kinds: ['category', 'text'],
    asks: [ask('Which day of the week is {x} on', 'which day of the week {x} is on')],
    tells: ['{x} is on {v}'],
  },
  {
    name: /^(?:start|begin)(?:s|ning)?(?: time| date| at| on)?$/,
    kinds: ['date', 'moment'],
    asks: [ask('When does {x} start', 'when {x} starts')],
    tells: ['{x} starts on {v}'],
  },
  // What was booked begins on a day; that it ends is said of a stay.
  {
    name: /^(?:end|finish)(?:s)?(?: time| date| at| on)?$/,
    nouns: /^(?:booking|reservation)$/,
    ...unsaid,
  },
  {
    name: /^(?:end|finish)(?:s)?(?: time| date| at| on)?$/,
    kinds: ['date', 'moment'],
    asks: [ask('When does {x} end', 'when {x} ends')],
    tells: ['{x} ends on {v}'],
  },
  {
    name: /^opening(?: time| hour)?$|^opens(?: at)?$/,
    kinds: ['time'],
    asks: [
      ask('When does {x} open', 'when {x} opens'),
      ask('What time does {x} open', 'what time {x} opens'),
    ],
    tells: ['{x} opens at {v}'],
  },
  {
    name: /^closing(?: time| hour)?$|^closes(?: at)?$/,
    kinds: ['time'],
    asks: [
      ask('When does {x} close', 'when {x} closes'),
      ask('What time does {x} close', 'what time {x} closes'),
    ],
    tells: ['{x} closes at {v}'],
  },
  {
    name: /^depart(?:s|ure)(?: time| at)?$/,
    kinds: ['moment', 'time'],
    asks: [
      ask('When does {x} leave', 'when {x} leaves'),
      ask('What time does {x} depart', 'what time {x} departs'),
    ],
    tells: ['{x} leaves at {v}'],
  },
  {
    name: /^arriv(?:es|al)(?: time| at)?$/,
    kinds: ['moment', 'time'],
    asks: [
      ask('When does {x} get in', 'when {x} gets in'),
      ask('What time does {x} arrive', 'what time {x} arrives'),
    ],
    tells: ['{x} arrives at {v}'],
  },
  {
    name: /^(?:remaining|left)$/,
    units: ['period'],
    asks: [ask('How many {units} does {x} have left', 'how many {units} {x} has left')],
    tells: ['{x} has {v} left'],
  },
  {
    name: /^(?:used|taken)$/,
    units: ['period'],
    asks: [ask('How many {units} has {x} {state}', 'how many {units} {x} has {state}')],
    tells: ['{x} has {state} {v}'],
  },
  {
    name: /^time spent$/,
    kinds: ['amount'],
    asks: [ask('How much time has been spent on {x}', 'how much time has been spent on {x}')],
    tells: ['{v} has been spent on {x}'],
  },
  {
    name: /^(?:days|hours|minutes|weeks|months) (?:left|remaining|available)$/,
    asks: [ask('How many {things} does {x} have {rest}', 'how many {things} {x} has {rest}')],
    tells: ['{x} has {v} {things} {rest}'],
  },
  {
    name: /^(?:days|hours|minutes|weeks|months) (?:taken|used|worked|spent|booked|logged|billed)$/,
    asks: [ask('How many {things} has {x} {rest}', 'how many {things} {x} has {rest}')],
    tells: ['{x} has {rest} {v} {things}'],
  },
  {
    name: /^(?:days|hours|minutes|weeks|months) total$/,
    asks: [ask('How many {things} does {x} have in total', 'how many {things} {x} has in total')],
    tells: ['{x} has {v} {things} in total'],
  },
  {
    name: /^(?:years|months|weeks|days|hours) of (?!experience)\w+$/,
    asks: [ask('How many {label} does {x} have', 'how many {label} {x} has')],
    tells: ['{x} has {v} {label}'],
  },
  {
    name: /^years? of experience$/,
    asks: [ask('How many {label} does {x} have', 'how many {label} {x} has')],
    tells: ['{x} has {v} {label}'],
    most: ['most experienced'],
    least: ['least experienced'],
    more: 'more experienced',
    less: 'less experienced',
  },
  {
    name: /^(?:days|hours|minutes|weeks|months) (?:overdue|late)$/,
    asks: [ask('How many {label} is {x}', 'how many {label} {x} is')],
    tells: ['{x} is {v} {label}'],
  },
  {
    name: /^(?:days|hours|minutes|weeks|months) (?:down|offline|idle|delayed)$/,
    asks: [ask('How many {things} was {x} {rest}', 'how many {things} {x} was {rest}')],
    tells: ['{x} was {rest} for {v} {things}'],
  },
  // "Minutes" of whatever else are no noun of the thing.
  { name: /^(?:days|hours|minutes|seconds|weeks|months|years) \w+$/, kinds: ['number'], ...unsaid },
  {
    name: /^next \w+(?: on| at| date| due)?$/,
    kinds: ['date', 'moment'],
    asks: [ask('When is the next {part} of {x}', 'when the next {part} of {x} is')],
    tells: ['the next {part} of {x} is on {v}'],
  },
  {
    name: /^(?:customer|client|member|partner|supplier|employee) since$/,
    kinds: ['date', 'moment'],
    asks: [
      ask('Since when has {x} been a {role}', 'since when {x} has been a {role}'),
      ask('When did {x} become a {role}', 'when {x} became a {role}'),
    ],
    tells: ['{x} became a {role} on {v}'],
  },
];

const places =
  /^(?:depot|shop|store|office|branch|library|restaurant|museum|warehouse|site|station|clinic|pool|gym|park|pharmacy|bar|cafe|café|bank|school|market|garage)$/;

/** `ordered_on`, `paid_at`: "When was the order placed?" is asked by the participle that the name has. */
export function dateConcept(field: Field): Concept | undefined {
  if (field.kind !== 'date' && field.kind !== 'moment') return undefined;
  const bare = field.words.filter(
    (word, index) => index === 0 || !['on', 'at', 'date', 'time'].includes(word),
  );
  const [first = '', second = ''] = bare;
  const verb = /^(open|close|start|end|expire|begin|run|leave|arrive|renew|lapse|resume)s?$/.exec(
    bare.at(-1)?.replace(/^expir(?:y|ation)$/, 'expire') ?? '',
  )?.[1];
  if (verb !== undefined && bare.length === 2) {
    const agreement = agreementConcept(first, verb);
    if (agreement !== undefined) return agreement;
  }
  // Opening hours are no day on which a shop opens once.
  if (verb !== undefined && places.test(field.noun)) return unsaid;
  // "Doors open" has its own subject: what opens is not the event.
  if (verb !== undefined && bare.length > 1 && first !== 'expected') return unsaid;
  if (verb !== undefined && bare.length === 1)
    return {
      asks: [ask(`When does {x} ${verb}`, `when {x} ${verb}s`)],
      tells: [`{x} ${verb}s on {v}`],
    };
  const own = bare.length === 1 ? ownDeeds[first] : undefined;
  if (own !== undefined)
    return { asks: [ask(`When did {x} ${own}`, `when {x} ${first}`)], tells: [`{x} ${first} on {v}`] };
  if (bare.length === 1 && isParticiple(first)) {
    // An order is not ordered, and a booking is not booked.
    const done = ownParticiple(field.noun, first) ?? first;
    return {
      asks: [ask(`When was {x} ${done}`, `when {x} was ${done}`)],
      tells: [`{x} was ${done} on {v}`],
      most: extremesOf(field.noun, first),
      least: /^(?:opened|created|ordered|issued|posted)$/.test(first)
        ? ['oldest']
        : /^(?:played|held)$/.test(first)
          ? ['earliest']
          : [],
    };
  }
  if (
    first === 'expected' &&
    bare.length === 2 &&
    /^(?:close|arrive|ship|start|end|finish|open|return|land|depart)$/.test(second)
  )
    return {
      asks: [ask(`When is {x} expected to ${second}`, `when {x} is expected to ${second}`)],
      tells: [`{x} is expected to ${second} on {v}`],
    };
  if (/^(?:expected|planned|estimated) delivery$/.test(bare.join(' ')))
    return {
      asks: [
        ask('When is {x} expected to arrive', 'when {x} is expected to arrive'),
        ask(`When will {x} be delivered`, `when {x} will be delivered`),
      ],
      tells: ['{x} is expected to arrive on {v}'],
    };
  if (field.words.join(' ') === 'date')
    return {
      asks: [
        ask('On which day is {x}', 'on which day {x} is'),
        ask('What day is {x} on', 'what day {x} is on'),
      ],
      tells: ['{x} is on {v}'],
      most: ['latest'],
      least: ['earliest'],
    };
  return undefined;
}
