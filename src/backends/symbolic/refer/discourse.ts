// What a query speaks of before its question, so that no phrase leads through more than a thing or two: "Find their largest order. When was it paid?"
import type { Random } from '../../../model/random.ts';
import { type Phrase, words } from '../words/phrase.ts';
import { isPerson } from '../words/pronoun.ts';
import { headOf } from '../words/proper.ts';
import type { Intro } from '../words/voice.ts';
import { isPlaceName } from './narrow.ts';
import type { Ref } from './ref.ts';

/** So many things are found one after another before a question. */
const mostFound = 2;

/** Whose insides are asked about: nothing is "in it" there. */
const rooms = /^(?:room|office|warehouse|building|hall|store|hotel)$/;

export class Discourse {
  readonly intros: Intro[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Puts the thing before the question, and answers how the query goes on to speak of it; undefined where that is too much. */
  introduce(ref: Ref): Ref | undefined {
    const { intros } = this;
    const isFound = !ref.isNamed;
    if (isFound && intros.filter(({ isNamed }) => !isNamed).length >= mostFound) return undefined;
    // What is spoken of next has to come of what was spoken of last: else nobody knows what "it" is.
    if (intros.length > 0 && !ref.phrase.spoken.includes(intros.length)) return undefined;
    const about = isPerson(ref.noun);
    intros.push({ phrase: ref.phrase, isPerson: about, isNamed: ref.isNamed });
    const spoken = [intros.length];
    const head = headOf(ref.noun);
    const isPlace = isPlaceName(head) || rooms.test(head);
    const again = about ? 'they' : isPlace || this.#random.real() < 0.35 ? `that ${head}` : 'it';
    const { possessive: _, ...rest } = ref;
    return {
      ...rest,
      phrase: words(again, { spoken }),
      possessive: words(about ? 'their' : 'its', { spoken }),
      weight: 0,
      isFocus: true,
    };
  }

  /** Whether all pronouns of a question mean what was spoken of last. */
  isClear({ spoken, text }: Phrase): boolean {
    return (
      spoken.every((number) => number === this.intros.length) &&
      // What was introduced is what is asked about.
      spoken.length === Math.min(1, this.intros.length) &&
      // What was introduced is not described once more.
      this.intros.every(({ phrase }) => !text.includes(phrase.text))
    );
  }
}
