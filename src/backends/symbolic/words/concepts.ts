// What common fields are about, and how people ask for them, tell them and compare by them.

import { isPlural, plural } from '../../../text/naming.ts';
import type { Field } from './field.ts';
import { isParticiple } from './label.ts';

/** `{x}` is the thing, `{x's}` its possessive, `{v}` the value, `{label}` the field. */
export interface Concept {
  /** Questions as a sentence without its question mark, and the same as a clause behind "tell me". */
  readonly asks: readonly { readonly direct: string; readonly clause: string }[];
  readonly tells: readonly string[];
  /** What the greatest and the least are called before their noun: "most expensive", "cheapest". */
  readonly most?: readonly string[];
  readonly least?: readonly string[];
  /** What the greater and the lesser of two are called: "more expensive", "cheaper". */
  readonly more?: string;
  readonly less?: string;
}

interface Entry extends Concept {
  /** Of the words of the field's name, joined by spaces. */
  readonly name: RegExp;
  readonly kinds?: readonly Field['kind'][];
  /** What it is a field of. */
  readonly nouns?: readonly string[];
}

const ask = (direct: string, clause: string) => ({ direct, clause });

const entries: readonly Entry[] = [
  {
    name: /\bprice per \w+|\bnightly (?:price|rate)\b/,
    kinds: ['money'],
    asks: [
      ask('How much is {x} a {per}', 'how much {x} is a {per}'),
      ask('What does {x} cost a {per}', 'what {x} costs a {per}'),
    ],
    tells: ['{x} costs {v} a {per}', '{x} is {v} a {per}'],
    most: ['most expensive'],
    least: ['cheapest'],
    more: 'more expensive',
    less: 'cheaper',
  },
  {
    name: /^(?:unit |list |sale |current |ticket )?(?:price|cost|fare)$/,
    kinds: ['money', 'number'],
    asks: [
      ask('How much is {x}', 'how much {x} is'),
      ask('What does {x} cost', 'what {x} costs'),
      ask('How much does {x} cost', 'how much {x} costs'),
    ],
    tells: ['{x} costs {v}', '{x} is {v}'],
    most: ['most expensive'],
    least: ['cheapest'],
    more: 'more expensive',
    less: 'cheaper',
  },
  {
    name: /^total$/,
    kinds: ['money'],
    nouns: ['booking', 'reservation', 'trip', 'stay', 'subscription'],
    asks: [ask('How much does {x} cost', 'how much {x} costs'), ask('How much is {x}', 'how much {x} is')],
    tells: ['{x} costs {v}'],
    most: ['most expensive'],
    least: ['cheapest'],
    more: 'more expensive',
    less: 'cheaper',
  },
  {
    name: /^(?:amount due|balance due|outstanding|open amount|due)$/,
    kinds: ['money'],
    asks: [ask('How much is still due on {x}', 'how much is still due on {x}')],
    tells: ['{v} is still due on {x}'],
  },
  {
    name: /^(?:grand |line |order )?(?:total|amount|sum)(?: price)?$/,
    kinds: ['money'],
    asks: [
      ask('What does {x} come to', 'what {x} comes to'),
      ask('How much is {x} for', 'how much {x} is for'),
      ask('What is {x} worth', 'what {x} is worth'),
    ],
    tells: ['{x} comes to {v}', '{x} is for {v}'],
    most: ['largest', 'biggest'],
    least: ['smallest'],
    more: 'larger',
    less: 'smaller',
  },
  {
    name: /^due(?: on| at| date)?$|^deadline$/,
    kinds: ['date', 'moment'],
    asks: [ask('When is {x} due', 'when {x} is due')],
    tells: ['{x} is due on {v}'],
    most: [],
    least: [],
  },
  {
    name: /^(?:start|begin)(?:s|ning)?(?: time| date| at| on)?$/,
    kinds: ['date', 'moment', 'time'],
    asks: [ask('When does {x} start', 'when {x} starts')],
    tells: ['{x} starts {at} {v}'],
  },
  {
    name: /^(?:end|finish)(?:s)?(?: time| date| at| on)?$/,
    kinds: ['date', 'moment', 'time'],
    asks: [ask('When does {x} end', 'when {x} ends')],
    tells: ['{x} ends {at} {v}'],
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
    name: /^(?:total |travel |flight )?(?:duration|length|running time|runtime)$/,
    kinds: ['amount'],
    asks: [ask('How long does {x} take', 'how long {x} takes')],
    tells: ['{x} takes {v}'],
    most: ['longest'],
    least: ['shortest'],
    more: 'longer',
    less: 'shorter',
  },
  {
    name: /^(?:days|hours|minutes|weeks|months) (?:overdue|late|open|left|remaining)$/,
    asks: [ask('How many {label} is {x}', 'how many {label} {x} is')],
    tells: ['{x} is {v} {label}'],
  },
  {
    name: /^(?:net |gross |total )?weight$/,
    kinds: ['amount', 'number'],
    asks: [
      ask('How much does {x} weigh', 'how much {x} weighs'),
      ask('How heavy is {x}', 'how heavy {x} is'),
    ],
    tells: ['{x} weighs {v}'],
    most: ['heaviest'],
    least: ['lightest'],
    more: 'heavier',
    less: 'lighter',
  },
  {
    name: /^distance (?:to|from) /,
    kinds: ['amount'],
    asks: [ask('How far is {x} from the {place}', 'how far {x} is from the {place}')],
    tells: ['{x} is {v} from the {place}'],
  },
  {
    name: /^population$/,
    asks: [
      ask('How many people live in {x}', 'how many people live in {x}'),
      ask('How many inhabitants does {x} have', 'how many inhabitants {x} has'),
    ],
    tells: ['{x} has {v} inhabitants'],
  },
  {
    name: /(?:^| )(?:rating|score)$/,
    kinds: ['number'],
    asks: [
      ask('How is {x} rated', 'how {x} is rated'),
      ask('What rating does {x} have', 'what rating {x} has'),
    ],
    tells: ['{x} is rated {v}', '{x} has a rating of {v}'],
    most: ['best-rated', 'highest-rated'],
    least: ['worst-rated', 'lowest-rated'],
  },
  {
    name: /^(?:status|state|stage)$/,
    kinds: ['category', 'text'],
    asks: [
      ask('What is the {label} of {x}', 'what the {label} of {x} is'),
      ask('Which {label} is {x} in', 'which {label} {x} is in'),
    ],
    tells: ['{x} has the {label} {v}', 'the {label} of {x} is {v}'],
  },
  {
    name: /^(?:city|country|location|town|region|office)$/,
    kinds: ['category', 'text', 'reference', 'name'],
    asks: [
      ask('Which {label} is {x} in', 'which {label} {x} is in'),
      ask('In which {label} is {x}', 'which {label} {x} is in'),
    ],
    tells: ['{x} is in {v}'],
  },
  {
    name: /^organi[sz]er$/,
    kinds: ['reference'],
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
    name: /^(?:owner|manager|lead|leader|supervisor|contact|primary contact|director|captain|teacher|doctor)(?: name)?$/,
    kinds: ['reference', 'text', 'category'],
    asks: [
      ask("Who is {x's} {label}", "who {x's} {label} is"),
      ask('Who is the {label} of {x}', 'who the {label} of {x} is'),
    ],
    tells: ["{x's} {label} is {v}"],
  },
  {
    name: /^time zone$|^language$|^currency$/,
    asks: [ask('What is the {label} of {x}', 'what the {label} of {x} is')],
    tells: ["{x's} {label} is {v}"],
  },
];

