// How many: the length of a list, or of what is left of it by what the words around the number say.
import { isObject } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { singular, wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Predicate } from './counted-list.ts';
import { type CountedList, isAbout, isCalled, listsOf } from './counted-list.ts';
import { fieldScore, wordsNear } from './field-said.ts';
import { predicatesIn } from './item-predicates.ts';
import { conditionsIn, linesOf, linesWith } from './list-lines.ts';
import { type AnswerReading, figuresBut, namesIn, readQuery, type Sentence } from './reading.ts';
import { pathOf } from './write-path.ts';

/** Whole numbers as counts. */
export function countCandidates(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): readonly Candidate[] {
  if (mention.kind !== 'number' && mention.kind !== 'relation') return [];
  const [first] = mention.readings;
  if (first?.as !== 'number' || !Number.isInteger(first.value) || first.value < 0) return [];
  const { value } = first;
  // "By 2: 6 against 8" measures, and counts nothing.
  const { response } = reading.answered;
  const isMeasure =
    /\b(?:by|against|versus|vs\.?|than)\s+$/i.test(textBefore(response, mention.start)) ||
    /^\s*(?:against|versus|vs)\b/i.test(textBehind(response, mention.end));
  if (isMeasure) return [];
  // "26 units of it" measures how much there is of one thing.
  const piece = /^\s+(units?|pieces?|copies|packs?|boxes)\s+of\b/i.exec(
    textBehind(response, mention.end),
  )?.[1];
  if (piece !== undefined && !listsOf(reading).some(({ noun }) => noun.includes(singular(piece)))) return [];
  // "Platform 3" is a number of its field, and no count.
  const label = /(\p{L}+)\s+$/u.exec(textBefore(response, mention.start))?.[1];
  if (
    label !== undefined &&
    // "Of the three runs one succeeded"
    singular(label) === label &&
    reading.scene.facts.some(({ key, value }) => fieldFit(label, key) === 1 && /^\d+$/.test(String(value)))
  )
    return [];
  const lists = listsOf(reading);
  const after = nounsAfter(reading, mention, sentence);
  const totals = totalsOf(reading, mention, value, after);
  if (totals.length > 0) return totals;
  const fitting = lists.filter((list) =>
    after.some((word) => isCalled(list, word) || isAsked(reading, list, word)),
  );
  const isOpen =
    fitting.length === 0 &&
    !after.some((word) => isFieldWord(reading, word)) &&
    !isLabelled(reading, mention, sentence);
  const named = isOpen ? lists.filter((list) => isAbout(reading, list, sentence)) : fitting;
  // "Three of them are in stock": a field's own word says which of them.
  const isOf = /\bof (?:the|them|these|those|all)\b/i.test(
    reading.answered.response.slice(Math.max(0, mention.start - 12), mention.end + 10),
  );
  const others = (isOpen || isOf ? lists : []).filter(
    (list) => isAbout(reading, list, sentence) || (isOf && list.step === reading.scene.steps.at(-1)),
  );
  // "Yes, three.": of what the query asks about.
  const isAlone = /^\W*(?:(?:yes|just|only|exactly)\W*)*$/i.test(
    response.slice(sentence.start, mention.start) + response.slice(mention.end, sentence.end),
  );
  const asked = isAlone
    ? lists.filter((list) => tokenize(reading.answered.query).some(({ word }) => isCalled(list, word)))
    : [];
  const chosen = named.length > 0 && !isOf ? named : [...new Set([...named, ...others, ...asked])];
  return ofEnumerated(reading, mention, sentence, chosen).flatMap((list) =>
    countsOf(
      reading,
      mention,
      list,
      value,
      sentence,
      named.includes(list) || (asked.includes(list) && predicatesAsked(reading, list).length === 0),
    ),
  );
}

