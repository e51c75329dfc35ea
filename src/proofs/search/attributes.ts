// What a list of words in a thing says of it: its equipment, its tags, its amenities.
import { isObject } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import { listsOf } from './counted-list.ts';
import type { Fact, Member } from './facts.ts';
import { governorsOf } from './governors.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, type Sentence, sentenceAt } from './reading.ts';
import type { Scene } from './scene.ts';

interface Attribute {
  readonly key: string;
  readonly value: string;
  readonly stems: readonly string[];
  readonly owners: ReadonlySet<Member>;
}

const longest = 40;
const known = new WeakMap<Scene, readonly Attribute[]>();

/** Every word that some thing has in a list of its own, with the things that have it. */
function attributesOf(scene: Scene): readonly Attribute[] {
  let attributes = known.get(scene);
  if (attributes === undefined) {
    const found = new Map<string, { key: string; value: string; owners: Set<Member> }>();
    for (const fact of scene.facts) {
      const owner = ownerOf(fact);
      if (owner === undefined) continue;
      const text = String(fact.value);
      const place = `${owner.group.key} ${fact.key} ${text}`;
      const own = found.get(place) ?? { key: fact.key, value: text, owners: new Set() };
      found.set(place, own);
      own.owners.add(owner);
    }
    attributes = [...found.values()].map(({ key, value, owners }) => ({
      key,
      value,
      owners,
      stems: tokenize(value).map(({ word }) => stemOf(word)),
    }));
    known.set(scene, attributes);
  }
  return attributes;
}

/** The thing whose list a word is in. */
function ownerOf({ value, members, record }: Fact): Member | undefined {
  const list = members.at(-1)?.group;
  const isWord = typeof value === 'string' && value.length <= longest && /^\p{Ll}/u.test(value);
  return isWord && list?.pointer === record ? members.at(-2) : undefined;
}

const denying =
  /\b(?:no|not|without|lacks?|neither|nor|never|(?:do|does|did|is|are|has|have)n['’]t)\b(?:(?!\bbut\b|\bthough\b|\bonly\b)[^,.;:!?()–—]){0,40}$/i;

/** Words that are said of a thing that does not have them, or denied of one that has. */
export function attributeObjections(reading: AnswerReading): readonly Objection[] {
  const { answered, tokens } = reading;
  return attributesOf(reading.scene).flatMap(({ key, value, stems, owners }) =>
    tokens.flatMap((token, at): Objection[] => {
      const run = tokens.slice(at, at + stems.length);
      const end = run.at(-1)?.end;
      if (end === undefined || run.some(({ word }, index) => stemOf(word) !== stems[index])) return [];
      if (run.length < stems.length) return [];
      const place = { start: token.start, end };
      if (
        reading.anchors.some(
          (anchor) => anchor.start <= place.start && end <= anchor.end && !isWord(anchor.members),
        )
      )
        return [];
      const sentence = sentenceAt(reading, place);
      const [owner] = owners;
      if (owner === undefined) return [];
      const about = aboutOf(reading, place, sentence, owner);
      // "Avoid penicillin, and no latex either" says what somebody cannot have.
      const isAvoided = /allergies|intoleran|avoid|forbidden/i.test(key);
      const isDenied = !isAvoided && denying.test(textBefore(answered.response, token.start, sentence.start));
      // The author of a request need not be among its reviewers.
      const isOwn = (member: Member) =>
        member.facts.some((fact) => fact.members.at(-1) === member && fact.value === value);
      const wrong = about.find(
        (member) =>
          hasList(reading, member, key) && owners.has(member) === isDenied && (isDenied || !isOwn(member)),
      );
      if (wrong === undefined) return [];
      const text = answered.response.slice(place.start, end);
      return [
        {
          text,
          start: place.start,
          what: isDenied
            ? `${JSON.stringify(text)} is denied, and the ${key.replaceAll('_', ' ')} of ${wrong.names[0] ?? 'it'} has ${value}.`
            : `${JSON.stringify(text)} is not in the ${key.replaceAll('_', ' ')} of ${wrong.names[0] ?? 'it'}.`,
          instead: 'Say what the results list of each thing.',
        },
      ];
    }),
  );
}

const isWord = (members: readonly Member[]) => members.every((member) => member.facts.some(ownerOf));

/** The things that a place is about: those named, or the only one there is. */
function aboutOf(
  reading: AnswerReading,
  place: { readonly start: number; readonly end: number },
  sentence: { readonly start: number; readonly end: number },
  { group }: Member,
): readonly Member[] {
  if (group.members.length === 1) return group.members;
  // "Both have video": what the answer is about altogether.
  const before = textBefore(reading.answered.response, place.start, sentence.start);
  if (/\bboth\b/i.test(before)) {
    const named = new Set(
      reading.anchors.flatMap(({ members }) =>
        members.length === 1 && members[0]?.group === group ? members : [],
      ),
    );
    return named.size === 2 ? [...named] : [];
  }
  if (/\b(?:all|every|each)\b[^,.;:]*$/i.test(before)) return group.members;
  const governors = governorsOf(reading.answered.response, place, sentence, group, reading.anchors, {
    behind: false,
  });
  const behind = governors === undefined ? namedBehind(reading, place, sentence, group) : [];
  if (behind.length > 0) return behind;
  if (governors === undefined) {
    const chosen = group.members.filter((member) => reading.chosen.has(member));
    return chosen.length === 1 ? chosen : [];
  }
  if (governors.isInherited && governors.members.length > 1) return [];
  // "Ancoats seats 12, Castlefield 6, and it has video": either may be meant.
  const isOpen = /\bit\b/i.test(textBefore(reading.answered.response, place.start, governors.at));
  const named = reading.anchors.filter(
    (anchor) =>
      anchor.members[0]?.group === group && anchor.start >= sentence.start && anchor.end <= place.start,
  );
  return isOpen && named.length > 1 ? [] : governors.members;
}

/** "Asato and Jpike are assigned to #419": what is said of who is in a list, of the thing that is named behind. */
function namedBehind(
  { anchors, answered }: AnswerReading,
  place: Sentence,
  sentence: Sentence,
  group: Member['group'],
): readonly Member[] {
  const [first] = anchors.filter(
    ({ start, end, members }) => start >= place.end && end <= sentence.end && members[0]?.group === group,
  );
  const between = first === undefined ? '' : answered.response.slice(place.end, first.start);
  return first !== undefined &&
    /\p{L}\s+(?:to|for|on|in|of|by)?\s?#?[“"]?$/u.test(between) &&
    !/[;:.(]/.test(between)
    ? first.members
    : [];
}

/** Whether a member has such a list, be it empty. */
function hasList(reading: AnswerReading, member: Member, key: string): boolean {
  const { group, index, facts } = member;
  if (facts.some((fact) => fact.key === key && ownerOf(fact) === member)) return true;
  const list = listsOf(reading).find((each) => each.group === group);
  const item = list?.items[index];
  return isObject(item) && Array.isArray(item[key]);
}
