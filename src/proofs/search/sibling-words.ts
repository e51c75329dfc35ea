// "“The Glazier”, an oil painting", where only another work is in oil: a word that is in the values of siblings alone.
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { fold, isCapitalised, tokenize } from '../../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import { governorsOf } from './governors.ts';
import { isFunctionWord, isNeutral } from './known-words.ts';
import { isNamePart } from './names-said.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import type { Scene } from './scene.ts';
import { isStateKey } from './states.ts';

const nextOne = /\b(?:and|but|while) (?:one|another|the other|the (?:last|third|second))\b/i;

const known = new WeakMap<Scene, ReadonlyMap<string, readonly Fact[]>>();

/** The words that one field of a list's things has, and nothing else of the results: by their stems, the facts that have them. */
function tellingWords({ facts }: Scene): ReadonlyMap<string, readonly Fact[]> {
  const byStem = new Map<string, Fact[]>();
  for (const fact of facts) {
    for (const part of wordsOf(fact.key)) byStem.set(stemOf(part), []);
    if (typeof fact.value !== 'string') continue;
    for (const word of new Set(wordsOf(fold(fact.value)).map(stemOf))) {
      const own = byStem.get(word);
      if (own === undefined) byStem.set(word, [fact]);
      else if (own.length > 0) own.push(fact);
    }
  }
  for (const [stem, own] of byStem) {
    const [first] = own;
    const isOne =
      first !== undefined &&
      own.every((fact) => isKind(fact) && fact.key === first.key && fact.step === first.step);
    if (!isOne) byStem.delete(stem);
  }
  return byStem;
}

/** A short text in lower case, of one of several things. */
function isKind({ value, key, members }: Fact): boolean {
  const list = members.at(-1)?.group;
  return (
    typeof value === 'string' &&
    /^[a-z]{3,}(?:[ -][a-z]{2,}){0,3}$/.test(value) &&
    !isStateKey(key) &&
    list?.pointer !== undefined &&
    list.members.length > 1
  );
}

/** Objections to words that are said of a thing and are only in what the same field says of others. */
export function siblingWords(reading: AnswerReading): readonly Objection[] {
  const { scene, answered } = reading;
  let words = known.get(scene);
  if (words === undefined) {
    words = tellingWords(scene);
    known.set(scene, words);
  }
  if (words.size === 0) return [];
  const asked = new Set(tokenize(answered.query).map(({ word }) => stemOf(word)));
  return reading.tokens.flatMap((token): readonly Objection[] => {
    const facts = words.get(stemOf(token.word));
    const [first] = facts ?? [];
    if (facts === undefined || first === undefined || token.kind !== 'word' || asked.has(stemOf(token.word)))
      return [];
    if (token.word.length < 3 || isFunctionWord(token.word) || isNeutral(token.word)) return [];
    if (isCapitalised(token) || isNamePart(reading, token)) return [];
    const sentence = sentenceAt(reading, token);
    const group = first.members.at(-1)?.group;
    const governors =
      group === undefined
        ? undefined
        : governorsOf(answered.response, token, sentence, group, reading.anchors, { behind: false });
    const [about, another] = governors?.members ?? [];
    // "One failed (on renovate) and one, the release, is still running" goes on to another.
    const isNextOne = nextOne.test(
      answered.response
        .slice(governors?.at ?? token.start, token.start)
        .split(/[;.]/)
        .at(-1) ?? '',
    );
    if (isNextOne) return [];
    if (about === undefined || another !== undefined || governors?.isInherited === true) return [];
    const own = about.facts.find(({ key, members }) => key === first.key && members.at(-1) === about);
    if (own === undefined || facts.some(({ members }) => members.includes(about)) || isSaid(reading, own))
      return [];
    return [
      {
        text: token.text,
        start: token.start,
        what: `${JSON.stringify(token.text)} is another one's ${wordsOf(first.key).join(' ')}: that of ${about.names[0] ?? 'this one'} is ${String(own.value)}.`,
        instead: 'Say each value of the thing that has it.',
      },
    ];
  });
}

/** Whether the answer says the thing's own value anywhere: then the word is said of another one. */
function isSaid({ tokens }: AnswerReading, { value }: Fact): boolean {
  const stems = new Set(tokens.map(({ word }) => stemOf(word)));
  return wordsOf(fold(String(value))).some((word) => stems.has(stemOf(word)));
}
