// Statements that tie two names together, "X, whose N is Y", "X's N is Y", "X, which is for Y": the results have to tie them, too.
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { fold, tokenize } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import { joins } from './governors.ts';
import { areLinked, factsAround, hasAny, isText, type Meaning, meaningOf } from './linked-records.ts';
import { type Name, namesOf, objection } from './names-said.ts';
import type { Objection } from './objection.ts';
import { anotherOwner, anotherState } from './other-owners.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import { isAttribute } from './substitutes.ts';
import { described, ofName, onlyColon, onlyCopula, plain, possessive, relative } from './tie-words.ts';

interface Tie {
  /** The words that say what one is of the other: "account owner", "assigned"; none where they are only joined. */
  readonly label: readonly string[];
  readonly isParticiple: boolean;
  /** One is said to have the other: "X's order is Y", "X, whose order is Y". */
  readonly isOwning: boolean;
  /** "X, which is for Y": who is named without an article is a party, and no product. */
  readonly isForParty: boolean;
}

export function linkObjections(reading: AnswerReading): readonly Objection[] {
  const names = namesOf(reading);
  const things = names.filter(({ text }) => !/^\p{Ll}[\p{Ll} ]*$/u.test(text));
  const related = things.flatMap((_, index) => {
    const other = things[index - 1];
    return other === undefined ? [] : relationObjections(reading, other, things.slice(index));
  });
  const tied = names.flatMap((name, index): readonly Objection[] => {
    const other = names[index - 1];
    if (other === undefined) return [];
    const tie = tieBetween(reading, other, name);
    if (tie === undefined) return [];
    const first = meaningOf(reading, other);
    // "PO 66959's smallest order"
    if (isOnlyAttribute(reading, other) && !tie.isParticiple)
      return [objection(other, 'only describes something in the results')];
    return tiedNames(reading, names.slice(index)).flatMap((each): readonly Objection[] => {
      if (each.said === other.said) return [objection(each, 'is tied to itself')];
      const second = meaningOf(reading, each);
      if (first.places.length === 0 || second.places.length === 0) return [];
      if (!areLinked(reading.scene, first, second))
        return [objection(each, `has no link to ${JSON.stringify(other.text)} in the results`)];
      if (tie.isForParty && !isParty(reading, first, second))
        return [objection(each, `is not who ${JSON.stringify(other.text)} is for`)];
      const state = tie.isOwning ? anotherState(reading, other, each, second) : undefined;
      if (state !== undefined) return [objection(each, `is not so: it is ${state}`)];
      const owner = tie.isOwning ? anotherOwner(reading, other, second, tie.label) : undefined;
      if (owner !== undefined)
        return [objection(other, `is not whose ${JSON.stringify(each.text)} is: that is ${owner}`)];
      if (isQuoted(other) && isOfAnother(reading, first, tie))
        return [objection(other, 'has nothing that is called so in the results')];
      return isLabelled(reading, first, second, tie)
        ? []
        : [objection(each, `is not what the results say under that of ${JSON.stringify(other.text)}`)];
    });
  });
  return [...related, ...tied];
}

/** Whether a name is only said of things, and is none itself. */
function isOnlyAttribute({ scene }: AnswerReading, { said }: Name): boolean {
  const facts = scene.facts.filter(({ value }) => isText(value) && fold(String(value)) === said);
  // A flat may be called by its address.
  const isCalledSo = facts.some(({ members }) =>
    members.some(({ names }) => names.some((name) => fold(name) === said)),
  );
  return facts.length > 0 && !isCalledSo && facts.every(({ key }) => isAttribute(key));
}

