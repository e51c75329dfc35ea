// Yes and no: fields that are true or false, and what the answer says of them.
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { saidOfLabel } from '../../text/sayings/says-boolean.ts';
import { textBefore } from '../../text/span.ts';
import type { Fact, Group } from './facts.ts';
import { type Governors, governorsOf } from './governors.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading, Sentence } from './reading.ts';

/** The sentences that say of a thing what its field denies, or deny what it says. */
export function denials(reading: AnswerReading): readonly Objection[] {
  const flags = reading.scene.facts.filter(({ value }) => typeof value === 'boolean');
  if (flags.length === 0) return [];
  return reading.sentences.flatMap((sentence, index) =>
    flags.flatMap((fact) => {
      if (!isAbout(reading, fact, sentence)) return [];
      const said =
        switched(reading, fact, sentence) ??
        saidOf(reading, fact, sentence) ??
        (index === 0 ? answeredOf(reading, fact, sentence) : undefined);
      if (said === undefined || said.value === fact.value || isOthers(reading, fact, sentence, said.text))
        return [];
      if (isOpen(reading, fact, sentence, said.text)) return [];
      const label = fact.key.replaceAll('_', ' ');
      return [
        {
          text: said.text,
          start: sentence.start,
          what: `${JSON.stringify(said.text)} says that ${label} is ${said.value}, and the results say ${String(fact.value)}.`,
          instead: 'Say what the results say.',
        },
      ];
    }),
  );
}

/** "Yes, it is": the field that the query asks about in its own words, where a bare yes or no at the beginning says its value. */
export function answeredField(
  reading: AnswerReading,
): { readonly fact: Fact; readonly text: string; readonly start: number } | undefined {
  const [sentence] = reading.sentences;
  if (sentence === undefined) return undefined;
  for (const fact of reading.scene.facts) {
    if (typeof fact.value !== 'boolean' || !isAbout(reading, fact, sentence)) continue;
    const said = answeredOf(reading, fact, sentence);
    if (said?.value === fact.value) return { fact, text: said.text, start: sentence.start };
  }
  return undefined;
}

/** The thing that the sentence names, the only one there is, or one of many that are alike. */
function isAbout(reading: AnswerReading, fact: Fact, sentence: Sentence): boolean {
  const { answered, anchors, scene, chosen } = reading;
  return fact.members.every((member) => {
    if (member.group.members.length === 1) return true;
    if (isOfBoth(reading, sentence, member.group)) return true;
    const place = { start: sentence.end, end: sentence.end };
    const governors = governorsOf(answered.response, place, sentence, member.group, anchors);
    if (governors !== undefined)
      return (
        governors.members.includes(member) &&
        (governors.members.length === 1 || isSaidOfEach(reading, governors, sentence))
      );
    if (chosen.has(member)) return true;
    return scene.facts.every((other) => other.key !== fact.key || other.value === fact.value);
  });
}

/** "Both fields are irrigated": of the two that there are. */
function isOfBoth(
  { answered, anchors }: AnswerReading,
  { start, end }: Sentence,
  { members }: Group,
): boolean {
  if (members.length !== 2) return false;
  const both = /^\W*(?:(?:yes|no)\W+)?both\b[^.,;:!?]*/i.exec(answered.response.slice(start, end));
  const till = start + (both?.[0].length ?? 0);
  return both !== null && !anchors.some((anchor) => anchor.start >= start && anchor.end <= till);
}

