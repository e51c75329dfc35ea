// A reference with why its arguments are that item's.
import type { GivenChoice, Phrase } from '../words/phrase.ts';
import type { Ref } from './ref.ts';

/** The reference with more choices, in all of its words. */
export function withChoices(ref: Ref, choices: readonly GivenChoice[]): Ref {
  if (choices.length === 0) return ref;
  const add = (phrase: Phrase): Phrase => ({ ...phrase, choices: [...phrase.choices, ...choices] });
  return {
    ...ref,
    phrase: add(ref.phrase),
    ...(ref.possessive !== undefined && { possessive: add(ref.possessive) }),
  };
}