/** "Four of 23 titles": how many there are altogether, as the page of a list says it. */
function totalsOf(
  reading: AnswerReading,
  mention: Mention,
  value: number,
  after: readonly string[],
): readonly Candidate[] {
  const { response } = reading.answered;
  const isOf = /\b(?:out of|of|all)\s+(?:the\s+|a total of\s+)?$/i.test(textBefore(response, mention.start));
  const isAll = /^[\p{L}\s]{0,40}\b(?:in (?:all|total)|altogether|overall)\b/iu.test(
    textBehind(response, mention.end),
  );
  return reading.scene.steps.flatMap(({ step, value: { value: root }, things }): readonly Candidate[] => {
    const [list, another] = listsOf(reading).filter((each) => each.step.step === step);
    const pointer = things.paging.find(
      (each) => /(?:^|\/|_)(?:total|count|found|matches)/i.test(each) && getAt(root, each) === value,
    );
    const path = pointer === undefined ? undefined : pathOf(step.id, root, pointer);
    if (list === undefined || another !== undefined || path === undefined || list.items.length >= value)
      return [];
    const isIts = isOf || isAll || after.some((word) => isCalled(list, word) || isNameKey(list, word));
    return isIts ? [{ proof: path, kind: 'count', facts: [], members: [] }] : [];
  });
}

/** "23 titles", of things that are called by their `title`. */
const isNameKey = ({ items }: CountedList, word: string) =>
  word.endsWith('s') && items.some((item) => isObject(item) && Object.hasOwn(item, singular(word)));

