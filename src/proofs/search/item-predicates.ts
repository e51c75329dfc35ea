// What a stretch of an answer says of some of a list's items, as predicates: "in stock", "by Ines Okafor", "under €100".

import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import { byOtherColumn } from './column-against-column.ts';
import { byComparison, keysOf } from './compared-items.ts';
import { type CountedList, isNarrowedTo, type Predicate } from './counted-list.ts';
import { byLack, bySurname } from './described-items.ts';
import { byFlow } from './flow-words.ts';
import type { AnswerReading, Sentence } from './reading.ts';
import { findStates, isStateKey } from './states.ts';
import { literal, nameInPath } from './write-path.ts';

const longest = 60;
const alike: readonly (readonly string[])[] = [
  ['folder', 'subfolder', 'directory', 'subdirectory', 'dir', 'ordner', 'dossier'],
  ['done', 'completed', 'finished'],
];

/** Every predicate that the words of a stretch state. */
export function predicatesIn(
  reading: AnswerReading,
  list: CountedList,
  stretch: Sentence,
  sentence: Sentence,
): readonly Predicate[] {
  const found = [
    ...byState(reading, list, stretch),
    ...byClosing(reading, list, stretch),
    ...byLack(reading, list, stretch),
    ...bySurname(reading, list, stretch),
    ...byField(reading, list, stretch),
    ...byFlow(
      reading.tokens.flatMap(({ start, end, kind, word }) =>
        kind === 'word' && start >= stretch.start && end <= stretch.end ? [word] : [],
      ),
      list.items,
    ),
    ...byDate(reading, list, stretch),
    ...byDay(reading, list, stretch),
    ...byComparison(reading, list, stretch, sentence),
    ...byOtherColumn(reading, list, stretch, sentence),
  ];
  return [...new Map(found.map((predicate) => [predicate.text, predicate])).values()];
}

function byState(reading: AnswerReading, { items }: CountedList, stretch: Sentence): readonly Predicate[] {
  return findStates(reading.tokens, reading.scene)
    .filter(({ start, end }) => start >= stretch.start && end <= stretch.end)
    .filter(({ key }) => items.some((item) => isObject(item) && key in item))
    .map(({ key, value, negated }) => ({
      text: `${nameInPath(key)}${negated ? '!=' : '='}${literal(value)}`,
      holds: (item) => (item[key] === value) !== negated,
    }));
}

const final =
  /^(?:won|lost|closed|done|completed?|finished|cancell?ed|delivered|resolved|paid|rejected|declined|expired|archived|failed|success|succeeded|returned|refunded|merged|withdrawn)$/i;

/** "The open deals", of stages of which none is called so: those that have not come to an end. */
function byClosing(reading: AnswerReading, { items }: CountedList, stretch: Sentence): readonly Predicate[] {
  const words = new Set(
    reading.tokens.flatMap(({ kind, word, start, end }) =>
      kind === 'word' && start >= stretch.start && end <= stretch.end ? [word] : [],
    ),
  );
  const isOpen = ['open', 'active', 'ongoing', 'unfinished'].some((word) => words.has(word));
  const isClosed = ['closed', 'finished', 'ended'].some((word) => words.has(word));
  if (isOpen === isClosed) return [];
  const objects = items.filter(isObject);
  return [...new Set(objects.flatMap((item) => Object.keys(item)))].filter(isStateKey).flatMap((key) => {
    const values = [...new Set(objects.map((item) => item[key]))].filter(
      (value) => typeof value === 'string',
    );
    const ends = values.filter((value) => final.test(value));
    const isSaid = values.some((value) => words.has(value.toLowerCase()));
    if (ends.length === 0 || ends.length === values.length || isSaid) return [];
    const name = nameInPath(key);
    const isEnd = (item: JsonObject) => ends.some((value) => value === item[key]);
    return [
      {
        text: ends
          .map((value) => `${name}${isOpen ? '!=' : '='}${literal(value)}`)
          .join(isOpen ? ' and ' : ' or '),
        holds: (item: JsonObject) => isEnd(item) !== isOpen,
      },
    ];
  });
}

