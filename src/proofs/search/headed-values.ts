// "Paid by credit card", where it was a gift card: the second word of a value behind another first one.
import { stemOf } from '../../text/field-words.ts';
import { isCapitalised, type Token } from '../../text/sayings/tokens.ts';
import { isAkin } from '../../text/sister-words.ts';
import type { Fact } from './facts.ts';
import { isFunctionWord, isNeutral, knownWords } from './known-words.ts';
import { isNamePart } from './names-said.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';

interface Headed {
  readonly first: string;
  readonly head: string;
  readonly fact: Fact;
}

const known = new WeakMap<Scene, readonly Headed[]>();

/** The values of two common words. */
function headedIn(scene: Scene): readonly Headed[] {
  let headed = known.get(scene);
  if (headed === undefined) {
    headed = scene.facts.flatMap((fact) => {
      const [, first, head] = /^([a-z]{3,})[ _-]([a-z]{3,})$/i.exec(String(fact.value)) ?? [];
      const isCommon = typeof fact.value === 'string' && !/^\p{Lu}\S* \p{Lu}/u.test(fact.value);
      return first === undefined || head === undefined || !isCommon
        ? []
        : [{ first: first.toLowerCase(), head: stemOf(head), fact }];
    });
    known.set(scene, headed);
  }
  return headed;
}

/** Objections to the values that are said with a first word of which the results know nothing. */
export function headedValues(reading: AnswerReading): readonly Objection[] {
  const { tokens, scene, answered } = reading;
  const headed = headedIn(scene);
  if (headed.length === 0) return [];
  const { has, hasKin } = knownWords(reading);
  return tokens.flatMap((token, at): readonly Objection[] => {
    const before = tokens[at - 1];
    const own = headed.filter(({ head }) => token.kind === 'word' && stemOf(token.word) === head);
    const [one] = own;
    if (one === undefined || before === undefined || !isDescribing(before)) return [];
    if (has(before.word) || hasKin(before.word) || isNamePart(reading, before) || isNamePart(reading, token))
      return [];
    if (own.some(({ first }) => isAkin(before.word, first))) return [];
    const text = answered.response.slice(before.start, token.end);
    return [
      {
        text,
        start: before.start,
        what: `${JSON.stringify(text)} is in no result: that is ${String(one.fact.value)}.`,
        instead: 'Say the value that the results have.',
      },
    ];
  });
}

function isDescribing(token: Token): boolean {
  return (
    token.kind === 'word' &&
    /^[a-z]{3,}$/.test(token.word) &&
    !isCapitalised(token) &&
    !isFunctionWord(token.word) &&
    !isNeutral(token.word) &&
    !/(?:ly|ing|est|er)$/.test(token.word)
  );
}
