// Which field the words around a figure mean: "costs €97", "rated 8.4", "55% chance of rain".
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Token } from '../../text/sayings/tokens.ts';
import { textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { Scene } from './scene.ts';

export interface Near {
  readonly word: string;
  /** 1 right beside the figure, less with each word between. */
  readonly weight: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const stops = /^[.;:!?()\n|]$/;
const parting = new Set(['and', 'but', 'or', 'while', 'und', 'et', 'y']);
const empty = new Set(
  'the a an is are was were be been it its this that these those there you your we our of to at for in on by with has have had will would can could as so if not all also still just'.split(
    ' ',
  ),
);

/** The words before and behind a place up to the next figure, name or mark, nearest first. */
export function wordsNear(
  tokens: readonly Token[],
  place: Place,
  names: readonly Place[],
  figures: readonly Place[],
  sentence: Place,
): readonly Near[] {
  const near: Near[] = [];
  const walk = (from: number, step: 1 | -1, most: number) => {
    let weight = most;
    let seen = 0;
    for (let at = from; at >= 0 && at < tokens.length; at += step) {
      const token = tokens[at];
      if (token === undefined || token.start < sentence.start || token.end > sentence.end) return;
      const isIn = ({ start, end }: Place) => token.start < end && start < token.end;
      // "The most assists of the three: twelve."
      const isCount = step === -1 && seen === 0 && /^(?:the|all)$/.test(tokens[at - 1]?.word ?? '');
      if (isCount && tokens[at - 2]?.word === 'of' && tokens[at + 1]?.text === ':') {
        at -= 2;
        continue;
      }
      if (figures.some(isIn)) return;
      if (names.some(isIn)) {
        // What is named before a figure is what it belongs to; the words in front of the name still speak of it.
        if (seen > 0 || step === 1) return;
        continue;
      }
      if (token.kind === 'mark') {
        // "Memory (71%)"
        if (token.text === '(' && step === -1 && at === from) continue;
        if (stops.test(token.text) && !(token.text === ':' && step === -1)) return;
        // What comes behind a comma is said of something else; "the highest rating, 4.8." is said in apposition.
        const isRight = tokens
          .slice(at + 1, from + 1)
          .every(({ word }) => /^(?:just|only|exactly)$/.test(word));
        if (token.text === ',' && !(step === -1 && isRight && isLast)) return;
        continue;
      }
      // "€8,250 without VAT" is no VAT.
      // "That came to €196.50" is a total.
      if (step === -1 && /^(?:c[ao]mes?|adds|amounts|sums)$/.test(token.word) && isToward(tokens, at, from)) {
        near.push({ word: 'total', weight });
        return;
      }
      if (step === 1 && /^(?:without|excluding|excl|before|plus|ohne|hors|sin)$/.test(token.word)) return;
      // "Three stars, 7.6": the word right behind another figure is that one's.
      const isJoined = tokens
        .slice(at + 1, from + 1)
        .every(({ kind, word }) => kind === 'mark' || parting.has(word));
      const isOthersNoun =
        step === -1 && at < from && isJoined && figures.some(({ end }) => end === tokens[at - 1]?.end);
      if (isOthersNoun) return;
      if (parting.has(token.word)) {
        if (step === 1 || seen > 0) return;
        continue;
      }
      if (empty.has(token.word)) {
        weight *= 0.95;
        continue;
      }
      seen += 1;
      near.push({ word: token.word, weight });
      weight *= 0.7;
      if (seen >= 5) return;
    }
  };
  const next = tokens.find((token) => token.start >= place.end);
  const isLast =
    next === undefined || next.end > sentence.end || (next.kind === 'mark' && /^[.;,!?)]$/.test(next.text));
  const before = tokens.findLastIndex((token) => token.end <= place.start);
  const after = tokens.findIndex((token) => token.start >= place.end);
  if (after !== -1) walk(after, 1, 1);
  if (before !== -1) walk(before, -1, 0.9);
  return near;
}

/** Whether nothing but "to", or "up to", is between a verb and the figure. */
const isToward = (tokens: readonly Token[], at: number, from: number) =>
  tokens.slice(at + 1, from + 1).every(({ word }) => /^(?:to|up|about|exactly)$/.test(word));

/** How well words fit the field of a fact, or the object that it is in. */
export function fieldScore(near: readonly Near[], fact: Fact): number {
  let score = 0;
  const parent = fact.record.slice(fact.record.lastIndexOf('/') + 1);
  // The name of an organiser: the object that the field is in says what it is.
  const isNamed = parent !== '' && !/^\d+$/.test(parent);
  for (const { word, weight } of near)
    score += weight * Math.max(fieldFit(word, fact.key), isNamed ? fieldFit(word, parent) : 0);
  return score;
}

const recordWords = new WeakMap<Scene, Map<string, ReadonlySet<string>>>();

/** The values of a fact's record that are single words. */
export function wordsOfRecord(scene: Scene, { step, record }: Fact): ReadonlySet<string> {
  const known = recordWords.get(scene) ?? new Map<string, ReadonlySet<string>>();
  recordWords.set(scene, known);
  const place = `${step.id} ${record}`;
  let words = known.get(place);
  if (words === undefined) {
    words = new Set(
      scene.facts.flatMap((other) =>
        other.step === step &&
        other.record === record &&
        typeof other.value === 'string' &&
        !/\s/.test(other.value)
          ? [other.value.toLowerCase()]
          : [],
      ),
    );
    known.set(place, words);
  }
  return words;
}

const opposed =
  /^(?:this|last|home|away|min|max|low|high|opening|closing|old|new|first|next|previous|current|expected|actual|gross|net)$/;

/** A field of the same record whose name differs in one word, where the words beside a value say that one: `visits_last_month` for `visits_this_month`. */
export function twinOf(
  { scene, answered }: { readonly scene: Scene; readonly answered: { readonly response: string } },
  fact: Fact,
  near: readonly Near[],
  { end }: { readonly end: number },
): Fact | undefined {
  const own = wordsOf(fact.key);
  if (own.length < 2) return undefined;
  const behind = /^[^.;:,()]{0,60}/.exec(textBehind(answered.response, end))?.[0] ?? '';
  const clause = (behind.toLowerCase().match(/\p{L}+/gu) ?? []).map(stemOf);
  const said = new Set([...near.map(({ word }) => stemOf(word)), ...clause]);
  return scene.facts.find((other) => {
    if (other.step !== fact.step || other.record !== fact.record || other.value === fact.value) return false;
    if (typeof other.value !== typeof fact.value) return false;
    const words = wordsOf(other.key);
    const at = words.findIndex((word, index) => word !== own[index]);
    const isTwin =
      words.length === own.length &&
      at !== -1 &&
      words.every((word, index) => index === at || word === own[index]);
    const isApart = (at > 0 && (words[at] ?? '').length > 2) || opposed.test(words[at] ?? '');
    return isTwin && isApart && said.has(stemOf(words[at] ?? '')) && !said.has(stemOf(own[at] ?? ''));
  });
}

/** Whether a field's value, a common word that is no name, stands in the answer. */
export function isCommonWordSaid(
  { tokens }: { readonly tokens: readonly Token[] },
  { value }: Fact,
): boolean {
  if (typeof value !== 'string' || !/^[a-z]{3,}(?: [a-z]{3,})?$/.test(value)) return false;
  const [first, second] = value.split(' ');
  return tokens.some(
    ({ word }, at) => word === first && (second === undefined || tokens[at + 1]?.word === second),
  );
}