/** "Just one: the metering pilot" counts what is named behind the colon. */
function ofEnumerated(
  { anchors, answered }: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  lists: readonly CountedList[],
): readonly CountedList[] {
  const first = anchors.find(({ start, end }) => start >= mention.end && end <= sentence.end);
  const isBehind =
    first !== undefined &&
    /^(?:\s\p{L}+){0,3}:\s*(?:the\s+)?[“"*]*$/iu.test(answered.response.slice(mention.end, first.start));
  const own = lists.filter(({ group }) => group !== undefined && group === first?.members[0]?.group);
  return isBehind ? own : lists;
}

/** The words behind a number that may say what it counts. */
function nounsAfter({ tokens }: AnswerReading, mention: Mention, sentence: Sentence): readonly string[] {
  const found: string[] = [];
  const from = tokens.findIndex(({ start }) => start >= mention.end);
  if (from === -1) return [];
  for (const token of tokens.slice(from, from + 6)) {
    if (token.end > sentence.end || (token.kind === 'mark' && /[.,;:!?()]/.test(token.text))) break;
    if (token.kind === 'word') found.push(token.word);
  }
  return found;
}

/** What the query calls things, where there is only one list that it can mean. */
function isAsked(reading: AnswerReading, list: CountedList, word: string): boolean {
  if (word.length < 4 || !/s$|n$/.test(word) || listsOf(reading).length > 1) return false;
  const stem = stemOf(word);
  if (
    list.items.some(
      (item) =>
        isObject(item) && Object.keys(item).some((key) => wordsOf(key).some((each) => stemOf(each) === stem)),
    )
  )
    return false;
  return tokenize(reading.answered.query).some(
    (token) => token.kind === 'word' && stemOf(token.word) === stem,
  );
}

/** "The available is 1": the words beside it mean a field that has a number. */
function isLabelled(reading: AnswerReading, mention: Mention, sentence: Sentence): boolean {
  const near = wordsNear(reading.tokens, mention, namesIn(reading), figuresBut(reading, mention), sentence);
  return reading.scene.facts.some(
    (fact) => typeof fact.value === 'number' && !/(?:^|_)id$/.test(fact.key) && fieldScore(near, fact) >= 0.4,
  );
}

function isFieldWord({ scene }: AnswerReading, word: string): boolean {
  const stem = stemOf(word);
  return scene.facts.some(
    ({ key, value }) => typeof value === 'number' && wordsOf(key).some((part) => stemOf(part) === stem),
  );
}

/** The words that belong to a number: from the figure before it to the one behind it. */
function stretchOf(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): { readonly before: Sentence; readonly after: Sentence } {
  const figures = figuresBut(reading, mention).filter(
    ({ kind, start, end, weak }) =>
      kind === 'number' && weak === undefined && start >= sentence.start && end <= sentence.end,
  );
  const last = figures.findLast(({ end }) => end <= mention.start);
  const next = figures.find(({ start }) => start >= mention.end);
  // "Two of the three are lost": the words behind both belong to the first.
  const isOf =
    next !== undefined &&
    /^\s*(?:of|von|sur|de)\b/i.test(reading.answered.response.slice(mention.end, next.start));
  return {
    before: { start: last?.end ?? sentence.start, end: mention.start },
    after: { start: mention.end, end: isOf ? sentence.end : (next?.start ?? sentence.end) },
  };
}

function predicatesAsked(reading: AnswerReading, list: CountedList): readonly Predicate[] {
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  return predicatesIn(query, list, whole, whole);
}

/** "Two video slots", of slots that are lines of text: undefined where the words around the number say nothing of them. */
function lineCounts(
  reading: AnswerReading,
  list: CountedList,
  { before, after }: { readonly before: Sentence; readonly after: Sentence },
  value: number,
): readonly string[] | undefined {
  const { response } = reading.answered;
  const lines = linesOf(list);
  const behind = /^[^:;.()]*/.exec(response.slice(after.start, after.end))?.[0].length ?? 0;
  const lead =
    response
      .slice(before.start, before.end)
      .split(/[:;.()]/)
      .at(-1)?.length ?? 0;
  const query = readQuery(reading);
  const asked = conditionsIn(query, lines, { start: 0, end: query.answered.response.length });
  const said = conditionsIn(reading, lines, { start: after.start, end: after.start + behind });
  const told = conditionsIn(reading, lines, { start: before.end - lead, end: before.end });
  const sets = (
    said.length > 0
      ? [said, [...said, ...told], [...said, ...asked]]
      : told.length > 0
        ? [told, [...told, ...asked]]
        : [asked]
  ).filter((set) => set.length > 0);
  if (sets.length === 0) return undefined;
  return sets
    .filter((set) => linesWith(lines, set).length === value)
    .map((set) => {
      const words = set.map(({ written }) => `$contains($, ${JSON.stringify(written)})`);
      return `$count(${list.path}[${words.join(' and ')}])`;
    });
}

function countsOf(
  reading: AnswerReading,
  mention: Mention,
  list: CountedList,
  value: number,
  sentence: Sentence,
  isNamed: boolean,
): readonly Candidate[] {
  const { path } = list;
  const candidate = (proof: string): Candidate => ({
    proof,
    kind: 'count',
    facts: [],
    members: [],
    ...(list.group !== undefined && { group: list.group }),
  });
  const { before, after } = stretchOf(reading, mention, sentence);
  if (linesOf(list).length > 0) {
    const counted = lineCounts(reading, list, { before, after }, value);
    const isAll = isNamed && counted === undefined && list.items.length === value;
    return isAll ? [candidate(`$count(${path})`)] : (counted ?? []).map(candidate);
  }
  const behind = predicatesIn(reading, list, after, sentence);
  const here = behind.length > 0 ? behind : predicatesIn(reading, list, before, sentence);
  const objects = list.items.filter(isObject);
  const matching = (predicates: readonly Predicate[]) =>
    predicates
      .filter(({ holds }) => objects.filter((item) => holds(item)).length === value)
      .map(({ text }) => candidate(`$count(${path}[${text}])`));
  const said = matching(here);
  // "Two of them": which of them, the query says.
  const counts = said.length > 0 ? said : matching(predicatesAsked(reading, list));
  const clause = /^[^,;:.()]*?(?=[,;:.()]|\s(?:and|but|of which|with)\s|$)/.exec(
    reading.answered.response.slice(mention.end, after.end),
  )?.[0];
  const tight = predicatesIn(
    reading,
    list,
    { start: mention.end, end: mention.end + (clause?.length ?? 0) },
    sentence,
  );
  // "Three issues are open" does not count them all.
  const isOfPart = tight.length > 0 && said.length === 0;
  const isOfWhole = /\bof (?:the|all|these|those|its|their)\s+$/i.test(
    textBefore(reading.answered.response, mention.start),
  );
  const whole =
    (isOfWhole || (isNamed && !isOfPart)) && list.items.length === value
      ? [candidate(`$count(${path})`)]
      : [];
  return [...whole, ...counts];
}