/** "X and Y are injured": each of those named together, where nothing tells them apart. */
function isSaidOfEach(
  { answered, anchors }: AnswerReading,
  { at, joint, isInherited }: Governors,
  sentence: Sentence,
): boolean {
  const name = anchors.find(({ start }) => start === at);
  if (!joint || isInherited || name === undefined) return false;
  const rest = answered.response.slice(name.end, sentence.end);
  const whole = answered.response.slice(sentence.start, sentence.end);
  return (
    /^\s+(?:are|were|have|do)(?:n['’]t)?\s/i.test(rest) &&
    !/\b(?:both|only|former|latter|first|second|one|neither|either|other|or|respectively|while|whereas|but)\b/i.test(
      whole,
    )
  );
}

/** "X is overdue and Y is due on the 26th": what is named last does not have what is said of the first. */
function isOthers(
  { answered, anchors }: AnswerReading,
  fact: Fact,
  sentence: Sentence,
  text: string,
): boolean {
  const at = answered.response.indexOf(text, sentence.start);
  if (at === -1) return false;
  return fact.members.some((member) => {
    if (member.group.members.length === 1) return false;
    const place = { start: at, end: at + text.length };
    const governors = governorsOf(answered.response, place, sentence, member.group, anchors, {
      behind: false,
    });
    return governors !== undefined && !governors.isInherited && !governors.members.includes(member);
  });
}

/** "A is just behind B, and it has breakfast": either may be meant. */
function isOpen({ answered, anchors }: AnswerReading, fact: Fact, sentence: Sentence, text: string): boolean {
  const at = answered.response.indexOf(text, sentence.start);
  const group = fact.members.at(-1)?.group;
  const named = anchors.filter(
    ({ start, end, members }) => start >= sentence.start && end <= at && members[0]?.group === group,
  );
  const last = named.at(-1);
  const isSeveral = new Set(named.flatMap(({ members }) => members)).size > 1;
  return last !== undefined && isSeveral && /\bit\b/i.test(answered.response.slice(last.end, at));
}

interface Said {
  readonly text: string;
  readonly value: boolean;
}

const switches =
  /(?<!\p{L})(\p{L}+)\s+(?:is|are|was|has been|stays|remains)(?:\s+(?:currently|now|still|not))?(?:\s+(?:switched|turned|set to))?\s+(on|off|enabled|disabled|active|inactive)\b/giu;

/** "Caching is switched on", of `cache: { enabled: false }`. */
function switched({ answered }: AnswerReading, { key, record }: Fact, sentence: Sentence): Said | undefined {
  const parent = record.slice(record.lastIndexOf('/') + 1);
  if (!/^(?:is_?)?(?:enabled|active|on)$/i.test(key) || parent === '' || /^\d+$/.test(parent))
    return undefined;
  const text = answered.response.slice(sentence.start, sentence.end);
  for (const [said, noun = '', state = ''] of text.matchAll(switches))
    if (wordsOf(parent).some((word) => stemOf(word) === stemOf(noun)))
      return { text: said, value: /^(?:on|enabled|active)$/i.test(state) !== /\bnot\b/i.test(said) };
  return undefined;
}

const predicate =
  /\b(?:with|without|including|excluding|kept|stored|shipped|transported|carried|held|is|are|was|were|has|have|had|includes?|offers?|comes?(?: with)?|allows?|(?:there|it|he|she|that|who|they)['’](?:s|re)|there (?:is|are)|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|don['’]t|hasn['’]t|does not|do not|did not|didn['’]t)\s{1,4}(?:also |still |currently |now |already |fully |completely |partly |no longer |not |never |yet |been |have |include |offer |a |an |any |the |no |your |their |in |on |under |behind |at ){0,6}$/i;

/** What a sentence says by the words of the field's name, as its predicate: "has a workshop", "isn't gift-wrapped". */
function saidOf({ answered, anchors }: AnswerReading, fact: Fact, sentence: Sentence): Said | undefined {
  const text = answered.response.slice(sentence.start, sentence.end);
  const found = spansIn(text, fact.key);
  if (found === undefined) return undefined;
  // "€124 a night, breakfast included": all the words of the field's name, by themselves.
  const words = wordsOf(fact.key);
  const isWhole =
    words.length > 1 &&
    new RegExp(
      `(?:^|[,;:(]\\s*|\\band\\s+|\\bwith\\s+)${words.join('[\\s-]+')}(?=\\s*(?:[,;.)!]|and\\b|$))`,
      'i',
    ).test(text);
  const isOwn = fact.members.every((member) => {
    if (member.group.members.length === 1) return true;
    const place = { start: sentence.start + found.start, end: sentence.start + found.end };
    const governors = governorsOf(answered.response, place, sentence, member.group, anchors, {
      behind: false,
    });
    return governors?.members.includes(member) === true;
  });
  // "Has been renewed twice" is no word on whether it can be renewed again.
  const said = text.slice(found.start, found.end);
  const isDone = /(?:able|ible)$/.test(fact.key) && /(?:ed|en|wn)$/i.test(said.trim());
  if (isDone && !/\b(?:can|could|may|might|able)\b/i.test(textBefore(text, found.start))) return undefined;
  if (isWhole && !isOwn) return undefined;
  if (!isWhole && !isPredicate(text, found, words)) return undefined;
  // "It has no breakfast time" speaks of another thing.
  return { text: text.slice(found.start, found.end), value: found.value };
}

const permitted =
  /^\s+(?:is|are)(?:n['’]t|\s+not|\s+also|\s+always)?\s+(?:welcome|allowed|permitted|accepted|included)\b/i;

/** "It's on display", "pets are welcome": what is said of the thing by the words of a field's name. */
function isPredicate(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  words: readonly string[],
): boolean {
  if (permitted.test(text.slice(end))) return true;
  let lead = text.slice(0, start);
  // The name's small words may stand before those that it is found by.
  for (const word of words.toReversed())
    if (lead.toLowerCase().endsWith(` ${word} `)) lead = lead.slice(0, -word.length - 1);
  return predicate.test(lead);
}

/** Where the words of a field's name are, and whether they are said or denied; undefined where they are not. */
function spansIn(text: string, key: string) {
  return saidOfLabel(text, key, { today: '2000-01-01', sentence: text });
}

const polar =
  /^(?:(?:yes|no|ja|nein|oui|non|sí|si)(?=[\s,.!;:–—-]|$)|not (?:yet|any ?more|currently|at (?:the|this) moment|right now)\b|(?:it|they|he|she) (?:is|are|was|were|does|do|did|has|have)(?:n['’]t| not)?(?=[.!,;]|$))/i;

/** "No." to a question that says the words of the field's name. */
function answeredOf({ answered }: AnswerReading, fact: Fact, sentence: Sentence): Said | undefined {
  const answer = polar.exec(answered.response.slice(sentence.start));
  if (answer === null) return undefined;
  const questions = answered.query.split(/(?<=[.?!])\s+/).filter((each) => each.endsWith('?'));
  const [question, another] = questions;
  // With several questions it is open which one is answered.
  if (question === undefined || another !== undefined || / and | or /.test(question)) return undefined;
  if (!/^\W*(?:is|are|was|were|does|do|did|has|have|had|can|will)\b/i.test(question)) return undefined;
  const asked = spansIn(question, fact.key);
  if (asked === undefined) return undefined;
  const isYes = !/^(?:no|nein)|\bnot\b|n['’]t\b/i.test(answer[0]);
  return { text: answer[0], value: isYes === asked.value };
}
