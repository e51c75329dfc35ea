// A reference with why its arguments are what they are: what the query asks for, and why it is that item.
import type { Fact } from '../../../grounding/reading/entity.ts';
import type { Ask } from '../../../model/claim.ts';
import type { View } from '../scene/view.ts';
import { type GivenChoice, type Phrase, words } from '../words/phrase.ts';
import type { Ref, Taken } from './ref.ts';

/** The reference with more choices, in all of its words. */
export function withChoices(ref: Ref, choices: readonly GivenChoice[]): Ref {
  return choices.length === 0
    ? ref
    : inAllWords(ref, (phrase) => ({ ...phrase, choices: [...phrase.choices, ...choices] }));
}

/** The reference with more of what it asks for, in all of its words. */
export function withAsks(ref: Ref, asks: readonly Ask[]): Ref {
  return asks.length === 0
    ? ref
    : inAllWords(ref, (phrase) => ({ ...phrase, asks: [...phrase.asks, ...asks] }));
}

/** What a change is made of, where the query says its number: it was looked at, and is not taken from there. */
export function askedByNumber({ step }: View, path: string, ref: Ref, fact: Fact): Taken {
  const text = String(fact.value);
  return { ref: withAsks(ref, [{ step: step.id, path, text }]), fact, told: words(text) };
}

function inAllWords(ref: Ref, change: (phrase: Phrase) => Phrase): Ref {
  return {
    ...ref,
    phrase: change(ref.phrase),
    ...(ref.possessive !== undefined && { possessive: change(ref.possessive) }),
  };
}