const found = new Map<string, Concept>();

/** What a field is about: an entry of the table, a participle with its date, a plural with its count, or any label. */
export function conceptOf(field: Field): Concept {
  const key = `${field.kind} ${field.words.join(' ')} ${field.label} ${field.noun}`;
  let concept = found.get(key);
  if (concept === undefined) {
    concept = readConcept(field);
    if (found.size < 5000) found.set(key, concept);
  }
  return concept;
}

function readConcept(field: Field): Concept {
  const name = field.words.join(' ');
  const entry = entries.find(
    (one) =>
      one.name.test(name) &&
      (one.kinds === undefined || one.kinds.includes(field.kind)) &&
      (one.nouns === undefined || one.nouns.includes(field.noun)),
  );
  if (entry !== undefined) return filled(entry, field);
  const date = dateConcept(field);
  if (date !== undefined) return date;
  if (field.kind === 'count') return countConcept(field);
  return filled(plain(field), field);
}

/** Puts in what depends on the field alone. */
function filled(concept: Concept, field: Field): Concept {
  const name = field.words.join(' ');
  const per = /\bper (\w+)|^nightly/.exec(name)?.[1] ?? 'night';
  const place = /^distance (?:to|from) (.+)$/.exec(name)?.[1]?.replace(/^the /, '') ?? '';
  const at = field.kind === 'time' ? 'at' : 'on';
  const put = (pattern: string) =>
    pattern
      .replaceAll('{label}', field.label)
      .replaceAll('{per}', per)
      .replaceAll('{place}', place)
      .replaceAll('{at}', at);
  return {
    ...concept,
    asks: concept.asks.map(({ direct, clause }) => ask(put(direct), put(clause))),
    tells: concept.tells.map(put),
  };
}