/** A boolean, a membership, a text value whose words are said, or a number of which there are some or none. */
function byField(reading: AnswerReading, { items }: CountedList, stretch: Sentence): readonly Predicate[] {
  const tokens = reading.tokens.filter(
    ({ start, end, kind }) => start >= stretch.start && end <= stretch.end && kind !== 'mark',
  );
  const stems = new Set(tokens.map(({ word }) => stemOf(word)));
  for (const words of alike)
    if (words.some((word) => stems.has(stemOf(word)))) for (const word of words) stems.add(stemOf(word));
  const isDirect = tokens.some(({ word }) => /^(?:direct|nonstop|non-stop)$/.test(word));
  const isNegated = tokens.some(({ word }) => denying.has(word));
  const text = reading.answered.response.slice(stretch.start, stretch.end);
  const remains =
    /\b(?:remain(?:s|ing)?|left|outstanding|pending|to go|to do|still open|undone|unfinished)\b/i.test(text);
  const isGone = /\b(?:r[au]n out|out of stock|sold out|used up|none left|completely out)\b/i.test(text);
  const isWhollySaid = (words: string) => {
    const parts = tokenize(words).filter(({ kind }) => kind !== 'mark');
    if (parts.length === 0 || !parts.every(({ word }) => stems.has(stemOf(word)))) return false;
    // The figures of a time or a number are said in one run.
    const run = parts.map(({ word }) => word).join(' ');
    return !/\d/.test(words) || ` ${tokens.map(({ word }) => word).join(' ')} `.includes(` ${run} `);
  };
  const found = new Map<string, Predicate>();
  const add = (predicate: Predicate) => found.set(predicate.text, predicate);
  for (const item of items)
    for (const [key, field] of isObject(item) ? Object.entries(item) : []) {
      const name = nameInPath(key);
      // What remains of tasks is not done yet.
      if (field === false && doneKey.test(key) && remains)
        add({ text: `${name}=false`, holds: (each) => each[key] === false });
      // "Has run out": there is none left of it.
      if (field === 0 && stockKey.test(key) && isGone)
        add({ text: `${name}=0`, holds: (each) => each[key] === 0 });
      // "The candidates" are no `candidate_id`.
      const isFieldSaid =
        !/(?:^|_)id$|[a-z]Id$/.test(key) &&
        wordsOf(key).some((part) => part.length > 2 && stems.has(stemOf(part)));
      // What is `renewable` can be renewed.
      const isPossible =
        typeof field === 'boolean' &&
        tokens.some(({ word }) => /^(?:can|could|may|be)$/.test(word)) &&
        stems.has(stemOf(possibleKey.exec(key)?.[1] ?? ''));
      if (typeof field === 'boolean' && (isFieldSaid || isPossible))
        add({ text: field ? name : `${name}=false`, holds: (each) => each[key] === field });
      else if (
        typeof field === 'number' &&
        isDirect &&
        /^(?:changes|stops|transfers|stopovers|layovers|connections)$/.test(key)
      )
        add({ text: `${name}=0`, holds: (each) => each[key] === 0 });
      else if (typeof field === 'number' && isFieldSaid)
        add(
          isNegated
            ? { text: `${name}=0`, holds: (each) => each[key] === 0 }
            : { text: `${name}>0`, holds: (each) => Number(each[key]) > 0 },
        );
      else if (typeof field === 'string' && field.length <= longest && isWhollySaid(field))
        add({ text: `${name}=${literal(field)}`, holds: (each) => each[key] === field });
      else if (Array.isArray(field))
        for (const value of field as readonly JsonValue[])
          if (typeof value === 'string' && value.length <= longest && isWhollySaid(value))
            add({
              text: `${literal(value)} in ${name}`,
              holds: (each) =>
                Array.isArray(each[key]) && (each[key] as readonly JsonValue[]).includes(value),
            });
    }
  return [...found.values()];
}

