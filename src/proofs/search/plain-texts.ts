// Texts of the results that are no names and that an answer says word for word: "minor surgery", "vacation", "partly cloudy".
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';
import { isStateKey } from './states.ts';

export interface PlainText {
  readonly mention: Mention;
  /** The values of one field that say it. */
  readonly facts: readonly Fact[];
}

interface Phrase {
  readonly value: string;
  readonly stems: readonly string[];
  readonly facts: Fact[];
}

const longest = 60;
const known = new WeakMap<Scene, readonly Phrase[]>();
const found = new WeakMap<AnswerReading, readonly PlainText[]>();

/** What items of lists have as texts in lower case, where others of the list have another. */
function phrasesOf(scene: Scene): readonly Phrase[] {
  let phrases = known.get(scene);
  if (phrases === undefined) {
    const byPlace = new Map<string, Phrase>();
    const words = new Set(
      [...scene.facts.map(({ key }) => key), ...scene.groups.map(({ noun }) => noun)].flatMap((name) =>
        wordsOf(name).map(stemOf),
      ),
    );
    for (const fact of scene.facts) {
      const member = fact.members.at(-1);
      const { value, key } = fact;
      if (typeof value !== 'string' || value.length > longest || !/^\p{Ll}[\p{L}\s,'’-]*$/u.test(value))
        continue;
      if (isStateKey(key)) continue;
      const isTold = member !== undefined && !member.names.includes(value) && !member.ids.has(value);
      if (!isTold || member.group.members.length < 2 || member.group.pointer === fact.record) continue;
      const stems = tokenize(value).flatMap(({ kind, word }) => (kind === 'mark' ? [] : [stemOf(word)]));
      const [first] = stems;
      // A single word that a field or a thing is called by says no value.
      if (first === undefined || (stems.length === 1 && (value.length < 4 || words.has(first)))) continue;
      const place = `${member.group.key} ${key} ${value}`;
      const phrase = byPlace.get(place) ?? { value, stems, facts: [] };
      byPlace.set(place, phrase);
      phrase.facts.push(fact);
    }
    phrases = [...byPlace.values()];
    known.set(scene, phrases);
  }
  return phrases;
}

/** Where an answer says such texts, the longest ones; what stands within a name is not among them. */
export function plainTexts(reading: AnswerReading): readonly PlainText[] {
  let texts = found.get(reading);
  if (texts === undefined) {
    texts = findTexts(reading);
    found.set(reading, texts);
  }
  return texts;
}

function findTexts({ tokens, scene, anchors, mentions, answered }: AnswerReading): readonly PlainText[] {
  const words = tokens.filter(({ kind }) => kind !== 'mark');
  const stems = words.map(({ word }) => stemOf(word));
  const all = phrasesOf(scene).flatMap(({ value, stems: wanted, facts }) =>
    words.flatMap((word, at): PlainText[] => {
      const last = words[at + wanted.length - 1];
      if (last === undefined || wanted.some((stem, index) => stems[at + index] !== stem)) return [];
      const { start } = word;
      const { end } = last;
      const text = answered.response.slice(start, end);
      if (/[.;:!?]\s/.test(text) || /-\p{L}/u.test(answered.response.slice(end, end + 2))) return [];
      return [{ mention: { kind: 'name', start, end, text, readings: [{ as: 'text', value }] }, facts }];
    }),
  );
  const isIn = (inner: Mention, outer: { readonly start: number; readonly end: number }) =>
    outer.start <= inner.start && inner.end <= outer.end;
  return all.filter(
    ({ mention }) =>
      !anchors.some((anchor) => isIn(mention, anchor)) &&
      !mentions.some((other) => other.kind !== 'relation' && isIn(mention, other)) &&
      !all.some(
        ({ mention: other }) => other.end - other.start > mention.end - mention.start && isIn(mention, other),
      ),
  );
}
