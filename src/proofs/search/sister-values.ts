// A value told in any words at all that is a sister of the one in the results: "it runs on petrol" where the fuel is diesel.
import { singular, wordsOf } from '../../text/naming.ts';
import { fold, isCapitalised, tokenize } from '../../text/sayings/tokens.ts';
import { hasSisters, isAkin, isSister } from '../../text/sister-words.ts';
import type { Fact } from './facts.ts';
import { isNamePart } from './names-said.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isWithin, sentenceAt } from './reading.ts';
import type { Scene } from './scene.ts';
import { enumerated, isStateKey } from './states.ts';

interface Told {
  /** The words of all fields and values, as they are looked up. */
  readonly words: ReadonlySet<string>;
  /** The values that exclude others, by their words. */
  readonly exclusive: ReadonlyMap<string, Fact>;
}

/** Objections to the words that exclude what the results say, and that nothing else has. */
export function sisterValues(reading: AnswerReading): readonly Objection[] {
  return [...sisters(reading), ...otherChoices(reading)];
}

function sisters(reading: AnswerReading): readonly Objection[] {
  const { exclusive, words } = toldBy(reading.scene);
  if (exclusive.size === 0) return [];
  const asked = new Set(tokenize(reading.answered.query).map(({ word }) => singular(word)));
  return reading.tokens.flatMap((token, at): readonly Objection[] => {
    if (token.kind !== 'word' || isCapitalised(token) || !hasSisters(token.word)) return [];
    const word = singular(token.word);
    if (words.has(word) || asked.has(word)) return [];
    // Of two things, either may be meant: "wooden" fits the one of oak, though the other is of steel.
    if ([...exclusive.keys()].some((value) => isAkin(token.word, value))) return [];
    const [, fact] = [...exclusive].find(([value]) => isSister(token.word, value)) ?? [];
    if (fact === undefined || isDenied(reading, at) || isNamePart(reading, token)) return [];
    const { key, value } = fact;
    return [
      {
        text: token.text,
        start: token.start,
        what: `${JSON.stringify(token.text)} is in no result: the ${wordsOf(key).join(' ')} is ${String(value)}.`,
        instead: 'Say the value that the results have.',
      },
    ];
  });
}

const known = new WeakMap<Scene, Told>();

function toldBy(scene: Scene): Told {
  let told = known.get(scene);
  if (told === undefined) {
    const words = new Set<string>();
    const exclusive = new Map<string, Fact>();
    for (const fact of scene.facts) {
      for (const part of wordsOf(fold(fact.key))) words.add(singular(part));
      if (typeof fact.value !== 'string') continue;
      const parts = wordsOf(fold(fact.value)).map(singular);
      for (const part of parts) words.add(part);
      if (isPlain(fact.value)) for (const part of parts) if (hasSisters(part)) exclusive.set(part, fact);
    }
    told = { words, exclusive };
    known.set(scene, told);
  }
  return told;
}

/** "Now on full board", where it is half board: another of the values that a schema allows, of several words. */
function otherChoices(reading: AnswerReading): readonly Objection[] {
  const { tokens, scene, answered } = reading;
  const asked = ` ${wordsOf(fold(answered.query)).join(' ')} `;
  return choicesOf(scene).flatMap(({ words, fact }) =>
    asked.includes(` ${words.join(' ')} `)
      ? []
      : tokens.flatMap((token, at): readonly Objection[] => {
          const run = tokens.slice(at, at + words.length);
          const last = run.at(-1);
          if (last === undefined || words.some((word, index) => run[index]?.word !== word)) return [];
          if (isDenied(reading, at) || isNamePart(reading, token)) return [];
          const text = answered.response.slice(token.start, last.end);
          const what = `${JSON.stringify(text)} is another choice: the ${wordsOf(fact.key).join(' ')} is ${String(fact.value)}.`;
          return [{ text, start: token.start, what, instead: 'Say the value that the results have.' }];
        }),
  );
}

interface Choice {
  readonly words: readonly string[];
  readonly fact: Fact;
}

const choices = new WeakMap<Scene, readonly Choice[]>();

/** The values of several words that schemas allow for the fields of the results, and that none of these has. */
function choicesOf(scene: Scene): readonly Choice[] {
  let found = choices.get(scene);
  if (found === undefined) {
    const held = new Set(scene.facts.map(({ value }) => fold(String(value))));
    const schemas = scene.steps.flatMap(({ tool }) => [tool?.inputSchema, tool?.outputSchema]);
    found = schemas.flatMap((schema) =>
      [...enumerated(schema ?? {})].flatMap(([key, value]): readonly Choice[] => {
        const words = wordsOf(fold(String(value)));
        const fact = scene.facts.find((each) => each.key === key);
        const isOther = fact !== undefined && !isStateKey(key) && !held.has(fold(String(value)));
        return isOther && words.length > 1 ? [{ words, fact }] : [];
      }),
    );
    choices.set(scene, found);
  }
  return found;
}

/** A word or two that describe, and no name: "dark green", "Diesel", `MOBILE_PHONE`. */
function isPlain(value: string): boolean {
  return /^(?:\p{Lu}?\p{Ll}+(?:[ _-]\p{Ll}+){0,2}|\p{Lu}+(?:_\p{Lu}+){0,2})$/u.test(value);
}

const denying =
  /^(?:not|no|never|nor|neither|without|unlike|instead|rather|than|isn|wasn|aren|doesn|cannot|if|whether|would|could|should)$/;

/** Denied, only considered, or asked. */
function isDenied(reading: AnswerReading, at: number): boolean {
  const token = reading.tokens[at];
  if (token === undefined) return false;
  const sentence = sentenceAt(reading, token);
  if (reading.answered.response.slice(token.end, sentence.end).trimEnd().endsWith('?')) return true;
  for (let index = at - 1; index >= Math.max(0, at - 6); index--) {
    const before = reading.tokens[index];
    if (before === undefined || !isWithin(before, sentence) || /^[;:]$/.test(before.text)) return false;
    if (denying.test(before.word)) return true;
  }
  return false;
}