const doneKey = /(?:^|_)(?:done|completed?|finished|checked)$/i;
const stockKey = /(?:^|_)(?:on_hand|stock|available|quantity|qty|left|remaining|inventory)(?:_|$)/i;
const possibleKey = /(?:^|_)([a-z]{3,}?)e?(?:able|ible)$/;
const denying = new Set('not no out never without sold nicht kein keine pas sans sin'.split(' '));
const overdue =
  /\b(?:overdue|past due|past (?:its|their|the|his|her) (?:deadline|due date)|late|expired|in arrears|überfällig|en retard|vencid[oa]s?)\b/i;
const ahead = /\b(?:upcoming|still to come|ahead|in the future|not yet due|due soon)\b/i;
const dueKey =
  /(?:^|_)(?:due|deadline|expires?|expiry|valid_until|until|return_by)(?:_|$)|[a-z](?:Due|Deadline|Expires)/i;

/** "Overdue", "expired": what was due before today. */
function byDate({ answered }: AnswerReading, list: CountedList, stretch: Sentence): readonly Predicate[] {
  const text = answered.response.slice(stretch.start, stretch.end);
  const isPast = overdue.test(text);
  const said = (isPast ? overdue : ahead).exec(text)?.[0];
  if (said === undefined || isNarrowedTo(list, said)) return [];
  return [...keysOf(list)]
    .filter((key) => dueKey.test(key))
    .map((key) => ({
      text: isPast ? `$days(${nameInPath(key)}, $today) > 0` : `$days($today, ${nameInPath(key)}) >= 0`,
      holds: (item) => {
        const day = typeof item[key] === 'string' ? item[key].slice(0, 10) : '';
        return /^\d{4}-\d\d-\d\d$/.test(day) && (isPast ? day < answered.today : day >= answered.today);
      },
    }));
}

/** "On 10 March", "from 2025": a date of the item within the days that are said. */
function byDay(reading: AnswerReading, { items }: CountedList, stretch: Sentence): readonly Predicate[] {
  const said = reading.mentions.flatMap((mention) =>
    mention.start >= stretch.start && mention.end <= stretch.end
      ? mention.readings.flatMap((each) => (each.as === 'date' ? [{ ...each, mention }] : []))
      : [],
  );
  if (said.length === 0) return [];
  const objects = items.filter(isObject);
  const keys = new Set(
    objects.flatMap((item) => Object.entries(item).flatMap(([key, value]) => (isDay(value) ? [key] : []))),
  );
  return said.flatMap(({ from, to, mention }) =>
    [...keys].flatMap((key): readonly Predicate[] => {
      const isSince = /\bsince\s+(?:the\s+)?$/i.test(textBefore(reading.answered.response, mention.start));
      const last = isSince ? '9999-12-31' : to;
      const holds = (item: JsonObject) => {
        const day = isDay(item[key]) ? String(item[key]).slice(0, 10) : '';
        return day !== '' && day >= from && day <= last;
      };
      const some = objects.filter(holds).length;
      if (some === 0 || some === objects.length) return [];
      const name = nameInPath(key);
      const text =
        from === last
          ? `${name}='${from}'`
          : isSince
            ? `${name} >= '${from}'`
            : `${name} >= '${from}' and ${name} <= '${to}'`;
      return [{ text, holds }];
    }),
  );
}

const isDay = (value: JsonValue | undefined) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T|$)/.test(value);

/** A state, a membership, a yes: no day, which may be the call's, and no name. */
export function isCondition(written: string): boolean {
  return (
    / in /.test(written) ||
    /^\w+(?:=false)?$/.test(written) ||
    /^(?:\w*_)?(?:status|statut|state|etat|zustand|estado|stage|priority|prioritaet|priorite|type|kind|role)=/.test(
      written,
    ) ||
    / = (?:null|0)$/.test(written)
  );
}
