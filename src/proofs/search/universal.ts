// "All four have an assignee", "none of them do": what is said of every item of a list, against each of them.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { fieldFit } from '../../text/field-words.ts';
import { singular } from '../../text/naming.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { type CountedList, isCalled, listsOf, type Predicate } from './counted-list.ts';
import { isCondition, predicatesIn } from './item-predicates.ts';
import { conditionsIn, linesOf, linesWith } from './list-lines.ts';
import { type AnswerReading, isWithin, readQuery, type Sentence } from './reading.ts';
import type { Settled } from './settled.ts';
import { nameInPath } from './write-path.ts';

/** A condition, or a value in lower case: no name that only one item has. */
const isPlain = ({ text }: Predicate) => isCondition(text) || /=\s*'\p{Ll}/u.test(text);

/** Such a one, or that there is some of something. */
export const isSayable = (predicate: Predicate) => isPlain(predicate) || />0$/.test(predicate.text);

const elliptic =
  /^(?:the|of|them|these|those|our|its|their|do|does|did|are|is|have|has|were|was|can|will|so|indeed|it|haben|sind|ist|tun|es|ont|sont|le|lo|son|hacen)$/;

/** Whether all items, or none of them, are what the clause behind the word or else the query says; undefined where neither says it. */
export function universal(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  wanted: 'all' | 'none',
): Settled {
  const clause = /^[^.;:!?\n,]*/.exec(reading.answered.response.slice(relation.end, sentence.end))?.[0] ?? '';
  const stretch = { start: relation.end, end: relation.end + clause.length };
  const ofLines = universalOfLines(reading, stretch);
  if (ofLines !== undefined) return ofLines;
  const list = listMeant(reading, relation, stretch);
  if (list === undefined || reading.anchors.some((anchor) => isWithin(anchor, stretch))) return undefined;
  const items = list.items.filter(isObject);
  const before = predicatesBefore(reading, list, relation, sentence);
  const said = predicatesSaid(reading, list, stretch, sentence);
  const predicates = isElliptic(reading, list, stretch) && before.length > 0 ? before : said;
  let failed: string | undefined;
  for (const { text, holds } of predicates) {
    const count = items.filter(holds).length;
    if (count === (wanted === 'all' ? items.length : 0))
      return {
        proof:
          wanted === 'all'
            ? `$count(${list.path}[${text}]) = $count(${list.path})`
            : `$count(${list.path}[${text}]) = 0`,
      };
    failed ??= `${count} of ${items.length} are`;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** "All six slots are in person", of slots that are lines of text: a word that only some of them have. */
function universalOfLines(reading: AnswerReading, stretch: Sentence): Settled {
  const number = reading.mentions.find(
    ({ kind, start }) => kind === 'number' && start >= stretch.start && start - stretch.start < 16,
  );
  const [count] = number?.readings ?? [];
  const words = reading.tokens.filter((token) => token.kind === 'word' && isWithin(token, stretch));
  const list = listsOf(reading).find(
    (each) =>
      linesOf(each).length > 0 &&
      (count?.as === 'number'
        ? count.value === each.items.length
        : words.slice(0, 3).some(({ word }) => isCalled(each, word))),
  );
  if (list === undefined) return undefined;
  const conditions = conditionsIn({ ...reading, mentions: [] }, linesOf(list), stretch).filter(
    ({ written }) => /^\p{Ll}{4,}$/u.test(written),
  );
  if (conditions.length === 0) return undefined;
  return { why: `${linesWith(linesOf(list), conditions).length} of ${list.items.length} are` };
}

/** The list of as many items as the words say, or the one that they call by its noun. */
function listMeant(
  reading: AnswerReading,
  { text: said }: Relation,
  stretch: Sentence,
): CountedList | undefined {
  const lists = listsOf(reading).filter(({ items }) => items.length > 1 && items.every(isObject));
  const number = reading.mentions.find(
    ({ kind, start }) => kind === 'number' && start >= stretch.start && start - stretch.start < 16,
  );
  const [count] = number?.readings ?? [];
  if (count?.as === 'number') {
    const sized = lists.filter(({ items }) => items.length === count.value);
    // The three runs, and not the three jobs of each.
    const words = reading.tokens.filter((token) => token.kind === 'word' && isWithin(token, stretch));
    const isOwnNoun = ({ noun }: CountedList) =>
      words.some(({ word }) => singular(word) === noun.split(' ').at(-1));
    const named = sized.filter(isOwnNoun);
    const called = sized.filter((list) => words.some(({ word }) => isCalled(list, word)));
    const [only, another] = [named, called, sized].find((each) => each.length > 0) ?? [];
    return another === undefined ? only : undefined;
  }
  const [last] = lists.filter(({ step }) => step === reading.scene.steps.at(-1));
  const text = reading.answered.response.slice(stretch.start, stretch.end);
  const isOfThem =
    /\sof (?:them|these|those)$/i.test(said) ||
    /^\s*(?:of (?:them|these|those)\b|(?:have|haben|sind|ont|sont)\b)/i.test(text);
  return isOfThem ? last : undefined;
}

/** Whether a clause says nothing of its own: "all three", "none of them do". */
function isElliptic(reading: AnswerReading, list: CountedList, stretch: Sentence): boolean {
  const isNumber = (token: Sentence) =>
    reading.mentions.some(
      ({ kind, start, end }) => kind === 'number' && start <= token.start && token.end <= end,
    );
  return reading.tokens
    .filter((token) => token.kind === 'word' && isWithin(token, stretch))
    .every((token) => elliptic.test(token.word) || isNumber(token) || isCalled(list, token.word));
}

/** "Tickets are still available for all three": what the clause says before the word. */
export function predicatesBefore(
  reading: AnswerReading,
  list: CountedList,
  { start }: Relation,
  sentence: Sentence,
): readonly Predicate[] {
  const lead = reading.answered.response.slice(sentence.start, start);
  const clause = lead.split(/[.;:!?\n,]/).at(-1) ?? '';
  if (!/\b(?:for|in|on|of|to|at|before|after)\s+$/i.test(clause)) return [];
  return predicatesIn(reading, list, { start: start - clause.length, end: start }, sentence).filter(
    isSayable,
  );
}

function predicatesSaid(
  reading: AnswerReading,
  list: CountedList,
  stretch: Sentence,
  sentence: Sentence,
): readonly Predicate[] {
  const words = reading.tokens.filter((token) => token.kind === 'word' && isWithin(token, stretch));
  if (!isElliptic(reading, list, stretch))
    return [
      ...having(
        words.map(({ word }) => word),
        list,
      ),
      ...predicatesIn(reading, list, stretch, sentence).filter(isPlain),
    ];
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  return predicatesIn(query, list, whole, whole).filter(isPlain);
}

const verbs = /^(?:have|has|haben|hat|ont|a|tienen|tiene)$/;

/** "Have an assignee": what is not empty in an item. */
function having(words: readonly string[], { items }: CountedList): readonly Predicate[] {
  const at = words.findIndex((word) => verbs.test(word));
  const said = new Set(words.slice(at + 1).filter((word) => !elliptic.test(word)));
  if (at === -1 || words.slice(at).some((word) => /^(?:no|not|kein\w*|pas)$/.test(word))) return [];
  const objects = items.filter(isObject);
  return [...new Set(objects.flatMap((item) => Object.keys(item)))].flatMap((key): readonly Predicate[] => {
    const isIt = [...said].some((word) => word.length > 2 && fieldFit(word, key) > 0);
    const isOpen = objects.some((item) => isNothing(item[key]));
    if (!isIt || !isOpen) return [];
    return [{ text: `${nameInPath(key)} != null`, holds: (item: JsonObject) => !isNothing(item[key]) }];
  });
}

const isNothing = (value: JsonValue | undefined) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