/** `ordered_on`, `paid_at`: "When was the order placed?" is asked by the participle that the name has. */
function dateConcept(field: Field): Concept | undefined {
  if (field.kind !== 'date' && field.kind !== 'moment') return undefined;
  const bare = field.words.filter(
    (word, index) => index === 0 || !['on', 'at', 'date', 'time'].includes(word),
  );
  const [first = '', second = ''] = bare;
  if (bare.length === 1 && isParticiple(first) && !['joined'].includes(first)) {
    // An order is not ordered.
    const done = field.noun === 'order' && first === 'ordered' ? 'placed' : first;
    return {
      asks: [ask(`When was {x} ${done}`, `when {x} was ${done}`)],
      tells: [`{x} was ${done} on {v}`],
      most:
        first === 'updated' || first === 'modified' || first === 'changed'
          ? [`most recently ${first}`]
          : ['latest', 'most recent', 'newest'],
      least: /^(?:updated|modified|changed)$/.test(first) ? [] : ['oldest', 'earliest'],
    };
  }
  if (first === 'joined')
    return { asks: [ask('When did {x} join', 'when {x} joined')], tells: ['{x} joined on {v}'] };
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
      asks: [ask('On which day is {x}', 'on which day {x} is')],
      tells: ['{x} is on {v}'],
      most: ['latest'],
      least: ['earliest'],
    };
  return undefined;
}

function countConcept(field: Field): Concept {
  const { things, state } = countedIn(field);
  return {
    asks: [ask(`How many ${things} does {x} have${state}`, `how many ${things} {x} has${state}`)],
    tells: [`{x} has {v} ${things}${state}`],
    most: [],
    least: [],
  };
}

/** What a count counts: "rooms" with " available" for `rooms_available`, "comments" for `comment_count`. */
export function countedIn({ words, label }: Field): { readonly things: string; readonly state: string } {
  const bare = words.filter(
    (word, index) =>
      !(index === words.length - 1 && ['count', 'number'].includes(word)) &&
      !(index < 2 && /^(?:num|number|no|of|total)$/.test(word)),
  );
  const last = bare.at(-1) ?? '';
  const [first = ''] = bare;
  if (bare.length === 2 && isPlural(first) && !isPlural(last)) return { things: first, state: ` ${last}` };
  if (bare.length < words.length)
    return { things: [...bare.slice(0, -1), plural(last)].join(' '), state: '' };
  return { things: label.replace(/^number of /, ''), state: '' };
}

function plain(field: Field): Concept {
  const tells = ["{x's} {label} is {v}", 'the {label} of {x} is {v}'];
  if (field.kind === 'reference' || field.kind === 'text' || field.kind === 'category')
    return {
      asks: [
        ask("What is {x's} {label}", "what {x's} {label} is"),
        ask('What is the {label} of {x}', 'what the {label} of {x} is'),
      ],
      tells,
    };
  return {
    asks: [
      ask("What is {x's} {label}", "what {x's} {label} is"),
      ask('What is the {label} of {x}', 'what the {label} of {x} is'),
    ],
    tells,
  };
}
