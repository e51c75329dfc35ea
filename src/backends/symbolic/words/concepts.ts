// What common fields are about, and how people ask for them, tell them and compare by them.
import { isPlural } from '../../../text/naming.ts';
import { isPersonNoun } from '../../../text/person-nouns.ts';
import { amounts } from './concepts/amounts.ts';
import { ask, type Concept, type Entry, unsaid } from './concepts/concept.ts';
import { countConcept } from './concepts/counts.ts';
import { dateConcept, dates } from './concepts/dates.ts';
import { kinds } from './concepts/kinds.ts';
import { measures } from './concepts/measures.ts';
import { typed } from './concepts/nouns.ts';
import { isOfReported, participleConcept, yearConcept } from './concepts/participles.ts';
import { people } from './concepts/people.ts';
import { places } from './concepts/places.ts';
import { progress } from './concepts/progress.ts';
import type { Field } from './field.ts';
import { isParticiple } from './label.ts';

const entries: readonly Entry[] = [
  ...progress,
  ...measures,
  ...amounts,
  ...dates,
  ...places,
  ...kinds,
  ...people,
];

const found = new Map<string, Concept>();

/** What a field is about: an entry of the tables, a participle with its date, a plural with its count, or any label that is a noun. */
export function conceptOf(field: Field): Concept {
  const key = `${field.kind} ${field.words.join(' ')} ${field.label} ${field.noun} ${field.of ?? ''} ${field.unit?.kind ?? ''} ${field.isYear ?? ''}`;
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
      (one.units === undefined || (field.unit !== undefined && one.units.includes(field.unit.kind))) &&
      (one.nouns === undefined || one.nouns.test(field.noun)) &&
      (one.label === undefined || one.label.test(field.label)),
  );
  if (entry !== undefined) return filled(entry, field);
  if (isOfReported(field)) return unsaid;
  const done = yearConcept(field) ?? participleConcept(field) ?? dateConcept(field);
  if (done !== undefined) return done;
  if (field.kind === 'count') return countConcept(field);
  if (isSomebody(field)) return filled(who, field);
  return isNounLabel(field) && !isOneOfSeveral(field) ? filled(plain(field), field) : unsaid;
}

/** Puts in what depends on the field alone. */
function filled(concept: Concept, field: Field): Concept {
  const name = field.words.join(' ');
  const parts: Readonly<Record<string, string>> = {
    label: field.label,
    per: /\bper (\w+)|^nightly/.exec(name)?.[1] ?? 'night',
    place: /^distance (?:to|from) (.+)$/.exec(name)?.[1]?.replace(/^the /, '') ?? '',
    last: field.label.split(' ').at(-1) ?? '',
    part: /^next (\w+)/.exec(name)?.[1] ?? '',
    things: `${field.words[0] ?? ''}${field.of === undefined ? '' : ` of ${field.of}`}`,
    rest: field.words.slice(1).join(' '),
    store: /^(?:disk|storage)$/.test(field.words[0] ?? '')
      ? `${field.words[0]} space`
      : (field.label.split(' ')[0] ?? ''),
    p: field.words.at(-1) ?? '',
    units: `${field.unit?.symbol ?? ''}s`,
    role: /^(\w+) since$/.exec(name)?.[1] ?? '',
    state: name,
    first: field.words[0] ?? '',
  };
  const put = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (whole, place: string) => parts[place] ?? whole);
  return {
    ...concept,
    asks: concept.asks.map(({ direct, clause }) => ask(put(direct), put(clause))),
    tells: concept.tells.map(put),
    ...(concept.more !== undefined && { more: put(concept.more) }),
    ...(concept.less !== undefined && { less: put(concept.less) }),
  };
}

/** Words that no thing has: what only says that there is a text, a value or a record. */
const vague =
  /(?:^| )(?:summary|description|text|content|body|data|info|details|notes?|message|comment|subject|title|remarks?|value|kind|type|transfer|result|response|output|query|input|reason|side|one|other|order|count|person|employee|user|member)$/;
/** What makes a noun of them: a job title, a blood type. */
const specific = new RegExp(`^(?:job title|(?:${typed}) type)$`);

/** Whether a label is a noun of something that a thing has: "lead time", and not "available" or "summary". */
function isNounLabel({ label, kind }: Field): boolean {
  const words = label.split(' ');
  const last = words.at(-1) ?? '';
  const isValue = ['money', 'amount'].includes(kind) && words.length > 1 && last === 'value';
  if (label === '' || isParticiple(last)) return false;
  if (vague.test(label) && !isValue && !specific.test(label)) return false;
  // How somebody is, and nothing that a thing has: "absent".
  if (
    /^(?:absent|present|missing|ready|full|empty|busy|late|early|free|open|left|spare|vacant|used|outstanding|remaining|pending|ongoing|active|inactive)$/.test(
      last,
    )
  )
    return false;
  // "Expires" says what a thing does, and the "last4" is none of its own.
  if (
    /^(?:expires|starts|ends|begins|renews|opens|closes|applies|includes|requires|allows|returns|costs|weighs)$/.test(
      last,
    )
  )
    return false;
  if (/\p{L}\d+$/u.test(last) && words.length === 1) return false;
  // Nobody says "wind bft".
  if (/^[^aeiouyAEIOUY\d]{3,4}$/.test(last) && last === last.toLowerCase()) return false;
  return (
    !/(?:able|ible|ly|ful|less|ous)$/.test(last) &&
    !/^(?:on|at|in|of|for|by|to|is|has|with|from|due)$/.test(words[0] ?? '') &&
    !/^(?:on|at|in|of|for|by|to|since|until|due|hand)$/.test(last)
  );
}

/** Who holds or borrows something, by a name. */
function isSomebody({ kind, label }: Field): boolean {
  return ['reference', 'text', 'category'].includes(kind) && isPersonNoun(label) && !vague.test(label);
}

const who: Concept = {
  asks: [
    ask("Who is {x's} {label}", "who {x's} {label} is"),
    ask('Who is the {label} of {x}', 'who the {label} of {x} is'),
  ],
  tells: ["{x's} {label} is {v}", 'the {label} of {x} is {v}'],
};

/** One figure under a plural: no ticket prices are 263.35. */
function isOneOfSeveral({ label, kind }: Field): boolean {
  return ['money', 'amount', 'number'].includes(kind) && isPlural(label.split(' ').at(-1) ?? '');
}

function plain({ label }: Field): Concept {
  // "Requests per second" are many.
  const [counted = ''] = label.split(/ (?:per|of|in|for) /, 1);
  const head = counted.split(' ').at(-1) ?? '';
  const be = isPlural(head) && head !== head.toUpperCase() ? 'are' : 'is';
  return {
    asks: [
      ask(`What ${be} {x's} {label}`, `what {x's} {label} ${be}`),
      ask(`What ${be} the {label} of {x}`, `what the {label} of {x} ${be}`),
    ],
    tells: [`{x's} {label} ${be} {v}`, `the {label} of {x} ${be} {v}`],
  };
}