/** "Its contacts are A and B": the first name, and those that are listed with it. */
function tiedNames(reading: AnswerReading, [name, ...rest]: readonly Name[]): readonly Name[] {
  const { response } = reading.answered;
  const joined = name === undefined ? [] : [name];
  for (const next of rest) {
    const last = joined.at(-1);
    if (last === undefined || !joins(response.slice(last.end, next.start).replace(/^[”"'’»]/, ''))) break;
    joined.push(next);
  }
  // "… is DRS, and Edinburgh's is EDI"
  const isEnd = /^[”"'’»]?\s*(?:[.;:!?(]|$)/.test(response.slice(joined.at(-1)?.end));
  return isEnd ? joined : joined.slice(0, 1);
}

/** What the words between two names, or those in front of the first, say that one is of the other. */
function tieBetween(reading: AnswerReading, first: Name, second: Name): Tie | undefined {
  const { response } = reading.answered;
  const sentence = sentenceAt(reading, first);
  const between = response.slice(first.end, second.start);
  if (second.start >= sentence.end || /\b(?:not|n['’]t|no)\b/i.test(between)) return undefined;
  const tie = (words: string, more: Partial<Tie> = {}): Tie => ({
    label: words.trim().split(/\s+/).filter(Boolean),
    isParticiple: false,
    isOwning: false,
    isForParty: false,
    ...more,
  });
  const owned = (possessive.exec(between) ?? relative.exec(between))?.[1];
  if (owned !== undefined) return tie(owned, { isOwning: true });
  const [, said, preposition, article] = described.exec(between) ?? [];
  if (said !== undefined) {
    const participle = /(?<!\p{L})(\p{L}+(?:ed|en|wn))\s*$/u.exec(said)?.[1] ?? '';
    const isForParty = said === '' && preposition === 'for' && article === '';
    return tie(participle, { isParticiple: true, isForParty });
  }
  if (plain.test(between)) return tie('', { isParticiple: true });
  const lead = ofName.exec(textBefore(response, first.start, sentence.start));
  if (lead === null) return undefined;
  if (onlyCopula.test(between)) return tie(lead[1] ?? '');
  return onlyColon.test(between) ? tie('') : undefined;
}

const generic = new Set(['id', 'name', 'number', 'date', 'at', 'time', 'code', 'key', 'title']);

/** Whether all that a field is called is among the words of a label. */
function isCalled({ label, isParticiple }: Tie, key: string): boolean {
  if (isParticiple) return label.some((each) => fieldFit(each, key) > 0);
  const stems = new Set(label.map(stemOf));
  const own = wordsOf(key).filter((each) => !generic.has(each));
  return own.length > 0 && own.every((each) => stems.has(stemOf(each)));
}

const isQuoted = ({ text }: Name) => /^[“"«]/.test(text);

/** "The product of “X”": what is quoted is a thing's own name, and none of the things that have such a field is called so. */
function isOfAnother({ scene }: AnswerReading, { texts }: Meaning, tie: Tie): boolean {
  const owners = scene.facts
    .filter(
      ({ key, value, record }) =>
        typeof value === 'string' &&
        (isCalled(tie, key) || (key === 'name' && isCalled(tie, parentOf(record)))),
    )
    .map(({ members }) => members.at(-1))
    .filter((member) => member !== undefined && member.names.length > 0);
  return owners.length > 0 && !owners.some((member) => member?.names.some((name) => texts.has(fold(name))));
}

/** A code of a country or a currency, which prose says by its name. */
const shortest = 4;

/** Whether the second is what a field of the first says that is called as the tie is, where there is such a field. */
function isLabelled({ scene }: AnswerReading, first: Meaning, second: Meaning, tie: Tie): boolean {
  const values = first.places
    .flatMap((place) => factsAround(scene, place))
    .filter(
      ({ key, value, record }) =>
        typeof value === 'string' &&
        value.length >= shortest &&
        // The name of an assignee is in an object that is called so.
        (isCalled(tie, key) || (tie.isParticiple && key === 'name' && isCalled(tie, parentOf(record)))),
    );
  if (values.length === 0) return true;
  return values.some(
    (fact) => second.texts.has(fold(String(fact.value))) || hasAny(textsBeside(scene, fact), second.texts),
  );
}

const partyKey =
  /(?:^|_)(?:customer|client|company|member|patient|guest|recipient|account|buyer|tenant|student)(?:_name)?$/;

/** Whether the second is a party of the first's record, where that has one. */
function isParty({ scene }: AnswerReading, first: Meaning, second: Meaning): boolean {
  const parties = first.places
    .flatMap((place) => factsAround(scene, place))
    .filter(({ key, value }) => typeof value === 'string' && value !== '' && partyKey.test(key));
  return parties.length === 0 || parties.some(({ value }) => second.texts.has(fold(String(value))));
}

const parentOf = (record: string) => record.slice(record.lastIndexOf('/') + 1);

/** What the records say that have the value of a fact. */
function textsBeside(scene: AnswerReading['scene'], { value }: Fact): ReadonlySet<string> {
  return new Set(
    (scene.byText.get(String(value)) ?? []).flatMap((fact) =>
      scene.facts
        .filter((other) => other.step === fact.step && other.record === fact.record && isText(other.value))
        .map((other) => fold(String(other.value))),
    ),
  );
}

/** Characters between two names, at most, that say how they are related. */
const longestPhrase = 60;

/** "X uses Y and Z": a relation that a record of the results names, between others. */
function relationObjections(
  reading: AnswerReading,
  first: Name,
  objects: readonly Name[],
): readonly Objection[] {
  const { scene, answered } = reading;
  const [next] = objects;
  const gap = answered.response.slice(first.end, next?.start);
  const phrase =
    gap.length > longestPhrase
      ? undefined
      : /^[”"'’»]?\s+([\p{Ll} ]{3,30}?)\s+(?:the\s+)?[“"'‘«]?$/u.exec(gap)?.[1];
  if (phrase === undefined) return [];
  const said = wordsSaid(phrase);
  const relations = scene.facts.filter(
    ({ value }) => typeof value === 'string' && value.length < 40 && wordsSaid(value) === said,
  );
  const subject = meaningOf(reading, first);
  if (relations.length === 0 || subject.places.length === 0) return [];
  const between = relations.map(
    (relation) =>
      new Set(
        factsAround(scene, relation).flatMap(({ value }) => (isText(value) ? [fold(String(value))] : [])),
      ),
  );
  return tiedNames(reading, objects).flatMap((second): readonly Objection[] => {
    if (second.said === first.said) return [objection(second, 'is tied to itself')];
    const object = meaningOf(reading, second);
    const isThere = between.some((texts) => hasAny(texts, subject.texts) && hasAny(texts, object.texts));
    return isThere || object.places.length === 0
      ? []
      : [objection(first, `${phrase} no ${JSON.stringify(second.text)} in the results`)];
  });
}

const wordsSaid = (text: string) =>
  tokenize(text.replaceAll('_', ' '))
    .map(({ word: each }) => each)
    .join(' ');
